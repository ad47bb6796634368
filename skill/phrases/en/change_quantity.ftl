change_quantity-how_many = How many shall it be?
change_quantity-which = Which product do you mean?
change_quantity-which_of = Do you mean { CHOICES($options) }?
change_quantity-changed = Now it's { LINES($lines, form: "counted") }, { $alone ->
        [yes] { $total }
       *[no] { $total } together
    }.
