from skill.domain.spoken_form import fold
from skill.domain.spoken_units import DOZENS, UNITS


def test_units_stand_as_fold_writes_them() -> None:
    assert [word for word in (*UNITS, *DOZENS) if fold(word, "de") != word] == []


def test_measures_meet_in_one_base_unit() -> None:
    assert UNITS["cl"] == ("ml", 10)
    assert UNITS["pfund"] == ("g", 500)
    assert (UNITS["lb"], UNITS["oz"]) == (("oz", 16), ("oz", 1))
    assert UNITS["gallon"][1] == 4 * UNITS["quart"][1] == 8 * UNITS["pint"][1]
