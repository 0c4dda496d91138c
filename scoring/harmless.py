"""Text that a spreadsheet would run as a formula, made harmless, and made itself again.

A text cell that begins with = + - @, tab or carriage return gets an apostrophe before it (OWASP
ASVS 1.2.10); one that already begins with apostrophes before such a sign gets one more, so that
taking one away always gives back what was written.
"""

import re

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """The text as it may stand in a cell of ours."""
    return f"'{text}" if _RISKY.match(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _GUARDED.match(text) else text
