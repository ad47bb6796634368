case_question-reason = No, you don't need a reason.
case_question-amount = { $about ->
        [nothing] Yes, you get the full price back, once the goods are back with us.
       *[other] Yes, the full { $amount }{ $sent_back ->
            [yes] , once you have sent { $discreet ->
                [yes] the goods
               *[no] { LINES($lines, form: "noun") }
            } back
           *[no] { "" }
        }.
    }
case_question-cost = Returns are free for you.
case_question-deadline = { $about ->
        [nothing] You can withdraw and return things for { NUMBER_WORD($period) } days after delivery.
        [withdrawal] { $arrived ->
            [yes] You can withdraw until { DATE($until) }. If you do it today, send the goods back by { DATE($by) }.
           *[no] You can withdraw until { NUMBER_WORD($period) } days after the delivery.
        }
       *[other] You have until { DATE($by) } for sending things back.
    }
case_question-printer = { $slip ->
        [label] I'm afraid you do, the label comes by email.
       *[qr_code] You don't need a printer, the QR code in your email is enough.
    }
case_question-send_back = { $about ->
        [nothing] After a withdrawal yes, free of charge. Damaged goods you can often keep.
       *[other] { $sent_back ->
            [yes] Yes, it's free of charge.
           *[no] No, you don't have to send anything back.
        }
    }
case_question-money_when = { $about ->
        [nothing] Once the goods are here, the bank takes up to { NUMBER_WORD($days) } working days.
       *[other] { $sent_back ->
            [yes] Once the goods are here, the bank takes up to { NUMBER_WORD($days) } working days.
           *[no] The bank takes up to { NUMBER_WORD($days) } working days.
        }
    }
case_question-where = You can drop the parcel off at any { $carrier } parcel shop, the { $slip ->
        [label] label
       *[qr_code] QR code
    } for it comes by email.
case_question-keep = { $about ->
        [nothing] After a withdrawal you send the goods back free of charge. Damaged goods you can often keep.
       *[other] { $sent_back ->
            [yes] Please send the goods back, it's free of charge for you.
           *[no] You may keep what you have.
        }
    }
