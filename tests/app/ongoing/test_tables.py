"""The register and a relative as HTML: what is unknown is called so, and every text is only text."""

import pytest

from app.ongoing import tables, words
from app.ongoing.held import Said
from app.state import Work
from scoring.ongoing.register import Ongoing
from scoring.ongoing.relatives import Reason, Relative

BARE = Ongoing("R1", "<b>Lotsen</b>")
FULL = Ongoing("R2", "NHL", "Fritidsnämnden", "En grupp", "unga", "crime", "polisen", "Nydala", "sida 6")


def test_what_the_register_does_not_say_is_called_unknown(work: Work) -> None:
    html = tables.register_table([BARE, FULL])
    assert html.count("okänt") == 6
    assert "&lt;b&gt;Lotsen" in html
    for text in ("R2 NHL", "En grupp", "Fritidsnämnden", "unga", "polisen", "Nydala", "Brottslighet", "sida 6"):
        assert text in html


def test_a_relative_says_why_and_one_that_the_officer_added_says_so(work: Work) -> None:
    found = Relative(FULL, (Reason("name", "nhl"), Reason("area", "crime")))
    assert "Tydlig likhet: ”nhl” nämns i båda; samma område: Brottslighet" in tables.relative_html(FULL, found)
    assert "Svagare likhet: samma område" in tables.relative_html(FULL, Relative(FULL, (Reason("area", "crime"),)))
    html = tables.relative_html(BARE, None)
    assert "Valt av dig ur registret" in html
    assert "<b>" not in html


def test_what_is_confirmed_stands_with_whose_it_is(work: Work) -> None:
    html = tables.confirmed_table([Said("f", "P1", "Konsert", "R1", BARE.name, "confirmed")], [BARE, FULL])
    assert "P1 Konsert" in html
    assert "okänt" in html
    assert "Ett samband som är bekräftat" in html


def test_a_name_that_is_read_out_has_no_formatting_in_it() -> None:
    assert words.unformatted("SBUM (”Trygga *barnet*”) – a/b, c_d") == "SBUM Trygga barnet – a/b, c d"


@pytest.mark.parametrize(
    ("confirmed", "dismissed", "said"),
    [
        (0, 0, "inget samband är bekräftat, inget avfärdat"),
        (1, 1, "1 samband är bekräftat, 1 avfärdat"),
        (3, 2, "3 samband är bekräftade, 2 avfärdade"),
    ],
)
def test_the_page_begins_with_how_much_is_alike_and_how_much_is_said(
    work: Work, confirmed: int, dismissed: int, said: str
) -> None:
    clear, weak = Relative(FULL, (Reason("name", "nhl"),)), Relative(FULL, (Reason("place", "nydala"),))
    found = {"P01": (clear, weak), "P02": (weak,), "P03": ()}
    told = words.headline(found, 3, confirmed, dismissed)
    assert told == f"1 av 3 förslag liknar något som redan pågår; {said}"
    labels = [words.option(one, found[one.id]) for one in work.proposals[:2]]
    assert labels == [
        "P01 Underhålls- och tillgänglighetsinventering · 1 tydlig likhet", "P02 Vart ska vi gå idag"
    ]  # fmt: skip
