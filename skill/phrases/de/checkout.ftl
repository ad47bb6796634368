### What became of an order.

checkout-ordered = { LENGTH($lines) ->
        [1] Bestellt, { LINES($lines, form: "noun") } { PLURAL($lines) ->
            [one] kommt
           *[other] kommen
        }
        [2] Bestellt, { LINES($lines, form: "bare") } { PLURAL($lines) ->
            [one] kommt
           *[other] kommen
        }
       *[other] Bestellt, alles kommt
    } { $day }. Deine Bestellnummer endet auf { ENDING($number) }, die Bestätigung liegt in deinen E-Mails.
checkout-still_in_cart = Im Korb { LENGTH($lines) ->
        [1] { PLURAL($lines) ->
            [one] liegt noch { LINES($lines, form: "bare") }
           *[other] liegen noch { LINES($lines, form: "bare") }
        }
       *[other] liegt noch anderes
    }.
checkout-card_title = Bestellt bei { $seller }
checkout-card_body = Bestellnummer { $number }: { $lines }. Gesamt: { $total }. Lieferung { $day }.
checkout-already_ordered = Schon erledigt, das ist bestellt und kommt { $day }. Deine Bestellnummer endet auf { ENDING($number) }.
checkout-approved = Deine Bank hat zugestimmt, { LINES($lines, form: "noun") } { PLURAL($lines) ->
        [one] ist bestellt und kommt
       *[other] sind bestellt und kommen
    } { $day }.
checkout-not_approved = Die Freigabe bei deiner Bank fehlte, { LINES($lines, form: "noun") } { PLURAL($lines) ->
        [one] wurde
       *[other] wurden
    } nicht bestellt und nichts abgebucht.
checkout-still_waiting = Die Bestellung wartet noch auf deine Freigabe. { $link ->
        [phone] Der Link ist auf deinem Handy.
       *[mail] Den Link findest du in deinen E-Mails.
    }
checkout-was_not_ordered = Das wurde nicht bestellt und nichts abgebucht.
checkout-unclear = Die Bank hat noch nicht geantwortet. Ich kläre das, du bekommst eine E-Mail. Bitte bestell nicht noch einmal.
checkout-needs_approval = Deine Bank möchte, dass du die { $total } selbst freigibst. { $link ->
        [phone] Der Link ist auf deinem Handy.
       *[mail] Den Link findest du in deinen E-Mails.
    } { CAPITAL(LINES($lines, form: "noun", case: "acc")) } halte ich eine Stunde für dich fest, bis dahin wird nichts abgebucht.
checkout-declined = { $reason ->
        [expired] Deine Karte ist leider abgelaufen
        [invoice_limit] Auf Rechnung geht gerade nicht mehr
       *[declined] { $pays ->
            [card] Deine Karte wurde leider abgelehnt
            [that_card] Die { $label } wurde leider abgelehnt
            [sepa_debit] Deine Lastschrift wurde leider abgelehnt
            [that_debit] Die Lastschrift vom Konto { $label } wurde leider abgelehnt
            [paypal] PayPal hat leider abgelehnt
           *[other] Deine Zahlung wurde leider abgelehnt
        }
    }, bestellt und abgebucht wurde nichts.
checkout-not_by_voice = { CAPITAL(LINES($lines, form: "noun", case: "acc")) } darf ich hier nicht verkaufen, { PRONOUN($lines) } { PLURAL($lines) ->
        [one] bleibt
       *[other] bleiben
    } für den Webshop im Korb.
