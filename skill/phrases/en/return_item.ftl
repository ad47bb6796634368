return_item-none = I can't find a delivery of that which you could return.
return_item-on_its_way = { $discreet ->
        [yes] The order is
       *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] is
           *[other] are
        }
    } still on the way, but you can withdraw already.
return_item-too_late = Returns were possible until { DATE($day) }. If something is wrong with { $discreet ->
        [yes] it
       *[no] { LINES($lines, form: "noun") }
    }, just tell me what.
return_item-how = You can send { $discreet ->
        [yes] the goods
       *[no] { LINES($lines, form: "noun") } { DAY($placed, form: "of") }
    } back free of charge, with { $slip ->
        [label] a label
       *[qr_code] a QR code
    }, and get { $amount } back after that.
return_item-then_other = I'll then offer you { NAME($product, form: "variant") } right away.
return_item-no_other = There is nothing else of that kind to swap it for.
return_item-which_variant = What would you like instead, { CHOICES($options, form: "variant") }?
return_item-shall_i_register = Shall I register the return?
return_item-done = { $next ->
        [judged] Noted, the shop will check that and write to you.
       *[send_back] Registered. Please send { $discreet ->
            [yes] the goods
           *[no] { LINES($lines, form: "noun") }
        } back { DAY($by, form: "until") }. The { $slip ->
            [label] label
           *[qr_code] QR code
        } is in your email.
    }
return_item-order_other = Would you like { NAME($product, form: "full") }, for { $price }?
return_item-registered_before = This return is registered already, the details are in your email.
return_item-kept = Okay, everything stays as it is.
