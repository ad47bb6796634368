case_question-reason = Nein, einen Grund brauchst du nicht.
case_question-amount = { $about ->
        [nothing] Ja, du bekommst den vollen Preis zurück, sobald die Ware wieder bei uns ist.
       *[other] Ja, die vollen { $amount }{ $sent_back ->
            [yes] , sobald { $discreet ->
                [yes] die Ware
               *[no] { LINES($lines, form: "noun") }
            } wieder bei uns { PLURAL($lines) ->
                [one] ist
               *[other] sind
            }
           *[no] { "" }
        }.
    }
case_question-cost = Die Rücksendung ist für dich kostenlos.
case_question-deadline = { $about ->
        [nothing] Widerrufen und zurückgeben kannst du ab der Lieferung { NUMBER_WORD($period) } Tage lang.
        [withdrawal] { $arrived ->
            [yes] Widerrufen kannst du bis zum { DATE($until) }. Zum Zurückschicken hast du ab heute bis zum { DATE($by) } Zeit.
           *[no] Widerrufen kannst du, bis { NUMBER_WORD($period) } Tage nach der Lieferung um sind.
        }
       *[other] Zum Zurückschicken hast du bis zum { DATE($by) } Zeit.
    }
case_question-printer = { $slip ->
        [label] Leider doch, das Etikett zum Ausdrucken kommt per E-Mail.
       *[qr_code] Einen Drucker brauchst du nicht, der QR-Code aus deinen E-Mails reicht.
    }
case_question-send_back = { $about ->
        [nothing] Bei einem Widerruf ja, kostenlos. Beschädigte Ware musst du oft nicht zurückschicken.
       *[other] { $sent_back ->
            [yes] Ja, das ist für dich kostenlos.
           *[no] Nein, zurückschicken musst du nichts.
        }
    }
case_question-money_when = { $about ->
        [nothing] Sobald die Ware bei uns ist, dauert es bei der Bank bis zu { NUMBER_WORD($days) } Werktage.
       *[other] { $sent_back ->
            [yes] Sobald die Ware bei uns ist, dauert es bei der Bank bis zu { NUMBER_WORD($days) } Werktage.
           *[no] Bei der Bank dauert es bis zu { NUMBER_WORD($days) } Werktage.
        }
    }
case_question-where = Abgeben kannst du das Paket in jedem { $carrier }-Paketshop, { $slip ->
        [label] das Etikett
       *[qr_code] den QR-Code dafür
    } bekommst du per E-Mail.
case_question-keep = { $about ->
        [nothing] Bei einem Widerruf schickst du die Ware kostenlos zurück. Beschädigtes darfst du oft behalten.
       *[other] { $sent_back ->
            [yes] Die Ware schickst du bitte zurück, das ist für dich kostenlos.
           *[no] Was du hast, darfst du behalten.
        }
    }
