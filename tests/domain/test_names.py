from skill.domain.names import Names, read_name


def test_names_of_equal_form_are_one() -> None:
    assert Names(("Kaffee-Filter", "kaffeefilter"), "de").joined == ("kaffeefilter",)


def test_stored_names_equal_names_read_now() -> None:
    texts = ("Melitta Filtertüten Größe 4, 80 Stück", "Kaffeefilter")
    now, stored = Names(texts, "de"), Names.of([read_name(text, "de") for text in texts], "de")
    for part in ("forms", "sounds", "folded", "folded_bag", "joined", "keys", "length", "facts", "bag", "words"):
        assert getattr(now, part) == getattr(stored, part), part


def test_every_word_has_a_folded_one() -> None:
    read = read_name("Wiener Würstchen", "de")
    assert read.form.words == ("wiener", "wuerstchen")
    assert read.folded == ("fina", "firstsen")
