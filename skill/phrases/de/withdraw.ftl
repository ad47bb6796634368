withdraw-read_back = { $discreet ->
        [yes] Du willst aus der Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }, Ware widerrufen,
       *[no] { $whole ->
            [yes] Du willst die ganze Bestellung { DAY($placed, form: "of") } widerrufen: { LINES($lines, form: "loose") }, zusammen
           *[no] Du willst den Kauf von { LINES($lines, form: "loose") } { DAY($placed, form: "of") } widerrufen,
        }
    } { $with_delivery ->
        [yes] mit Versand { $amount }
       *[no] { $amount }
    }.{ $doubted ->
        [yes] { "" }
       *[no] { " " }Die Eingangsbestätigung schicke ich an deine E-Mail-Adresse.
    }
withdraw-late = Die Widerrufsfrist ist am { DATE($day) } abgelaufen, der Shop prüft deinen Widerruf aber.
withdraw-perishable = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } leicht verderblich und vom Widerruf eigentlich ausgenommen, der Shop prüft das.
withdraw-question = Möchtest du den Widerruf jetzt bestätigen?
withdraw-question_again = Möchtest du den Widerruf { $discreet ->
        [yes] der Bestellung
       *[no] für { LINES($lines, form: "noun", case: "acc") }
    } { DAY($placed, form: "of") } jetzt bestätigen?
withdraw-received = Dein Widerruf ist heute, am { DATE($at) } um { TIME($at) }, eingegangen. { $next ->
        [send_back] Schick { $discreet ->
            [yes] die Ware
           *[no] { LINES($lines, form: "noun", case: "acc") }
        } { DAY($by, form: "until") } zurück. Bestätigung und Rücksendecode sind in deinen E-Mails.
        [on_arrival] Wenn das Paket kommt, schick es { DAY($by, form: "until") } zurück. Bestätigung und Rücksendecode sind in deinen E-Mails.
        [judged] Der Shop prüft ihn und schreibt dir. Die Bestätigung ist in deinen E-Mails.
        [charged] Geliefert wird das nicht mehr, die { $amount } bekommst du zurück. Die Bestätigung ist in deinen E-Mails.
       *[uncharged] Geliefert wird das nicht mehr, und du zahlst dafür nichts. Die Bestätigung ist in deinen E-Mails.
    }
withdraw-repeated = Dieser Widerruf liegt uns schon vor, eingegangen am { DATE($at) } um { TIME($at) }. Die Bestätigung ist in deinen E-Mails.
withdraw-already = Das hast du am { DATE($day) } schon erledigt, die Bestätigung ist in deinen E-Mails.
withdraw-nothing = Dazu finde ich keine Bestellung, die du noch widerrufen könntest. Widerrufen kannst du jederzeit auch auf unserer Webseite, auf der Seite Widerruf.
withdraw-kept = Okay, nichts widerrufen. Es bleibt alles, wie es ist.
withdraw-guest = Dafür muss dein { $seller }-Konto verbunden sein. Ohne Konto widerrufst du auf unserer Webseite, auf der Seite Widerruf. Die Adresse siehst du in der Alexa-App.
withdraw-card_title = Widerruf bei { $seller }
withdraw-card_page = Widerrufen geht auch ohne Konto: { $url }
