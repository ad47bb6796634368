"""Say in words why a product was found: what was understood, what speaks for and against each, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skill.commands._match_words import ENGLISH, GERMAN, Phrases
from skill.domain.figures import judge, rival
from skill.domain.match import Match, Outcome, Reason
from skill.domain.match_decision import SURE_FROM
from skill.domain.matching import ProductIndex
from skill.domain.name_score import Query
from skill.domain.purchases import FOUND
from skill.domain.spoken_form import Fact
from skill.domain.weighed import Weighed, Weighing

_LEAST_SHOWN = 0.0005
_SPELLED, _HEARD, _MISSING = "spelled", "heard", "missing"


def explained(
    text: str, index: ProductIndex, names: Mapping[str, str], *, top: int, history: Sequence[str] = ()
) -> str:
    """Return the account of one query, in the language of the index; `names` holds the display name by SKU."""
    say = ENGLISH if index.language == "en" else GERMAN
    query, weighing = index.weigh(text, history=history)
    match = index.find(text, history=history, limit=top)
    lines = [say.asked.format(text=text), _understood(query, weighing, say)]
    shown = [one for one in weighing.products[:top] if one.chance >= _LEAST_SHOWN]
    for place, one in enumerate(shown, start=1):
        lines.append(f"  {place}. {names[one.sku]}  {_percent(one.chance, say)}")
        lines += [f"     + {reason}" for reason in _for(one, query, history, say)]
        lines += [f"     - {reason}" for reason in _against(one, query, say)]
    lines += [f"  {say.none}  {_percent(weighing.none, say)}", _verdict(match, weighing, names, say)]
    return "\n".join(lines)


def _understood(query: Query, weighing: Weighing, say: Phrases) -> str:
    confirmed = weighing.products[0].indexed.names.facts if weighing.products else frozenset()
    quantities = [fact for fact in query.form.facts if fact.kind == "leading" and judge(fact, confirmed) is None]
    figures = [_figure(fact, say) for fact in query.form.facts if fact not in quantities]
    parts = [say.words.format(words=", ".join(query.form.words))] if not query.form.empty else []
    parts += [say.figures.format(figures=", ".join(figures))] if figures else []
    parts += [say.refused.format(figures=", ".join(_figure(fact, say) for fact in query.form.refused))] * bool(
        query.form.refused
    )
    parts += [say.quantity.format(quantity=fact.value) for fact in quantities]
    return f"{say.understood}: {'; '.join(parts) or say.nothing}"


def _for(one: Weighed, query: Query, history: Sequence[str], say: Phrases) -> Iterator[str]:
    if one.called:
        yield say.called
    elif one.fit.exact:
        yield say.exact
    spelled = [word for word, how in _words(one, query) if how == _SPELLED]
    heard = [word for word, how in _words(one, query) if how == _HEARD]
    if spelled:
        yield (say.all_there if len(spelled) == len(query.words) else say.there).format(words=_quoted(spelled, say))
    if heard:
        yield say.sounds.format(words=_quoted(heard, say))
    for fact in query.form.facts:
        if judge(fact, one.indexed.names.facts):
            yield say.confirmed.format(figure=_figure(fact, say))
    yield from _purchased(one, history, say)


def _purchased(one: Weighed, history: Sequence[str], say: Phrases) -> Iterator[str]:
    if one.reason is Reason.SIBLING:
        yield say.sibling
    elif one.sku in history:
        yield say.last_bought if one.reason is Reason.BOUGHT else say.bought


def _against(one: Weighed, query: Query, say: Phrases) -> Iterator[str]:
    names = one.indexed.names
    missing = [word for word, how in _words(one, query) if how == _MISSING]
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


def _words(one: Weighed, query: Query) -> Iterator[tuple[str, str]]:
    """Return each word with how it was found: as it is spelled, by its sound, or not."""
    names = one.indexed.names
    for at, word in enumerate(query.words):
        if word in names.bag or query.stems[at] in names.words:
            yield word, _SPELLED
        else:
            alike = at in one.fit.explained or query.folded[at] in names.folded_words
            yield word, _HEARD if alike else _MISSING


def _verdict(match: Match, weighing: Weighing, names: Mapping[str, str], say: Phrases) -> str:
    least = _percent(SURE_FROM, say)
    if match.outcome is Outcome.SURE:
        first = match.candidates[0]
        return say.sure.format(name=names[first.sku], chance=_percent(first.chance, say), least=least)
    if match.outcome is Outcome.NONE:
        near = say.nearest.format(name=names[match.candidates[0].sku]) if match.candidates else ""
        return f"{say.no_match.format(chance=_percent(weighing.none, say))}{near}"
    options = ", ".join(names[one.sku] for one in match.candidates)
    return f"{say.ask.format(options=options)} {_why_ask(weighing.products[0], least, say)}"


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
