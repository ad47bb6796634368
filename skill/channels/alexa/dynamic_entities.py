"""Tell Alexa which products this customer is likely to name, so that it hears them better.

Limits: 100 values in all, replaced or cleared as a whole, forgotten after 30 minutes (Amazon, "Use Dynamic Entities
for Customized Interactions", developer.amazon.com/docs/custom-skills/use-dynamic-entities-for-customized-interactions).
Synonyms are counted too, which is the stricter reading; 140 characters are what a value of the model may have.

A session's end cannot be answered with a directive: `SessionEndedRequest` takes no response. So the answer that closes
a session clears, and after a session that breaks off the names are gone within half an hour, or with the next session's
first answer. They are names of products and nothing else, and are never spoken or shown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, zip_longest

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model.dialog import DynamicEntitiesDirective
from ask_sdk_model.er.dynamic import Entity, EntityListItem, EntityValueAndSynonyms, UpdateBehavior

from skill.channels.alexa.model_values import GENERIC, product_values
from skill.channels.alexa.slots import ID_LENGTH
from skill.conversation.intent import SlotKind
from skill.domain.product import Product
from skill.domain.product_names import product_entry

MOST_VALUES = 100
"""Values and synonyms that Alexa takes over all types."""

_DOUBLED = re.compile(r"\b(\w.*) \1$")
"""A name whose variant is said in it already: nobody says "Größe vier Größe vier"."""


def entities_directive(products: Sequence[Product], language: str, most_bytes: int) -> DynamicEntitiesDirective:
    """Return the directive that replaces what Alexa expects by these products; without any it clears.

    The id is the SKU, the value the spoken name. A name that two of the products share means neither and is left
    out. Every product gets its value before any gets a synonym, the likeliest first, until 100 are reached or
    `most_bytes` of JSON are full.
    """
    directive = DynamicEntitiesDirective(update_behavior=UpdateBehavior.CLEAR)
    used = 0
    chosen: dict[str, list[str]] = {}
    for sku, form in islice(_in_turn(_names(products[:MOST_VALUES], language)), MOST_VALUES):
        used += _bytes(sku, form, first=sku not in chosen)
        if used > most_bytes - _FRAME:
            break
        chosen.setdefault(sku, []).append(form)
    if chosen:
        values = [_entity(sku, forms) for sku, forms in chosen.items()]
        types = [EntityListItem(name=SlotKind.PRODUCT.value, values=values)]
        directive = DynamicEntitiesDirective(update_behavior=UpdateBehavior.REPLACE, types=types)
    return directive


def _names(products: Sequence[Product], language: str) -> Mapping[str, Sequence[str]]:
    """Return the names that only one of the products has, by SKU, as they are spoken."""
    names = {product.sku: _spoken_first(product_entry(product, language).names) for product in products}
    values = (value for value in product_values(names, language) if _is_sku(value.id))
    said = {value.id: [form for form in value.words if not _DOUBLED.search(form)] for value in values}
    return {sku: forms for sku, forms in said.items() if forms}


def _is_sku(name: str) -> bool:
    """Tell whether the id would be read as a SKU when it comes back."""
    return not name.startswith(GENERIC) and len(name) <= ID_LENGTH


def _spoken_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return (*names[1:], *names[:1])


def _in_turn(names: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each product's first name, then each one's second, and so on."""
    for row in zip_longest(*names.values()):
        yield from ((sku, form) for sku, form in zip(names, row, strict=True) if form is not None)


def _entity(sku: str, forms: Sequence[str]) -> Entity:
    synonyms: list[object] = [*forms[1:]]
    return Entity(id=sku, name=EntityValueAndSynonyms(value=forms[0], synonyms=synonyms or None))


def _bytes(sku: str, form: str, *, first: bool) -> int:
    """Return what a name adds to the JSON at most, signs around it included."""
    return len(json.dumps(form)) + (len(json.dumps(sku)) + _ENTITY if first else 2)


_ENTITY = len(json.dumps(DefaultSerializer().serialize(_entity("", ["", ""])))) + 2
_FRAME = 200
"""What the directive takes around its values."""
