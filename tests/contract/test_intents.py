"""Intent modules, the questions they ask and the answers they take belong together."""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from pathlib import Path

import pytest

from skill.conversation import gate_answers
from skill.conversation.decide import RESUME_GATE, answers
from skill.conversation.intent import SlotKind
from skill.conversation.intents import INTENTS, MODULES
from skill.conversation.refusals import phrase_key
from skill.domain.errors import NotFoundError, RefusedError, ShopError
from tests.contract.phrase_files import messages
from tests.contract.recipe import forgotten

ROOT = Path(__file__).resolve().parents[2]
CONVERSATION = ROOT / "skill" / "conversation"
BUILT_IN = {
    "cancel": "AMAZON.CancelIntent",
    "fallback": "AMAZON.FallbackIntent",
    "help": "AMAZON.HelpIntent",
    "launch": "LaunchRequest",
    "navigate_home": "AMAZON.NavigateHomeIntent",
    "no": "AMAZON.NoIntent",
    "repeat": "AMAZON.RepeatIntent",
    "stop": "AMAZON.StopIntent",
    "yes": "AMAZON.YesIntent",
}
ASKED_BY_NAME = {"open"}


def name_of(module: str) -> str:
    return BUILT_IN.get(module) or "".join(part.capitalize() for part in module.split("_")) + "Intent"


def questions() -> dict[str, str]:
    """Return the kind of every question that the source asks, with its place."""
    found: dict[str, str] = {}
    for path in sorted(CONVERSATION.rglob("*.py")):
        module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Ask" and node.args:
                kind = node.args[0]
                if isinstance(kind, ast.Constant):
                    found.setdefault(str(kind.value), f"{path.relative_to(ROOT)}:{node.lineno}")
                elif isinstance(kind, ast.Name):
                    found.setdefault(str(getattr(module, kind.id)), f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def test_each_module_is_one_intent() -> None:
    assert not [remedy for remedy in forgotten(ROOT) if "_MODULES" in remedy]
    assert len(MODULES) == len(INTENTS), "two modules share one model name"
    wrong = {module: name for module, name in MODULES.items() if name != name_of(module)}
    assert not wrong, f"rename the intent or the module, e.g. pause_subscription is PauseSubscriptionIntent: {wrong}"


def test_every_question_can_be_answered() -> None:
    open_ended = {kind: place for kind, place in questions().items() if kind not in answers()}
    assert not open_ended, f"say what a yes and a no do: answers={{KIND: Answers(yes, no)}} in the module: {open_ended}"


def test_every_answer_has_its_question() -> None:
    unasked = answers().keys() - questions().keys() - ASKED_BY_NAME
    assert not unasked, f"nothing asks these questions; delete their answers: {unasked}"


def test_questions_are_answered_in_one_place() -> None:
    kinds = [kind for intent in INTENTS.values() for kind in intent.answers]
    kinds += [*gate_answers.ANSWERS, RESUME_GATE]
    twice = [kind for kind, count in Counter(kinds).items() if count > 1]
    assert not twice, f"two modules take the answer to one kind of question; rename one: {twice}"


@pytest.mark.parametrize("name", INTENTS)
def test_slots_have_alexas_names_and_known_kinds(name: str) -> None:
    for slot, kind in INTENTS[name].slots.items():
        assert slot.replace("_", "").isalpha(), f"{name}: slot names are letters and underscores: {slot}"
        assert slot.islower()
        assert isinstance(kind, SlotKind)


def refusals(root: type[ShopError]) -> list[type[ShopError]]:
    return [found for kind in root.__subclasses__() for found in (kind, *refusals(kind))]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_refusal_has_its_phrase(language: str) -> None:
    # Channels refuse requests in their own way; only the shop's refusals are spoken.
    refused = [kind for kind in refusals(RefusedError) if kind.__module__ == RefusedError.__module__]
    explained: list[type[ShopError]] = [NotFoundError, *refused]
    missing = {phrase_key(kind.__new__(kind)) for kind in explained} - messages(language).keys()
    assert not missing, f"write these messages in skill/phrases/{language}/errors.ftl: {sorted(missing)}"
