list_orders-none = No order is on its way right now.
list_orders-count = { CAPITAL(NUMBER_WORD($count)) } orders are on their way.
list_orders-one = { $discreet ->
        [yes] The one { DAY($placed, form: "of") } ending in { ENDING($number) } arrives
       *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] arrives
           *[other] arrive
        }
    } { $day }.
