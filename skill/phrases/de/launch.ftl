launch-disclosure = Hallo, hier spricht der automatische Assistent.
launch-hello = Hallo.
launch-welcome = Willkommen bei { $seller }.
launch-what_do_you_need = Was brauchst du?
launch-anything_more = Was brauchst du noch?
launch-what_else = Was brauchst du?
launch-cart_left = In deinem Korb { PLURAL($lines, form: "loose") ->
        [one] liegt
       *[other] liegen
    } noch { LINES($lines, form: "loose") } für { $total }.
launch-linked = Schön, dein Konto ist verbunden. { CAPITAL(LINES($lines, form: "loose")) } für { $total } { PLURAL($lines, form: "loose") ->
        [one] liegt
       *[other] liegen
    } im Korb.
launch-link_hint = Zum Bestellen verbinde dein { $seller }-Konto, den Link findest du in der Alexa-App.
