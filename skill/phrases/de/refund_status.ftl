refund_status-none = Ich finde keine Erstattung, die noch aussteht.
refund_status-on_its_way = Die { $amount } sind { DAY($since, form: "since") } { $way ->
        [paypal] an PayPal
       *[other] an deine Bank
    } unterwegs und sollten { $left ->
        [0] heute
        [1] bis morgen
        [2] bis übermorgen
       *[other] { DAY($day, form: "until") }
    } da sein. Wenn nicht, sag mir { $next_day } Bescheid.
refund_status-overdue = Die { $amount } haben wir am { DATE($since) } losgeschickt, sie sollten längst da sein, entschuldige.
refund_status-call_back = Soll sich jemand aus dem Kundendienst bei dir melden?
refund_status-no_call = Okay. Schau am besten noch einmal auf deinem Konto nach.
refund_status-awaiting = { $over ->
        [yes] Bei uns ist noch nichts angekommen, zurückschicken solltest du { $discreet ->
            [yes] die Ware
           *[no] { LINES($lines, form: "noun", case: "acc") }
        } bis zum { DATE($by) }. Wenn du das getan hast, ruf bitte den Kundendienst.
       *[no] { $discreet ->
            [yes] Die Ware ist
           *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
                [one] ist
               *[other] sind
            }
        } noch nicht bei uns angekommen. Sobald wir { $discreet ->
            [yes] sie
           *[no] { PRONOUN($lines, case: "acc") }
        } haben, erstatten wir dir { $amount }. Zeit dafür ist bis zum { DATE($by) }.
    }
refund_status-received = { $discreet ->
        [yes] Deine Sendung
       *[no] Deine Rücksendung
    } ist bei uns angekommen, die { $amount } gehen in den nächsten Tagen { $way ->
        [paypal] an PayPal
       *[other] an deine Bank
    }.
refund_status-judged = { $kind ->
        [withdrawal] Deinen Widerruf
       *[other] Dein Anliegen
    } prüft der Shop noch, es geht um { $amount }. Du bekommst eine E-Mail, sobald das entschieden ist.
refund_status-refused = { $kind ->
        [withdrawal] Deinen Widerruf
       *[other] Deine Erstattung
    } hat der Shop leider abgelehnt. Der Grund steht in deinen E-Mails.
refund_status-cancelled = { $discreet ->
        [yes] Das Geld für die stornierte Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) },
       *[no] Das Geld für { LINES($lines, form: "noun", case: "acc") } aus der stornierten Bestellung { DAY($placed, form: "of") }
    } ist an deine Bank unterwegs. Dort dauert es bis zu { NUMBER_WORD($days) } Werktage.
