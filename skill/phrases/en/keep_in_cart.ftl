keep_in_cart-kept = Okay, { LENGTH($lines) ->
        [1] { LINES($lines, form: "noun") } { PLURAL($lines) ->
            [one] stays
           *[other] stay
        } in, { $total }.
       *[other] everything stays in, { $total } together.
    }
