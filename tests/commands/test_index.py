from __future__ import annotations

from pathlib import Path

import pytest

from skill.adapters.files import DEMO
from skill.cli import main
from skill.services.name_indexes import SMALL

STORE = "sqlite:///shop.sqlite3"
HEADER = "sku,name_de,name_en,noun_de,gender_de,category,price,vat_rate,stock\n"
FILES = ["lindenmarkt-v1-de.names", "lindenmarkt-v1-en.names"]


@pytest.fixture(scope="module")
def large_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    rows = [f"tee-{at},Kräutertee Nummer {at},Herbal tea number {at},Tee,m,tea,2.49,7,10\n" for at in range(SMALL + 1)]
    (folder / "products.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    store = f"sqlite:///{folder / 'shop.sqlite3'}"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("ZURUF_DEMO", "ZURUF_STORE", "ZURUF_MERCHANT", "AWS_SAM_LOCAL"):
            patch.delenv(name, raising=False)
        patch.setenv("ZURUF_INDEX", str(folder / "index"))
        patch.chdir(folder)
        arguments = ["catalog", "import", "products.csv", "--store", store, "--shop", str(DEMO / "shop.yaml")]
        assert main(arguments) == 0
    return folder


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ZURUF_DEMO", "ZURUF_STORE", "ZURUF_MERCHANT", "AWS_SAM_LOCAL", "ZURUF_INDEX"):
        monkeypatch.delenv(name, raising=False)


def index(action: str, shop: Path, folder: Path | str = "index") -> int:
    return main(["index", action, "--store", f"sqlite:///{shop / 'shop.sqlite3'}", "--folder", str(folder)])


def test_import_builds_both_languages(large_shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sorted(path.name for path in (large_shop / "index").iterdir()) == FILES
    assert index("check", large_shop, large_shop / "index") == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{large_shop / 'index' / name}: 2,001 products, whole and of version 1." for name in FILES
    ]


def test_index_is_built_where_asked(large_shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert index("build", large_shop, "deep/index") == 0
    assert sorted(path.name for path in Path("deep/index").iterdir()) == FILES
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("deep/index/lindenmarkt-v1-de.names: 2,001 products, ")
    assert second.endswith(" MB.")


def test_missing_index_is_told_with_its_remedy(large_shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert index("check", large_shop) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"zuruf index: the name index index/{name} is missing: run `zuruf index build`" for name in FILES
    ]


def test_damage_is_found_wherever_it_is(large_shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    index("build", large_shop)
    path = Path("index") / FILES[1]
    whole = path.read_bytes()
    at = whole.index(b"Herbal tea number 1234")
    path.write_bytes(whole[:at] + b"X" + whole[at + 1 :])
    capsys.readouterr()
    assert index("check", large_shop) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("index/lindenmarkt-v1-de.names: 2,001 products, whole")
    assert "index/lindenmarkt-v1-en.names is damaged" in printed.err


@pytest.mark.parametrize("action", ["build", "check"])
def test_small_shop_needs_none(capsys: pytest.CaptureFixture[str], action: str) -> None:
    assert main(["seed", "--store", STORE]) == 0
    capsys.readouterr()
    assert main(["index", action, "--store", STORE]) == 0
    assert capsys.readouterr().out.endswith("up to 2,000 need no index.\n")
    assert not Path("var/index").exists()


def test_shop_in_memory_has_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "build", "--store", "memory://"]) == 2
    assert capsys.readouterr().err == "zuruf: a shop in memory keeps no files: name a folder with --folder\n"


def test_help_teaches_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["index", "build", "--help"])
    printed = capsys.readouterr().out
    assert "to find the few names that resemble what was said" in printed
    assert "zuruf index check" in printed
