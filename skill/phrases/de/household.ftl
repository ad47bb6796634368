### What a voice may do that the household trusts with the cart only.

household-barred = { $kind ->
        [code] Mit deiner Stimme geht Bestellen nur mit Sprachcode, und es ist noch keiner gesetzt.
       *[cart_only] Mit deiner Stimme darf ich nur etwas in den Korb legen, nicht bestellen.
    }
household-lay_question = Soll ich { QUANTITY($lines) ->
        [1] { LINES($lines, form: "counted", case: "acc") }
       *[other] { LINES($lines, form: "short") }
    } hineinlegen?
household-too_many = { CAPITAL(LINES($lines, form: "counted")) } sind mehr, als hier in eine Bestellung passen.
household-add_fewer = Soll ich { $quantity ->
        [1] eine
       *[other] { NUMBER_WORD($quantity) }
    } hineinlegen?
household-laid = { CAPITAL(LINES($lines, form: "short")) } { PLURAL($lines, form: "short") ->
        [one] liegt
       *[other] liegen
    } im Korb.
household-buyer = { $kind ->
        [code] Zum Bestellen setz erst einen Sprachcode in deinem { $seller }-Konto.
        [member] Bestellen muss jemand anderes aus deinem Haushalt.
       *[stranger] Bestellen muss jemand, dessen Stimme ich kenne.
    }
household-laid_by = { CAPITAL(LINES($lines, form: "short")) } für { $total }, hineingelegt von { $who ->
        [stranger] einer unbekannten Stimme
       *[member] { $name }
    }.
household-rest = Dazu { PLURAL($lines, form: "short") ->
        [one] liegt
       *[other] liegen
    } { LINES($lines, form: "short") } im Korb.
household-keep_or_take_out = Soll ich { PRONOUN($lines, case: "acc") } drinlassen oder herausnehmen?
