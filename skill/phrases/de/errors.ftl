### Why something cannot be offered. The message of an error is named after its class.

errors-out_of_stock = { $available ->
        [0] { CAPITAL(NAME($product, form: "noun")) } { PLURAL($product) ->
            [one] ist
           *[other] sind
        } gerade ausverkauft.
        [1] Davon ist nur noch eine Packung da.
       *[other] Davon sind nur noch { NUMBER_WORD($available) } Packungen da.
    }
errors-quantity_limit = Mehr als { NUMBER_WORD($allowed) } Stück davon verkaufen wir nicht in einer Bestellung.
errors-fewer_question = Soll ich { $quantity ->
        [0] den Rest
        [1] eine
       *[other] { NUMBER_WORD($quantity) }
    } nehmen?
errors-not_sold_by_voice = { CAPITAL(NAME($product, form: "noun", case: "acc")) } darf ich per Sprache nicht verkaufen.
errors-into_cart_question = Soll ich das für den Webshop in den Korb legen?
errors-too_many_lines = Mehr als { $allowed } verschiedene Artikel passen nicht in eine Bestellung.
errors-below_minimum = Ab { $minimum } liefern wir, das reicht noch nicht ganz.
errors-limit_exceeded = { $limit ->
        [day] Damit kämst du heute über die { $amount }, die per Sprache am Tag erlaubt sind.
        [month] Damit läge dein Monat über den { $amount }, die per Sprache erlaubt sind.
        [member_day] Mit deiner Stimme sind am Tag { $amount } erlaubt, das wäre mehr.
        [member_month] Mit deiner Stimme sind im Monat { $amount } erlaubt, das wäre mehr.
       *[order] Per Sprache geht eine Bestellung nur bis { $amount }.
    }{ $rest ->
        [some] { " " }Übrig sind noch { $remaining }.
        [none] { " " }Übrig ist davon nichts mehr.
       *[unknown] { "" }
    } Bestellt ist nichts.
errors-no_delivery_address = In deinem Konto steht noch keine Lieferadresse. Trag sie bitte im Webshop ein.
errors-no_payment_method = In deinem Konto ist noch keine Zahlungsart hinterlegt. Trag sie bitte im Webshop ein.
errors-not_found = Das führen wir leider nicht mehr.
errors-unavailable = Entschuldige, der Shop antwortet gerade nicht. Versuch es bitte in ein paar Minuten noch einmal.
errors-refused = Das geht bei uns leider nicht.
errors-invalid_input = Damit kann ich leider nichts anfangen.
errors-link_expired = Dieser Link gilt nicht mehr. Lass dir bitte einen neuen schicken.
errors-not_four_digits = Ein Sprachcode hat genau vier Ziffern.
errors-common_code = Diesen Code errät man leicht. Nimm bitte vier Ziffern, die kein Datum, kein Jahr, kein Muster und nicht aus deiner Telefonnummer sind.
errors-same_code = Das ist dein alter Code. Nimm bitte einen neuen.
errors-wrong_code = Der Code stimmt nicht, du hast noch { $left ->
        [1] einen Versuch
       *[other] { NUMBER_WORD($left) } Versuche
    }.
errors-code_locked = Dein Sprachcode ist gesperrt. Nur über den Link in deiner E-Mail kannst du einen neuen setzen.
errors-changed_meanwhile = Das hat sich inzwischen geändert, zum Beispiel in einem anderen Fenster. Sieh es dir bitte noch einmal an.
errors-too_many_addresses = Mehr als { NUMBER_WORD($allowed) } Adressen passen nicht in ein Konto.
errors-limit_too_high = Mehr als { $amount } gehen bei uns per Sprache nicht.
errors-last_address = Das ist deine einzige Adresse. Trag zuerst eine andere ein.
errors-still_needed = Das braucht noch eine offene Bestellung. Danach kannst du es ändern.
errors-preferred_method = Damit zahlst du gerade. Wähle zuerst, womit du künftig zahlen willst.
errors-not_delivered = Das ist noch nicht bei dir angekommen, also gibt es auch noch nichts zurückzugeben.
errors-return_period_over = Die Rückgabefrist ist am { DATE($day) } abgelaufen.
errors-too_many_packs = { $allowed ->
        [0] Davon hast du nichts mehr, was du zurückgeben kannst.
        [1] Davon hast du nur eine Packung bekommen.
       *[other] Davon hast du nur { NUMBER_WORD($allowed) } Packungen bekommen.
    }
errors-payment_method_expired = { $kind ->
        [card] Deine Karte
       *[other] Diese Zahlungsart
    } ist leider abgelaufen.
errors-payment_method_not_offered = { $kind ->
        [cash] Barzahlung
        [invoice] Den Kauf auf Rechnung
        [sepa_debit] Lastschrift
        [paypal] PayPal
       *[card] Kartenzahlung
    } bietet { $seller } leider nicht an.
errors-payment_method_missing = { $kind ->
        [card] Eine andere Karte
        [sepa_debit] Eine Lastschrift
        [paypal] PayPal
       *[other] Eine andere Zahlungsart
    } ist in deinem Konto nicht hinterlegt.
errors-foreign_currency = Bezahlen kannst du bei uns nur in { $currency ->
        [CHF] Franken
        [GBP] Pfund
        [USD] Dollar
       *[EUR] Euro
    }.
errors-impossible_quantity = Weniger als eine Packung kann ich nicht bestellen.
errors-unpayable_amount = Diesen Betrag kann ich nicht abrechnen. Bestellt ist nichts.
