"""Compose the letters about what follows an order: withdrawal, return, replacement, refund, refusal."""

from __future__ import annotations

from datetime import datetime

from skill.domain.cases import Case, CaseKind, CaseLine, CaseState
from skill.domain.merchant import ReturnSlip
from skill.domain.reply import OrderNumber, Say
from skill.services.letters.assignment import Assignment
from skill.services.letters.letter import Block, Code, Heading, Letter, Paragraph, Quotation, Row, Table, Values
from skill.services.letters.method import method_values
from skill.services.letters.order_letters import delivery_address

_COMPLAINT = "complaint"


def withdrawal_received(assignment: Assignment) -> Letter | None:
    """Acknowledge a withdrawal with its content, date and time (§ 356a(4) BGB); it judges nothing."""
    case = assignment.case()
    if case is None:
        return None
    at = assignment.local(case.declared_at)
    rows = (
        Row(Say("letters_case-received_at"), Say("letters-moment", {"at": at})),
        Row(Say("letters_case-from"), Say("letters-text", {"words": _person(assignment)})),
        Row(Say("letters_case-channel"), Say("letters_case-channel_name", {"channel": case.channel})),
        Row(Say("letters_case-order"), Say("letters-number", {"number": OrderNumber(case.order_number)})),
    )
    return Letter(
        assignment.customer.email,
        Say("letters_case-received_subject", {"number": OrderNumber(case.order_number)}),
        (
            Paragraph((Say("letters_case-received_intro", {"at": at}),)),
            Table(Say("letters_case-declaration"), rows),
            _goods(case),
            *_quoted(case.reason),
            Paragraph(_what_next(assignment, case)),
        ),
    )


def withdrawal_received_guest(assignment: Assignment) -> Letter:
    """Acknowledge the withdrawal of somebody without an account, word for word as it was declared."""
    declared = datetime.fromisoformat(assignment.text("declared_at"))
    at, number = assignment.local(declared), OrderNumber(assignment.brief("order_number"))
    rows = (
        Row(Say("letters_case-received_at"), Say("letters-moment", {"at": at})),
        Row(Say("letters-name"), Say("letters-text", {"words": assignment.brief("name")})),
        Row(Say("letters-email"), Say("letters-text", {"words": assignment.brief("email")})),
        Row(Say("letters_case-order"), Say("letters-number", {"number": number})),
        *(() if assignment.text("text") else (Row(Say("letters_case-goods"), Say("letters_case-whole")),)),
    )
    return Letter(
        assignment.text("email"),
        Say("letters_case-received_subject", {"number": number}),
        (
            Paragraph((Say("letters_case-received_intro", {"at": at}),)),
            Table(Say("letters_case-declaration"), rows),
            *_quoted(assignment.text("text")),
            Paragraph((Say("letters_case-guest_next"),)),
        ),
    )


def _quoted(words: str) -> tuple[Block, ...]:
    """Return what was written: a receipt repeats what was declared (§ 356a(4) BGB), not only what we made of it."""
    return (Heading(Say("letters_case-words")), Quotation(tuple(words.splitlines()))) if words else ()


def return_instructions(assignment: Assignment) -> Letter | None:
    """Send the code with which a parcel goes back free of charge."""
    case = assignment.case()
    if case is None or not case.return_code or case.send_back_by is None:
        return None
    number, merchant = OrderNumber(case.order_number), assignment.merchant
    carrier = {"carrier": merchant.delivery.carrier}
    printed = merchant.returns.slip is ReturnSlip.LABEL
    how = Say("letters_case-return_label", carrier) if printed else Say("letters_case-return_qr", carrier)
    then = Say("letters_case-return_then", {"remedy": case.remedy.value, "amount": case.refund})
    return Letter(
        assignment.customer.email,
        Say("letters_case-return_subject", {"number": number}),
        (
            Paragraph((Say("letters_case-return_intro", {"number": number, "day": case.send_back_by}),)),
            _goods(case),
            Paragraph((how,)),
            Code(Say("letters_case-return_code", {"code": case.return_code}), case.return_code),
            Paragraph((then,)),
        ),
    )


def replacement_confirmed(assignment: Assignment) -> Letter | None:
    """Confirm that the right goods come for free."""
    case = assignment.case()
    order = assignment.order(case.replacement) if case else None
    if case is None or order is None:
        return None
    number = OrderNumber(case.order_number)
    delivery: Values = {"day": order.expected, "carrier": assignment.merchant.delivery.carrier}
    rows = (
        *(
            Row(Say("letters-line", {"quantity": line.remaining, "name": line.name}), Say("letters_case-free"))
            for line in order.lines
        ),
        Row(Say("letters_case-replacement_number"), Say("letters-number", {"number": OrderNumber(order.number)})),
        Row(Say("letters-delivers_to"), delivery_address(assignment, order)),
        Row(Say("letters-delivers"), Say("letters-delivery_day", delivery)),
    )
    return Letter(
        assignment.customer.email,
        Say("letters_case-replacement_subject", {"number": number}),
        (
            Paragraph((Say("letters_case-replacement_intro"),)),
            Table(Say("letters-facts"), rows),
            Paragraph(_sending_back(case)),
        ),
    )


def refund_sent(assignment: Assignment) -> Letter | None:
    """Tell that money is on its way back: how much, to where and how long it takes."""
    case = assignment.case()
    if case is None:
        return None
    at = assignment.local(case.refund_asked_at or assignment.event.created_at)
    amount: Values = {"amount": case.refund}
    values: Values = {
        "number": OrderNumber(case.order_number),
        "at": at,
        "days": assignment.merchant.returns.refund_days,
    }
    rows = (*_goods(case).rows, Row(Say("letters_case-refund_amount"), Say("letters-amount", amount), sum=True))
    return Letter(
        assignment.customer.email,
        Say("letters_case-refund_subject", amount),
        (
            Paragraph((Say("letters_case-refund_intro", {**amount, **values, **_method(assignment, case)}),)),
            Table(Say("letters_case-goods"), rows, money=True),
        ),
    )


def case_refused(assignment: Assignment) -> Letter | None:
    """Tell the merchant's judgement and who answers to an objection."""
    case = assignment.case()
    if case is None:
        return None
    changes_of_mind = (CaseKind.WITHDRAWAL, CaseKind.RETURN, CaseKind.EXCHANGE)
    kind = case.kind.value if case.kind in changes_of_mind else _COMPLAINT
    values: Values = {"number": OrderNumber(case.order_number), "seller": assignment.merchant.name}
    why: tuple[Block, ...] = ()
    if case.judgement:
        why = (Heading(Say("letters_case-refused_why")), Quotation(tuple(case.judgement.splitlines())))
    intro = Say("letters_case-refused_intro", {"case_kind": kind, "at": assignment.local(case.declared_at)})
    return Letter(
        assignment.customer.email,
        Say("letters_case-refused_subject", values),
        (
            Paragraph((intro,)),
            _goods(case),
            *why,
            Paragraph((Say("letters_case-refused_answer"),)),
        ),
    )


def _goods(case: Case) -> Table:
    return Table(Say("letters_case-goods"), tuple(_goods_row(line) for line in case.lines), money=True)


def _goods_row(line: CaseLine) -> Row:
    label = Say("letters-line", {"quantity": line.quantity, "name": line.name})
    return Row(label, Say("letters-amount", {"amount": line.unit_price * line.quantity}))


def _what_next(assignment: Assignment, case: Case) -> tuple[Say, ...]:
    """Say what follows a withdrawal; one that the merchant still judges, or has refused, is promised nothing."""
    if case.state is CaseState.DECLARED:
        return (Say("letters_case-examined"),)
    if case.state is CaseState.REFUSED or not case.refund.amount:
        return _sending_back(case)
    money: Values = {"amount": case.refund, **_method(assignment, case)}
    if case.send_back_by is not None:
        return (*_sending_back(case), Say("letters_case-refund_later", money))
    if case.state is CaseState.SETTLED and case.refund_asked_at is None:
        return (*_sending_back(case), Say("letters_case-not_charged", {"amount": case.refund}))
    days = assignment.merchant.returns.refund_days
    return (*_sending_back(case), Say("letters_case-refund_soon", {**money, "days": days}))


def _sending_back(case: Case) -> tuple[Say, ...]:
    if case.send_back_by is None:
        return (Say("letters_case-nothing_back"),)
    return (Say("letters_case-send_back", {"day": case.send_back_by}),)


def _method(assignment: Assignment, case: Case) -> Values:
    order = assignment.order(case.order_id)
    return method_values(assignment, order.payment_method if order else "")


def _person(assignment: Assignment) -> str:
    customer = assignment.customer
    return ", ".join(part for part in (customer.name, customer.email) if part)
