"""The pictures about money: their titles are findings, and their figures add up."""

import re
from dataclasses import replace

import pytest

from app.presentation import money
from app.presentation.money import Shown
from app.presentation.slide import whole
from app.result import answer
from app.samples import read_sample
from app.state import Work
from optimiser.decision import Decision

CASE = read_sample("malmo_2022")


def decided(budget: int, **changes: object) -> Decision:
    proposals = tuple(replace(one, **changes) for one in CASE.proposals)  # type: ignore[arg-type]
    result = answer(replace(CASE.scenario, budget=budget), proposals)
    return Decision(result.scenario, proposals, result.portfolio)


@pytest.fixture(autouse=True)
def session(work: Work) -> Work:
    return work


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_the_first_picture_says_how_far_the_money_goes() -> None:
    slide = money.question(Shown(decided(10_000_000)))
    assert slide.title == "10,00\xa0mnkr räcker till 15 av 19 förslag"
    for words in ("Alla förslag kostar 15,00 mnkr", "Föreslås fördelat 9,37 mnkr", "Kvar: 0,63 mnkr."):
        assert words in plain(slide.body)
    assert money.question(Shown(decided(15_000_000))).title == "15,00\xa0mnkr räcker till alla 19 förslag"


def test_the_title_names_the_area_and_the_committee_that_get_most() -> None:
    shown = Shown(decided(15_000_000))
    assert money.areas(shown).title == "Utbildning får mest: 6,62\xa0mnkr av 15,00\xa0mnkr"
    assert money.committees(shown).title == "Grundskolenämnden får mest: 5,05\xa0mnkr av 15,00\xa0mnkr"


def test_two_that_get_as_much_are_both_named_and_none_is_where_none_gets() -> None:
    one = replace(CASE.proposals[0], cost=100)
    other = replace(CASE.proposals[5], cost=100, primary_area="education")
    proposals = (replace(one, primary_area="housing"), other)
    result = answer(replace(CASE.scenario, budget=200), proposals)
    both = Shown(Decision(result.scenario, proposals, result.portfolio))
    assert money.areas(both).title == "Boende och Utbildning får mest: 100\xa0kr var av 200\xa0kr"
    nothing = Shown(decided(0))
    assert money.areas(nothing).title == "Inget område får medel"
    assert money.committees(nothing).title == "Ingen nämnd får medel"
    assert money.decide(nothing).title == "Förslag till beslut: ingen nämnd får medel"


def test_what_the_board_decides_is_every_committees_amount() -> None:
    slide = money.decide(Shown(decided(10_000_000)))
    assert slide.title == "Förslag till beslut: 9 nämnder får 9,37\xa0mnkr"
    amounts = [int(one.replace("\xa0", "")) for one in re.findall(r": ([\d\xa0]+)\xa0kr", slide.body)]
    assert (len(amounts), sum(amounts)) == (9, 9_370_000)
    assert "Grundskolenämnden: 3 650 000 kr till 5 insatser" in plain(slide.body).replace("\xa0", " ")


def test_what_is_tried_out_is_told_as_changes_in_words_too() -> None:
    shown = Shown(decided(8_000_000), before=decided(10_000_000))
    assert "Ut: Hemmasittare" in plain(money.question(shown).body)
    assert "−1,50 mnkr" in plain(money.areas(shown).body).replace("\xa0", " ")
    assert money.areas(shown).body.count('class="changed"') == 1
    same = Shown(decided(10_000_000), before=decided(10_000_000))
    assert "Samma förslag får lika mycket som förut." in plain(money.question(same).body)
    assert "changed" not in money.areas(same).body


def test_many_committees_are_shown_as_ten_and_the_rest_together() -> None:
    many = tuple(replace(one, committee=f"Nämnd {place}") for place, one in enumerate(CASE.proposals))
    result = answer(CASE.scenario, many)
    body = plain(money.committees(Shown(Decision(result.scenario, many, result.portfolio))).body)
    assert "9 andra nämnder" in body
    amounts = [int(float(one.replace(",", ".")) * 100 + 0.5) for one in re.findall(r"([\d,]+) mnkr", body)]
    assert sum(amounts) == 1500


def test_names_are_only_text_and_every_picture_bears_the_notice() -> None:
    slides = [money.committees(Shown(decided(10_000_000, committee="<script>alert(1)</script>")))] * 2
    html = whole(slides, 0, ["Poängen är ingen bedömning."])
    assert "<script>" not in html
    assert html.count("Poängen är ingen bedömning.") == 2
    assert html.count("not-shown") == 1
