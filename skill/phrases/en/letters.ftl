### What all letters share, and the tables of an order. Letters are the durable medium (§ 312f BGB); the letters
### of each occasion stand in a file of their own.

letters-salutation = Hello { $name },
letters-salutation_nameless = Hello,
letters-closing = Best wishes from { $seller }
letters-contact = Any questions? Just reply to this email or call us: { $phone }, { $hours }.
letters-imprint = { $seller }
letters-amount = { $amount }
letters-text = { $words }

letters-ordered = What you ordered
letters-line = { $quantity } × { $name }
letters-unit_price = { $unit_price } each incl. { $rate }% VAT
letters-base_price = Unit price { $amount } per { $base ->
        [kilogram] kilogram
        [litre] litre
        [metre] metre
        [piece] piece
       *[wash] wash
    }
letters-line_deposit = plus deposit, { $amount } each
letters-line_withdrawal = { $withdrawal ->
        [perishable] no right of withdrawal
       *[sealed_hygiene] withdrawal only while the seal is intact
    }
letters-deposit = Deposit
letters-delivery_cost = Delivery
letters-total = Total incl. VAT
letters-vat = of which { $rate }% VAT on { $net } net
letters-cancelled = What is cancelled
letters-cancelled_total = Cancelled

letters-facts = At a glance
letters-order_number = Order number
letters-number = { $number }
letters-placed = Ordered
letters-moment = on { DATE($at, form: "full") } at { TIME($at) }
letters-paid_with = Payment
letters-method = { $kind ->
        [card] card
        [sepa_debit] direct debit
        [paypal] PayPal
        [invoice] invoice
       *[other] your stored payment method
    }{ $method_label }
letters-delivers_to = Delivered to
letters-address = { $address }
letters-address_unknown = the address in your account
letters-delivers = Delivery
letters-delivery_day = { $day } with { $carrier }
letters-seller = Seller
letters-name = Name
letters-email = Email
