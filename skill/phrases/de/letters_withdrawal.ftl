### The right of withdrawal as annex 1 to Art. 246a § 1(2) sentence 2 EGBGB words it, said to a friend; the form
### of annex 2 keeps its statutory wording.

letters_withdrawal-title = Dein Widerrufsrecht
letters_withdrawal-right = Du hast das Recht, binnen { $days } Tagen ohne Angabe von Gründen diesen Vertrag zu widerrufen.
letters_withdrawal-period = Die Widerrufsfrist beträgt { $days } Tage ab dem Tag, an dem du die letzte Ware in Besitz genommen hast oder jemand, den du benannt hast und der nicht der Beförderer ist, sie in Besitz genommen hat.
letters_withdrawal-how = Um dein Widerrufsrecht auszuüben, musst du uns ({ $seller }) mit einer eindeutigen Erklärung über deinen Entschluss informieren, diesen Vertrag zu widerrufen, etwa mit einem Brief, einer E-Mail oder mündlich über unseren Assistenten. Du kannst dafür das Muster-Widerrufsformular am Ende dieser E-Mail verwenden, das aber nicht vorgeschrieben ist.
letters_withdrawal-in_time = Die Frist ist gewahrt, wenn du deine Erklärung vor ihrem Ablauf absendest.
letters_withdrawal-online = Du kannst auch online widerrufen, ohne dich anzumelden. Den Eingang bestätigen wir dir sofort per E-Mail, mit Datum und Uhrzeit.
letters_withdrawal-link = Vertrag widerrufen
letters_withdrawal-exempt = { $withdrawal ->
        [perishable] Kein Widerrufsrecht besteht, weil die Ware schnell verderben kann (§ 312g Abs. 2 Nr. 2 BGB), bei: { LIST($names) }.
       *[sealed_hygiene] Aus Gründen der Hygiene versiegelt ist: { LIST($names) }. Hier erlischt dein Widerrufsrecht, wenn du das Siegel nach der Lieferung entfernst (§ 312g Abs. 2 Nr. 3 BGB).
    }
letters_withdrawal-consequences = Folgen des Widerrufs
letters_withdrawal-refund = Wenn du diesen Vertrag widerrufst, zahlen wir dir alle Zahlungen zurück, die wir von dir erhalten haben, einschließlich der Lieferkosten (außer den zusätzlichen Kosten, die entstehen, weil du eine andere Art der Lieferung als unsere günstigste Standardlieferung gewählt hast), unverzüglich und spätestens binnen vierzehn Tagen ab dem Tag, an dem dein Widerruf bei uns eingegangen ist. Dafür verwenden wir dasselbe Zahlungsmittel, das du beim Kauf eingesetzt hast, es sei denn, mit dir ist ausdrücklich etwas anderes vereinbart; in keinem Fall berechnen wir dir dafür ein Entgelt.
letters_withdrawal-refund_after = Wir können die Rückzahlung verweigern, bis wir die Ware wieder erhalten haben oder bis du nachgewiesen hast, dass du sie zurückgeschickt hast, je nachdem, was früher ist.
letters_withdrawal-send_back = Du musst die Ware unverzüglich und in jedem Fall spätestens binnen { $days } Tagen ab dem Tag, an dem du uns deinen Widerruf mitteilst, an uns ({ $address }) zurückschicken oder übergeben. Die Frist ist gewahrt, wenn du sie vor Ablauf der Frist absendest. Wir tragen die Kosten der Rücksendung.
letters_withdrawal-loss_of_value = Für einen Wertverlust musst du nur aufkommen, wenn er auf einen Umgang mit der Ware zurückgeht, der zur Prüfung ihrer Beschaffenheit, Eigenschaften und Funktionsweise nicht notwendig war.
letters_withdrawal-form = Muster-Widerrufsformular
letters_withdrawal-form_use = (Wenn Sie den Vertrag widerrufen wollen, dann füllen Sie bitte dieses Formular aus und senden Sie es zurück.)
letters_withdrawal-form_to = – An { $seller }:
letters_withdrawal-form_goods = – Hiermit widerrufe(n) ich/wir (*) den von mir/uns (*) abgeschlossenen Vertrag über den Kauf der folgenden Waren (*)/die Erbringung der folgenden Dienstleistung (*)
letters_withdrawal-form_days = – Bestellt am (*)/erhalten am (*)
letters_withdrawal-form_name = – Name des/der Verbraucher(s)
letters_withdrawal-form_address = – Anschrift des/der Verbraucher(s)
letters_withdrawal-form_signature = – Unterschrift des/der Verbraucher(s) (nur bei Mitteilung auf Papier)
letters_withdrawal-form_date = – Datum
letters_withdrawal-form_strike = (*) Unzutreffendes streichen.
