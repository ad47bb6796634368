choose_remedy-keep = You don't have to send { $discreet ->
        [yes] anything
       *[no] { PRONOUN($lines, case: "acc") }
    } back.
choose_remedy-question = { $kind ->
        [wrong_item] Would you like the right ones { $day }, or your money back?
        [missing] Shall I send { $discreet ->
            [yes] it
           *[no] { LINES($lines, form: "noun") }
        } to arrive { $day }, or would you like your { $amount } back?
       *[damaged] Would you like { PLURAL($lines) ->
            [one] a new one
           *[other] new ones
        } or your { $amount } back?
    }
choose_remedy-by_code = { $topic ->
        [send_back] { $sent_back ->
            [yes] Yes, free of charge, with { $slip ->
                [label] a label
               *[qr_code] a QR code
            } I email you.
           *[no] No, you don't have to send anything back.
        }
        [cost] It costs you nothing.
        [where] { $sent_back ->
            [yes] You can drop it off at any parcel shop, with the { $slip ->
                [label] label
               *[qr_code] QR code
            } I email you.
           *[no] You don't have to send anything back.
        }
       *[printer] { $sent_back ->
            [yes] { $slip ->
                [label] I'm afraid our returns need a printed label, which I email you.
               *[qr_code] No problem, you get a QR code for the return by email.
            }
           *[no] No problem, you don't have to send anything back.
        }
    }
choose_remedy-replace = { $told ->
        [yes] { "" }
       *[no] { $sent_back ->
            [yes] Please send the { $kind ->
                [wrong_item] wrong delivery
               *[other] damaged goods
            } back with { $slip ->
                [label] the label
               *[qr_code] the QR code
            } I email you.{ " " }
           *[no] { "" }
        }
    }{ $discreet ->
        [yes] The replacement
       *[no] { CAPITAL(LINES($lines, form: "loose")) }
    } will arrive { $day } at no cost.
choose_remedy-refund = { $sent_back ->
        [yes] { $told ->
            [yes] { "" }
           *[no] Sending the goods back is free, with the { $slip ->
                [label] label
               *[qr_code] QR code
            } I email you.{ " " }
        }Once they are here, I'll refund { $amount } { $way ->
            [card] to your card
            [paypal] through PayPal
            [invoice] against your invoice
           *[sepa_debit] to your account
        }.
       *[no] I'll refund { $amount } { $way ->
            [card] to your card
            [paypal] through PayPal
            [invoice] against your invoice
           *[sepa_debit] to your account
        }, which takes up to { NUMBER_WORD($days) } working days.
    }
choose_remedy-shall_i_do_that = Shall I do that?
choose_remedy-shall_i_refund = Shall I arrange that now?
choose_remedy-sold_out = I'm afraid I can't send a replacement, { $discreet ->
        [yes] that
       *[no] { LINES($lines, form: "noun") }
    } { PLURAL($lines) ->
        [one] is
       *[other] are
    } sold out.
choose_remedy-replaced = { $next ->
        [judged] Noted. As the delivery was a while ago, the shop will check first and write to you.
        [send_back] Done. The replacement arrives { $day }, and the { $slip ->
            [label] return label
           *[qr_code] return code
        } is in your email. Please send the { $kind ->
            [wrong_item] wrong ones
           *[other] goods
        } back { DAY($by, form: "until") }.
       *[done] Done. The replacement arrives { $day }, and the confirmation is in your email.
    }
choose_remedy-refunded = { $next ->
        [judged] Noted. As the delivery was a while ago, the shop will check first and write to you.
        [send_back] Done. Please send the goods back { DAY($by, form: "until") }. The { $slip ->
            [label] return label
           *[qr_code] return code
        } is in your email.
       *[done] That's arranged. The confirmation is in your email.
    }
choose_remedy-one_of_both = Please tell me which of the two.
choose_remedy-left = Okay, I won't do anything.
choose_remedy-settled = That has been taken care of already. The confirmation is in your email.
choose_remedy-for_what = I'm happy to help with that.
choose_remedy-which_product = Which product is it about, and what's wrong with it?
