track_order-none = I cannot find an order of yours.
track_order-no_such_number = I cannot find an order with that number.
track_order-no_such_product = I cannot find an order with { $words }.
track_order-preparing = { $discreet ->
        [yes] Your order { DAY($placed, form: "of") }, ending in { ENDING($number) }, is being packed and arrives
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] is being packed and arrives
           *[other] are being packed and arrive
        }
    } { $day } with { $carrier }.
track_order-on_time = { $discreet ->
        [yes] Your order { DAY($placed, form: "of") }, ending in { ENDING($number) }, is on time and arrives
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] is on time and arrives
           *[other] are on time and arrive
        }
    } { $day } with { $carrier }.
track_order-late = Sorry, { $discreet ->
        [yes] your order { DAY($placed, form: "of") }, ending in { ENDING($number) }, is late. Instead of { DAY($promised, form: "bare") } it now arrives
       *[no] { LINES($lines, form: "your") } { PLURAL($lines) ->
            [one] is
           *[other] are
        } late. Instead of { DAY($promised, form: "bare") } { PRONOUN($lines) } now { PLURAL($lines) ->
            [one] arrives
           *[other] arrive
        }
    } { $day } with { $carrier }.
track_order-delivered = { $discreet ->
        [yes] Your order { DAY($placed, form: "of") }, ending in { ENDING($number) }, was
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] was
           *[other] were
        }
    } delivered { $day } with { $carrier }.
track_order-cancelled = The order { $discreet ->
        [yes] { DAY($placed, form: "of") }, ending in { ENDING($number) },
       *[no] with { LINES($lines, form: "bare") }
    } is cancelled.
track_order-payment_open = The payment for your order { $discreet ->
        [yes] { DAY($placed, form: "of") }, ending in { ENDING($number) },
       *[no] with { LINES($lines, form: "bare") }
    } is not confirmed yet. You will get an email.
track_order-partly_cancelled = { $discreet ->
        [yes] Part of it was
       *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] was
           *[other] were
        }
    } cancelled.
track_order-reason = { $carrier } only says: { $reason }. Sorry, that is all I know.
track_order-no_reason = I know of no delay, it arrives { $day }.
track_order-shall_i_write = Shall I email you as soon as { $discreet ->
        [yes] it is
       *[no] { LINES($lines, form: "noun") } { PLURAL($lines) ->
            [one] is
           *[other] are
        }
    } there?
track_order-will_write = I will. You get an email as soon as { $discreet ->
        [yes] it is
       *[no] { LINES($lines, form: "noun") } { PLURAL($lines) ->
            [one] is
           *[other] are
        }
    } there.
track_order-no_message = Okay, I will not email you.
track_order-overdue = Sorry, { $discreet ->
        [yes] your order { DAY($placed, form: "of") }, ending in { ENDING($number) }, is overdue. It
       *[no] { LINES($lines, form: "your") } { PLURAL($lines) ->
            [one] is
           *[other] are
        } overdue. { CAPITAL(PRONOUN($lines)) }
    } should have come on { DATE($day) } with { $carrier }, and I know of no new day yet.
