goods_meant-which_product = Meinst du { CHOICES($options, form: "noun") }?
goods_meant-which_day = Davon gibt es mehrere Bestellungen. Meinst du die, die du { CHOICES($dates) } bestellt hast?
goods_meant-which_place = Davon gibt es mehrere Bestellungen vom selben Tag. Meinst du die erste oder die letzte?
