list_orders-none = Gerade ist keine Bestellung unterwegs.
list_orders-count = { CAPITAL(NUMBER_WORD($count)) } Bestellungen sind unterwegs.
list_orders-one = { $discreet ->
        [yes] Die { DAY($placed, form: "of") } mit den Endziffern { ENDING($number) } kommt
       *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] kommt
           *[other] kommen
        }
    } { $day }.
