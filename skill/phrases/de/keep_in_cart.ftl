keep_in_cart-kept = Gut, { LENGTH($lines) ->
        [1] { LINES($lines, form: "noun") } { PLURAL($lines) ->
            [one] bleibt
           *[other] bleiben
        } drin, { $total }.
       *[other] alles bleibt drin, zusammen { $total }.
    }
