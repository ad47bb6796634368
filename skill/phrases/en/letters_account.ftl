### The mails about an account, and the one that asks the shop to call back.

letters_account-code_reset_subject = Your voice code at { $seller }
letters_account-code_reset_intro = before you can order from { $seller } by voice again, you have to set your voice code anew.
letters_account-code_reset_link = Set a new voice code
letters_account-code_reset_once = The link works for a short time and only once. Do not pass it on.
letters_account-code_reset_reply = Reply to this email and we will set it with you.
letters_account-not_you = Was this not you? Then please reply to this email at once.

letters_account-method_stored_subject = New payment method at { $seller }
letters_account-method_stored_intro = a new payment method is now stored in your account at { $seller }:

letters_account-callback_subject = Call-back request from { $name }
letters_account-callback_intro = { $name } ({ $email }) asks to be called back. The conversation so far:
letters_account-callback_promise = Promised: { $hours }
