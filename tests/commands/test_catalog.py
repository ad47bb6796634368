from __future__ import annotations

from pathlib import Path

import pytest

from skill.adapters.clock import SystemClock
from skill.adapters.files import DEMO
from skill.adapters.table.open import open_table
from skill.cli import main
from skill.services.records import keys
from skill.services.records.merchants import read_catalogue, settings_from
from skill.settings import DEMO_MERCHANT

STORE = "sqlite:///shop.sqlite3"
HEADER = "sku,name_de,noun_de,gender_de,category,price,vat_rate,stock\n"
GOOD = "tee,Kräutertee,Tee,m,tea,2.49,7,10\n"
BAD = "milch,H-Milch,Milch,f,milk,2.4x,7,10\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("ZURUF_DEMO", "ZURUF_STORE", "ZURUF_MERCHANT", "AWS_SAM_LOCAL"):
        monkeypatch.delenv(name, raising=False)


def bring_in(text: str, *options: str) -> int:
    Path("products.csv").write_text(HEADER + text, encoding="utf-8")
    return main(["catalog", "import", "products.csv", "--store", STORE, *options])


def new_shop(text: str = GOOD) -> int:
    return bring_in(text, "--shop", str(DEMO / "shop.yaml"))


def sold() -> list[str]:
    table = open_table(STORE, clock=SystemClock())
    item = table.get(keys.settings(DEMO_MERCHANT))
    if item is None:
        return []
    version = settings_from(item, DEMO_MERCHANT).catalogue
    return [product.sku for product in read_catalogue(table, DEMO_MERCHANT, version).on_sale]


def test_new_shop_comes_with_its_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert new_shop() == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Version 1 of lindenmarkt's catalogue is on sale: 1 products."
    assert sold() == ["tee"]


def test_bad_cell_is_named_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    new_shop()
    capsys.readouterr()
    assert bring_in(GOOD + BAD) == 1
    printed = capsys.readouterr()
    assert "products.csv: line 3, column price: '2.4x' is no amount" in printed.err
    assert "Nothing was changed. Mend the rows, or load the good ones with --good-rows." in printed.err
    assert printed.out == ""
    assert sold() == ["tee"]


@pytest.mark.parametrize("shop", [(), ("--shop", str(DEMO / "shop.yaml"))], ids=["stored", "given"])
def test_foreign_currency_is_named_with_its_place(capsys: pytest.CaptureFixture[str], shop: tuple[str, ...]) -> None:
    new_shop()
    capsys.readouterr()
    Path("dollars.csv").write_text(f"currency,{HEADER}EUR,{GOOD}USD,{GOOD.replace('tee', 'chai', 1)}", encoding="utf-8")
    assert main(["catalog", "import", "dollars.csv", "--store", STORE, *shop]) == 1
    assert "dollars.csv: line 3, column currency: 'USD' is not the shop's EUR" in capsys.readouterr().err
    assert sold() == ["tee"]


def test_line_break_in_a_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    new_shop()
    capsys.readouterr()
    assert bring_in(GOOD.replace("Kräutertee", '"Kräuter\ntee"')) == 1
    assert "line 2, column name_de: holds a line break" in capsys.readouterr().err
    assert sold() == ["tee"]


def test_good_rows_load_only_if_wanted() -> None:
    new_shop()
    assert bring_in(BAD + "kaffee,Kaffee,Kaffee,m,coffee,4.99,7,5\n", "--good-rows") == 0
    assert sold() == ["kaffee"]


def test_no_good_row_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    new_shop()
    assert bring_in(BAD, "--good-rows") == 2
    assert "holds no product; nothing was changed" in capsys.readouterr().err
    assert sold() == ["tee"]


def test_dry_run_only_tells(capsys: pytest.CaptureFixture[str]) -> None:
    new_shop()
    capsys.readouterr()
    assert bring_in("kaffee,Kaffee,Kaffee,m,coffee,4.99,7,5\n", "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines] == [
        ["added:", "1", "kaffee"],
        ["changed:", "0"],
        ["unchanged:", "0"],
        ["removed:", "1", "tee"],
        ["Nothing", "was", "changed", "(--dry-run)."],
    ]
    assert sold() == ["tee"]


def test_many_faults_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"sku-{number},Name,Nomen,m,x,teuer,7,1\n" for number in range(30))
    assert bring_in(rows) == 1
    errors = capsys.readouterr().err.splitlines()
    assert errors[19].startswith("products.csv: line 21, column price")
    assert errors[20] == "products.csv: and 10 more"


def test_many_changes_are_a_glance(capsys: pytest.CaptureFixture[str]) -> None:
    rows = "".join(f"sku-{number},Name,Nomen,m,x,1.00,7,1\n" for number in range(7))
    assert new_shop(rows) == 0
    assert "sku-0, sku-1, sku-2, sku-3, sku-4, …" in capsys.readouterr().out


def test_unknown_shop_needs_settings(capsys: pytest.CaptureFixture[str]) -> None:
    assert bring_in(GOOD) == 2
    assert "no shop called 'lindenmarkt'" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "content"), [("none.csv", None), ("binary.csv", b"\0\1\2")])
def test_unreadable_file_is_named(capsys: pytest.CaptureFixture[str], name: str, content: bytes | None) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    assert main(["catalog", "import", name, "--store", STORE]) == 2
    assert name in capsys.readouterr().err
