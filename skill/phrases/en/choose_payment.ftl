choose_payment-paid_with = You are paying { $pays ->
        [that_card] with your { $label }
        [sepa_debit] by direct debit
        [that_debit] by direct debit from account { $label }
        [paypal] with PayPal
        [invoice] on invoice
       *[card] by card
    }.
choose_payment-none_usable = Your way to pay does not work here right now.
choose_payment-also = You could also use { $first ->
        [that_card] your { $label_first }
        [sepa_debit] direct debit
        [that_debit] direct debit from account { $label_first }
        [paypal] PayPal
        [invoice] an invoice
       *[card] your card
    }{ $second ->
        [that_card] { " " }or your { $label_second }
        [sepa_debit] { " " }or direct debit
        [that_debit] { " " }or direct debit from account { $label_second }
        [paypal] { " " }or PayPal
        [invoice] { " " }or an invoice
        [card] { " " }or your card
       *[none] { "" }
    }.
choose_payment-which = { $first ->
        [that_card] With your { $label_first }
        [sepa_debit] By direct debit
        [that_debit] By direct debit from account { $label_first }
        [paypal] With PayPal
        [invoice] On invoice
       *[card] By card
    }{ $third ->
        [none] { " " }or
       *[several] ,
    } { $second ->
        [that_card] with your { $label_second }
        [sepa_debit] by direct debit
        [that_debit] by direct debit from account { $label_second }
        [paypal] with PayPal
        [invoice] on invoice
       *[card] by card
    }{ $third ->
        [that_card] { " " }or with your { $label_third }
        [sepa_debit] { " " }or by direct debit
        [that_debit] { " " }or by direct debit from account { $label_third }
        [paypal] { " " }or with PayPal
        [invoice] { " " }or on invoice
        [card] { " " }or by card
       *[none] { "" }
    }?
choose_payment-try_other = Shall I try { $pays ->
        [that_card] your { $label }
        [sepa_debit] your direct debit
        [that_debit] direct debit from account { $label }
        [paypal] PayPal
        [invoice] an invoice
       *[card] your card
    } instead?
choose_payment-nothing_to_pay = There is nothing to pay right now.
choose_payment-prefer_question = Shall I use { $pays ->
        [that_card] your { $label }
        [sepa_debit] direct debit
        [that_debit] direct debit from account { $label }
        [paypal] PayPal
        [invoice] an invoice
       *[card] your card
    } from now on?
choose_payment-preferred = Got it, from now on you pay { $pays ->
        [that_card] with your { $label }
        [sepa_debit] by direct debit
        [that_debit] by direct debit from account { $label }
        [paypal] with PayPal
        [invoice] on invoice
       *[card] by card
    }.
choose_payment-preferred_already = You always pay { $pays ->
        [that_card] with your { $label }
        [sepa_debit] by direct debit
        [that_debit] by direct debit from account { $label }
        [paypal] with PayPal
        [invoice] on invoice
       *[card] by card
    } already, and that stays as it is.
