### What a refusal or failure says, named after its class: OutOfStockError is errors-out_of_stock.

errors-unavailable = Entschuldige, der Shop antwortet gerade nicht. Versuch es bitte in ein paar Minuten noch einmal.
errors-not_found = Das finde ich bei uns leider nicht.
errors-refused = Das geht bei uns leider nicht.
errors-invalid_input = Damit kann ich leider nichts anfangen.

errors-out_of_stock = { $available ->
        [0] { $product } { PLURAL($product) ->
            [one] ist
           *[other] sind
        } leider gerade ausverkauft.
       *[other] Von { $product } { $available ->
            [one] ist
           *[other] sind
        } nur noch { PACKS($product, $available) } da.
    }
errors-quantity_limit = Von { $product } gehen höchstens { PACKS($product, $allowed) } in eine Bestellung.
errors-not_sold_by_voice = { $product } darf ich per Sprache nicht verkaufen.
errors-too_many_lines = Mehr als { NUMBER_WORD($allowed) } verschiedene Produkte gehen nicht in eine Bestellung.
errors-below_minimum = { $seller } liefert erst ab einem Warenwert von { $minimum }.
errors-limit_exceeded = { $limit ->
        [month] Damit lägst du über deiner Grenze von { $amount } im Monat.
       *[order] Damit lägst du über der Grenze von { $amount } für eine Bestellung.
    } Bestellt wurde nichts.
errors-no_delivery_address = Mir fehlt noch deine Lieferadresse. Trag sie bitte in deinem Konto bei { $seller } ein, dann geht es weiter.
errors-no_payment_method = Mir fehlt noch deine Zahlungsart. Trag sie bitte in deinem Konto bei { $seller } ein, dann geht es weiter.

errors-fewer_question = Soll ich { $quantity ->
        [1] nur ein
       *[other] { NUMBER_WORD($quantity) }
    } Stück nehmen?
errors-into_cart_question = Soll ich es für den Onlineshop in den Korb legen?
