"""The template is valid and grants the function no more than it uses."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from skill.adapters.table.dynamodb_client import SCHEMA
from skill.settings import SettingsError, from_environment
from tests.needed import need

ROOT = Path(__file__).resolve().parents[2]
SAM = ROOT / "var" / "sam-venv" / "bin" / "sam"


class Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms: `!Ref x` becomes {"Ref": "x"}."""


def read_tag(loader: Loader, tag: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        return {tag: loader.construct_scalar(node)}
    return {tag: loader.construct_sequence(node)} if isinstance(node, yaml.SequenceNode) else {tag: None}


Loader.add_multi_constructor("!", read_tag)


@pytest.fixture(scope="module")
def resources() -> dict[str, Any]:
    text = (ROOT / "template.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader)["Resources"])  # noqa: S506 - a SafeLoader with tags, on our own file


def statements(resources: dict[str, Any]) -> list[dict[str, Any]]:
    policies = resources["AlexaSkillRole"]["Properties"]["Policies"]
    return [statement for policy in policies for statement in policy["PolicyDocument"]["Statement"]]


def actions(statement: dict[str, Any]) -> list[str]:
    action = statement["Action"]
    return [action] if isinstance(action, str) else list(action)


def test_sam_finds_the_template_valid() -> None:
    need("sam validate", found=SAM.exists(), install="it with: bash tools/install_sam.sh")
    command = [str(SAM), "validate", "--lint", "--region", "eu-west-1"]
    environment = {**os.environ, "SAM_CLI_TELEMETRY": "0", "PYTHONWARNINGS": "default"}
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "is a valid SAM Template" in result.stdout


def test_function_answers_before_alexa_gives_up(resources: dict[str, Any]) -> None:
    function = resources["AlexaSkillFunction"]["Properties"]
    assert function["Runtime"] == "python3.13"
    assert function["Timeout"] == 7
    assert function["MemorySize"] >= 512
    assert (ROOT / "lambda" / f"{function['Handler'].partition('.')[0]}.py").is_file()


def test_snapshots_are_reached_through_an_alias(resources: dict[str, Any]) -> None:
    function = resources["AlexaSkillFunction"]["Properties"]
    assert function["SnapStart"] == {"ApplyOn": "PublishedVersions"}
    assert function["AutoPublishAlias"] == "live"
    assert "ProvisionedConcurrencyConfig" not in function


def test_only_the_skill_may_call(resources: dict[str, Any]) -> None:
    events = resources["AlexaSkillFunction"]["Properties"]["Events"]
    assert [event["Type"] for event in events.values()] == ["AlexaSkill"]
    assert [event["Properties"]["SkillId"] for event in events.values()] == [{"Ref": "SkillId"}]


def test_policy_names_no_wildcard(resources: dict[str, Any]) -> None:
    assert [action for statement in statements(resources) for action in actions(statement) if "*" in action] == []
    assert [statement["Resource"] for statement in statements(resources) if statement["Resource"] == "*"] == []


def test_policy_reaches_only_own_resources(resources: dict[str, Any]) -> None:
    allowed = ["ShopTable.Arn", "${ShopTable.Arn}/index/by_index", "AlexaSkillLogs.Arn"]
    assert [next(iter(statement["Resource"].values())) for statement in statements(resources)] == allowed


def test_function_may_not_scan_the_table(resources: dict[str, Any]) -> None:
    granted = sorted(action for statement in statements(resources) for action in actions(statement))
    assert [action for action in granted if action.startswith("dynamodb:")] == [
        "dynamodb:BatchGetItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
    ]


def test_table_is_encrypted_and_recoverable(resources: dict[str, Any]) -> None:
    table = resources["ShopTable"]
    assert table["DeletionPolicy"] == "Retain"
    assert table["Properties"]["SSESpecification"] == {"SSEEnabled": True, "SSEType": "KMS"}
    assert table["Properties"]["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["Properties"]["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
    assert table["Properties"]["BillingMode"] == "PAY_PER_REQUEST"


def test_table_is_the_one_the_engine_expects(resources: dict[str, Any]) -> None:
    table = resources["ShopTable"]["Properties"]
    assert {name: table[name] for name in SCHEMA} == SCHEMA


def test_logs_do_not_stay_forever(resources: dict[str, Any]) -> None:
    assert resources["AlexaSkillLogs"]["Properties"]["RetentionInDays"] == {"Ref": "LogRetentionDays"}
    assert resources["AlexaSkillFunction"]["Properties"]["LoggingConfig"]["LogGroup"] == {"Ref": "AlexaSkillLogs"}


def test_environment_is_all_that_the_start_demands(resources: dict[str, Any]) -> None:
    names = resources["AlexaSkillFunction"]["Properties"]["Environment"]["Variables"]
    with pytest.raises(SettingsError) as nothing_set:
        from_environment({})
    assert [name for name in re.findall(r"ZURUF_[A-Z_]+(?=[, ])", str(nothing_set.value)) if name not in names] == []


def test_secrets_come_from_outside_the_template(resources: dict[str, Any]) -> None:
    names = resources["AlexaSkillFunction"]["Properties"]["Environment"]["Variables"]
    assert names["ZURUF_PEPPER"] == {"Sub": "{{resolve:secretsmanager:${CodePepper}}}"}
    assert names["ZURUF_ACCOUNT_KEYS"] == {"Sub": "first:{{resolve:secretsmanager:${AccountKey}}}"}


def test_a_large_catalogue_brings_its_index_as_a_layer(resources: dict[str, Any]) -> None:
    function, unset = resources["AlexaSkillFunction"]["Properties"], {"Ref": "AWS::NoValue"}
    assert function["Layers"] == {"If": ["HasNameIndex", [{"Ref": "NameIndexLayer"}], unset]}
    assert function["Environment"]["Variables"]["ZURUF_INDEX"] == {"If": ["HasNameIndex", "/opt/index", unset]}


def test_environment_speaks_only_of_zuruf(resources: dict[str, Any]) -> None:
    names = resources["AlexaSkillFunction"]["Properties"]["Environment"]["Variables"]
    assert [name for name in names if not name.startswith("ZURUF_")] == []
    assert names["ZURUF_STORE"] == {"Sub": "dynamodb://${ShopTable}"}
