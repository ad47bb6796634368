choose_option-which_variant = { CAPITAL(CHOICES($options, form: "variant")) }?
choose_option-which_size = { CAPITAL(CHOICES($options, form: "size")) }?
choose_option-which_brand = Meinst du die von { CHOICES($options) }?
choose_option-which_name = Meinst du { CHOICES($options) }?
choose_option-which_full = Meinst du { CHOICES($options, form: "full") }?
choose_option-button = { NAME($product, form: "full") }
choose_option-not_among = Das konnte ich nicht zuordnen.
choose_option-not_found = { CAPITAL($words) } finde ich bei uns nicht.
choose_option-nothing_like_it = So etwas finde ich bei uns nicht.
choose_option-nearest = Am nächsten kommt { NAME($product, form: "full") }, möchtest du das?
choose_option-categories = Wir haben zum Beispiel { LIST($categories) }.
choose_option-what_instead = Was darf es stattdessen sein?
choose_option-no_such_variant = Diese Sorte haben wir nicht.
choose_option-not_of_brand = Von { CAPITAL($words) } haben wir das nicht.
choose_option-no_further = { $order ->
        [bigger] Das ist schon die größte davon.
        [smaller] Das ist schon die kleinste davon.
        [cheaper] Das ist schon die günstigste davon.
        [dearer] Das ist schon die teuerste davon.
       *[only] Davon haben wir nur diese eine.
    }
choose_option-nothing_to_choose = Gerade steht nichts zur Auswahl.
choose_option-none_of_them = Okay, dann nichts davon.
choose_option-pack_holds = { $container ->
        [crate] Im Kasten
       *[other] In einer Packung
    } sind { NUMBER_WORD($size) } Stück, { $packs ->
        [1] einzeln gibt es sie nicht.
       *[other] für { NUMBER_WORD($count) } brauchst du { NUMBER_WORD($packs) }.
    }
