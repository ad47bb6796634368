cancel_order-none = I cannot find an order that can be cancelled.
cancel_order-too_late = { $delivered ->
        [yes] The order with { LINES($lines, form: "bare") } has been delivered.
       *[no] The order with { LINES($lines, form: "bare") } is on its way and can no longer be cancelled.
    }{ $withdrawal ->
        [ended] { " " }The time to withdraw from it is over.
       *[open] { " " }But you can withdraw from it within { $days } days of delivery.
    }
cancel_order-already = That order is cancelled already.
cancel_order-possible = { $partly ->
        [yes] That is still possible.
       *[no] Then { LINES($lines, form: "noun") } will not come{ $more ->
            [yes] {" "}either
           *[no] { "" }
        }, and you { $charged ->
            [yes] get { $amount } back.
           *[no] pay nothing.
        }
    }
cancel_order-question_part = Shall I cancel { LINES($lines, form: "noun") } for { $amount } and have only { LINES($stays, form: "noun") } delivered?
cancel_order-question_all = Shall I cancel the whole order { $just_now ->
        [yes] you just placed
       *[no] of { DAY($placed, form: "bare") }
    }?
cancel_order-done = { $partly ->
        [yes] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] is
           *[other] are
        } cancelled, { $charged ->
            [yes] you get the { $amount } back.
           *[no] the { $amount } will not be charged.
        } { CAPITAL(LINES($stays, form: "noun")) } { PLURAL($stays) ->
            [one] arrives
           *[other] arrive
        } { $day }.
       *[no] Cancelled, { $charged ->
            [yes] you get { $amount } back.
           *[no] you pay nothing.
        } The confirmation is in your email.
    }
cancel_order-kept = Okay, the order stays as it is.
cancel_order-how = If you no longer want it, just say: cancel my order.
cancel_order-all_packs_only = I can only cancel all packs of a product together.
