cancel_order-none = Ich finde keine Bestellung, die sich stornieren lässt.
cancel_order-too_late = { $delivered ->
        [yes] Die Bestellung mit { LINES($lines, form: "bare", case: "dat") } ist schon geliefert.
       *[no] Die Bestellung mit { LINES($lines, form: "bare", case: "dat") } ist schon unterwegs und lässt sich nicht mehr stornieren.
    }{ $withdrawal ->
        [ended] { " " }Die Widerrufsfrist ist vorbei.
       *[open] { " " }Du kannst sie aber ab der Lieferung { $days } Tage lang widerrufen.
    }
cancel_order-already = Diese Bestellung ist schon storniert.
cancel_order-possible = { $partly ->
        [yes] Das geht noch.
       *[no] Dann { PLURAL($lines) ->
            [one] kommt
           *[other] kommen
        } { $more ->
            [yes] auch{ " " }
           *[no] { "" }
        }{ LINES($lines, form: "noun") } nicht, und du { $charged ->
            [yes] bekommst { $amount } zurück.
           *[no] zahlst nichts.
        }
    }
cancel_order-question_part = Soll ich { LINES($lines, form: "noun", case: "acc") } für { $amount } stornieren und nur { LINES($stays, form: "noun", case: "acc") } liefern lassen?
cancel_order-question_all = Soll ich die ganze Bestellung von { $just_now ->
        [yes] eben
       *[no] { DAY($placed, form: "bare") }
    } stornieren?
cancel_order-done = { $partly ->
        [yes] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] ist
           *[other] sind
        } storniert, { $charged ->
            [yes] die { $amount } bekommst du zurück.
           *[no] die { $amount } werden nicht abgebucht.
        } { CAPITAL(LINES($stays, form: "noun")) } { PLURAL($stays) ->
            [one] kommt
           *[other] kommen
        } { $day }.
       *[no] Storniert, { $charged ->
            [yes] du bekommst { $amount } zurück.
           *[no] du zahlst nichts.
        } Die Bestätigung liegt in deinen E-Mails.
    }
cancel_order-kept = Okay, die Bestellung bleibt, wie sie ist.
cancel_order-how = Willst du sie nicht mehr, sag einfach: Storniere meine Bestellung.
cancel_order-all_packs_only = Von einem Produkt gehen nur alle Packungen zusammen.
