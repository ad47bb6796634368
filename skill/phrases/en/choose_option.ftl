choose_option-which_variant = { CAPITAL(CHOICES($options, form: "variant")) }?
choose_option-which_size = { CAPITAL(CHOICES($options, form: "size")) }?
choose_option-which_brand = Do you mean the one from { CHOICES($options) }?
choose_option-which_name = Do you mean { CHOICES($options) }?
choose_option-which_full = Do you mean { CHOICES($options, form: "full") }?
choose_option-button = { NAME($product, form: "full") }
choose_option-not_among = I could not match that.
choose_option-not_found = I cannot find { $words } here.
choose_option-nothing_like_it = I cannot find anything like that here.
choose_option-nearest = The closest we have is { NAME($product, form: "full") }, would you like that?
choose_option-categories = We have { LIST($categories) }, for example.
choose_option-what_instead = What would you like instead?
choose_option-no_such_variant = We do not have that kind.
choose_option-not_of_brand = We do not have that from { CAPITAL($words) }.
choose_option-no_further = { $order ->
        [bigger] That is already the biggest one.
        [smaller] That is already the smallest one.
        [cheaper] That is already the cheapest one.
        [dearer] That is already the dearest one.
       *[only] That is the only one we have.
    }
choose_option-nothing_to_choose = There is nothing to choose from right now.
choose_option-none_of_them = Okay, none of them then.
choose_option-pack_holds = They come { NUMBER_WORD($size) } to a { $container ->
        [crate] crate
       *[other] pack
    }{ $packs ->
        [1] .
       *[other] , so { NUMBER_WORD($count) } take { NUMBER_WORD($packs) }.
    }
