### What all letters share, and the tables of an order. Letters are the durable medium (§ 312f BGB); the letters
### of each occasion stand in a file of their own.

letters-salutation = Hallo { $name },
letters-salutation_nameless = Hallo,
letters-closing = Viele Grüße von { $seller }
letters-contact = Fragen? Antworte einfach auf diese E-Mail oder ruf uns an: { $phone }, { $hours }.
letters-imprint = { $seller }
letters-amount = { $amount }
letters-text = { $words }

letters-ordered = Was du bestellt hast
letters-line = { $quantity } × { $name }
letters-unit_price = je { $unit_price } inkl. { $rate } % MwSt.
letters-base_price = Grundpreis { $amount } je { $base ->
        [kilogram] Kilogramm
        [litre] Liter
        [metre] Meter
        [piece] Stück
       *[wash] Waschladung
    }
letters-line_deposit = zuzüglich Pfand, je { $amount }
letters-line_withdrawal = { $withdrawal ->
        [perishable] ohne Widerrufsrecht
       *[sealed_hygiene] Widerruf nur mit unversehrtem Siegel
    }
letters-deposit = Pfand
letters-delivery_cost = Versand
letters-total = Gesamt inkl. MwSt.
letters-vat = darin { $rate } % MwSt. auf { $net } netto
letters-cancelled = Was storniert ist
letters-cancelled_total = Storniert

letters-facts = Auf einen Blick
letters-order_number = Bestellnummer
letters-number = { $number }
letters-placed = Bestellt
letters-moment = am { DATE($at, form: "full") } um { TIME($at) }
letters-paid_with = Zahlungsart
letters-method = { $kind ->
        [card] Karte
        [sepa_debit] Lastschrift
        [paypal] PayPal
        [invoice] Rechnung
       *[other] deine hinterlegte Zahlungsart
    }{ $method_label }
letters-delivers_to = Lieferung an
letters-address = { $address }
letters-address_unknown = die Adresse in deinem Konto
letters-delivers = Lieferung
letters-delivery_day = { $day } mit { $carrier }
letters-seller = Verkäufer
letters-name = Name
letters-email = E-Mail
