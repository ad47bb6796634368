### What a refusal or failure says, named after its class: OutOfStockError is errors-out_of_stock.

errors-unavailable = Sorry, the shop is not answering right now. Please try again in a few minutes.
errors-not_found = I can't find that in our shop.
errors-refused = I'm afraid we can't do that.
errors-invalid_input = I'm afraid I can't work with that.

errors-out_of_stock = { $available ->
        [0] { $product } { PLURAL($product) ->
            [one] is
           *[other] are
        } sold out at the moment.
       *[other] There { $available ->
            [one] is
           *[other] are
        } only { PACKS($product, $available) } of { $product } left.
    }
errors-quantity_limit = One order can hold at most { PACKS($product, $allowed) } of { $product }.
errors-not_sold_by_voice = I'm not allowed to sell { $product } by voice.
errors-too_many_lines = One order can't hold more than { NUMBER_WORD($allowed) } different products.
errors-below_minimum = { $seller } delivers orders worth { $minimum } or more.
errors-limit_exceeded = { $limit ->
        [month] That would take you over your limit of { $amount } a month.
       *[order] That would be over the limit of { $amount } for one order.
    } Nothing was ordered.
errors-no_delivery_address = I don't have a delivery address for you yet. Please add one to your { $seller } account.
errors-no_payment_method = I don't have a way for you to pay yet. Please add one to your { $seller } account.

errors-fewer_question = Shall I take { $quantity ->
        [1] just one
       *[other] { NUMBER_WORD($quantity) }
    } instead?
errors-into_cart_question = Shall I put it in the cart for the online shop?
