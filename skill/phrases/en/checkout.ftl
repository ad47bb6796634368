### What became of an order.

checkout-ordered = { LENGTH($lines) ->
        [1] Ordered, { LINES($lines, form: "your") } { PLURAL($lines) ->
            [one] arrives
           *[other] arrive
        }
        [2] Ordered, your { LINES($lines, form: "bare") } { PLURAL($lines) ->
            [one] arrives
           *[other] arrive
        }
       *[other] Ordered, everything arrives
    } { $day }. Your order number ends in { ENDING($number) }, and the confirmation is in your email.
checkout-still_in_cart = There { LENGTH($lines) ->
        [1] { PLURAL($lines) ->
            [one] is still { LINES($lines, form: "bare") }
           *[other] are still { LINES($lines, form: "bare") }
        }
       *[other] are still other things
    } in your cart.
checkout-card_title = Ordered from { $seller }
checkout-card_body = Order number { $number }: { $lines }. Total: { $total }. Arrives { $day }.
checkout-already_ordered = That is done, it is ordered and arrives { $day }. Your order number ends in { ENDING($number) }.
checkout-approved = Your bank has agreed: { LINES($lines, form: "your") } { PLURAL($lines) ->
        [one] is ordered and arrives
       *[other] are ordered and arrive
    } { $day }.
checkout-not_approved = Your bank never got your approval, so { LINES($lines, form: "noun") } { PLURAL($lines) ->
        [one] was
       *[other] were
    } not ordered and nothing was charged.
checkout-still_waiting = That order is still waiting for your approval. { $link ->
        [phone] The link is on your phone.
       *[mail] The link is in your email.
    }
checkout-was_not_ordered = That was not ordered, and nothing was charged.
checkout-unclear = The bank has not answered yet. I will sort it out and email you. Please do not order it again.
checkout-needs_approval = Your bank wants you to approve the { $total } yourself. { $link ->
        [phone] The link is on your phone.
       *[mail] The link is in your email.
    } I am holding { LINES($lines, form: "your") } for an hour, and nothing is charged until then.
checkout-declined = { $reason ->
        [expired] Sorry, your card has expired
        [invoice_limit] Sorry, no more can be bought on invoice right now
       *[declined] { $pays ->
            [card] Sorry, your card was declined
            [that_card] Sorry, your { $label } was declined
            [sepa_debit] Sorry, your direct debit was declined
            [that_debit] Sorry, the direct debit from account { $label } was declined
            [paypal] Sorry, PayPal declined
           *[other] Sorry, your payment was declined
        }
    }; nothing was ordered or charged.
checkout-not_by_voice = I may not sell { LINES($lines, form: "noun") } here; { PRONOUN($lines) } { PLURAL($lines) ->
        [one] stays
       *[other] stay
    } in your cart for the web shop.
