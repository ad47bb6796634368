### Mails, the durable medium (§ 312f BGB).

letters-salutation = Hallo { $name },
letters-order_confirmation_subject = Deine Bestellung { $number } bei { $seller }
letters-order_confirmation_intro = danke, deine Bestellung { $number } bei { $seller } ist eingegangen und angenommen:
letters-line = { $quantity } × { $name }, je { $unit_price } = { $amount } (inkl. { $vat } % MwSt.)
letters-deposit = Pfand: { $amount }
letters-delivery_cost = Versand: { $amount }
letters-total = Gesamt: { $total } (inkl. MwSt.)
letters-delivery = Lieferung { $day } mit { $carrier } an: { $address }
letters-withdrawal = Widerrufsrecht: Du kannst binnen { $days } Tagen nach Erhalt der Ware ohne Angabe von Gründen widerrufen. Eine eindeutige Erklärung an { $seller } genügt, etwa per E-Mail. Du bekommst dann den Preis samt Standardversand zurück und schickst die Ware binnen { $days } Tagen zurück.
letters-no_withdrawal = Vom Widerruf ausgenommen (§ 312g Abs. 2 BGB): { LIST($names) }.
letters-seller = Verkäufer: { $seller }
letters-order_refused_subject = Deine Bestellung bei { $seller } wurde nicht ausgeführt
letters-order_refused_intro = deine Bank hat die Zahlung an { $seller } nicht bestätigt. Es wurde nichts bestellt und nichts abgebucht:
letters-payment_approval_subject = Bitte gib deine Zahlung an { $seller } frei
letters-payment_approval_intro = deine Bank möchte, dass du die Zahlung von { $total } an { $seller } selbst freigibst: { $url } Wir halten die Ware eine Stunde für dich fest, bis dahin wird nichts abgebucht.
letters-order_cancelled_subject = Stornierung zu deiner Bestellung { $number } bei { $seller }
letters-order_cancelled_intro = aus deiner Bestellung { $number } ist storniert: { LIST($names) }.
letters-remaining_total = Die Bestellung bei { $seller } kostet jetzt { $total }. Schon Abgebuchtes bekommst du zurück.
letters-code_reset_subject = Dein Sprachcode bei { $seller }
letters-code_reset_intro = dein Sprachcode muss neu gesetzt werden, bevor du bei { $seller } wieder per Sprache bestellen kannst. Antworte auf diese E-Mail ({ $email }), dann setzen wir ihn mit dir neu.
letters-callback_request_subject = Rückrufbitte von { $name }
letters-callback_request_intro = { $name } ({ $email }) bittet um einen Rückruf. Das Gespräch bisher:
letters-callback_request_line = { $words }
letters-callback_request_promise = Zugesagt: { $hours }
