"""Say in words why a product was found: what was understood, what speaks for and against each, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skill.commands._match_asked import Ask, Asked, Device
from skill.commands._match_behind import behind, own_words
from skill.commands._match_words import Phrases
from skill.domain.figures import judge, rival
from skill.domain.match import Outcome, Reason
from skill.domain.match_decision import SURE_FROM
from skill.domain.name_score import Query
from skill.domain.purchases import FOUND
from skill.domain.spoken_form import Fact
from skill.domain.weighed import Weighed, Weighing

_LEAST_SHOWN = 0.0005
_SPELLED, _HEARD, _MISSING = "spelled", "heard", "missing"


def explained(text: str, ask: Ask, names: Mapping[str, str], *, top: int, say: Phrases) -> str:
    """Return the account of one query; `names` holds the display name by SKU.

    What the shop would ask about comes first, in its order, then the likeliest of the others.
    """
    asked = ask(text)
    query, weighing = asked.examined.query, asked.examined.weighing
    own = own_words(text)
    lines = [say.asked.format(text=text), *_device(asked, say), _understood(query, weighing, own, say)]
    known = {one.sku: one for one in weighing.products}
    likely = [one.sku for one in weighing.products if one.chance >= _LEAST_SHOWN]
    shown = list(dict.fromkeys((*asked.chosen, *likely)))[: max(top, len(asked.chosen))]
    best = max(weighing.products, key=lambda one: one.chance, default=None)
    for place, sku in enumerate(shown, start=1):
        one = known.get(sku)
        chance = f"  {_percent(one.chance, say)}" if one else ""
        lines.append(f"  {place}. {names[sku]}{chance}")
        lines += [f"     + {reason}" for reason in (_for(one, query, own, say) if one else [say.twin])]
        lines += [f"     + {reason}" for reason in _packed(asked, sku, say)]
        lines += [f"     - {reason}" for reason in (_against(one, query, own, say) if one else ())]
        lines += [f"     - {reason}" for reason in _hindered(asked, sku, say)]
        lines += [f"     - {reason}" for reason in (behind(one, best, say) if one and best else ())]
    return "\n".join([*lines, f"  {say.none}  {_percent(weighing.none, say)}", _verdict(asked, names, say)])


def _device(asked: Asked, say: Phrases) -> Iterator[str]:
    if asked.device is Device.FITS:
        yield say.device_fits.format(device=asked.device_name, count=asked.fitting)
    elif asked.device is Device.REFUSED:
        yield say.device_refused.format(device=asked.device_name)


def _packed(asked: Asked, sku: str, say: Phrases) -> Iterator[str]:
    if asked.packed.get(sku):
        yield say.packed.format(container=_quoted([asked.container], say))


def _hindered(asked: Asked, sku: str, say: Phrases) -> Iterator[str]:
    if asked.packed and not asked.packed.get(sku):
        yield say.otherwise_packed.format(container=_quoted([asked.container], say))
    if sku in asked.gone:
        yield say.gone


def _understood(query: Query, weighing: Weighing, own: Mapping[str, str], say: Phrases) -> str:
    confirmed = weighing.products[0].indexed.names.facts if weighing.products else frozenset()
    quantities = [fact for fact in query.form.facts if fact.kind == "leading" and judge(fact, confirmed) is None]
    figures = [_figure(fact, say) for fact in query.form.facts if fact not in quantities]
    parts = (
        [say.words.format(words=", ".join(own.get(word, word) for word in query.form.words))]
        if not query.form.empty
        else []
    )
    parts += [say.figures.format(figures=", ".join(figures))] if figures else []
    parts += [say.refused.format(figures=", ".join(_figure(fact, say) for fact in query.form.refused))] * bool(
        query.form.refused
    )
    parts += [say.quantity.format(quantity=fact.value) for fact in quantities]
    return f"{say.understood}: {'; '.join(parts) or say.nothing}"


def _for(one: Weighed, query: Query, own: Mapping[str, str], say: Phrases) -> Iterator[str]:
    if one.synonym:
        yield say.synonym
    elif one.called:
        yield say.called
    elif one.fit.exact:
        yield say.exact
    spelled = [word for word, how in _words(one, query, own) if how == _SPELLED]
    heard = [word for word, how in _words(one, query, own) if how == _HEARD]
    if spelled:
        yield (say.all_there if len(spelled) == len(query.words) else say.there).format(words=_quoted(spelled, say))
    if heard:
        yield say.sounds.format(words=_quoted(heard, say))
    for fact in query.form.facts:
        if judge(fact, one.indexed.names.facts):
            yield say.confirmed.format(figure=_figure(fact, say))
    yield from _purchased(one, say)


def _purchased(one: Weighed, say: Phrases) -> Iterator[str]:
    if one.reason is Reason.SIBLING:
        yield say.sibling
    elif one.reason is Reason.BOUGHT:
        yield say.usual
    elif one.bought:
        yield say.bought


def _against(one: Weighed, query: Query, own: Mapping[str, str], say: Phrases) -> Iterator[str]:
    names = one.indexed.names
    missing = [word for word, how in _words(one, query, own) if how == _MISSING]
    if missing:
        yield say.missing.format(words=_quoted(missing, say))
    for fact in query.form.facts:
        other = rival(fact, names.facts)
        if judge(fact, names.facts) is False and other:
            yield say.contradicts.format(wanted=_figure(fact, say), other=_figure(other, say))
        elif judge(fact, names.facts) is None and fact.kind != "leading":
            yield say.unstated.format(figure=_figure(fact, say))
    for fact in query.form.refused:
        if judge(fact, names.facts):
            yield say.turned_down.format(figure=_figure(fact, say))


def _words(one: Weighed, query: Query, own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Return each word with how it was found: as it is spelled, by its sound, or not."""
    names = one.indexed.names
    for at, word in enumerate(query.words):
        if word in names.bag or query.stems[at] in names.words:
            yield own.get(word, word), _SPELLED
        else:
            alike = at in one.fit.explained or query.folded[at] in names.folded_words
            yield own.get(word, word), _HEARD if alike else _MISSING


def _verdict(asked: Asked, names: Mapping[str, str], say: Phrases) -> str:
    least, weighing = _percent(SURE_FROM, say), asked.examined.weighing
    options = ", ".join(names[sku] for sku in asked.chosen)
    if asked.device is Device.ASKED:
        return say.device_asked
    if asked.device is Device.REFUSED:
        return say.instead.format(options=options) if options else say.device_unknown
    if asked.outcome is Outcome.SURE:
        return _sure(asked, options, least, say)
    if asked.outcome is Outcome.NONE:
        near = say.nearest.format(name=options) if options else ""
        return f"{say.no_match.format(chance=_percent(weighing.none, say))}{near}"
    return f"{say.ask.format(options=options)} {_why_ask(weighing.products[0], least, say)}"


def _sure(asked: Asked, options: str, least: str, say: Phrases) -> str:
    chance = next((one.chance for one in asked.examined.weighing.products if one.sku in asked.chosen), 0.0)
    if chance < SURE_FROM:
        return say.sure_otherwise.format(name=options)
    return say.sure.format(name=options, chance=_percent(chance, say), least=least)


def _why_ask(best: Weighed, least: str, say: Phrases) -> str:
    if best.fit.contradicts:
        return say.ask_contradicted
    if best.chance >= SURE_FROM:
        return say.ask_unknown_word if best.fit.weakest < FOUND else say.ask_twins
    return say.ask_unsure.format(least=least)


def _figure(fact: Fact, say: Phrases) -> str:
    return say.kinds.get(fact.kind, "{value}").format(value=fact.value)


def _quoted(words: Sequence[str], say: Phrases) -> str:
    return ", ".join(say.quoted.format(word=word) for word in words)


def _percent(chance: float, say: Phrases) -> str:
    return say.percent.format(number=f"{chance * 100:.1f}".replace(".", say.decimal))
