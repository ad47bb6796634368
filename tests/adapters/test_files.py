from __future__ import annotations

from pathlib import Path

import pytest

from skill.adapters.files import read_text_file, read_yaml_file
from skill.domain.errors import InvalidInputError


def test_windows_file_is_read_as_text(tmp_path: Path) -> None:
    file = tmp_path / "products.csv"
    file.write_bytes("Öl;Größe".encode("cp1252"))
    assert read_text_file(file) == "Öl;Größe"


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"products\.csv: No such file or directory$"):
        read_text_file(tmp_path / "products.csv")


def test_binary_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / "products.xlsx"
    file.write_bytes(b"PK\x00\x00")
    with pytest.raises(InvalidInputError, match=r"products\.xlsx: the file is no text in UTF-8"):
        read_text_file(file)


def test_yaml_is_read_as_plain_data(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text('id: x\ncost: "2.90"\n', encoding="utf-8")
    assert read_yaml_file(file) == {"id": "x", "cost": "2.90"}


def test_yaml_fault_is_named_by_place(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text("id: x\nname: a: b\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"shop\.yaml, line 2, column 8: mapping values are not allowed here$"):
        read_yaml_file(file)


def test_yaml_control_sign_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_bytes(b"id: \x01\n")
    with pytest.raises(InvalidInputError, match=r"shop\.yaml: .*special characters"):
        read_yaml_file(file)


def test_yaml_cannot_run_code(tmp_path: Path) -> None:
    file = tmp_path / "shop.yaml"
    file.write_text("id: !!python/object/apply:os.getcwd []\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="could not determine a constructor"):
        read_yaml_file(file)
