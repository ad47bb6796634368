### The order gate. § 312j (2)-(4) BGB: the essentials right before the question, duty and total in it, nothing after it.

order_gate-summary = { $opening ->
        [then] Then from { $seller }:
        [so] So, from { $seller }:
        [brief] From { $seller }:
        [also] From { $seller }, then:
       *[new] From { $seller }:
    } { $many ->
        [yes] { LINES($lines, form: "loose") }
       *[no] { LINES($lines) }
    }{ $has_deposit ->
        [yes] , plus { $deposit } deposit
       *[no] { "" }
    }{ $opening ->
        [so] ,
        [brief] ,
       *[new] { $familiar ->
            [yes] , same as last time. Arrives
           *[no] . Arrives
        }
    } { $place ->
        [home] at your home
       *[street] { STREET($street) }
    } { $day }, { $withdrawal ->
        [perishable] without a right of withdrawal, because it is perishable
        [sealed_hygiene] { $days } days' right of withdrawal while the pack is sealed
        [partly] { $days } days' right of withdrawal, except for { LIST($exempt) }
        [none] without a right of withdrawal
       *[full] { $days } days' right of withdrawal
    }.{ $strict ->
        [yes] { " " }To buy, say: order with obligation to pay.
       *[no] { "" }
    }

order_gate-question = Shall I order { LENGTH($lines) ->
        [1] this
        [2] both
       *[other] all of this
    }{ $pays ->
        [card] { " " }with your other card
        [that_card] { " " }with your { $label }
        [sepa_debit] { " " }by direct debit
        [that_debit] { " " }by direct debit from account { $label }
        [paypal] { " " }with PayPal
        [invoice] { " " }on invoice
       *[usual] { "" }
    } with obligation to pay, { $total } { $delivery ->
        [free] with free delivery
       *[paid] including delivery
    }?

order_gate-card_title = Your order from { $seller }
order_gate-card_line = { $quantity } × { $name }: { $amount }, incl. { $vat }% VAT{ $has_unit_price ->
        [yes] { " " }(unit price: { UNIT_PRICE($product) })
       *[no] { "" }
    }
order_gate-card_deposit = Deposit: { $deposit }
order_gate-card_delivery = Delivery: { $delivery_cost }. Arrives { $day } at { $address }. Right of withdrawal: { $withdrawal ->
        [perishable] none, because it is perishable
        [sealed_hygiene] { $days } days while the pack is sealed
        [partly] { $days } days, except for { LIST($exempt) }
        [none] none
       *[full] { $days } days
    }.
order_gate-card_total = Total: { $total }, incl. VAT
order_gate-card_payment = Payment: { $method ->
        [sepa_debit] direct debit
        [that_debit] direct debit
        [paypal] PayPal
        [invoice] invoice
       *[card] card
    }{ $has_account ->
        [yes] { " " }({ $account })
       *[no] { "" }
    }

order_gate-unclear = I need a clear yes or no.
order_gate-say_phrase = A yes is not enough here.
order_gate-changed = { $kind ->
        [price] The price has just changed.
        [day] The delivery day has just changed.
        [cart] Your cart has changed in the meantime.
       *[other] Something has changed in the meantime.
    }
order_gate-cart_emptied = Your cart has been emptied meanwhile, and nothing was ordered.
order_gate-sold_out_meanwhile = Somebody was faster; nothing was charged.
order_gate-declined = Okay, nothing ordered.
order_gate-cart_stays = { LENGTH($lines) ->
        [1] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] stays
           *[other] stay
        } in your cart.
       *[other] Your cart stays as it is.
    }
order_gate-too_late = That was too long ago, nothing was ordered.
order_gate-read_again = Shall I read you the offer for { LINES($lines, form: "noun") } again?
order_gate-stray_yes = I have not asked you anything.
order_gate-not_ordered_yet = { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
        [one] is
       *[other] are
    } not ordered yet.
order_gate-not_sent = I have not ordered { LENGTH($lines) ->
        [1] { LINES($lines, form: "noun") }
       *[other] { LINES($lines, form: "bare") }
    }.
order_gate-resume_question = Shall I carry on with { PRONOUN($lines, case: "dat") }?
order_gate-duplicate = { CAPITAL(LINES($lines, form: "counted")) } { QUANTITY($lines) ->
        [1] was
       *[other] were
    } already ordered { $fresh ->
        [yes] just now
       *[no] { DAY($placed) }
    }, arriving { $day }.
order_gate-duplicate_pending = The bank is still working on your order with { LINES($lines, form: "bare") }.
order_gate-duplicate_question = Would you like more of it anyway?
order_gate-in_cart = { CAPITAL(LINES($lines, form: "counted")) } { QUANTITY($lines) ->
        [1] is
       *[other] are
    } in your cart already.
order_gate-in_cart_question = Would you like to order anyway?
order_gate-link_first = You can order as soon as your { $seller } account is linked. The link is in your Alexa app, and I will remember { LINES($lines, form: "noun") }. Then just say: open { $seller }.
order_gate-link_for_orders = For that your { $seller } account has to be linked. The link is in your Alexa app.
