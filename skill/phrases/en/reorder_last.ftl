reorder_last-none = I cannot find an order of yours yet.
reorder_last-gone = { $name } is not available right now.
reorder_last-dearer = { CAPITAL(NAME($product, form: "noun")) } { PLURAL($product) ->
        [one] costs
       *[other] cost
    } { $price } now instead of { $before }.
