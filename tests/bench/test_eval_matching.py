from __future__ import annotations

from pathlib import Path

import pytest

from bench.eval_matching import main, read_arguments, section_title, sizes_of
from bench.matching_catalog import DEMO_SHOP, LARGE
from bench.matching_page import error_ratio
from bench.matching_runs import OURS, Answer, Measured, Run
from bench.name_baselines import BASELINES


def test_sizes_stay_within_the_catalogue() -> None:
    assert sizes_of("10,100,all", 50) == [10, 50]
    assert sizes_of("10,all", 50) == [10, 50]


def test_only_whole_runs_reach_the_page() -> None:
    assert read_arguments([]).report
    assert not read_arguments(["--queries", "10"]).report


def test_demo_shop_has_a_section_of_its_own() -> None:
    assert section_title(DEMO_SHOP) != section_title(LARGE)


def test_errors_are_divided_by_the_last_baseline() -> None:
    ours = Run(OURS, [Answer("easy", at != 0, among=True, ms=1) for at in range(10)])
    theirs = Run(BASELINES[-1].title, [Answer("easy", at > 1, among=True, ms=1) for at in range(10)])
    assert error_ratio(Measured(10, [ours, theirs], 0.1, 1.0), OURS) == pytest.approx(0.5)


def test_help_teaches_with_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--help"])
    assert "python -m bench.eval_matching --catalog names.tsv" in capsys.readouterr().out


def test_trial_prints_tables_and_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names, asked = tmp_path / "names.csv", tmp_path / "asked.tsv"
    names.write_text("sku,name\n1,Granatapfelsaft\n2,Kaffeefilter\n3,Vollmilch\n", encoding="utf-8")
    asked.write_text(
        "query\tsku\ngranatapfel safd\t1\nkaffe filter\t2\nvollmilch\t3\nkaffeefilta\t3\n", encoding="utf-8"
    )
    main(["--catalog", str(names), "--query-file", str(asked)])
    out, err = capsys.readouterr()
    assert "| ours | 0.750 |" in out
    assert "| *sure* and wrong (goal < 1% of the sure) |" in out
    assert "ours: 0.750 of 4 right" in err
