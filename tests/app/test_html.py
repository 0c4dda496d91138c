"""Texts from files never become markup."""

import re

import pytest

from app.html import Td, Tr, escaped, for_screen_readers, markdown_safe, show, table

SCRIPT = "<script>alert(1)</script>"


def test_markup_becomes_text() -> None:
    assert escaped(SCRIPT) == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert escaped("\"'&") == "&quot;&#x27;&amp;"


def test_a_line_break_stays_a_line_break() -> None:
    assert escaped("en\ntvå") == "en<br>två"


@pytest.mark.parametrize("place", ["cell", "heading", "caption", "hidden"])
def test_no_place_in_a_table_lets_markup_through(place: str) -> None:
    made = {
        "cell": table("t", [Td("h")], [Tr([Td(SCRIPT), Td(SCRIPT, header=True)])]),
        "heading": table("t", [Td(SCRIPT)], []),
        "caption": table(SCRIPT, [Td("h")], []),
        "hidden": for_screen_readers(SCRIPT),
    }[place]
    assert "<script" not in made
    assert "&lt;script&gt;" in made


def test_a_cell_carries_its_header_number_and_span() -> None:
    assert Td("x", header=True).render() == '<th scope="row">x</th>'
    assert Td("1", number=True, css="yes").render() == '<td class="yes n">1</td>'
    assert Td("x", span=3).render() == '<td colspan="3">x</td>'


def test_a_row_carries_its_kind() -> None:
    assert Tr([Td("x")], "total").render() == '<tr class="total"><td>x</td></tr>'


def test_a_table_has_a_caption_column_headings_and_rows() -> None:
    made = table("Lista", [Td("Namn"), Td("Belopp", number=True)], [Tr([Td("a"), Td("1", number=True)])])
    assert "<caption>Lista</caption>" in made
    assert re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', made) == ["Namn", "Belopp"]
    assert made.count("<tr>") == 2


@pytest.mark.parametrize(
    "text", ["*fet*", "[länk](http://a.se)", "![bild](http://a.se/b.png)", ":red[röd]", "# rubrik", "$x$", "<b>", "a|b"]
)
def test_markdown_safe_leaves_no_sign_that_formats(text: str) -> None:
    safe = markdown_safe(text)
    assert re.sub(r"\\(.)", r"\1", safe) == text
    assert re.search(r"(?<!\\)[*_\[\]()<>#!|$:`~]", safe) is None


def test_markdown_safe_keeps_a_text_on_one_line() -> None:
    assert markdown_safe("a\nb") == "a b"
    assert markdown_safe("Boende") == "Boende"


def test_what_is_blank_is_not_put_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("app.html.st.html", shown.append)
    show("")
    show("<p>x</p>")
    assert shown == ["<p>x</p>"]
