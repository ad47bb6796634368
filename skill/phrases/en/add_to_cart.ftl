add_to_cart-what = What shall I put in your cart?
add_to_cart-added = { $many ->
        [yes] { CAPITAL(LINES($lines, form: "loose")) } are in your cart, { $total } together.
       *[no] { $first ->
        [yes] { CAPITAL(LINES($lines, form: "counted")) }{ $familiar ->
            [yes] , same as last time,
           *[no] { "" }
        } { PLURAL($lines, form: "counted") ->
            [one] is
           *[other] are
        } in your cart, { $alone ->
            [yes] { $total }
           *[no] { $total } together
        }.
       *[no] { CAPITAL(LINES($lines, form: "counted")) } for { $price } { PLURAL($lines, form: "counted") ->
            [one] is
           *[other] are
        } added, { $total } together.
    }
    }
add_to_cart-kept_for_shop = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] is
       *[other] are
    } in your cart. You can pay in the web shop.
