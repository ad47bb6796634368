"""Stand in for the cloud: the demo shop in a DynamoDB engine on loopback, and the function's environment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from skill.adapters.clock import SystemClock
from skill.adapters.table.dynamodb import DynamoTable
from skill.channels.alexa.account import issue_token
from skill.settings import from_environment
from tests.adapters.table.dynoxide import BINARY, dynoxide
from tests.adapters.table.stores import wire_client

TABLE = "zuruf-bench"
SKILL_ID = "amzn1.ask.skill.bench"


def is_installed() -> bool:
    """Tell whether the engine is there."""
    return BINARY.exists()


@contextmanager
def cloud_shop() -> Iterator[dict[str, str]]:
    """Seed the demo shop and yield the environment that a deployed function would find."""
    with dynoxide() as address:
        DynamoTable(TABLE, clock=SystemClock(), client=wire_client(address)).ensure_table()
        environment = _environment(address)
        command = [str(Path(sys.executable).parent / "zuruf"), "seed"]
        subprocess.run(command, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL)
        yield environment


def access_token(environment: dict[str, str]) -> str:
    """Return the token of the demo's customer for a shop with these settings."""
    return issue_token(from_environment(environment), "demo-anna", SystemClock().now())


def _environment(address: str) -> dict[str, str]:
    return {
        "ZURUF_STORE": f"dynamodb://{TABLE}",
        "ZURUF_SKILL_ID": SKILL_ID,
        "ZURUF_ACCOUNT_KEYS": f"bench:{'k' * 64}",
        "ZURUF_PEPPER": "p" * 64,
        "AWS_ENDPOINT_URL_DYNAMODB": address,
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
        "AWS_SESSION_TOKEN": "bench",
        "AWS_DEFAULT_REGION": "eu-west-1",
    }
