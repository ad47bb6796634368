### What a voice may do that the household trusts with the cart only.

household-barred = { $kind ->
        [code] With your voice I can only buy with a voice code, and none is set yet.
       *[cart_only] With your voice I can only fill the cart, not buy.
    }
household-lay_question = Shall I add { LINES($lines, form: "counted") }?
household-too_many = { CAPITAL(LINES($lines, form: "counted")) } { QUANTITY($lines) ->
        [1] is
       *[other] are
    } more than this shop allows.
household-add_fewer = Shall I add { NUMBER_WORD($quantity) }?
household-laid = { CAPITAL(LINES($lines, form: "counted")) } { QUANTITY($lines) ->
        [1] is
       *[other] are
    } in the cart.
household-buyer = { $kind ->
        [code] To buy, first set a voice code in your { $seller } account.
        [member] Somebody else in your household has to do the buying.
       *[stranger] Someone whose voice I know has to do the buying.
    }
household-laid_by = { CAPITAL(LINES($lines, form: "counted")) }, { $total }, put in by { $who ->
        [stranger] a voice I don't know
       *[member] { $name }
    }.
household-rest = There { QUANTITY($lines) ->
        [1] is
       *[other] are
    } { LINES($lines, form: "counted") } besides.
household-keep_or_take_out = Shall I leave { PRONOUN($lines, case: "acc") } in or take { PRONOUN($lines, case: "acc") } out?
