track_order-none = Ich finde keine Bestellung von dir.
track_order-no_such_number = Eine Bestellung mit dieser Nummer finde ich nicht.
track_order-no_such_product = Eine Bestellung mit { CAPITAL($words) } finde ich nicht.
track_order-preparing = { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
        [one] wird
       *[other] werden
    } gerade gepackt und { PLURAL($lines) ->
        [one] kommt
       *[other] kommen
    } { $day } mit { $carrier }.
track_order-on_time = { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } pünktlich und { PLURAL($lines) ->
        [one] kommt
       *[other] kommen
    } { $day } mit { $carrier }.
track_order-late = { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } leider verspätet, entschuldige. Statt { DAY($promised, form: "bare") } { PLURAL($lines) ->
        [one] kommt { PRONOUN($lines) }
       *[other] kommen sie
    } jetzt { $day } mit { $carrier }.
track_order-delivered = { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
        [one] wurde
       *[other] wurden
    } { $day } mit { $carrier } geliefert.
track_order-cancelled = Die Bestellung mit { LINES($lines, form: "bare", case: "dat") } ist storniert.
track_order-payment_open = Bei deiner Bestellung mit { LINES($lines, form: "bare", case: "dat") } ist die Zahlung noch nicht bestätigt. Du bekommst eine E-Mail.
track_order-partly_cancelled = { CAPITAL(LINES($lines, form: "noun")) } { PLURAL($lines) ->
        [one] wurde
       *[other] wurden
    } storniert.
track_order-reason = { $carrier } meldet nur: { $reason }, mehr weiß ich leider nicht.
track_order-no_reason = Von einer Verspätung weiß ich nichts, die Lieferung kommt { $day }.
track_order-shall_i_write = Soll ich dir schreiben, sobald { LINES($lines, form: "noun") } da { PLURAL($lines) ->
        [one] ist
       *[other] sind
    }?
track_order-will_write = Mache ich. Du bekommst eine E-Mail, sobald { LINES($lines, form: "noun") } da { PLURAL($lines) ->
        [one] ist
       *[other] sind
    }.
track_order-no_message = Okay, dann schreibe ich dir nicht.
track_order-overdue = { CAPITAL(LINES($lines, form: "your")) } { PLURAL($lines) ->
        [one] ist
       *[other] sind
    } leider überfällig, entschuldige. { CAPITAL(PRONOUN($lines)) } { PLURAL($lines) ->
        [one] sollte
       *[other] sollten
    } am { DATE($day) } mit { $carrier } kommen, einen neuen Tag kenne ich noch nicht.
