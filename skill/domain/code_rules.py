"""Tell which four digits are no good as a secret, because many people choose them or know them.

Sources: D. Amitay, "Most Common iPhone Passcodes" (2011); DataGenetics, "PIN analysis" (2012, 3.4 million
codes); Markert, Bailey, Golla, Dürmuth and Aviv, "This PIN Can Be Easily Guessed" (IEEE S&P 2020), who
found that a list of about a tenth of all codes helps most. NIST SP 800-63B asks for such a list, too.
"""

from __future__ import annotations

from datetime import date

DIGITS = 4
TRIES = 3
"""How many wrong codes lock it (Amazon's policy for skills that sell goods)."""
_LEAP_YEAR = 2024
_SURVEYED = frozenset(
    {
        *("1234", "1111", "0000", "1212", "7777", "1004", "2000", "4444", "2222", "6969"),
        *("9999", "3333", "5555", "6666", "1122", "1313", "8888", "4321", "2001", "1010"),
        *("2580", "5683", "0852", "1998"),
        # Not measured: two numbers that every German knows.
        *("4711", "0815"),
    }
)


def is_four_digits(code: str) -> bool:
    """Tell whether a text is four digits from 0 to 9 and nothing else."""
    return len(code) == DIGITS and code.isascii() and code.isdigit()


def is_common(code: str) -> bool:
    """Tell whether four digits are among the codes that people choose most, or of such a kind."""
    return code in _SURVEYED or _is_pattern(code) or _is_year(code) or _is_day(code)


def is_known(code: str, *told: str) -> bool:
    """Tell whether four digits begin or end what others know of a person, such as a phone number."""
    numbers = ("".join(character for character in text if character.isdigit()) for text in told)
    return any(number.startswith(code) or number.endswith(code) for number in numbers if len(number) >= DIGITS)


def _is_pattern(code: str) -> bool:
    """Tell repeated digits and pairs (7777, 7878, 7788), mirrored ones (7887), and runs up and down."""
    first, second, third, fourth = (int(character) for character in code)
    steps = {(second - first) % 10, (third - second) % 10, (fourth - third) % 10}
    pairs = (first, second) == (third, fourth) or (first, third) == (second, fourth)
    return len(steps) == 1 or pairs or (first, second) == (fourth, third)


def _is_year(code: str) -> bool:
    return code.startswith(("19", "20"))


def _is_day(code: str) -> bool:
    """Tell whether digits are a day and month in either order: a birthday is the first guess."""
    return _is_date(int(code[:2]), int(code[2:])) or _is_date(int(code[2:]), int(code[:2]))


def _is_date(day: int, month: int) -> bool:
    try:
        date(_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
