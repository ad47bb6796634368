### The right of withdrawal as annex I to Directive 2011/83/EU words it; the form of part B keeps its official wording.

letters_withdrawal-title = Your right of withdrawal
letters_withdrawal-right = You have the right to withdraw from this contract within { $days } days without giving any reason.
letters_withdrawal-period = The withdrawal period will expire { $days } days after the day on which you acquire, or a third party other than the carrier and indicated by you acquires, physical possession of the last good.
letters_withdrawal-how = To exercise the right of withdrawal, you must inform us ({ $seller }) of your decision to withdraw from this contract by an unequivocal statement, for example a letter, an email, or by speaking to our assistant. You may use the model withdrawal form at the end of this email, but it is not obligatory.
letters_withdrawal-in_time = To meet the withdrawal deadline, it is sufficient for you to send your statement before the withdrawal period has expired.
letters_withdrawal-online = You can also withdraw online, without signing in. We confirm the receipt at once by email, with date and time.
letters_withdrawal-link = Withdraw from the contract
letters_withdrawal-exempt = { $withdrawal ->
        [perishable] There is no right of withdrawal, because the goods can spoil quickly (§ 312g (2) no. 2 BGB), for: { LIST($names) }.
       *[sealed_hygiene] Sealed for reasons of hygiene: { LIST($names) }. Your right of withdrawal ends here when you remove the seal after delivery (§ 312g (2) no. 3 BGB).
    }
letters_withdrawal-consequences = Effects of withdrawal
letters_withdrawal-refund = If you withdraw from this contract, we shall reimburse to you all payments received from you, including the costs of delivery (with the exception of the supplementary costs resulting from your choice of a type of delivery other than the least expensive type of standard delivery offered by us), without undue delay and in any event not later than 14 days from the day on which your withdrawal reaches us. We will carry out such reimbursement using the same means of payment as you used for the purchase, unless you have expressly agreed otherwise; in any event, you will not incur any fees as a result of such reimbursement.
letters_withdrawal-refund_after = We may withhold reimbursement until we have received the goods back or you have supplied evidence of having sent back the goods, whichever is the earliest.
letters_withdrawal-send_back = You shall send back the goods or hand them over to us ({ $address }) without undue delay and in any event not later than { $days } days from the day on which you communicate your withdrawal to us. The deadline is met if you send back the goods before it has expired. We bear the cost of returning the goods.
letters_withdrawal-loss_of_value = You are only liable for any diminished value of the goods resulting from handling other than what is necessary to establish their nature, characteristics and functioning.
letters_withdrawal-form = Model withdrawal form
letters_withdrawal-form_use = (complete and return this form only if you wish to withdraw from the contract)
letters_withdrawal-form_to = – To { $seller }:
letters_withdrawal-form_goods = – I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*)
letters_withdrawal-form_days = – Ordered on (*)/received on (*)
letters_withdrawal-form_name = – Name of consumer(s)
letters_withdrawal-form_address = – Address of consumer(s)
letters_withdrawal-form_signature = – Signature of consumer(s) (only if this form is notified on paper)
letters_withdrawal-form_date = – Date
letters_withdrawal-form_strike = (*) Delete as appropriate.
