"""Carry what the engine gives back to a channel for one turn."""

from __future__ import annotations

from dataclasses import dataclass

from skill.domain.product import Product
from skill.domain.reply import GateView, Render, SpokenText

__all__ = ["Answer", "Render"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Carry the words of an answer and what the channel must do with them.

    `question_id` goes into the channel's session state (on Alexa the only session attribute);
    None means that nothing is asked. `replayed` marks the stored answer to a repeated request.
    `order_id` names the order this turn completed, if any. `expects` are the products that a channel
    which hears had better expect from now on, the likeliest first; none at all makes it forget them,
    None leaves it as it is.
    """

    spoken: SpokenText
    ends: bool
    question_id: str | None = None
    link_account: bool = False
    gate: GateView | None = None
    replayed: bool = False
    order_id: str | None = None
    expects: tuple[Product, ...] | None = None
