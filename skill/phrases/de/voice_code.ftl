### The voice code; its digits are never spoken.

voice_code-ask = Gern. Wie lautet dein vierstelliger Sprachcode?
voice_code-once_more = Wie lautet dein Sprachcode?
voice_code-not_heard = Ich habe keine vier Ziffern verstanden. Wie lautet dein Sprachcode?
voice_code-digits_only = Dafür brauche ich zuerst die vier Ziffern, sonst sag Abbrechen.
voice_code-wrong = Der Code stimmt nicht, du hast noch { $left ->
        [1] einen Versuch
       *[other] { NUMBER_WORD($left) } Versuche
    }.
voice_code-again = Wie lautet er?
voice_code-locked = Der Code war dreimal falsch und ist jetzt gesperrt. Abgebucht wurde nichts. Setz ihn über den Link in deiner E-Mail neu.
voice_code-still_locked = Der Code bleibt gesperrt, bis du ihn über den Link in deiner E-Mail neu gesetzt hast.
voice_code-keep_question = Soll ich { LINES($lines, form: "noun", case: "acc") } solange in den Korb legen?
voice_code-kept = { CAPITAL(PRONOUN($lines)) } { PLURAL($lines) ->
        [one] liegt
       *[other] liegen
    } im Korb. Es wurde nichts bestellt.
voice_code-none_set = Für diesen Betrag brauchst du einen Sprachcode, und du hast noch keinen. Den Link dazu schicke ich dir per E-Mail, { LINES($lines, form: "noun") } { PLURAL($lines) ->
        [one] liegt
       *[other] liegen
    } solange im Korb. Bestellt ist nichts.
voice_code-not_asked = Einen Code brauche ich gerade nicht.
