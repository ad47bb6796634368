from __future__ import annotations

import re

from skill.domain.failures import describe_failure, failure_places

SECRET = "Anna Berger, 2719"


def fail(depth: int) -> None:
    if depth:
        fail(depth - 1)
    raise ValueError(SECRET)


def caught(depth: int) -> ValueError:
    try:
        fail(depth)
    except ValueError as error:
        return error
    raise AssertionError


def test_failure_is_described_without_message() -> None:
    described = describe_failure(caught(1))
    assert re.fullmatch(r"ValueError at (test_failures\.py:\d+ \w+, ){2}test_failures\.py:\d+ fail", described)
    assert SECRET not in described


def test_deep_failures_keep_the_innermost() -> None:
    places = failure_places(caught(50))
    assert len(places) == 12
    assert all(place.endswith(" fail") for place in places)


def test_failure_never_raised_has_no_place() -> None:
    assert describe_failure(ValueError(SECRET)) == "ValueError at an unknown place"
