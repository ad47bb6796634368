### Short messages: one sentence and a link, 160 characters with it.

letters_sms-payment_approval = { $seller }: Bitte gib deine Zahlung von { $total } frei: { $url }
letters_sms-code_reset = { $seller }: Hier setzt du deinen Sprachcode neu: { $url }
