launch-disclosure = Hello, the automated assistant speaking.
launch-hello = Hello.
launch-welcome = Welcome to { $seller }.
launch-what_do_you_need = What do you need?
launch-anything_more = What else do you need?
launch-what_else = What do you need?
launch-cart_left = There { PLURAL($lines, form: "counted") ->
        [one] is
       *[other] are
    } still { LINES($lines, form: "loose") } in your cart, { $total }.
launch-linked = Great, your account is linked. { CAPITAL(LINES($lines, form: "loose")) }, { $total }, { PLURAL($lines, form: "loose") ->
        [one] is
       *[other] are
    } in your cart.
launch-link_hint = To order, link your { $seller } account; the link is in your Alexa app.
