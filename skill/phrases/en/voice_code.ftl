### The voice code; its digits are never spoken.

voice_code-ask = Sure. What is your four-digit voice code?
voice_code-once_more = What is your voice code?
voice_code-not_heard = I did not catch four digits. What is your voice code?
voice_code-digits_only = I need the four digits first, or say cancel.
voice_code-wrong = That code is not right, you have { $left ->
        [1] one try
       *[other] { NUMBER_WORD($left) } tries
    } left.
voice_code-again = What is it?
voice_code-locked = The code was wrong three times and is locked now. Nothing was charged. Set a new one with the link in your email.
voice_code-still_locked = The code stays locked until you set a new one with the link in your email.
voice_code-keep_question = Shall I put { LINES($lines, form: "noun") } in your cart until then?
voice_code-kept = { CAPITAL(PRONOUN($lines)) } { PLURAL($lines) ->
        [one] is
       *[other] are
    } in your cart. Nothing was ordered.
voice_code-none_set = For this amount you need a voice code, and you have not set one. I will email you the link; { LINES($lines, form: "noun") } { PLURAL($lines) ->
        [one] is
       *[other] are
    } in your cart until then. Nothing is ordered.
voice_code-not_asked = I do not need a code right now.
