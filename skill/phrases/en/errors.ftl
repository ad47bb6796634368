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
        [day] That would take you over the { $amount } a day allowed by voice.
        [month] That would take your month over the { $amount } allowed by voice.
        [member_day] With your voice { $amount } a day is allowed, and that would be more.
        [member_month] With your voice { $amount } a month is allowed, and that would be more.
       *[order] By voice an order may cost { $amount } at most.
    }{ $rest ->
        [some] { " " }There is { $remaining } left.
        [none] { " " }Nothing of it is left.
       *[unknown] { "" }
    } Nothing is ordered.
errors-no_delivery_address = There is no delivery address in your account yet. Please add one in the web shop.
errors-no_payment_method = There is no payment method in your account yet. Please add one in the web shop.
errors-not_found = Sorry, we no longer sell that.
errors-unavailable = Sorry, the shop is not answering right now. Please try again in a few minutes.
errors-refused = I'm afraid we can't do that.
errors-invalid_input = I'm afraid I can't work with that.
errors-link_expired = This link is no longer valid. Please ask for a new one.
errors-not_four_digits = A voice code has exactly four digits.
errors-common_code = That code is easy to guess. Please take four digits that are no date, no year, no pattern and not from your phone number.
errors-same_code = That is your old code. Please take a new one.
errors-wrong_code = The code is wrong, you have { $left ->
        [1] one try
       *[other] { NUMBER_WORD($left) } tries
    } left.
errors-code_locked = Your voice code is locked. Only the link in your email lets you set a new one.
errors-changed_meanwhile = This has changed meanwhile, for example in another window. Please look at it again.
errors-too_many_addresses = An account holds { NUMBER_WORD($allowed) } addresses at most.
errors-limit_too_high = By voice, { $amount } is the most we allow.
errors-last_address = That is your only address. Please add another one first.
errors-still_needed = An open order still needs this. You can change it afterwards.
errors-preferred_method = You are paying with this one. Please choose first how you want to pay from now on.
errors-not_delivered = That has not reached you yet, so there is nothing to give back so far.
errors-return_period_over = The return period ended on { DATE($day) }.
errors-too_many_packs = { $allowed ->
        [0] You have none of that left to give back.
        [1] You received only one pack of that.
       *[other] You received only { NUMBER_WORD($allowed) } packs of that.
    }
errors-payment_method_expired = Sorry, { $kind ->
        [card] your card
       *[other] that way to pay
    } has expired.
errors-payment_method_not_offered = Sorry, { $seller } does not take { $kind ->
        [cash] cash
        [invoice] payment on invoice
        [sepa_debit] direct debit
        [paypal] PayPal
       *[card] cards
    }.
errors-payment_method_missing = There is no { $kind ->
        [card] other card
        [sepa_debit] direct debit
        [paypal] PayPal
       *[other] other way to pay
    } in your account.
errors-foreign_currency = You can pay here in { $currency ->
        [CHF] francs
        [GBP] pounds
        [USD] dollars
       *[EUR] euros
    } only.
errors-impossible_quantity = I cannot order less than one pack.
errors-unpayable_amount = I cannot charge that amount. Nothing is ordered.
