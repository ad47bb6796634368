### The mails about one order and its money.

letters_order-confirmation_subject = Your order { $number } from { $seller }
letters_order-confirmation_intro = thank you, your order from { $seller } has been received and accepted. Please keep this email: it is the confirmation of your contract.
letters_order-cancelled_meanwhile = Meanwhile the whole order has been cancelled.
letters_order-cancel_title = Cancelling
letters_order-cancel_how = As long as your parcel is not on its way, you can cancel the order free of charge, whole or in part: tell our assistant “cancel my order” or reply to this email.
letters_order-warranty_title = If something is not right
letters_order-warranty = The statutory liability for defects applies to all goods. If something arrives wrong or damaged, let us know: { $email } or { $phone }, { $hours }.

letters_order-refused_subject = Your order from { $seller } was not carried out
letters_order-refused_intro = we could not carry out your order { $number } because the payment of { $total } was not confirmed. Nothing was ordered and nothing was charged.
letters_order-refused_wish = What you wanted to order
letters_order-refused_again = If you would still like to have it, just order again, perhaps with another payment method.

letters_order-approval_subject = Please approve your payment of { $total } to { $seller }
letters_order-approval_intro = your bank wants you to approve the payment of { $total } to { $seller } yourself.
letters_order-approval_link = Approve the payment of { $total } to { $seller }
letters_order-approval_goods = What it is about
letters_order-approval_until = We hold the goods for you until { TIME($until) }. Nothing is charged before you approve, and without your approval there is no order.

letters_order-failed_subject = The payment of your order { $number } has failed
letters_order-failed_cancelled = the payment of { $total } for your order { $number } from { $seller } has failed: your bank did not honour it. The order is therefore cancelled, and you pay nothing.
letters_order-failed_owed = the payment of { $total } for your order { $number } from { $seller } has failed: your bank did not honour it. The goods are on their way or with you, so the amount is still due.
letters_order-failed_pay = Please settle the { $total } soon. Reply to this email or call us, and we will find the easiest way for you: { $phone }, { $hours }.

letters_order-cancelled_subject = Cancellation in your order { $number } from { $seller }
letters_order-cancelled_intro = part of your order { $number } is cancelled, { $amount } in all.
letters_order-cancelled_all = your whole order { $number } is cancelled.
letters_order-remaining = What remains
letters_order-not_charged = Nothing will be charged.
letters_order-given_back = You get the { $amount } back { $kind ->
        [card] on your card
        [paypal] on your PayPal account
        [invoice] on your account
        [sepa_debit] on your bank account
       *[other] on your payment method
    }{ $method_label }. This takes up to { $days } working days.
letters_order-pay_less = You now pay only { $total }. If more was charged already, you get the difference back.

letters_order-delivered_subject = Your parcel from { $seller } has arrived
letters_order-delivered_intro = the parcel of your order { $number } was delivered: { $day } with { $carrier }.
letters_order-delivered_content = What is in the parcel
letters_order-delivered_withdrawal = You can withdraw until { DATE($day, form: "full") }.
letters_order-delivered_wrong = Is something missing, wrong or damaged? Tell our assistant or reply to this email.

letters_order-invoice_subject = Invoice for your order { $number } from { $seller }
letters_order-invoice_intro = here is the invoice for your order { $number } of { DATE($placed, form: "full") }.
letters_order-invoice_due = Please transfer { $total } by { DATE($day, form: "full") } and quote the number { $number }.
letters_order-invoice_title = Invoice
letters_order-invoice_number = Invoice number
letters_order-invoice_tax = Tax number
letters_order-invoice_account = Account
letters_order-reminder_subject = Payment reminder for your order { $number } from { $seller }
letters_order-reminder_intro = it may have slipped your mind: { $total } are still open for your order { $number } of { DATE($placed, form: "full") }. They were due on { DATE($day, form: "full") }.
letters_order-reminder_pay = Please transfer { $total } in the next few days and quote the number { $number }. If you have paid already, you can ignore this email.
letters_order-reminder_count = This is reminder no. { $count }. It costs you nothing.
