from __future__ import annotations

from bench.utterance_ears import Heard
from bench.utterance_file import Utterance
from bench.utterance_score import Share
from bench.utterance_slots import ProductRow, SlotRow, is_same, product_rows, slot_rows, wrong_slots
from skill.domain.matching import Entry, ProductIndex

ADD = "AddToCartIntent"
INDEX = ProductIndex.read([Entry("milk", ("Frische Vollmilch",)), Entry("salt", ("Meersalz",))], "de")


def heard(said: dict[str, str], filled: dict[str, str], *products: tuple[str, ...], intent: str | None = ADD) -> Heard:
    return Heard(Utterance("sag was", ADD, said, products), intent, filled)


def test_digits_are_compared_strictly() -> None:
    assert is_same("code", "4821", "4821")
    assert is_same("order_number", "48217730", "4821 7730")
    assert not is_same("quantity", "2", "12")


def test_words_need_one_in_common() -> None:
    assert is_same("aspect", "Wie teuer", "teuer")
    assert not is_same("aspect", "teuer", "lieferbar")
    assert not is_same("product", "milch", "")


def test_slots_of_misunderstood_wishes_stay_out() -> None:
    lines = [
        heard({"product": "milch", "quantity": "2"}, {"product": "die milch", "quantity": "3"}, ("milk",)),
        heard({"product": "salz"}, {"product": "salz", "unit": "pack", "quantity": "1"}, ("salt",)),
        heard({"product": "salz"}, {}, ("salt",), intent=None),
    ]
    assert slot_rows(lines) == {
        "product": SlotRow(Share(2, 2), 0),
        "quantity": SlotRow(Share(0, 1), 0),
        "unit": SlotRow(Share(0, 0), 1),
    }
    assert [wrong_slots(one) for one in lines] == [["quantity"], ["unit"], ["product"]]


def test_products_are_judged_per_slot() -> None:
    said = {"product": "frische vollmilch", "product_two": "meersalz"}
    right = heard(said, said, ("milk",), ("salt",))
    half = heard(said, {"product": "meersalz"}, ("milk",), ("salt",))
    unsold = heard({"product": "zement"}, {"product": "zement"}, ())
    assert product_rows([right, half, unsold], INDEX) == {
        "something not sold": ProductRow(Share(1, 1), Share(1, 1), Share(1, 1)),
        "the only or first product": ProductRow(Share(2, 2), Share(1, 2), Share(1, 2)),
        "the second or third product": ProductRow(Share(1, 2), Share(1, 2), Share(1, 2)),
    }
    written = product_rows([half], INDEX, as_written=True)
    assert written["the only or first product"] == ProductRow(Share(1, 1), Share(1, 1), Share(1, 1))
