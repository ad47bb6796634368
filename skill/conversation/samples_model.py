"""Write the templates of a language out into the sample sentences of an Alexa model."""

from __future__ import annotations

from collections.abc import Iterable

from skill.conversation.samples import IntentSamples, Samples
from skill.conversation.samples_template import Gap, Literal, Templates, expand


def model_sentences(samples: Samples) -> dict[str, tuple[str, ...]]:
    """Return the sentences of every intent by its model's name, in the order of the sources, each once."""
    templates = Templates({name: rule.model for name, rule in samples.rules.items()})
    return {source.intent: _sentences(source, templates) for source in samples.intents}


def _sentences(source: IntentSamples, templates: Templates) -> tuple[str, ...]:
    texts = (*source.samples, *source.model_only, *source.when_expected, *source.casual)
    written = (_sentence(parts) for text in texts for parts in expand(templates.read(text)))
    return tuple(dict.fromkeys(sentence for sentence in written if sentence))


def _sentence(parts: Iterable[Literal | Gap]) -> str:
    return " ".join(part.word if isinstance(part, Literal) else f"{{{part.slot}}}" for part in parts)
