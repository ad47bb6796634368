### Why something cannot be offered. The message of an error is named after its class.

errors-out_of_stock = { $available ->
        [0] { CAPITAL(NAME($product, form: "noun")) } { PLURAL($product) ->
            [one] is
           *[other] are
        } sold out right now.
        [1] There is only one pack of that left.
       *[other] There are only { NUMBER_WORD($available) } packs of that left.
    }
errors-quantity_limit = We do not sell more than { NUMBER_WORD($allowed) } of that in one order.
errors-fewer_question = Shall I take { $quantity ->
        [0] the rest
        [1] one
       *[other] { NUMBER_WORD($quantity) }
    }?
errors-not_sold_by_voice = I may not sell { NAME($product, form: "noun") } by voice.
errors-into_cart_question = Shall I put it in your cart for the web shop?
errors-too_many_lines = One order cannot hold more than { $allowed } different products.
errors-below_minimum = We deliver from { $minimum }; this is not quite enough yet.
errors-limit_exceeded = { $limit ->
        [month] That would take your month over the { $amount } allowed by voice.
       *[order] By voice an order may cost { $amount } at most.
    } Nothing is ordered.
errors-no_delivery_address = There is no delivery address in your account yet. Please add one in the web shop.
errors-no_payment_method = There is no payment method in your account yet. Please add one in the web shop.
errors-not_found = Sorry, we no longer sell that.
errors-unavailable = Sorry, the shop is not answering right now. Please try again in a few minutes.
errors-refused = I'm afraid we can't do that.
errors-invalid_input = I'm afraid I can't work with that.
