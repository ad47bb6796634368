"""Our requests are Stripe's: a server that nobody here wrote understands them, over HTTP, in a network of its own.

localstripe binds every interface, so it runs where there is only loopback (`unshare -n`). What it cannot prove
stands at the end; for that the made-up account of tests/fakes/stripe_server.py is there.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.needed import need

ROOT = Path(__file__).resolve().parents[3]
ALONE = ["unshare", "-n", "sh", "-c", 'ip link set lo up && exec "$@"', "alone"]

pytestmark = pytest.mark.xdist_group("localstripe")


@pytest.fixture(scope="module")
def seen() -> dict[str, list[Any]]:
    """Pay at localstripe once, and return what happened in each case."""
    installed = (ROOT / "var" / "localstripe-venv" / ".installed").exists()
    need("localstripe", found=installed, install="it with bash tools/install_localstripe.sh")
    if not shutil.which("unshare") or not shutil.which("ip") or not _may_be_alone():
        pytest.skip("not run: localstripe, as this machine allows no network of its own (unshare -n)")
    command = [*ALONE, sys.executable, "-m", "tests.adapters.payments.localstripe_child"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603 - our own program
    assert result.returncode == 0, result.stderr
    happened: dict[str, list[Any]] = json.loads(result.stdout)
    return happened


def _may_be_alone() -> bool:
    return subprocess.run([*ALONE, "true"], capture_output=True, check=False).returncode == 0  # noqa: S603 - fixed words


def row(status: str, captured: int = 0, reason: str = "") -> dict[str, object]:
    return {"status": status, "captured": captured, "reason": reason}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("holds_and_captures", [row("authorised"), row("captured", 539), row("captured", 539)]),
        ("releases", [row("voided"), row("voided")]),
        ("declines", [row("declined", reason="declined"), row("declined", reason="declined")]),
        ("refunds", [200]),
        ("finds_by_metadata", [True]),
    ],
)
def test_requests_are_understood(seen: dict[str, list[Any]], case: str, expected: list[object]) -> None:
    assert seen[case] == expected


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        # It does not say what was captured of a charge, nor of what kind a failed debit was.
        ("captures_a_part", [row("captured", 539)]),
        ("sees_debits_fail", [row("declined", reason="declined")]),
        # A debit that will be paid takes days at Stripe, and no time here.
        ("collects_debits", [row("captured", 539), row("captured", 539)]),
        # Stripe answers 402 off-session, and leads to a page on the second confirmation; localstripe does neither.
        ("wants_the_customer", ["requires_action", ""]),
        # Stripe makes one PaymentIntent for one key; here a repetition would charge twice.
        ("ignores_keys", [2]),
        # Stripe refuses it; here only the adapter does.
        ("refunds_too_much", ["RefusedError", "succeeded"]),
    ],
)
def test_localstripe_cannot_prove_these(seen: dict[str, list[Any]], case: str, shown: list[object]) -> None:
    assert seen[case] == shown
