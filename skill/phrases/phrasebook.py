"""Turn replies into words."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from skill.domain.failures import describe_failure
from skill.domain.reply import Occasion, Reply, Say, SpokenText
from skill.phrases.bundles import LanguageBundle
from skill.phrases.errors import PhraseError
from skill.phrases.functions import capitalised
from skill.phrases.voice import Voice, argument

_LOG = logging.getLogger(__name__)
_HERE = Path(__file__).parent
_DEFAULT_LANGUAGE = "de"
_APOLOGY = Say("shop-apology")
_ORDER_BUTTON = Say("shop-order_button")
_SPACES = re.compile(r"[ \t\n]+")


def unescaped(text: str) -> str:
    """Leave values as they are, for channels without markup."""
    return text


class Phrasebook:
    """Word replies in the customer's language.

    `strict` raises `PhraseError` for a phrase that is missing or cannot be worded; otherwise the error is
    logged and an apology spoken. A reply at the order gate always raises: a quote is never spoken with an error.
    """

    def __init__(self, root: Path = _HERE, *, strict: bool = True) -> None:
        """Take the folder that holds one folder of phrase files per language."""
        self._root = root
        self._strict = strict
        self._languages = frozenset(path.name for path in root.iterdir() if path.name in {"de", "en"})
        self._bundles: dict[str, LanguageBundle] = {}
        self._fixed: dict[tuple[str, str], str] = {}

    def render(self, reply: Reply, occasion: Occasion, *, escape: Callable[[str], str] = unescaped) -> SpokenText:
        """Return the words of a reply.

        `escape` is applied to every value that is spoken; cards and buttons, which know no markup, stay plain.
        Languages without phrases are answered in German.
        """
        try:
            return self._render(reply, occasion, escape)
        except PhraseError as error:
            if self._strict or reply.gate is not None:
                raise
            meant = [say.key for say in (*reply.says, *((reply.asks,) if reply.asks else ()))]
            _LOG.error("an apology was spoken in place of %s: %s", ", ".join(meant), describe_failure(error))
        return self._apologise(reply, occasion, escape)

    def write(self, say: Say, occasion: Occasion) -> str:
        """Return one phrase as it is written in a letter, on one line; a `PhraseError` is raised even where not strict."""
        bundle = self._bundle(occasion.language)
        if say.values:
            voice = Voice(bundle.language, occasion.now, unescaped, on_screen=True)
            return _SPACES.sub(" ", _worded(bundle, voice, say))
        # Most of a letter is the same in every letter: what no value changes is worded once.
        place = bundle.language, say.key
        if place not in self._fixed:
            self._fixed[place] = _SPACES.sub(" ", bundle.format(say.file, say.key, {}).strip())
        return self._fixed[place]

    def language(self, occasion: Occasion) -> str:
        """Return the language that an occasion is worded in: German where its own has no phrases."""
        return self._bundle(occasion.language).language

    def version(self, language: str) -> str:
        """Return the version of a language's wording: a short hash of its phrase files."""
        return self._bundle(language).version

    def _render(self, reply: Reply, occasion: Occasion, escape: Callable[[str], str]) -> SpokenText:
        bundle = self._bundle(occasion.language)
        voice = Voice(bundle.language, occasion.now, escape)
        screen = Voice(bundle.language, occasion.now, unescaped, on_screen=True)
        question = () if reply.asks is None else (reply.asks,)
        card = reply.card
        return SpokenText(
            text=_joined(bundle, voice, (*reply.says, *question)),
            reprompt=_joined(bundle, voice, reply.reprompt or question) if question else None,
            locale=occasion.locale,
            phrase_version=bundle.version,
            card_title=_joined(bundle, screen, (card.title,)) if card else "",
            card_text="\n".join(_worded(bundle, screen, say) for say in card.body) if card else "",
            options=tuple(_joined(bundle, screen, (say,)) for say in reply.options),
            button=_joined(bundle, screen, (_ORDER_BUTTON,)) if reply.gate else "",
        )

    def _apologise(self, reply: Reply, occasion: Occasion, escape: Callable[[str], str]) -> SpokenText:
        # The question is kept where it can still be asked: its answer is already waited for.
        try:
            return self._render(Reply(says=(_APOLOGY,), asks=reply.asks), occasion, escape)
        except PhraseError:
            return self._render(Reply(says=(_APOLOGY,)), occasion, escape)

    def _bundle(self, language: str) -> LanguageBundle:
        known = language if language in self._languages else _DEFAULT_LANGUAGE
        found = self._bundles.get(known)
        # Making a bundle costs a millisecond: only the first turn of a language pays for it.
        return found or self._bundles.setdefault(known, LanguageBundle(self._root / known))


def _joined(bundle: LanguageBundle, voice: Voice, says: Iterable[Say]) -> str:
    return " ".join(capitalised(_SPACES.sub(" ", _worded(bundle, voice, say))) for say in says)


def _worded(bundle: LanguageBundle, voice: Voice, say: Say) -> str:
    values: dict[str, object] = {name: argument(value, voice) for name, value in say.values.items()}
    return bundle.format(say.file, say.key, values).strip()
