reset_voice_code-sent = The link to { $first ->
        [yes] your first
       *[no] a new
    } voice code is in your email and works for a day. Tell me the new code only when you next buy something.
