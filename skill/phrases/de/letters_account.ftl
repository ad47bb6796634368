### The mails about an account, and the one that asks the shop to call back.

letters_account-code_reset_subject = Dein Sprachcode bei { $seller }
letters_account-code_reset_intro = bevor du bei { $seller } wieder per Sprache bestellen kannst, musst du deinen Sprachcode neu setzen.
letters_account-code_reset_link = Sprachcode neu setzen
letters_account-code_reset_once = Der Link gilt nur kurze Zeit und nur einmal. Gib ihn nicht weiter.
letters_account-code_reset_reply = Antworte auf diese E-Mail, dann setzen wir ihn mit dir neu.
letters_account-not_you = Warst du das nicht? Dann antworte bitte gleich auf diese E-Mail.

letters_account-method_stored_subject = Neue Zahlungsart bei { $seller }
letters_account-method_stored_intro = in deinem Konto bei { $seller } ist jetzt eine neue Zahlungsart hinterlegt:

letters_account-callback_subject = Rückrufbitte von { $name }
letters_account-callback_intro = { $name } ({ $email }) bittet um einen Rückruf. Das Gespräch bisher:
letters_account-callback_promise = Zugesagt: { $hours }
