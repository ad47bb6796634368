"""An intent is six edits; each that was forgotten is named together with its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.recipe import LANGUAGES, MODULES, PHRASES, SOURCES, TESTS, forgotten

ROOT = Path(__file__).resolve().parents[2]
NAME = "pause_subscription"
MODULE = 'INTENT = Intent("PauseSubscriptionIntent", handle)\nSAID = "pause_subscription-done"\n'
STEPS: dict[Path, str] = {
    MODULES / f"{NAME}.py": f"no module says {PHRASES}/de/{NAME}.ftl: rename it after its module in {MODULES}",
    PHRASES / "de" / f"{NAME}.ftl": f"write what it says in {PHRASES}/de/{NAME}.ftl",
    PHRASES / "en" / f"{NAME}.ftl": f"write what it says in {PHRASES}/en/{NAME}.ftl",
    SOURCES / "de" / f"{NAME}.yaml": f"write what customers say in {SOURCES}/de/{NAME}.yaml",
    SOURCES / "en" / f"{NAME}.yaml": f"write what customers say in {SOURCES}/en/{NAME}.yaml",
    TESTS / f"test_{NAME}.py": f"write its test in {TESTS}/test_{NAME}.py",
}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with one intent, complete."""
    for step in STEPS:
        (tmp_path / step).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / step).write_text(MODULE if step.suffix == ".py" else "", encoding="utf-8")
    (tmp_path / MODULES / "__init__.py").write_text(f"_MODULES = ({NAME},)\n", encoding="utf-8")
    for language in LANGUAGES:
        (tmp_path / PHRASES / language / "shop.ftl").touch()
        (tmp_path / SOURCES / language / "_words.yaml").touch()
    return tmp_path


def test_no_step_is_forgotten_here() -> None:
    remedies = forgotten(ROOT)
    assert not remedies, "an intent is six edits (README):\n" + "\n".join(remedies)


def test_six_edits_are_enough(house: Path) -> None:
    assert forgotten(house) == []


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_forgotten_step_names_its_remedy(house: Path, step: Path) -> None:
    (house / step).unlink()
    assert forgotten(house)[0] == STEPS[step]


def test_unlisted_module_is_named(house: Path) -> None:
    (house / MODULES / "__init__.py").write_text("_MODULES = ()\n", encoding="utf-8")
    assert forgotten(house) == [f"import {NAME} in {MODULES}/__init__.py and add it to _MODULES"]


def test_module_without_intent_is_named(house: Path) -> None:
    (house / MODULES / f"{NAME}.py").write_text(f'SAID = "{NAME}-done"\n', encoding="utf-8")
    assert forgotten(house) == [f"give {MODULES}/{NAME}.py its INTENT = Intent(name, handle, slots)"]


def test_silent_module_needs_no_phrases(house: Path) -> None:
    (house / MODULES / f"{NAME}.py").write_text('INTENT = Intent("X", handle)\n', encoding="utf-8")
    for language in LANGUAGES:
        (house / PHRASES / language / f"{NAME}.ftl").unlink()
    assert forgotten(house) == []
