wish_question-this = Möchtest du { wish_question-first }?
wish_question-which = Möchtest du { wish_question-first } oder { wish_question-second }?
wish_question-neither = Okay, dann nicht.
wish_question-one_of_both = Eins von beiden bitte.
wish_question-other_words = Wie kann ich helfen?
wish_question-first = { $first ->
    [launch] den Laden öffnen
    [reorder_product] { $named ->
            [none] etwas
            [product] { NAME($product, form: "noun", case: "acc") }
           *[words] { CAPITAL($words) }
        } bestellen
    [reorder_last] das Gleiche wie beim letzten Mal bestellen
    [add_to_cart] { $named ->
            [none] etwas
            [product] { NAME($product, form: "noun", case: "acc") }
           *[words] { CAPITAL($words) }
        } in den Korb legen
    [remove_from_cart] { $named ->
            [none] etwas
            [product] { NAME($product, form: "noun", case: "acc") }
           *[words] { CAPITAL($words) }
        } aus dem Korb nehmen
    [change_quantity] eine Menge ändern
    [read_cart] hören, was im Korb liegt
    [keep_in_cart] den Korb so lassen
    [empty_cart] den Korb leeren
    [checkout] zur Kasse gehen
    [choose_payment] die Zahlungsart wählen
    [track_order] eine Bestellung verfolgen
    [list_orders] deine Bestellungen hören
    [cancel_order] eine Bestellung stornieren
    [product_question] etwas über ein Produkt wissen
    [talk_to_person] von einem Menschen angerufen werden
    [choose_option] etwas aussuchen
    [reset_voice_code] einen Link für einen neuen Sprachcode
    [repeat] das noch einmal hören
    [help] wissen, was ich kann
    [withdraw] einen Kauf widerrufen
    [return_item] etwas zurückgeben
    [report_problem] ein Problem mit einer Lieferung melden
    [choose_remedy] Ersatz oder dein Geld zurück
    [case_question] etwas über Rückgabe und Widerruf wissen
    [refund_status] wissen, wo deine Erstattung bleibt
    [forget_device] ein Gerät vergessen lassen
    [navigate_home] von vorn anfangen
    [no] es lieber lassen
    [cancel] abbrechen
   *[stop] aufhören
    }
wish_question-second = { $second ->
    [launch] den Laden öffnen
    [reorder_product] { $named ->
            [none] etwas
            [product] { NAME($product, form: "noun", case: "acc") }
           *[words] { CAPITAL($words) }
        } bestellen
    [reorder_last] das Gleiche wie beim letzten Mal bestellen
    [add_to_cart] { $named ->
            [none] etwas
            [product] { NAME($product, form: "noun", case: "acc") }
           *[words] { CAPITAL($words) }
        } in den Korb legen
    [remove_from_cart] { $named ->
            [none] etwas
            [product] { NAME($product, form: "noun", case: "acc") }
           *[words] { CAPITAL($words) }
        } aus dem Korb nehmen
    [change_quantity] eine Menge ändern
    [read_cart] hören, was im Korb liegt
    [keep_in_cart] den Korb so lassen
    [empty_cart] den Korb leeren
    [checkout] zur Kasse gehen
    [choose_payment] die Zahlungsart wählen
    [track_order] eine Bestellung verfolgen
    [list_orders] deine Bestellungen hören
    [cancel_order] eine Bestellung stornieren
    [product_question] etwas über ein Produkt wissen
    [talk_to_person] von einem Menschen angerufen werden
    [choose_option] etwas aussuchen
    [reset_voice_code] einen Link für einen neuen Sprachcode
    [repeat] das noch einmal hören
    [help] wissen, was ich kann
    [withdraw] einen Kauf widerrufen
    [return_item] etwas zurückgeben
    [report_problem] ein Problem mit einer Lieferung melden
    [choose_remedy] Ersatz oder dein Geld zurück
    [case_question] etwas über Rückgabe und Widerruf wissen
    [refund_status] wissen, wo deine Erstattung bleibt
    [forget_device] ein Gerät vergessen lassen
    [navigate_home] von vorn anfangen
    [no] es lieber lassen
    [cancel] abbrechen
   *[stop] aufhören
    }
