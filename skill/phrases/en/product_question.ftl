product_question-which = Which product do you mean?
product_question-price = { CAPITAL(NAME($product, form: "full")) }, { PLURAL($product) ->
        [one] costs
       *[other] cost
    } { $price }{ $has_deposit ->
        [yes] {" "}plus { $deposit } deposit
       *[no] { "" }
    }.
product_question-piece_price = { CAPITAL(PIECE_PRICE($product)) }.
product_question-unit_price = { CAPITAL(UNIT_PRICE($product)) }.
product_question-stock = { $level ->
        [none] { CAPITAL(NAME($product)) } { PLURAL($product) ->
            [one] is
           *[other] are
        } sold out right now.
        [few] There { $left ->
            [1] is only one pack
           *[other] are { NUMBER_WORD($left) } packs
        } left of { NAME($product) }.
       *[plenty] { CAPITAL(NAME($product)) } { PLURAL($product) ->
            [one] is
           *[other] are
        } in stock.
    }
product_question-delivery_now = { $free ->
        [yes] Delivery is free.
       *[no] Delivery is { $cost }.
    }
product_question-delivery = Ordered today, { PRONOUN($product) } would arrive { $day }{ $to ->
        [somewhere] {" "}{ STREET($street) }
       *[nowhere] { "" }
    }, { $free ->
        [yes] with free delivery
       *[no] delivery is { $cost }
    }.
product_question-withdrawal = { $kind ->
        [perishable] There is no right of withdrawal for { NAME($product, form: "noun") }, because { PRONOUN($product) } { PLURAL($product) ->
            [one] is
           *[other] are
        } perishable.
        [sealed_hygiene] You can withdraw within { $days } days while the pack is sealed.
       *[full] You can withdraw within { $days } days without giving a reason.
    }
product_question-vat = The price includes { $rate } percent VAT, which is { $vat }.
product_question-only_one = We only have { NAME($product, form: "full") } of that.
product_question-variants = There is also { $by ->
        [size] { LIST($options, form: "size") }
       *[kind] { LIST($options, form: "variant") }
    }.
product_question-variant_there = Yes, { NAME($product, form: "variant") } for { $price }{ $free ->
        [yes] , with free delivery
       *[no] { "" }
    }.
product_question-take_variant = Shall I take { PRONOUN($product, case: "acc") }?
product_question-no_variant = I cannot find { $words } for { NAME($product, form: "noun") }.
product_question-want_it = Would you like { PRONOUN($product, case: "acc") }?
product_question-how_to_withdraw = Just say: I want to withdraw from { NAME($product, form: "noun") }.
product_question-contents = I can't say for sure what is in { NAME($product, form: "noun") }. Please check the pack, above all if you have an allergy.
product_question-not_known = I don't know that about { NAME($product, form: "noun") }, I'm afraid. I can tell you the price, delivery and sizes.
product_question-allergy = I can't say for sure what is in it. With an allergy, please always read the pack before you eat or use anything.
