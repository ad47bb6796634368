from __future__ import annotations

from dataclasses import replace

import pytest

from skill.adapters.sandbox_methods import SandboxMethods
from skill.domain.customer import MethodKind, StoredMethod
from skill.domain.errors import NotFoundError, PreferredMethodError, RefusedError, StillNeededError
from skill.domain.merchant import InvoiceTerms
from skill.domain.money import Money
from skill.services.change_profile import Account
from skill.services.edit_methods import add_invoice, begin_method, finish_method, prefer_method, remove_method
from skill.settings import DEMO_MERCHANT
from tests.reliability.house import one_line
from tests.stage import ANNA, LEA, Stage

ACCOUNT = Account(DEMO_MERCHANT, LEA)
VISA, DEBIT = "sandbox:authorised", "sandbox:sepa"
SEPA = StoredMethod(DEBIT, MethodKind.SEPA_DEBIT, "DE89 … 3000")


@pytest.fixture
def lea(stage: Stage) -> Stage:
    return stage.as_customer(LEA)


def methods(stage: Stage) -> list[str]:
    return [method.method_id for method in stage.profile.payment_methods]


def begun(stage: Stage, kind: MethodKind = MethodKind.SEPA_DEBIT) -> str:
    return begin_method(stage.shop, stage.merchant, stage.profile, kind, "de-DE").reference


def play(stage: Stage, reference: str) -> None:
    methods = stage.shop.methods
    assert isinstance(methods, SandboxMethods)
    methods.choose(reference, SEPA)


def test_finished_page_stores_a_method(lea: Stage) -> None:
    reference = begun(lea)
    play(lea, reference)
    assert finish_method(lea.shop, ACCOUNT, reference, locale="de-DE") == SEPA
    assert methods(lea) == [VISA, DEBIT]
    assert lea.profile.payment_method == VISA


def test_unfinished_page_stores_nothing(lea: Stage) -> None:
    reference = begun(lea)
    assert finish_method(lea.shop, ACCOUNT, reference, locale="de-DE") is None
    assert methods(lea) == [VISA]


def test_page_is_finished_once(lea: Stage) -> None:
    reference = begun(lea)
    play(lea, reference)
    finish_method(lea.shop, ACCOUNT, reference, locale="de-DE")
    with pytest.raises(NotFoundError):
        finish_method(lea.shop, ACCOUNT, reference, locale="de-DE")
    assert methods(lea) == [VISA, DEBIT]


def test_page_of_another_stores_nothing(lea: Stage) -> None:
    reference = begun(lea)
    play(lea, reference)
    with pytest.raises(NotFoundError):
        finish_method(lea.shop, Account(DEMO_MERCHANT, ANNA), reference, locale="de-DE")
    assert methods(lea) == [VISA]


def test_first_method_is_preferred(lea: Stage) -> None:
    lea.change_profile(payment_methods=(), payment_method="")
    reference = begun(lea)
    play(lea, reference)
    finish_method(lea.shop, ACCOUNT, reference, locale="de-DE")
    assert lea.profile.payment_method == DEBIT


def test_stored_method_is_mailed(lea: Stage) -> None:
    reference = begun(lea)
    play(lea, reference)
    finish_method(lea.shop, ACCOUNT, reference, locale="de-DE")
    assert [mail["subject"] for mail in lea.work_off().mails] == ["Neue Zahlungsart bei Lindenmarkt"]


def test_kind_not_offered_has_no_page(lea: Stage) -> None:
    lea.change_merchant(payment_kinds=(MethodKind.CARD,))
    with pytest.raises(RefusedError):
        begun(lea)
    with pytest.raises(RefusedError):
        begun(lea, MethodKind.INVOICE)


def test_invoice_needs_terms_and_offer(lea: Stage) -> None:
    lea.change_merchant(invoice=None)
    with pytest.raises(RefusedError):
        add_invoice(lea.shop, lea.merchant, LEA)
    terms = InvoiceTerms(Money(20_000))
    lea.change_merchant(invoice=terms, payment_kinds=(MethodKind.CARD,))
    with pytest.raises(RefusedError):
        add_invoice(lea.shop, lea.merchant, LEA)
    lea.change_merchant(invoice=terms, payment_kinds=(MethodKind.CARD, MethodKind.INVOICE))
    for _ in range(2):
        add_invoice(lea.shop, lea.merchant, LEA)
    assert methods(lea) == [VISA, "invoice"]


def test_preferred_method_is_paid_with(lea: Stage) -> None:
    lea.change_profile(payment_methods=(*lea.profile.payment_methods, SEPA))
    prefer_method(lea.shop, ACCOUNT, DEBIT)
    assert lea.profile.payment_method == DEBIT
    with pytest.raises(NotFoundError):
        prefer_method(lea.shop, ACCOUNT, "sandbox:declined")


def test_preferred_method_never_vanishes_silently(lea: Stage) -> None:
    lea.change_profile(payment_methods=(*lea.profile.payment_methods, SEPA))
    for successor in ("", VISA, "sandbox:declined"):
        with pytest.raises(PreferredMethodError):
            remove_method(lea.shop, ACCOUNT, VISA, successor=successor)
    assert methods(lea) == [VISA, DEBIT]
    remove_method(lea.shop, ACCOUNT, VISA, successor=DEBIT)
    assert (methods(lea), lea.profile.payment_method) == ([DEBIT], DEBIT)


def test_other_method_goes_alone(lea: Stage) -> None:
    lea.change_profile(payment_methods=(*lea.profile.payment_methods, SEPA))
    remove_method(lea.shop, ACCOUNT, DEBIT)
    assert (methods(lea), lea.profile.payment_method) == ([VISA], VISA)


def test_last_method_may_go(lea: Stage) -> None:
    remove_method(lea.shop, ACCOUNT, VISA)
    assert (methods(lea), lea.profile.payment_method) == ([], "")


def test_method_of_an_undecided_order_stays(lea: Stage) -> None:
    waiting = StoredMethod("sandbox:needs_authentication", MethodKind.CARD)
    lea.change_profile(payment_methods=(waiting,), payment_method=waiting.method_id)
    lea.hear(one_line(lea))
    assert lea.orders[0].is_undecided
    with pytest.raises(StillNeededError):
        remove_method(lea.shop, ACCOUNT, waiting.method_id)
    assert replace(lea.profile, version=0).payment_methods == (waiting,)


def test_unknown_method_is_not_removed(lea: Stage) -> None:
    with pytest.raises(NotFoundError):
        remove_method(lea.shop, ACCOUNT, DEBIT)
    assert methods(lea) == [VISA]
