read_cart-total = { CAPITAL(LINES($lines, form: "short")) }, { $alone ->
        [yes] { $total }
       *[no] { $total } together
    }.
read_cart-contents = In your cart { PLURAL($lines, form: "short") ->
        [one] there is
       *[other] there are
    } { LINES($lines, form: "short") }.
read_cart-empty = Your cart is empty.
read_cart-now_empty = Your cart is empty now.
read_cart-to_till = Would you like to check out?
read_cart-pay_in_shop = You can pay for that in the web shop only.
read_cart-taken_back = Okay, I have undone that.
