report_problem-our_mistake = { $discreet ->
        [yes] Du meinst die Bestellung { DAY($placed, form: "of") }, Endziffern { ENDING($number) }.
       *[no] Stimmt, bestellt hast du { LINES($lines, form: "loose") }.
    } Entschuldige, das war unser Fehler.
report_problem-sorry = { $kind ->
        [missing] Das tut mir leid, entschuldige.
       *[other] Oh je, das tut mir leid.
    }
report_problem-meant = Meinst du { $discreet ->
        [yes] die Bestellung
       *[no] { LINES($lines, form: "names") } aus deiner Bestellung
    } { DAY($placed, form: "of") }?
report_problem-ordered = Laut deiner Bestellung { DAY($placed, form: "of") } war es { $discreet ->
        [yes] etwas anderes
       *[no] { LINES($lines, form: "loose") }
    }.
report_problem-something_else = Ist stattdessen etwas anderes angekommen?
report_problem-what_is_wrong = Was stimmt mit { $discreet ->
        [yes] der Bestellung { DAY($placed, form: "of") }
       *[no] { LINES($lines, form: "noun", case: "dat") }
    } nicht: falsch, beschädigt, oder fehlt etwas?
report_problem-none = { $named ->
        [yes] Eine Lieferung mit { CAPITAL($words) } finde ich nicht.
       *[no] Ich finde keine Lieferung von uns an dich.
    }
report_problem-what_instead = Um welches Produkt geht es?
