read_cart-total = { CAPITAL(LINES($lines, form: "short")) }, { $alone ->
        [yes] { $total }
       *[no] zusammen { $total }
    }.
read_cart-contents = Im Korb { PLURAL($lines, form: "short") ->
        [one] liegt
       *[other] liegen
    } { LINES($lines, form: "short") }.
read_cart-empty = Dein Korb ist leer.
read_cart-now_empty = Dein Korb ist jetzt leer.
read_cart-to_till = Möchtest du zur Kasse?
read_cart-pay_in_shop = Bezahlen kannst du das nur im Webshop.
read_cart-taken_back = Okay, das nehme ich zurück.
