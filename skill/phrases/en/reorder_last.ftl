reorder_last-none = I cannot find an order of yours yet.
reorder_last-gone = { $name } is not available right now.
reorder_last-dearer = { CAPITAL(NAME($product, form: "noun")) } { PLURAL($product) ->
        [one] costs
       *[other] cost
    } { $price } now instead of { $before }.
reorder_last-none_then = I find no order of yours from then.
reorder_last-which = There are several orders from then. Do you mean the one you placed { CHOICES($dates) }?
reorder_last-which_place = There are several orders from the same day. Do you mean the first or the last one?
