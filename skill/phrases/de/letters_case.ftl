### The mails about what follows an order: withdrawal, return, exchange, complaint.

letters_case-received_subject = Dein Widerruf zur Bestellung { $number } ist eingegangen
letters_case-received_intro = wir bestätigen dir den Eingang deines Widerrufs am { DATE($at, form: "full") } um { TIME($at) }.
letters_case-declaration = Deine Erklärung
letters_case-order = Bestellung
letters_case-received_at = Eingegangen
letters_case-from = Erklärt von
letters_case-channel = Auf dem Weg
letters_case-channel_name = { $channel ->
        [alexa] per Sprache (Alexa)
        [text] im Chat
        [web] auf unserer Widerrufsseite
       *[other] { $channel }
    }
letters_case-words = Deine Worte
letters_case-goods = Worum es geht
letters_case-whole = die ganze Bestellung
letters_case-refund_later = Du bekommst { $amount } zurück { $kind ->
        [card] auf deine Karte
        [paypal] auf dein PayPal-Konto
        [invoice] auf dein Konto
        [sepa_debit] auf dein Bankkonto
       *[other] auf deine Zahlungsart
    }{ $method_label }, sobald die Ware wieder bei uns ist oder du nachgewiesen hast, dass du sie abgeschickt hast, spätestens binnen vierzehn Tagen nach deinem Widerruf.
letters_case-refund_soon = Du bekommst { $amount } zurück { $kind ->
        [card] auf deine Karte
        [paypal] auf dein PayPal-Konto
        [invoice] auf dein Konto
        [sepa_debit] auf dein Bankkonto
       *[other] auf deine Zahlungsart
    }{ $method_label }. Das dauert bis zu { $days } Werktage.
letters_case-not_charged = Die { $amount } werden nicht abgebucht.
letters_case-examined = Wir sehen uns deinen Widerruf an und schreiben dir, wie es weitergeht.
letters_case-refund_amount = Erstattet
letters_case-nothing_back = Zurückschicken musst du nichts.
letters_case-send_back = Bitte schick die Ware bis zum { DATE($day, form: "full") } zurück. Den Rücksendecode bekommst du in einer eigenen E-Mail.
letters_case-guest_next = Wir ordnen deinen Widerruf deiner Bestellung zu und melden uns mit allem Weiteren.

letters_case-return_subject = Dein Rücksendecode zur Bestellung { $number }
letters_case-return_intro = so schickst du uns die Ware aus der Bestellung { $number } zurück, kostenlos und bis zum { DATE($day, form: "full") }:
letters_case-return_qr = Pack alles gut ein und geh damit in einen Paketshop von { $carrier }. Zeig dort diesen Code auf dem Handy, das Etikett wird für dich gedruckt.
letters_case-return_label = Druck diese E-Mail aus, kleb den Abschnitt mit dem Code auf das Paket und gib es in einem Paketshop von { $carrier } ab.
letters_case-return_code = Rücksendecode { $code }
letters_case-return_then = { $remedy ->
        [replace] Dein Ersatz ist unabhängig davon unterwegs.
       *[refund] Sobald die Ware bei uns ist, zahlen wir dir { $amount } zurück.
    }

letters_case-replacement_subject = Ersatz zu deiner Bestellung { $number } ist unterwegs
letters_case-replacement_intro = entschuldige, dass etwas nicht gestimmt hat. Wir schicken dir Ersatz, kostenlos:
letters_case-replacement_number = Nummer des Ersatzes
letters_case-free = kostenlos

letters_case-refund_subject = Deine Erstattung von { $amount } ist unterwegs
letters_case-refund_intro = wir haben am { DATE($at, form: "full") } { $amount } für deine Bestellung { $number } zurückgezahlt, { $kind ->
        [card] auf deine Karte
        [paypal] auf dein PayPal-Konto
        [invoice] auf dein Konto
        [sepa_debit] auf dein Bankkonto
       *[other] auf deine Zahlungsart
    }{ $method_label }. Bis das Geld da ist, dauert es bis zu { $days } Werktage.

letters_case-refused_subject = Zu deiner Bestellung { $number } bei { $seller }
letters_case-refused_intro = { $case_kind ->
        [withdrawal] wir haben deinen Widerruf vom { DATE($at, form: "full") } geprüft und können ihm leider nicht entsprechen.
        [return] wir haben deine Rückgabe vom { DATE($at, form: "full") } geprüft und können sie leider nicht annehmen.
        [exchange] wir haben deinen Umtauschwunsch vom { DATE($at, form: "full") } geprüft und können ihn leider nicht erfüllen.
       *[complaint] wir haben deine Meldung vom { DATE($at, form: "full") } geprüft und können ihr leider nicht folgen.
    }
letters_case-refused_why = Der Grund
letters_case-refused_answer = Siehst du das anders? Antworte auf diese E-Mail, ein Mensch liest sie.
