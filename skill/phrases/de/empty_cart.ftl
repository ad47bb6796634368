empty_cart-warning = { CAPITAL(LINES($lines, form: "loose")) } { PLURAL($lines, form: "loose") ->
        [one] kommt
       *[other] kommen
    } dann weg.
empty_cart-really = Soll ich den Korb wirklich leeren?
empty_cart-done = Dein Korb ist jetzt leer.
empty_cart-kept = Okay, alles bleibt im Korb: { LINES($lines, form: "short") }.
