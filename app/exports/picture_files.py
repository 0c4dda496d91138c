"""A chart of the screen as a picture to take along, drawn without a browser; below it, what must be said of it."""

from typing import Any, Literal

import vl_convert

from app.charts import Picture
from app.theme import INK, QUIET
from scoring.characters import cleaned

Kind = Literal["png", "svg"]
_WIDTH = 760
_SHARP = 2.0
_MOST_LETTERS = 90


def picture_bytes(picture: Picture, kind: Kind, title: str, notes: tuple[str, ...] = ()) -> bytes:
    """The chart as a file of the kind, on white, with its title above and the notes in small print below.

    notes: what a reader of the picture alone must know, such as that its scores are no assessment.
    """
    form = _whole(picture, title, notes)
    if kind == "svg":
        return vl_convert.vegalite_to_svg(form).encode()
    return bytes(vl_convert.vegalite_to_png(form, scale=_SHARP))


def drawing(picture: Picture, width: int, height: int) -> str:
    """The chart alone as SVG, of a size in pixels, for a page that shows it larger."""
    form = {key: value for key, value in picture.form.items() if key != "data"}
    return vl_convert.vegalite_to_svg(form | {"data": {"values": _rows(picture)}, "width": width, "height": height})


def _whole(picture: Picture, title: str, notes: tuple[str, ...]) -> dict[str, Any]:
    """The form with its data in it, and what is said above and below it."""
    named = {"text": cleaned(title), "anchor": "start", "fontSize": 16, "color": INK, "offset": 14}
    chart = {key: value for key, value in picture.form.items() if key not in ("$schema", "config", "data")}
    small = {"text": [cleaned(note) for note in notes], "orient": "bottom", "anchor": "start", "fontWeight": "normal"}
    return {
        "$schema": picture.form["$schema"],
        "config": picture.form["config"],
        "background": "white",
        "padding": 16,
        "data": {"values": _rows(picture)},
        "title": small | {"fontSize": 12, "color": QUIET, "offset": 10},
        "vconcat": [chart | {"title": named, "width": _WIDTH}],
    }


def _rows(picture: Picture) -> list[dict[str, Any]]:
    """The data, with texts that can be drawn: the library ends at a control character."""
    rows = [
        {name: cell for name, cell in row.items() if cell == cell}  # noqa: PLR0124 - only what is no number differs
        for row in picture.data.to_dict("records")
    ]
    return [{str(name): _drawable(cell) for name, cell in row.items()} for row in rows]


def _drawable(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    text = cleaned(cell)
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"
