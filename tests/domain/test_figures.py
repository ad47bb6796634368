from __future__ import annotations

import pytest

from skill.domain.figures import judge
from skill.domain.spoken_form import Fact


@pytest.mark.parametrize(
    ("wanted", "stated", "verdict"),
    [
        (Fact("oz", "32"), Fact("g", "907"), True),
        (Fact("oz", "32"), Fact("g", "1000"), True),
        (Fact("oz", "32"), Fact("g", "500"), False),
        (Fact("oz", "16"), Fact("g", "500"), True),
        (Fact("oz", "32"), Fact("ml", "907"), None),
        (Fact("floz", "12"), Fact("ml", "330"), True),
        (Fact("floz", "12"), Fact("ml", "500"), False),
        (Fact("pint", "1"), Fact("ml", "500"), True),
        (Fact("pint", "1"), Fact("ml", "1000"), False),
        (Fact("oz", "32"), Fact("oz", "16"), False),
        (Fact("g", "500"), Fact("g", "1000"), False),
    ],
)
def test_foreign_measures_meet_stated_ones(wanted: Fact, stated: Fact, verdict: bool | None) -> None:  # noqa: FBT001 - a table's value
    assert judge(wanted, {stated}) is verdict
