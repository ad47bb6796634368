### The mails about what follows an order: withdrawal, return, exchange, complaint.

letters_case-received_subject = We have received your withdrawal from order { $number }
letters_case-received_intro = we confirm that we received your withdrawal on { DATE($at, form: "full") } at { TIME($at) }.
letters_case-declaration = Your statement
letters_case-order = Order
letters_case-received_at = Received
letters_case-from = Stated by
letters_case-channel = How
letters_case-channel_name = { $channel ->
        [alexa] by voice (Alexa)
        [text] in the chat
        [web] on our withdrawal page
       *[other] { $channel }
    }
letters_case-words = Your words
letters_case-goods = What it is about
letters_case-whole = the whole order
letters_case-refund_later = You get { $amount } back { $kind ->
        [card] on your card
        [paypal] on your PayPal account
        [invoice] on your account
        [sepa_debit] on your bank account
       *[other] on your payment method
    }{ $method_label } as soon as we have the goods back or you have shown that you sent them, at the latest fourteen days after your withdrawal.
letters_case-refund_soon = You get { $amount } back { $kind ->
        [card] on your card
        [paypal] on your PayPal account
        [invoice] on your account
        [sepa_debit] on your bank account
       *[other] on your payment method
    }{ $method_label }. This takes up to { $days } working days.
letters_case-not_charged = The { $amount } will not be charged.
letters_case-examined = We will look at your withdrawal and write to you what happens next.
letters_case-refund_amount = Refunded
letters_case-nothing_back = You need not send anything back.
letters_case-send_back = Please send the goods back by { DATE($day, form: "full") }. You get the return code in an email of its own.
letters_case-guest_next = We will match your withdrawal with your order and get back to you.

letters_case-return_subject = Your return code for order { $number }
letters_case-return_intro = this is how to send the goods of order { $number } back, free of charge and by { DATE($day, form: "full") }:
letters_case-return_qr = Pack everything well and take it to a parcel shop of { $carrier }. Show this code on your phone, and the label is printed for you.
letters_case-return_label = Print this email, stick the part with the code on the parcel and hand it in at a parcel shop of { $carrier }.
letters_case-return_code = Return code { $code }
letters_case-return_then = { $remedy ->
        [replace] Your replacement is on its way regardless.
       *[refund] As soon as we have the goods, we pay { $amount } back to you.
    }

letters_case-replacement_subject = The replacement for your order { $number } is on its way
letters_case-replacement_intro = sorry that something was not right. We are sending you a replacement, free of charge:
letters_case-replacement_number = Number of the replacement
letters_case-free = free of charge

letters_case-refund_subject = Your refund of { $amount } is on its way
letters_case-refund_intro = on { DATE($at, form: "full") } we paid { $amount } back for your order { $number }, { $kind ->
        [card] to your card
        [paypal] to your PayPal account
        [invoice] to your account
        [sepa_debit] to your bank account
       *[other] to your payment method
    }{ $method_label }. It takes up to { $days } working days to arrive.

letters_case-refused_subject = About your order { $number } from { $seller }
letters_case-refused_intro = { $case_kind ->
        [withdrawal] we have examined your withdrawal of { DATE($at, form: "full") } and are sorry that we cannot accept it.
        [return] we have examined your return of { DATE($at, form: "full") } and are sorry that we cannot accept it.
        [exchange] we have examined your wish for an exchange of { DATE($at, form: "full") } and are sorry that we cannot fulfil it.
       *[complaint] we have examined your report of { DATE($at, form: "full") } and are sorry that we cannot follow it.
    }
letters_case-refused_why = The reason
letters_case-refused_answer = Do you see it differently? Reply to this email, a person reads it.
