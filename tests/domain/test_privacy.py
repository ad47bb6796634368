from __future__ import annotations

from datetime import timedelta

import pytest

from skill.domain.errors import ProgrammingError
from skill.domain.privacy import (
    NOT_PERSONAL,
    PERSONAL,
    Erasure,
    Policy,
    PrivacyRegistry,
    RecordKind,
    kept,
    kind_of,
    pseudonymised,
    withheld,
)

DAY = timedelta(days=1)


@pytest.fixture
def registry() -> PrivacyRegistry:
    registry = PrivacyRegistry()
    registry.declare("order", {"lines": kept("§ 147 AO"), "state": NOT_PERSONAL}, lives=None)
    registry.declare("session", {"words": PERSONAL}, lives=DAY)
    return registry


@pytest.mark.parametrize(
    ("sort", "kind"),
    [
        ("order#4711", "order"),
        ("order#2025-01#4711", "order"),
        ("profile", "profile"),
        ("counter#stock", "counter#stock"),
        ("counter#spend#2025-06", "counter#spend"),
    ],
)
def test_kind_is_read_off_the_sort_key(sort: str, kind: str) -> None:
    assert kind_of(sort) == kind


def test_declared_record_has_no_complaints(registry: PrivacyRegistry) -> None:
    assert registry.complaints("order#1", ["lines", "state"], None) == []
    assert registry.complaints("order#1", [], None) == []
    assert registry.complaints("session#1", ["words"], DAY) == []
    assert registry.complaints("session#1", ["words"], DAY / 2) == []


def test_undeclared_attribute_is_complained_about(registry: PrivacyRegistry) -> None:
    assert registry.complaints("order#1", ["phone", "lines", "email"], None) == [
        "order: attribute 'email' has no privacy policy",
        "order: attribute 'phone' has no privacy policy",
    ]


def test_undeclared_kind_is_complained_about(registry: PrivacyRegistry) -> None:
    found = registry.complaints("counter#spend#2025-06", ["spent"], None)
    assert found == ["counter#spend: no privacy declaration for this kind of record"]


def test_record_living_too_long_is_complained_about(registry: PrivacyRegistry) -> None:
    assert registry.complaints("session#1", [], None) == ["session: written to live for ever, declared 1 day, 0:00:00"]
    assert registry.complaints("session#1", [], 2 * DAY) == [
        "session: written to live 2 days, 0:00:00, declared 1 day, 0:00:00"
    ]


def test_undeclared_expiry_is_complained_about(registry: PrivacyRegistry) -> None:
    found = registry.complaints("order#1", [], DAY)
    assert found == ["order: written to expire, but declared to live until erased"]


def test_kinds_are_listed_by_name(registry: PrivacyRegistry) -> None:
    assert [kind.name for kind in registry.kinds()] == ["order", "session"]
    assert registry.kinds()[1] == RecordKind("session", {"words": PERSONAL}, DAY)


def test_same_declaration_may_come_twice(registry: PrivacyRegistry) -> None:
    registry.declare("session", {"words": PERSONAL}, lives=DAY)
    assert len(registry.kinds()) == 2


def test_different_declaration_of_kind_is_refused(registry: PrivacyRegistry) -> None:
    with pytest.raises(ProgrammingError, match="declared twice"):
        registry.declare("session", {"words": PERSONAL}, lives=2 * DAY)
    assert registry.kinds()[1].lives == DAY


@pytest.mark.parametrize("name", ["", "order#1", "counter", "counter#spend#2025-06"])
def test_kind_must_match_sort_keys(registry: PrivacyRegistry, name: str) -> None:
    with pytest.raises(ProgrammingError, match="is no record kind"):
        registry.declare(name, {}, lives=None)


@pytest.mark.parametrize(
    ("exported", "erasure"),
    [(True, Erasure.KEPT), (True, Erasure.PSEUDONYMISED), (False, Erasure.ERASED), (False, Erasure.KEPT)],
)
def test_exception_needs_a_reason(exported: bool, erasure: Erasure) -> None:  # noqa: FBT001 - parametrised
    with pytest.raises(ProgrammingError, match="needs a reason"):
        Policy(personal=True, exported=exported, erasure=erasure)
    assert Policy(personal=True, exported=exported, erasure=erasure, why="law").why == "law"


def test_only_personal_data_is_exported() -> None:
    with pytest.raises(ProgrammingError, match="only personal data"):
        Policy(personal=False, exported=True, erasure=Erasure.KEPT)


def test_short_forms_say_their_policy() -> None:
    assert (PERSONAL.personal, PERSONAL.exported, PERSONAL.erasure) == (True, True, Erasure.ERASED)
    assert (NOT_PERSONAL.personal, NOT_PERSONAL.exported) == (False, False)
    assert kept("law") == Policy(personal=True, exported=True, erasure=Erasure.KEPT, why="law")
    assert pseudonymised("law") == Policy(personal=True, exported=True, erasure=Erasure.PSEUDONYMISED, why="law")
    assert withheld("secret") == Policy(personal=True, exported=False, erasure=Erasure.ERASED, why="secret")
