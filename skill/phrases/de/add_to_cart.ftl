add_to_cart-what = Was soll ich in den Korb legen?
add_to_cart-added = { $many ->
        [yes] { CAPITAL(LINES($lines, form: "loose")) } liegen im Korb, zusammen { $total }.
       *[no] { $first ->
        [yes] { CAPITAL(LINES($lines, form: "counted")) }{ $familiar ->
            [yes] , wie zuletzt,
           *[no] { "" }
        } { PLURAL($lines, form: "counted") ->
            [one] liegt
           *[other] liegen
        } im Korb, { $alone ->
            [yes] { $total }
           *[no] zusammen { $total }
        }.
       *[no] { CAPITAL(LINES($lines, form: "counted")) } für { $price } { PLURAL($lines, form: "counted") ->
            [one] ist
           *[other] sind
        } dazugelegt, zusammen { $total }.
    }
    }
add_to_cart-kept_for_shop = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] liegt
       *[other] liegen
    } im Korb. Bezahlen kannst du im Webshop.
