"""What the function loads until its first answer; a cold start pays for every import."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.artifact, pytest.mark.xdist_group("artifact")]

EVENTS = Path(__file__).resolve().parents[1] / "events"
PROGRAM = """
import json, sys
import alexa_skill
loaded_at_start = set(sys.modules)
answer = alexa_skill.handler(json.load(open(sys.argv[1])), None)
assert "zahlungspflichtig bestellen" in json.dumps(answer, ensure_ascii=False), answer
print(json.dumps([sorted(loaded_at_start), sorted(sys.modules)]))
"""
NEVER = {"flask", "pydantic", "stripe", "hassil", "yaml", "jinja2", "aws_lambda_powertools", "cryptography"}
# The demo shop lies in SQLite; DynamoDB's client is loaded by the store that needs it.
NEVER_IN_THE_DEMO = {"boto3", "botocore"}


@pytest.fixture(scope="module")
def loaded(artifact: Path, python313: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """Top-level modules after the import of the entry point, and after the first reorder turn."""
    folder = tmp_path_factory.mktemp("loaded")
    environment = {"PYTHONPATH": str(artifact), "LAMBDA_TASK_ROOT": str(artifact), "TMPDIR": str(folder)}
    environment["AWS_SAM_LOCAL"] = "true"
    command = [python313, "-c", PROGRAM, str(EVENTS / "reorder.json")]
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    start, turn = json.loads(result.stdout.splitlines()[-1])
    return {name.split(".")[0] for name in start}, {name.split(".")[0] for name in turn}


def test_start_loads_no_heavy_library(loaded: tuple[set[str], set[str]]) -> None:
    assert loaded[0] & (NEVER | NEVER_IN_THE_DEMO) == set()


def test_reorder_turn_loads_no_heavy_library(loaded: tuple[set[str], set[str]]) -> None:
    assert loaded[1] & (NEVER | NEVER_IN_THE_DEMO) == set()


def test_german_turn_loads_no_english(loaded: tuple[set[str], set[str]]) -> None:
    assert "jellyfish" not in loaded[1]
