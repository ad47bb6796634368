from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

import pytest

from skill.cli import main
from skill.commands._arguments import day, listed


def test_counts_and_days_are_read() -> None:
    assert (listed("1"), listed("10000")) == (1, 10_000)
    assert day("2026-11-25") == date(2026, 11, 25)


@pytest.mark.parametrize("text", ["0", "-3", "x", "", "1.5", "10001", "9" * 20, "٣"])
def test_other_counts_are_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="is no number from 1 to 10000"):
        listed(text)


@pytest.mark.parametrize("text", ["gestern", "2026-02-30", ""])
def test_other_days_are_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="write it like 2026-11-25"):
        day(text)


@pytest.mark.parametrize(
    "arguments",
    [
        *(("cases", "--limit", "0"), ("mails", "--limit", "-1"), ("orders", "--limit", "9" * 20)),
        *(("ship", "1234-5678", "--expected", "bald"), ("deliver", "1234-5678", "--on", "gestern")),
    ],
)
def test_commands_refuse_them_in_one_line(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    printed = capsys.readouterr()
    assert (ended.value.code, printed.out) == (2, "")
    assert printed.err.startswith(f"zuruf {arguments[0]}: argument --")
