wish_question-this = Would you like { wish_question-first }?
wish_question-which = Would you like { wish_question-first } or { wish_question-second }?
wish_question-neither = Okay, not that then.
wish_question-one_of_both = One of the two, please.
wish_question-other_words = How can I help?
wish_question-first = { $first ->
    [launch] to open the shop
    [reorder_product] to order { $named ->
            [none] something
            [product] { NAME($product, form: "noun") }
           *[words] { $words }
        }
    [reorder_last] to order the same as last time
    [add_to_cart] to put { $named ->
            [none] something
            [product] { NAME($product, form: "noun") }
           *[words] { $words }
        } in your cart
    [remove_from_cart] to take { $named ->
            [none] something
            [product] { NAME($product, form: "noun") }
           *[words] { $words }
        } out of your cart
    [change_quantity] to change how many you get
    [read_cart] to hear what is in your cart
    [keep_in_cart] to leave the cart as it is
    [empty_cart] to empty your cart
    [checkout] to check out
    [choose_payment] to choose how to pay
    [track_order] to track an order
    [list_orders] to hear your orders
    [cancel_order] to cancel an order
    [product_question] to know something about a product
    [talk_to_person] to be called by a person
    [choose_option] to pick one of several
    [reset_voice_code] a link for a new voice code
    [repeat] to hear that again
    [help] to know what I can do
    [withdraw] to withdraw from a purchase
    [return_item] to return something
    [report_problem] to report a problem with a delivery
    [choose_remedy] a replacement or your money back
    [case_question] to know about returns and withdrawals
    [refund_status] to know where your refund is
    [forget_device] me to forget one of your devices
    [navigate_home] to start over
    [no] to leave it
    [cancel] to cancel this
   *[stop] to stop here
    }
wish_question-second = { $second ->
    [launch] to open the shop
    [reorder_product] to order { $named ->
            [none] something
            [product] { NAME($product, form: "noun") }
           *[words] { $words }
        }
    [reorder_last] to order the same as last time
    [add_to_cart] to put { $named ->
            [none] something
            [product] { NAME($product, form: "noun") }
           *[words] { $words }
        } in your cart
    [remove_from_cart] to take { $named ->
            [none] something
            [product] { NAME($product, form: "noun") }
           *[words] { $words }
        } out of your cart
    [change_quantity] to change how many you get
    [read_cart] to hear what is in your cart
    [keep_in_cart] to leave the cart as it is
    [empty_cart] to empty your cart
    [checkout] to check out
    [choose_payment] to choose how to pay
    [track_order] to track an order
    [list_orders] to hear your orders
    [cancel_order] to cancel an order
    [product_question] to know something about a product
    [talk_to_person] to be called by a person
    [choose_option] to pick one of several
    [reset_voice_code] a link for a new voice code
    [repeat] to hear that again
    [help] to know what I can do
    [withdraw] to withdraw from a purchase
    [return_item] to return something
    [report_problem] to report a problem with a delivery
    [choose_remedy] a replacement or your money back
    [case_question] to know about returns and withdrawals
    [refund_status] to know where your refund is
    [forget_device] me to forget one of your devices
    [navigate_home] to start over
    [no] to leave it
    [cancel] to cancel this
   *[stop] to stop here
    }
