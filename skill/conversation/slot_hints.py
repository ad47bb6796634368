"""Read what a slot holds from single words, where the wish was guessed and nothing that is listed fits whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from skill.conversation.intent import SlotKind
from skill.conversation.samples import Samples
from skill.conversation.turn import SlotValue

_ANY_ENDING = "*"


class SlotHints:
    """Answer for one language, whose `_hints.yaml` says which words speak for which value."""

    def __init__(self, samples: Samples) -> None:
        """Split the hints of all slot types into words."""
        self._hints: Mapping[str, Sequence[tuple[str, Sequence[Sequence[str]]]]] = {
            kind: [(value.id, [hint.split() for hint in value.words]) for value in values]
            for kind, values in samples.hints.items()
        }

    def read(self, kind: SlotKind, tokens: Sequence[str]) -> SlotValue | None:
        """Return the value that most words speak for, with the first of them; of as many, the one listed first."""
        best: SlotValue | None = None
        most = 0
        for value, hints in self._hints.get(kind.value, ()):
            found = [said for hint in hints if (said := _said(hint, tokens))]
            if len(found) > most:
                best, most = SlotValue(found[0], (value,)), len(found)
        return best


def _said(hint: Sequence[str], tokens: Sequence[str]) -> str:
    """Return the words that a hint stands for, empty if nobody said them."""
    for start in range(len(tokens) - len(hint) + 1):
        said = tokens[start : start + len(hint)]
        if all(_is_meant(word, token) for word, token in zip(hint, said, strict=True)):
            return " ".join(said)
    return ""


def _is_meant(hint: str, token: str) -> bool:
    stem, ends_anyhow, _ = hint.partition(_ANY_ENDING)
    return token.startswith(stem) if ends_anyhow else token == hint
