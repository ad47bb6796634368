"""Draw codes that a parcel shop can scan."""

from __future__ import annotations

import hashlib
import io

from skill.services.letters.letter import Code, Letter
from skill.services.ports import Attachment

_MODULE = 8
_QUIET_ZONE = 4
_NAME_LENGTH = 12


def picture_name(code: str) -> str:
    """Return the name under which HTML shows a code: one per code, without the code in it."""
    return f"code-{hashlib.sha256(code.encode()).hexdigest()[:_NAME_LENGTH]}"


def pictures(letter: Letter) -> tuple[Attachment, ...]:
    """Return a PNG for each code of a letter."""
    return tuple(_picture(block.code) for block in letter.blocks if isinstance(block, Code))


def _picture(code: str) -> Attachment:
    import segno  # noqa: PLC0415 - only return letters draw codes; a spoken turn must not pay for it

    drawn = io.BytesIO()
    # Error correction M: a smudged print still scans. Micro codes would not at most parcel shops.
    segno.make(code, error="m", micro=False).save(drawn, kind="png", scale=_MODULE, border=_QUIET_ZONE)
    name = picture_name(code)
    return Attachment(f"{name}.png", "image/png", drawn.getvalue(), inline=name)
