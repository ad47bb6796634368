product_question-which = Zu welchem Produkt möchtest du das wissen?
product_question-price = { CAPITAL(NAME($product, form: "full")) }, { PLURAL($product) ->
        [one] kostet
       *[other] kosten
    } { $price }{ $has_deposit ->
        [yes] {" "}plus { $deposit } Pfand
       *[no] { "" }
    }.
product_question-piece_price = { CAPITAL(PIECE_PRICE($product)) }.
product_question-unit_price = { CAPITAL(UNIT_PRICE($product)) }.
product_question-stock = { $level ->
        [none] { CAPITAL(NAME($product)) } { PLURAL($product) ->
            [one] ist
           *[other] sind
        } gerade ausverkauft.
        [few] Von { NAME($product) } { $left ->
            [1] ist nur noch eine Packung
           *[other] sind noch { NUMBER_WORD($left) } Packungen
        } da.
       *[plenty] { CAPITAL(NAME($product)) } { PLURAL($product) ->
            [one] ist
           *[other] sind
        } auf Lager.
    }
product_question-delivery_now = { $free ->
        [yes] Der Versand ist kostenlos.
       *[no] Der Versand kostet { $cost }.
    }
product_question-delivery = Heute bestellt, { PLURAL($product) ->
        [one] käme
       *[other] kämen
    } { PRONOUN($product) } { $day }{ $to ->
        [somewhere] {" "}{ STREET($street) }
       *[nowhere] { "" }
    }, { $free ->
        [yes] ohne Versandkosten
       *[no] der Versand kostet { $cost }
    }.
product_question-withdrawal = { $kind ->
        [perishable] Für { NAME($product, form: "noun", case: "acc") } gibt es kein Widerrufsrecht, weil { PRONOUN($product) } verderblich { PLURAL($product) ->
            [one] ist
           *[other] sind
        }.
        [sealed_hygiene] Du kannst { $days } Tage lang widerrufen, solange die Packung versiegelt ist.
       *[full] Du kannst { $days } Tage lang ohne Grund widerrufen.
    }
product_question-vat = Im Preis sind { $rate } Prozent Mehrwertsteuer enthalten, das sind { $vat }.
product_question-only_one = Davon gibt es bei uns nur { NAME($product, form: "full") }.
product_question-variants = Es gibt auch { $by ->
        [size] { LIST($options, form: "size") }
       *[kind] { LIST($options, form: "variant") }
    }.
product_question-variant_there = Ja, { NAME($product, form: "variant") } für { $price }{ $free ->
        [yes] , ohne Versandkosten
       *[no] { "" }
    }.
product_question-take_variant = Soll ich { PRONOUN($product, case: "acc") } nehmen?
product_question-no_variant = { CAPITAL($words) } finde ich bei { NAME($product, form: "noun", case: "dat") } nicht.
product_question-want_it = Möchtest du { PRONOUN($product, case: "acc") } haben?
product_question-how_to_withdraw = Sag dazu einfach: Ich will { NAME($product, form: "noun", case: "acc") } widerrufen.
product_question-contents = Was in { NAME($product, form: "noun", case: "dat") } steckt, weiß ich nicht genau. Schau bitte auf die Packung, gerade bei Allergien.
product_question-not_known = Das weiß ich von { NAME($product, form: "noun", case: "dat") } leider nicht. Frag mich gern nach Preis, Lieferung oder Sorten.
product_question-allergy = Was genau drin ist, weiß ich nicht sicher. Lies bei einer Allergie bitte immer die Packung, bevor du etwas isst oder benutzt.
