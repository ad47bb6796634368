### The order gate. § 312j (2)-(4) BGB: the essentials right before the question, duty and total in it, nothing after it.

order_gate-summary = { $opening ->
        [then] Dann bei { $seller }:
        [so] Also bei { $seller }:
        [brief] Bei { $seller }:
        [also] Bei { $seller } also
       *[new] Bei { $seller }:
    } { $many ->
        [yes] { LINES($lines, form: "loose") }
       *[no] { LINES($lines) }
    }{ $has_deposit ->
        [yes] , plus { $deposit } Pfand
       *[no] { "" }
    }{ $opening ->
        [so] ,
        [brief] ,
       *[new] { $familiar ->
            [yes] , wie zuletzt. Kommt
           *[no] . Kommt
        }
    } { $day } { $place ->
        [home] zu dir nach Hause
       *[street] { STREET($street) }
    }, { $withdrawal ->
        [perishable] ohne Widerrufsrecht, weil verderblich
        [sealed_hygiene] { $days } Tage Widerrufsrecht, solange die Packung versiegelt ist
        [partly] { $days } Tage Widerrufsrecht, außer für { LIST($exempt) }
        [none] ohne Widerrufsrecht
       *[full] { $days } Tage Widerrufsrecht
    }.{ $strict ->
        [yes] { " " }Zum Kaufen sag bitte: zahlungspflichtig bestellen.
       *[no] { "" }
    }

order_gate-question = Soll ich { LENGTH($lines) ->
        [1] das
        [2] beides
       *[other] alles
    } { $delivery ->
        [free] versandfrei
       *[paid] mit Versand
    } für { $total }{ $pays ->
        [card] { " " }mit deiner anderen Karte
        [that_card] { " " }mit der { $label }
        [sepa_debit] { " " }per Lastschrift
        [that_debit] { " " }per Lastschrift vom Konto { $label }
        [paypal] { " " }mit PayPal
        [invoice] { " " }auf Rechnung
       *[usual] { "" }
    } zahlungspflichtig bestellen?

order_gate-card_title = Deine Bestellung bei { $seller }
order_gate-card_line = { $quantity } × { $name }: { $amount }, inkl. { $vat } % MwSt.{ $has_unit_price ->
        [yes] { " " }(Grundpreis: { UNIT_PRICE($product) })
       *[no] { "" }
    }
order_gate-card_deposit = Pfand: { $deposit }
order_gate-card_delivery = Versand: { $delivery_cost }. Lieferung { $day } an { $address }. Widerrufsrecht: { $withdrawal ->
        [perishable] keines, weil verderblich
        [sealed_hygiene] { $days } Tage, solange die Packung versiegelt ist
        [partly] { $days } Tage, außer für { LIST($exempt) }
        [none] keines
       *[full] { $days } Tage
    }.
order_gate-card_total = Gesamt: { $total }, inkl. MwSt.
order_gate-card_payment = Zahlung: { $method ->
        [sepa_debit] Lastschrift
        [that_debit] Lastschrift
        [paypal] PayPal
        [invoice] Rechnung
       *[card] Karte
    }{ $has_account ->
        [yes] { " " }({ $account })
       *[no] { "" }
    }

order_gate-unclear = Da war ich mir nicht sicher, bitte sag klar Ja oder Nein.
order_gate-say_phrase = Ein Ja reicht hier nicht.
order_gate-changed = { $kind ->
        [price] Der Preis hat sich gerade geändert.
        [day] Der Liefertag hat sich gerade geändert.
        [cart] Dein Korb hat sich inzwischen geändert.
       *[other] Inzwischen hat sich etwas geändert.
    }
order_gate-cart_emptied = Dein Korb ist inzwischen leer, bestellt wurde nichts.
order_gate-sold_out_meanwhile = Da war jemand schneller, abgebucht wurde nichts.
order_gate-declined = Okay, nichts bestellt.
order_gate-cart_stays = { LENGTH($lines) ->
        [1] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] bleibt
           *[other] bleiben
        } im Korb.
       *[other] Der Korb bleibt, wie er ist.
    }
order_gate-too_late = Das ist zu lange her, es wurde nichts bestellt.
order_gate-read_again = Soll ich dir { LINES($lines, form: "noun", case: "acc") } noch einmal vorlesen?
order_gate-stray_yes = Gerade habe ich dich nichts gefragt.
order_gate-not_ordered_yet = { LENGTH($lines) ->
        [1] { CAPITAL(LINES($lines, form: "noun")) }
       *[other] { CAPITAL(LINES($lines, form: "bare")) }
    } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } noch nicht bestellt.
order_gate-not_sent = { LENGTH($lines) ->
        [1] { CAPITAL(LINES($lines, form: "noun", case: "acc")) }
       *[other] { CAPITAL(LINES($lines, form: "bare")) }
    } habe ich nicht bestellt.
order_gate-resume_question = Soll ich { LENGTH($lines) ->
        [1] damit
        [2] mit beidem
       *[other] mit allem
    } weitermachen?
order_gate-duplicate = { $fresh ->
        [yes] Gerade eben
       *[no] { CAPITAL(DAY($placed, form: "since")) }
    } { QUANTITY($lines) ->
        [1] ist
       *[other] sind
    } schon { LINES($lines, form: "counted") } bestellt und { QUANTITY($lines) ->
        [1] kommt
       *[other] kommen
    } { $day }.
order_gate-duplicate_pending = Bei der Bank läuft noch deine Bestellung mit { LINES($lines, form: "bare", case: "dat") }.
order_gate-duplicate_question = Möchtest du trotzdem noch etwas davon?
order_gate-in_cart = { CAPITAL(LINES($lines, form: "counted")) } { PLURAL($lines, form: "counted") ->
        [one] liegt
       *[other] liegen
    } schon im Korb.
order_gate-in_cart_question = Möchtest du trotzdem bestellen?
order_gate-link_first = Bestellen geht, sobald dein { $seller }-Konto verbunden ist. Den Link findest du in der Alexa-App, { LINES($lines, form: "noun", case: "acc") } merke ich mir. Sag danach einfach: Öffne { $seller }.
order_gate-link_for_orders = Dafür muss dein { $seller }-Konto verbunden sein. Den Link findest du in der Alexa-App.
