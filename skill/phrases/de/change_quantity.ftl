change_quantity-how_many = Wie viele sollen es sein?
change_quantity-which = Welches Produkt meinst du?
change_quantity-which_of = Meinst du { CHOICES($options) }?
change_quantity-changed = Jetzt { PLURAL($lines, form: "counted") ->
        [one] ist
       *[other] sind
    } es { LINES($lines, form: "counted") }, { $alone ->
        [yes] { $total }
       *[no] zusammen { $total }
    }.
