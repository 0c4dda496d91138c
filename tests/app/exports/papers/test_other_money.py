"""Other money in the papers: apart from the city's, and unknown where no amount is told."""

from collections.abc import Callable
from dataclasses import replace

from app.exports.papers.appendix import appendix_bytes
from app.exports.papers.letter import letter_bytes
from app.exports.papers.sections import strange_amounts
from scoring.proposal import Proposal
from tests.app.exports.papers.conftest import MakeFacts, cells, opened, words

ONE = Proposal("A", "Läxhjälp", 500_000, "education", {"education": 1.0}, committee="Kulturnämnden")
PAID = replace(ONE, id="B", title="Simskola", other_money_amount=250_000, texts={"other_money": "Socialstyrelsen"})
SAID = replace(ONE, id="C", title="Bokbuss", texts={"other_money": "ESF, söks"})


def closing(data: bytes) -> list[tuple[str, ...]]:
    return [row[:2] for table in opened(data).tables for row in cells(table) if row[0].startswith("Annan finansiering")]


def test_it_stands_below_the_totals_and_never_in_them(facts_of: Callable[..., object]) -> None:
    data = appendix_bytes(facts_of(ONE, PAID, SAID))  # type: ignore[arg-type]
    assert closing(data) == [("Annan finansiering, utöver totalbeloppet", "250 000 kr, belopp okänt för 1")] * 2
    totals = [row[1] for table in opened(data).tables for row in cells(table) if row[0] == "Totalbelopp"]
    assert totals == ["1 500 000 kr"] * 2


def test_each_proposal_has_its_own_amount_or_that_it_is_unknown(facts_of: Callable[..., object]) -> None:
    said = words(appendix_bytes(facts_of(ONE, PAID, SAID)))  # type: ignore[arg-type]
    assert "Annan finansiering: Socialstyrelsen" in said
    assert "Annan finansiering, belopp: 250 000 kr" in said
    assert "Annan finansiering, belopp: belopp okänt" in said
    assert said.count("Annan finansiering, belopp") == 2


def test_the_letter_has_it_last_among_the_money(facts_of: Callable[..., object]) -> None:
    data = letter_bytes(facts_of(ONE, PAID))  # type: ignore[arg-type]
    assert closing(data) == [("Annan finansiering av insatserna, utöver stadens medel", "250 000 kr")]


def test_its_amounts_are_no_strangers_in_the_offices_texts(facts_of: Callable[..., object]) -> None:
    facts = facts_of(ONE, PAID)
    assert strange_amounts("Socialstyrelsen ger 250 000 kr.", facts) == []  # type: ignore[arg-type]
    assert strange_amounts("Socialstyrelsen ger 260 000 kr.", facts) == ["260 000"]  # type: ignore[arg-type]


def test_where_nobody_has_any_nothing_is_said(make_facts: MakeFacts) -> None:
    facts = make_facts()
    assert "finansiering" not in words(appendix_bytes(facts)).lower()
    assert closing(appendix_bytes(facts)) == closing(letter_bytes(facts)) == []
