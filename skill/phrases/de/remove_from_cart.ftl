remove_from_cart-removed = { $left ->
        [some] Jetzt { PLURAL($lines, form: "counted") ->
            [one] ist
           *[other] sind
        } noch { LINES($lines, form: "counted") }{ $alone ->
            [yes] { " " }für { $total } im Korb
           *[no] { " " }im Korb, zusammen { $total }
        }.
       *[none] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] ist
           *[other] sind
        } aus dem Korb.
    }
remove_from_cart-removed_all = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } aus dem Korb.
remove_from_cart-not_in_cart = { $named ->
        [yes] { CAPITAL($words) } liegt nicht im Korb.
       *[no] Ich bin nicht sicher, was weg soll.
    }
remove_from_cart-which = Was davon soll raus?
remove_from_cart-which_of = Was soll raus: { CHOICES($options) }?
