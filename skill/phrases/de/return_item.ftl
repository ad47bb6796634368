return_item-none = Eine Lieferung, die du zurückgeben könntest, finde ich dazu nicht.
return_item-on_its_way = { $discreet ->
        [yes] Die Bestellung ist
       *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] ist
           *[other] sind
        }
    } noch unterwegs, widerrufen kannst du aber schon.
return_item-too_late = Zurückgeben ging nur bis zum { DATE($day) }. Wenn { $discreet ->
        [yes] damit
       *[no] mit { LINES($lines, form: "noun", case: "dat") }
    } etwas nicht stimmt, sag mir einfach, was.
return_item-how = { $discreet ->
        [yes] Die Ware kannst du
       *[no] { CAPITAL(LINES($lines, form: "noun", case: "acc")) } { DAY($placed, form: "of") } kannst du
    } kostenlos { $slip ->
        [label] mit einem Etikett
       *[qr_code] mit einem QR-Code
    } zurückschicken und bekommst danach { $amount } zurück.
return_item-then_other = { CAPITAL(NAME($product, form: "variant")) } biete ich dir dann gleich neu an.
return_item-no_other = Etwas anderes zum Tauschen gibt es davon bei uns nicht.
return_item-which_variant = Wogegen möchtest du tauschen, { CHOICES($options, form: "variant") }?
return_item-shall_i_register = Soll ich die Rückgabe anmelden?
return_item-done = { $next ->
        [judged] Aufgenommen, der Shop prüft das und schreibt dir.
       *[send_back] Angemeldet. Schick { $discreet ->
            [yes] die Ware
           *[no] { LINES($lines, form: "noun", case: "acc") }
        } { DAY($by, form: "until") } zurück, { $slip ->
            [label] das Etikett
           *[qr_code] der QR-Code
        } ist in deinen E-Mails.
    }
return_item-order_other = Möchtest du jetzt { NAME($product, form: "full") }, für { $price }?
return_item-registered_before = Diese Rückgabe ist schon angemeldet, alles Weitere steht in deinen E-Mails.
return_item-kept = Okay, es bleibt alles, wie es ist.
