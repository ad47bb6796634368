choose_payment-paid_with = Du zahlst { $pays ->
        [that_card] mit der { $label }
        [sepa_debit] per Lastschrift
        [that_debit] per Lastschrift vom Konto { $label }
        [paypal] mit PayPal
        [invoice] auf Rechnung
       *[card] mit deiner Karte
    }.
choose_payment-none_usable = Deine Zahlungsart gilt hier gerade nicht.
choose_payment-also = { $second ->
        [none] Möglich ist
       *[several] Möglich sind
    } auch { $first ->
        [that_card] die { $label_first }
        [sepa_debit] Lastschrift
        [that_debit] Lastschrift vom Konto { $label_first }
        [paypal] PayPal
        [invoice] Rechnung
       *[card] deine Karte
    }{ $second ->
        [that_card] { " " }und die { $label_second }
        [sepa_debit] { " " }und Lastschrift
        [that_debit] { " " }und Lastschrift vom Konto { $label_second }
        [paypal] { " " }und PayPal
        [invoice] { " " }und Rechnung
        [card] { " " }und deine Karte
       *[none] { "" }
    }.
choose_payment-which = { $first ->
        [that_card] Mit der { $label_first }
        [sepa_debit] Per Lastschrift
        [that_debit] Per Lastschrift vom Konto { $label_first }
        [paypal] Mit PayPal
        [invoice] Auf Rechnung
       *[card] Mit deiner Karte
    }{ $third ->
        [none] { " " }oder
       *[several] ,
    } { $second ->
        [that_card] mit der { $label_second }
        [sepa_debit] per Lastschrift
        [that_debit] per Lastschrift vom Konto { $label_second }
        [paypal] mit PayPal
        [invoice] auf Rechnung
       *[card] mit deiner Karte
    }{ $third ->
        [that_card] { " " }oder mit der { $label_third }
        [sepa_debit] { " " }oder per Lastschrift
        [that_debit] { " " }oder per Lastschrift vom Konto { $label_third }
        [paypal] { " " }oder mit PayPal
        [invoice] { " " }oder auf Rechnung
        [card] { " " }oder mit deiner Karte
       *[none] { "" }
    }?
choose_payment-try_other = Soll ich es { $pays ->
        [that_card] mit der { $label }
        [sepa_debit] mit deiner Lastschrift
        [that_debit] mit der Lastschrift vom Konto { $label }
        [paypal] mit PayPal
        [invoice] auf Rechnung
       *[card] mit deiner Karte
    } versuchen?
choose_payment-nothing_to_pay = Gerade ist nichts zu bezahlen.
choose_payment-prefer_question = Soll ich von jetzt an immer { $pays ->
        [that_card] die { $label }
        [sepa_debit] die Lastschrift
        [that_debit] die Lastschrift vom Konto { $label }
        [paypal] PayPal
        [invoice] die Rechnung
       *[card] die Karte
    } nehmen?
choose_payment-preferred = Gemerkt, von jetzt an zahlst du { $pays ->
        [that_card] mit der { $label }
        [sepa_debit] per Lastschrift
        [that_debit] per Lastschrift vom Konto { $label }
        [paypal] mit PayPal
        [invoice] auf Rechnung
       *[card] mit deiner Karte
    }.
choose_payment-preferred_already = Du zahlst schon immer { $pays ->
        [that_card] mit der { $label }
        [sepa_debit] per Lastschrift
        [that_debit] per Lastschrift vom Konto { $label }
        [paypal] mit PayPal
        [invoice] auf Rechnung
       *[card] mit deiner Karte
    }, daran ändert sich nichts.
