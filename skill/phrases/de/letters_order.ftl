### The mails about one order and its money.

letters_order-confirmation_subject = Deine Bestellung { $number } bei { $seller }
letters_order-confirmation_intro = danke, deine Bestellung bei { $seller } ist eingegangen und angenommen. Heb diese E-Mail gut auf: Sie ist die Bestätigung deines Vertrags.
letters_order-cancelled_meanwhile = Inzwischen ist die ganze Bestellung storniert.
letters_order-cancel_title = Stornieren
letters_order-cancel_how = Solange dein Paket noch nicht unterwegs ist, kannst du die Bestellung kostenlos stornieren, ganz oder zum Teil: Sag unserem Assistenten „storniere meine Bestellung“ oder antworte auf diese E-Mail.
letters_order-warranty_title = Wenn etwas nicht stimmt
letters_order-warranty = Für alle Waren gilt das gesetzliche Mängelhaftungsrecht. Kommt etwas falsch oder beschädigt an, sag uns Bescheid: { $email } oder { $phone }, { $hours }.

letters_order-refused_subject = Deine Bestellung bei { $seller } wurde nicht ausgeführt
letters_order-refused_intro = deine Bestellung { $number } konnten wir nicht ausführen, weil die Zahlung von { $total } nicht bestätigt wurde. Es wurde nichts bestellt und nichts abgebucht.
letters_order-refused_wish = Was du bestellen wolltest
letters_order-refused_again = Möchtest du die Sachen noch haben, bestell sie einfach noch einmal, gern mit einer anderen Zahlungsart.

letters_order-approval_subject = Bitte gib deine Zahlung von { $total } an { $seller } frei
letters_order-approval_intro = deine Bank möchte, dass du die Zahlung von { $total } an { $seller } selbst freigibst.
letters_order-approval_link = Zahlung von { $total } an { $seller } freigeben
letters_order-approval_goods = Worum es geht
letters_order-approval_until = Wir halten die Ware bis { TIME($until) } für dich fest. Bis zu deiner Freigabe wird nichts abgebucht, und ohne sie kommt keine Bestellung zustande.

letters_order-failed_subject = Die Zahlung deiner Bestellung { $number } ist fehlgeschlagen
letters_order-failed_cancelled = die Zahlung von { $total } für deine Bestellung { $number } bei { $seller } ist fehlgeschlagen: Deine Bank hat sie nicht eingelöst. Die Bestellung ist deshalb storniert, und du zahlst nichts.
letters_order-failed_owed = die Zahlung von { $total } für deine Bestellung { $number } bei { $seller } ist fehlgeschlagen: Deine Bank hat sie nicht eingelöst. Die Ware ist schon unterwegs oder bei dir, deshalb ist der Betrag noch offen.
letters_order-failed_pay = Bitte begleiche die { $total } möglichst bald. Antworte auf diese E-Mail oder ruf uns an, dann klären wir, wie es für dich am einfachsten ist: { $phone }, { $hours }.

letters_order-cancelled_subject = Stornierung zu deiner Bestellung { $number } bei { $seller }
letters_order-cancelled_intro = aus deiner Bestellung { $number } ist ein Teil storniert, zusammen { $amount }.
letters_order-cancelled_all = deine Bestellung { $number } ist ganz storniert.
letters_order-remaining = Was bleibt
letters_order-not_charged = Abgebucht wird nichts.
letters_order-given_back = Die { $amount } bekommst du zurück { $kind ->
        [card] auf deine Karte
        [paypal] auf dein PayPal-Konto
        [invoice] auf dein Konto
        [sepa_debit] auf dein Bankkonto
       *[other] auf deine Zahlungsart
    }{ $method_label }. Das dauert bis zu { $days } Werktage.
letters_order-pay_less = Du zahlst jetzt nur noch { $total }. Ist schon mehr abgebucht, bekommst du den Unterschied zurück.

letters_order-delivered_subject = Dein Paket von { $seller } ist da
letters_order-delivered_intro = dein Paket aus der Bestellung { $number } ist zugestellt: { $day } mit { $carrier }.
letters_order-delivered_content = Was im Paket ist
letters_order-delivered_withdrawal = Widerrufen kannst du bis zum { DATE($day, form: "full") }.
letters_order-delivered_wrong = Fehlt etwas, ist etwas falsch oder beschädigt? Sag es unserem Assistenten oder antworte auf diese E-Mail.

letters_order-invoice_subject = Rechnung zu deiner Bestellung { $number } bei { $seller }
letters_order-invoice_intro = hier ist die Rechnung zu deiner Bestellung { $number } vom { DATE($placed, form: "full") }.
letters_order-invoice_due = Bitte überweise { $total } bis zum { DATE($day, form: "full") } und gib dabei die Nummer { $number } an.
letters_order-invoice_title = Rechnung
letters_order-invoice_number = Rechnungsnummer
letters_order-invoice_tax = Steuernummer
letters_order-invoice_account = Konto
letters_order-reminder_subject = Zahlungserinnerung zu deiner Bestellung { $number } bei { $seller }
letters_order-reminder_intro = vielleicht ist es untergegangen: Für deine Bestellung { $number } vom { DATE($placed, form: "full") } sind noch { $total } offen. Sie waren am { DATE($day, form: "full") } fällig.
letters_order-reminder_pay = Bitte überweise { $total } in den nächsten Tagen und gib dabei die Nummer { $number } an. Hast du schon gezahlt, ist diese E-Mail erledigt.
letters_order-reminder_count = Dies ist die { $count }. Erinnerung. Sie kostet dich nichts.
