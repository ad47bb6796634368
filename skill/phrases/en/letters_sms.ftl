### Short messages: one sentence and a link, 160 characters with it.

letters_sms-payment_approval = { $seller }: please approve your payment of { $total }: { $url }
letters_sms-code_reset = { $seller }: set a new voice code here: { $url }
