remove_from_cart-removed = { $left ->
        [some] Now { PLURAL($lines, form: "counted") ->
            [one] there is
           *[other] there are
        } { LINES($lines, form: "counted") } left in your cart, { $alone ->
            [yes] { $total }
           *[no] { $total } together
        }.
       *[none] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] is
           *[other] are
        } out of your cart.
    }
remove_from_cart-removed_all = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] is
       *[other] are
    } out of your cart.
remove_from_cart-not_in_cart = { $named ->
        [yes] { CAPITAL($words) } is not in your cart.
       *[no] I am not sure what to take out.
    }
remove_from_cart-which = Which of them shall I take out?
remove_from_cart-which_of = Which one shall I take out: { CHOICES($options) }?
