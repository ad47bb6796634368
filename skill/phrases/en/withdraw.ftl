withdraw-read_back = { $discreet ->
        [yes] You want to withdraw from the order { DAY($placed, form: "of") }, ending in { ENDING($number) },
       *[no] { $whole ->
            [yes] You want to withdraw from the whole order { DAY($placed, form: "of") }: { LINES($lines, form: "loose") },
           *[no] You want to withdraw from buying { LINES($lines, form: "loose") } { DAY($placed, form: "of") },
        }
    } { $amount }{ $with_delivery ->
        [yes] { " " }including delivery
       *[no] { "" }
    }.{ $doubted ->
        [yes] { "" }
       *[no] { " " }I'll email you a dated receipt.
    }
withdraw-late = The withdrawal period ended on { DATE($day) }, but the shop will check your withdrawal.
withdraw-perishable = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] is
       *[other] are
    } perishable and usually excluded from withdrawal, so the shop will check that.
withdraw-question = Do you want to confirm the withdrawal now?
withdraw-question_again = Do you want to confirm the withdrawal from { $discreet ->
        [yes] the order { DAY($placed, form: "of") }
       *[no] { LINES($lines, form: "noun") }
    } now?
withdraw-received = Your withdrawal was received today, { DATE($at) }, at { TIME($at) }. { $next ->
        [send_back] Please send { $discreet ->
            [yes] the goods
           *[no] { LINES($lines, form: "noun") }
        } back { DAY($by, form: "until") }. The receipt and return code are in your email.
        [on_arrival] When the parcel arrives, please send it back { DAY($by, form: "until") }. The receipt and return code are in your email.
        [judged] The shop will check it and write to you. The receipt is in your email.
        [charged] Nothing more will be delivered of that, and you get { $amount } back. The receipt is in your email.
       *[uncharged] Nothing more will be delivered of that, and you pay nothing for it. The receipt is in your email.
    }
withdraw-repeated = We already have this withdrawal, received on { DATE($at) } at { TIME($at) }. The receipt is in your email.
withdraw-already = You already took care of that on { DATE($day) }. The confirmation is in your email.
withdraw-nothing = I can't find an order that you could still withdraw from. You can always withdraw on our website too, on the page called Widerruf.
withdraw-kept = Okay, nothing withdrawn. Everything stays as it is.
withdraw-guest = For that, please link your { $seller } account. Without an account you can withdraw on our website, on the page called Widerruf. The address is in your Alexa app.
withdraw-card_title = Withdrawal at { $seller }
withdraw-card_page = You can withdraw without an account: { $url }
