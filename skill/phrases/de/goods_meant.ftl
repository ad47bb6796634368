goods_meant-which_product = Meinst du { CHOICES($options, form: "noun") }?
goods_meant-which_day = Davon gibt es mehrere Bestellungen. Meinst du die, die du { CHOICES($dates) } bestellt hast?
goods_meant-which_place = Davon gibt es mehrere Bestellungen vom selben Tag. Meinst du die erste oder die letzte?
goods_meant-other_voice = Mit deiner Stimme darf ich nur etwas in den Korb legen. Das hier muss jemand machen, dessen Stimme ich kenne.
goods_meant-which_one = Welches Produkt meinst du?
