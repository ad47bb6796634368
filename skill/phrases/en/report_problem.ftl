report_problem-our_mistake = { $discreet ->
        [yes] You mean the order { DAY($placed, form: "of") }, ending in { ENDING($number) }.
       *[no] You're right, you ordered { LINES($lines, form: "loose") }.
    } Sorry, that was our mistake.
report_problem-sorry = { $kind ->
        [missing] I'm sorry about that.
       *[other] Oh dear, I'm sorry about that.
    }
report_problem-meant = Do you mean { $discreet ->
        [yes] the order
       *[no] { LINES($lines, form: "names") } in your order
    } { DAY($placed, form: "of") }?
report_problem-ordered = Your order { DAY($placed, form: "of") } says { $discreet ->
        [yes] something else
       *[no] { LINES($lines, form: "loose") }
    }.
report_problem-something_else = Did something else arrive instead?
report_problem-what_is_wrong = What's wrong with { $discreet ->
        [yes] the order { DAY($placed, form: "of") }
       *[no] { LINES($lines, form: "noun") }
    }: the wrong thing, damaged, or something missing?
report_problem-none = { $named ->
        [yes] I can't find a delivery with { $words }.
       *[no] I can't find a delivery from us to you.
    }
report_problem-what_instead = Which product is it about?
