refund_status-none = I can't find a refund that is still due.
refund_status-on_its_way = The { $amount } { $way ->
        [paypal] went to PayPal
       *[other] went to your bank
    } { DAY($since, form: "adverb") } and should be there { $left ->
        [0] today
        [1] by tomorrow
        [2] by the day after tomorrow
       *[other] { DAY($day, form: "until") }
    }. If not, tell me { $next_day }.
refund_status-overdue = We sent the { $amount } on { DATE($since) }, so they should have arrived. I'm sorry.
refund_status-call_back = Shall somebody from customer service call you?
refund_status-no_call = Okay. It may be worth looking at your account once more.
refund_status-awaiting = { $over ->
        [yes] Nothing has reached us yet, and { $discreet ->
            [yes] the goods were
           *[no] { LINES($lines, form: "noun") } { PLURAL($lines) ->
                [one] was
               *[other] were
            }
        } due back by { DATE($by) }. If you sent them, please call customer service.
       *[no] { $discreet ->
            [yes] The goods haven't
           *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
                [one] hasn't
               *[other] haven't
            }
        } reached us yet. Once we have { $discreet ->
            [yes] them
           *[no] { PRONOUN($lines, case: "acc") }
        }, we refund { $amount }. Please send it by { DATE($by) }.
    }
refund_status-received = { $discreet ->
        [yes] Your parcel
       *[no] Your return
    } has reached us, and the { $amount } will go { $way ->
        [paypal] to PayPal
       *[other] to your bank
    } in the next few days.
refund_status-judged = The shop is still checking your { $kind ->
        [withdrawal] withdrawal
       *[other] request
    }, it's about { $amount }. You'll get an email once that is decided.
refund_status-refused = I'm sorry, the shop refused your { $kind ->
        [withdrawal] withdrawal
       *[other] refund
    }. The reason is in your email.
refund_status-cancelled = The money for { $discreet ->
        [yes] the cancelled order { DAY($placed, form: "of") }, ending in { ENDING($number) },
       *[no] { LINES($lines, form: "noun") } in the cancelled order { DAY($placed, form: "of") }
    } is on its way to your bank. That takes up to { NUMBER_WORD($days) } working days.
