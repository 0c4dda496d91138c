"""A chart or a table on a page, with a small menu below it that gives it as a file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

import streamlit as st

from app import state, wording
from app.charts import Picture
from app.exports.picture_files import Kind, picture_bytes
from app.exports.table_export import table_csv
from app.html import show as show_html
from app.texts import say

_KINDS: dict[Kind, str] = {"png": "image/png", "svg": "image/svg+xml"}


def chart(picture: Picture, name: str, title: str, notes: Sequence[str] | None = None) -> None:
    """The chart, and its picture as PNG and SVG. name: of the files, without its ending; title: the picture's own.

    notes: what a reader of the picture alone must know; what is said of the proposals' scores where None.
    """
    st.vega_lite_chart(picture.data, picture.form, alt=picture.alternative, width="stretch")
    told = tuple(wording.score_notices(state.work().proposals) if notes is None else notes)
    files = {
        f"takeaway.{kind}": (partial(picture_bytes, picture, kind, title, told), kind, mime)
        for kind, mime in _KINDS.items()
    }
    _menu(say("takeaway.chart"), say("takeaway.chart_help", title=title), name, files)


def table(html: str, name: str, title: str) -> None:
    """The table, and what stands in it as CSV. name and title as of a chart."""
    show_html(html)
    files = {"takeaway.csv": (partial(table_csv, html, say("takeaway.group")), "csv", "text/csv")}
    _menu(say("takeaway.table"), say("takeaway.table_help", title=title), name, files)


def _menu(label: str, words: str, name: str, files: Mapping[str, tuple[Callable[[], bytes], str, str]]) -> None:
    """Drawn only once it is opened: a page must not take longer for files that nobody asks for."""
    with st.popover(label, type="tertiary", help=words, key=f"takeaway_{name}", on_change="rerun") as menu:
        if menu.open:
            stem = f"{name}-{state.work().case.file.rsplit('.', 1)[0]}-{date.today().isoformat()}"
            for key, (made, ending, mime) in files.items():
                st.download_button(
                    say(key), made, f"{stem}.{ending}", mime, on_click="ignore", key=f"{key}_{name}", width="stretch"
                )
