reorder_last-none = Ich finde noch keine Bestellung von dir.
reorder_last-gone = { $name } ist gerade nicht zu haben.
reorder_last-dearer = { CAPITAL(NAME($product, form: "noun")) } { PLURAL($product) ->
        [one] kostet
       *[other] kosten
    } jetzt { $price } statt { $before }.
reorder_last-none_then = Aus dieser Zeit finde ich keine Bestellung von dir.
reorder_last-which = Da gibt es mehrere Bestellungen. Meinst du die, die du { CHOICES($dates) } aufgegeben hast?
reorder_last-which_place = Da gibt es mehrere Bestellungen vom selben Tag. Meinst du die erste oder die letzte?
