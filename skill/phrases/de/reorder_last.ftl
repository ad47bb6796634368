reorder_last-none = Ich finde noch keine Bestellung von dir.
reorder_last-gone = { $name } ist gerade nicht zu haben.
reorder_last-dearer = { CAPITAL(NAME($product, form: "noun")) } { PLURAL($product) ->
        [one] kostet
       *[other] kosten
    } jetzt { $price } statt { $before }.
