### Mails, the durable medium (§ 312f BGB).

letters-salutation = Hello { $name },
letters-order_confirmation_subject = Your order { $number } from { $seller }
letters-order_confirmation_intro = thank you, your order { $number } from { $seller } has been received and accepted:
letters-line = { $quantity } × { $name }, { $unit_price } each = { $amount } (incl. { $vat }% VAT)
letters-deposit = Deposit: { $amount }
letters-delivery_cost = Delivery: { $amount }
letters-total = Total: { $total } (incl. VAT)
letters-delivery = Arrives { $day } with { $carrier } at: { $address }
letters-withdrawal = Right of withdrawal: you can withdraw within { $days } days of receiving the goods without giving a reason. A clear statement to { $seller } is enough, for example by email. You then get back the price with standard delivery and return the goods within { $days } days.
letters-no_withdrawal = Exempt from withdrawal (§ 312g (2) BGB): { LIST($names) }.
letters-seller = Seller: { $seller }
letters-order_refused_subject = Your order from { $seller } was not carried out
letters-order_refused_intro = your bank did not confirm the payment to { $seller }. Nothing was ordered and nothing was charged:
letters-payment_approval_subject = Please approve your payment to { $seller }
letters-payment_approval_intro = your bank wants you to approve the payment of { $total } to { $seller } yourself: { $url } We hold the goods for you for an hour, and nothing is charged until then.
letters-order_cancelled_subject = Cancellation in your order { $number } from { $seller }
letters-order_cancelled_intro = from your order { $number } this is cancelled: { LIST($names) }.
letters-remaining_total = The order from { $seller } now costs { $total }. You get back what was charged already.
letters-code_reset_subject = Your voice code at { $seller }
letters-code_reset_intro = your voice code has to be set anew before you can order from { $seller } by voice again. Reply to this email ({ $email }) and we will set it with you.
letters-callback_request_subject = Call-back request from { $name }
letters-callback_request_intro = { $name } ({ $email }) asks to be called back. The conversation so far:
letters-callback_request_line = { $words }
letters-callback_request_promise = Promised: { $hours }
