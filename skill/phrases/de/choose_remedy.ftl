choose_remedy-keep = Zurückschicken musst du { $discreet ->
        [yes] nichts
       *[no] { PRONOUN($lines, case: "acc") } nicht
    }.
choose_remedy-question = { $kind ->
        [wrong_item] Möchtest du Ersatz { $day } oder dein Geld zurück?
        [missing] Soll ich { $discreet ->
            [yes] es
           *[no] { LINES($lines, form: "noun", case: "acc") }
        } { $day } nachliefern, oder möchtest du deine { $amount } zurück?
       *[damaged] Möchtest du { GENDER($lines) ->
            [m] einen neuen
            [f] eine neue
            [n] ein neues
           *[pl] neue
        } oder deine { $amount } zurück?
    }
choose_remedy-by_code = { $topic ->
        [send_back] { $sent_back ->
            [yes] Ja, kostenlos, mit { $slip ->
                [label] dem Etikett
               *[qr_code] einem QR-Code
            } aus deinen E-Mails.
           *[no] Nein, zurückschicken musst du nichts.
        }
        [cost] Das kostet dich nichts.
        [where] { $sent_back ->
            [yes] Abgeben kannst du es in jedem Paketshop, { $slip ->
                [label] mit dem Etikett
               *[qr_code] mit dem QR-Code
            } aus deinen E-Mails.
           *[no] Zurückschicken musst du nichts.
        }
       *[printer] { $sent_back ->
            [yes] { $slip ->
                [label] Die Rückgabe geht bei uns leider nur mit gedrucktem Etikett, es kommt per E-Mail.
               *[qr_code] Kein Problem, für die Rückgabe bekommst du einen QR-Code per E-Mail.
            }
           *[no] Kein Problem, zurückschicken musst du nichts.
        }
    }
choose_remedy-replace = { $told ->
        [yes] { "" }
       *[no] { $sent_back ->
            [yes] { $kind ->
                [wrong_item] Die falsche Lieferung schickst du
               *[other] Die beschädigte Ware schickst du
            } { $slip ->
                [label] mit dem Etikett
               *[qr_code] mit einem QR-Code
            } aus deinen E-Mails zurück.{ " " }
           *[no] { "" }
        }
    }{ $discreet ->
        [yes] Du bekommst den Ersatz
       *[no] Du bekommst { LINES($lines, form: "loose") }
    } { $day }, { $sent_back ->
        [yes] beides ist für dich kostenlos
       *[no] für dich kostenlos
    }.
choose_remedy-refund = { $sent_back ->
        [yes] { $told ->
            [yes] { "" }
           *[no] Zurück kommt die Ware kostenlos, { $slip ->
                [label] das Etikett
               *[qr_code] den QR-Code
            } bekommst du per E-Mail.{ " " }
        }Sobald sie bei uns ist, erstatte ich dir { $amount } { $way ->
            [card] auf deine Karte
            [paypal] über PayPal
            [invoice] auf deine Rechnung
           *[sepa_debit] auf dein Konto
        }.
       *[no] Ich erstatte dir { $amount } { $way ->
            [card] auf deine Karte
            [paypal] über PayPal
            [invoice] auf deine Rechnung
           *[sepa_debit] auf dein Konto
        }, das dauert bis zu { NUMBER_WORD($days) } Werktage.
    }
choose_remedy-shall_i_do_that = Soll ich das so machen?
choose_remedy-shall_i_refund = Soll ich das jetzt veranlassen?
choose_remedy-sold_out = Ersatz kann ich dir leider nicht schicken, { $discreet ->
        [yes] das
       *[no] { LINES($lines, form: "noun") }
    } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } gerade ausverkauft.
choose_remedy-replaced = { $next ->
        [judged] Aufgenommen. Weil die Lieferung länger her ist, prüft der Shop das erst und schreibt dir.
        [send_back] Erledigt. Der Ersatz kommt { $day }, { $slip ->
            [label] das Etikett
           *[qr_code] der QR-Code
        } ist in deinen E-Mails. Zurückgeben kannst du { $kind ->
            [wrong_item] die falschen
           *[other] die Ware
        } { DAY($by, form: "until") }.
       *[done] Erledigt. Der Ersatz kommt { $day }, die Bestätigung liegt in deinen E-Mails.
    }
choose_remedy-refunded = { $next ->
        [judged] Aufgenommen. Weil die Lieferung länger her ist, prüft der Shop das erst und schreibt dir.
        [send_back] Erledigt. Schick die Ware { DAY($by, form: "until") } zurück, { $slip ->
            [label] das Etikett
           *[qr_code] der QR-Code
        } ist in deinen E-Mails.
       *[done] Ist veranlasst. Die Bestätigung liegt in deinen E-Mails.
    }
choose_remedy-one_of_both = Sag mir bitte, welches von beiden.
choose_remedy-left = Okay, ich unternehme nichts.
choose_remedy-settled = Das ist schon erledigt, die Bestätigung liegt in deinen E-Mails.
choose_remedy-for_what = Das mache ich gern.
choose_remedy-which_product = Um welches Produkt geht es, und was ist damit?
