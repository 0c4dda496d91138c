"""Real HTML tables, which screen readers can read, with every text escaped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True)
class Td:
    """A cell. text is escaped; html, where given, stands as it is; number: right-aligned; header: heads its row."""

    text: str = ""
    number: bool = False
    header: bool = False
    html: str = ""
    span: int = 1
    css: str = ""

    def render(self) -> str:
        """The cell as HTML."""
        tag = "th" if self.header else "td"
        css = " ".join(name for name in (self.css, "n" if self.number else "") if name)
        scope = "colgroup" if self.span > 1 else "row"
        attributes = (f' scope="{scope}"' if self.header else "") + (f' class="{css}"' if css else "")
        attributes += f' colspan="{self.span}"' if self.span > 1 else ""
        return f"<{tag}{attributes}>{self.html or escaped(self.text)}</{tag}>"


@dataclass(frozen=True)
class Tr:
    """A row; css: `total`, `group`, `out` or blank."""

    cells: Sequence[Td]
    css: str = ""

    def render(self) -> str:
        """The row as HTML."""
        css = f' class="{self.css}"' if self.css else ""
        return f"<tr{css}>{''.join(cell.render() for cell in self.cells)}</tr>"


def table(caption: str, headings: Sequence[Td], rows: Iterable[Tr]) -> str:
    """A table as HTML; `headings` become column headings. Where it is wider than the page, arrow keys move it."""
    head = "".join(
        f'<th scope="col"{" class=n" if heading.number else ""}>{heading.html or escaped(heading.text)}</th>'
        for heading in headings
    )
    body = "".join(row.render() for row in rows)
    return (
        f'<div class="fordela-scroll" tabindex="0" role="region" aria-label="{escaped(caption)}">'
        f'<table class="fordela-table"><caption>{escaped(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def escaped(text: str) -> str:
    """Text that cannot become markup."""
    return escape(text, quote=True).replace("\n", "<br>")


def for_screen_readers(text: str) -> str:
    """Text that is read out but not seen."""
    return f'<span class="fordela-hidden">{escaped(text)}</span>'


def markdown_safe(text: str) -> str:
    """Text of a file's, for a Streamlit label or message, where no sign means formatting."""
    return "".join(f"\\{char}" if char in r"\`*_{}[]()<>#+-.!|~$:" else char for char in text).replace("\n", " ")


def show(html: str) -> None:
    """Put HTML on the page; nothing where it is blank, which Streamlit refuses."""
    if html:
        st.html(html)
