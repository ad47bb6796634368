track_order-none = Ich finde keine Bestellung von dir.
track_order-no_such_number = Eine Bestellung mit dieser Nummer finde ich nicht.
track_order-no_such_product = Eine Bestellung mit { CAPITAL($words) } finde ich nicht.
track_order-preparing = { $discreet ->
        [yes] Deine Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }, wird gerade gepackt und kommt
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] wird gerade gepackt und kommt
           *[other] werden gerade gepackt und kommen
        }
    } { $day } mit { $carrier }.
track_order-on_time = { $discreet ->
        [yes] Deine Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }, ist pünktlich und kommt
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] ist pünktlich und kommt
           *[other] sind pünktlich und kommen
        }
    } { $day } mit { $carrier }.
track_order-late = { $discreet ->
        [yes] Deine Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }, ist
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] ist
           *[other] sind
        }
    } leider verspätet, entschuldige. Statt { DAY($promised, form: "bare") } { $discreet ->
        [yes] kommt sie
       *[no] { PLURAL($lines) ->
            [one] kommt { PRONOUN($lines) }
           *[other] kommen sie
        }
    } jetzt { $day } mit { $carrier }.
track_order-delivered = { $discreet ->
        [yes] Deine Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }, wurde
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] wurde
           *[other] wurden
        }
    } { $day } mit { $carrier } geliefert.
track_order-cancelled = Die Bestellung { $discreet ->
        [yes] { DAY($placed, form: "of") }, Endziffern { ENDING($number) },
       *[no] mit { LINES($lines, form: "bare", case: "dat") }
    } ist storniert.
track_order-payment_open = Bei deiner Bestellung { $discreet ->
        [yes] { DAY($placed, form: "of") }, Endziffern { ENDING($number) },
       *[no] mit { LINES($lines, form: "bare", case: "dat") }
    } ist die Zahlung noch nicht bestätigt. Du bekommst eine E-Mail.
track_order-partly_cancelled = { $discreet ->
        [yes] Ein Teil davon wurde
       *[no] { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
            [one] wurde
           *[other] wurden
        }
    } storniert.
track_order-reason = { $carrier } meldet nur: { $reason }, mehr weiß ich leider nicht.
track_order-no_reason = Von einer Verspätung weiß ich nichts, die Lieferung kommt { $day }.
track_order-shall_i_write = Soll ich dir schreiben, sobald { $discreet ->
        [yes] sie da ist
       *[no] { LINES($lines, form: "noun") } da { PLURAL($lines) ->
            [one] ist
           *[other] sind
        }
    }?
track_order-will_write = Mache ich. Du bekommst eine E-Mail, sobald { $discreet ->
        [yes] sie da ist
       *[no] { LINES($lines, form: "noun") } da { PLURAL($lines) ->
            [one] ist
           *[other] sind
        }
    }.
track_order-no_message = Okay, dann schreibe ich dir nicht.
track_order-overdue = { $discreet ->
        [yes] Deine Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }, ist leider überfällig, entschuldige. Sie sollte
       *[no] { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
            [one] ist
           *[other] sind
        } leider überfällig, entschuldige. { CAPITAL(PRONOUN($lines)) } { PLURAL($lines) ->
            [one] sollte
           *[other] sollten
        }
    } am { DATE($day) } mit { $carrier } kommen, einen neuen Tag kenne ich noch nicht.
