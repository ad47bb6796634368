from __future__ import annotations

import pytest

from skill.domain.errors import ProgrammingError
from skill.services.table import ConflictError, Delete, Key, Range


@pytest.mark.parametrize(("partition", "sort"), [("", "cart"), ("m1#a", ""), ("", "")])
def test_keys_have_two_parts(partition: str, sort: str) -> None:
    with pytest.raises(ProgrammingError, match="a partition and a sort part"):
        Key(partition, sort)


def test_range_is_a_prefix_or_bounds() -> None:
    for bounds in ({"start": "a"}, {"end": "b"}):
        with pytest.raises(ProgrammingError, match="not both"):
            Range(prefix="order#", **bounds)
    assert Range(start="a", end="b").prefix == ""


def test_conflict_names_change_and_reason() -> None:
    conflict = ConflictError(Delete(Key("m1#a", "cart"), if_version=3), "version")
    assert str(conflict) == "version conflict on m1#a / cart"
    assert conflict.reason == "version"
