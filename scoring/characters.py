"""Characters that do not show or were damaged on the way, and texts that look alike though they are not the same."""

import re
import unicodedata

_MOST_CLEANED = 32_000  # below what a cell may hold, with room for what else stands there
_BREAKS = "\n\r"
# Control and format characters, line and paragraph separators, halves of characters, what Unicode lets a program pass
# over (Default_Ignorable_Code_Point), blanks that are no spaces, and codes that are no characters.
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    r"\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff"
    r"\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_JOINTS = "\u200d\ufe0e\ufe0f"
_PICTURE_KINDS = ("So", "Sm", "Sk")
# UTF-8 read as Windows-1252 (Ã¤ for ä, â€“ for a dash, Â before a no-break space, Ìˆ for two dots), as Mac Roman (√§)
# or as code page 850 (├ñ); and the sign that stands for a letter already lost.
_GARBLED = re.compile(
    "Ã[¤¥¶©¼¨]|(?<![^\\W\\d_])Ã[…„–]|Ã[…„–](?=[^\\W\\d_])|â€[“”œ˜™¦¢]|Â[\xa0§°²½»]|Ì[ˆŠ]|√[§•∂ÖÑñ©]|├[ñÑÂäàû®]|\ufffd"
)
# Mac Roman and code page 850 read as Windows-1252: LŠxhjŠlp, L„xhj„lp; where ö alone is damaged, by words that most
# files have: fšrskola, st”d, miljš.
_OTHER_CODE_PAGE = re.compile(r"[^\W\d_][Š„Œ†][a-zß-öø-ÿšœž]|[a-zß-öø-ÿšœž]Œ|\b(?:[Ff][š”]r|[Ss]t[š”][dr])|ilj[š”]")
_ALIKE = str.maketrans("\u2010\u2011", "--")


def hidden_character(text: str, breaks_allowed: bool = False) -> str | None:
    """The first character that does not show; None where all do.

    breaks_allowed: the text is a longer one, where line breaks and the joints of composed pictures (❤️) belong.
    """
    if text.isascii() and text.isprintable():
        return None  # a quick answer for most cells
    for found in _HIDDEN.finditer(text):
        if not (breaks_allowed and (found[0] in _BREAKS or _joins_picture(text, found.start()))):
            return found[0]
    return None


def _joins_picture(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    joined = before != "" and (before in "\ufe0e\ufe0f" or unicodedata.category(before) in _PICTURE_KINDS)
    return joined and text[place] in _JOINTS


def garbled(text: str) -> bool:
    """True where letters were damaged when a file was saved or copied: `LÃ¤xhjÃ¤lp`, `L�xhj�lp`."""
    return not text.isascii() and _GARBLED.search(text) is not None


def garbled_throughout(text: str) -> str | None:
    """The first damaged word of a whole file without one å, ä or ö that was read in the wrong code page; else None.

    A name such as Šejla is Swedish enough, so that a single sign proves nothing where å, ä and ö are right.
    """
    if text.isascii() or re.search("[åäöÅÄÖ]", text):
        return None
    found = _GARBLED.search(text) or _OTHER_CODE_PAGE.search(text)
    return None if found is None else _word_at(text, found.start())


def _word_at(text: str, place: int) -> str:
    before, after = re.search(r"[^\s;,]*\Z", text[max(0, place - 40) : place]), re.match(r"[^\s;,]*", text[place:])
    return (before[0] if before else "") + (after[0] if after else "")


def cleaned(text: str) -> str:
    """One line that Fördela can write and read back, for what is typed or named outside a proposals file.

    Tabs and line breaks become spaces, other characters that do not show are left out, and what goes beyond a
    cell is cut.
    """
    spaced = _HIDDEN.sub(lambda found: " " if found[0].isspace() else "", text)
    shown = re.sub(" +", " ", spaced).strip()
    return shown if len(shown) <= _MOST_CLEANED else shown[: _MOST_CLEANED - 1] + "…"


def alike(text: str) -> str:
    """The form in which two texts that look the same are the same: spaces of any kind, hyphens, composed letters."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_ALIKE).split())
