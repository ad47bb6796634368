goods_meant-which_product = Do you mean { CHOICES($options, form: "noun") }?
goods_meant-which_day = There are several orders of that. Do you mean the one you ordered { CHOICES($dates) }?
goods_meant-which_place = There are several orders of that from the same day. Do you mean the first or the last one?
goods_meant-other_voice = With your voice I can only fill the cart. Someone whose voice I know has to do this.
goods_meant-which_one = Which product do you mean?
