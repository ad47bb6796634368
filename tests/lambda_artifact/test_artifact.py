"""What `sam build` lays into the function's folder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

pytestmark = [pytest.mark.artifact, pytest.mark.xdist_group("artifact")]

# CPython 3.13's magic number and "unchecked hash": the runtime takes the file without looking at the source.
HEADER = b"\xf3\x0d\x0d\x0a" + (0b01).to_bytes(4, "little")
UNZIPPED_AT_MOST = 250 * 1024 * 1024  # AWS Lambda's limit for code and layers together


def test_byte_code_is_the_runtimes_own(artifact: Path, python313: str) -> None:
    assert python313
    compiled = sorted(artifact.rglob("*.pyc"))
    strangers = [str(path.relative_to(artifact)) for path in compiled if path.read_bytes()[:8] != HEADER]
    assert strangers == []
    assert "alexa_skill.cpython-313.pyc" in {path.name for path in compiled}


def test_every_module_has_byte_code(artifact: Path, python313: str) -> None:
    assert python313
    sources = [path for path in artifact.rglob("*.py") if path.stat().st_size]
    bare = [path for path in sources if not (path.parent / "__pycache__" / f"{path.stem}.cpython-313.pyc").exists()]
    assert [str(path.relative_to(artifact)) for path in bare] == []


def test_artifact_carries_only_the_voice_path(artifact: Path) -> None:
    # stripe is loaded at the first payment: tests/contract/test_voice_path_imports.py
    unwanted = ("flask", "pydantic", "hassil", "yaml", "waitress", "pip", "uv")
    assert [name for name in unwanted if (artifact / name).exists()] == []
    left_out = ("cli.py", "commands", "web.py", "console")
    assert [name for name in left_out if (artifact / "skill" / name).exists()] == []


def test_artifact_carries_phrases_of_both_languages(artifact: Path) -> None:
    ours = {path.relative_to(artifact / "skill").as_posix() for path in (artifact / "skill").rglob("*.ftl")}
    assert {"phrases/de/shop.ftl", "phrases/en/shop.ftl", "phrases/de/reorder_product.ftl"} <= ours


def test_artifact_keeps_only_spoken_locales(artifact: Path) -> None:
    languages = {path.stem.split("_")[0] for path in (artifact / "babel" / "locale-data").glob("*.dat")}
    assert languages == {"root", "de", "en"}


def test_demo_shop_is_one_whole_file(artifact: Path) -> None:
    assert sorted(path.name for path in artifact.glob("demo.sqlite3*")) == ["demo.sqlite3"]
    address = f"file:{artifact / 'demo.sqlite3'}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_artifact_fits_into_lambda(artifact: Path) -> None:
    size = sum(path.stat().st_size for path in artifact.rglob("*") if path.is_file())
    assert size < UNZIPPED_AT_MOST
