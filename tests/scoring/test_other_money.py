"""Money from others than the city: read, carried, and told apart from the city's."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from optimiser.table import own_columns, proposals_csv
from scoring.intake import read_proposals
from scoring.other_money import OtherMoney, other_money, other_money_words, own_other_money
from scoring.problems import BadInput
from scoring.proposal import Proposal

ONE = Proposal("A", "A", 500_000, "housing", {"housing": 1.0})


def told(text: str = "", amount: int | None = None) -> Proposal:
    return replace(ONE, texts={"other_money": text} if text else {}, other_money_amount=amount)


@pytest.mark.parametrize("heading", ["annan finansiering belopp", "other_money_amount", "Other money amount"])
def test_the_amount_is_read_in_either_language(written: Callable[..., bytes], heading: str) -> None:
    found = read_proposals(written({heading: "250 000 kr"}, {heading: "0"}, {heading: ""}), "a.csv")
    assert [one.other_money_amount for one in found] == [250_000, 0, None]
    assert {one.cost for one in found} == {480_000}


@pytest.mark.parametrize("text", ["-1", "1,5", "1,234", "okänt", "50 %"])
def test_what_is_no_amount_is_refused_with_its_place(written: Callable[..., bytes], text: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_proposals(written({"annan finansiering belopp": text}), "a.csv")
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column, problem.value) == (
        "a.csv", 2, "annan finansiering belopp", text,
    )  # fmt: skip


def test_the_text_and_the_amount_are_two_columns_that_read_back_to_the_same(written: Callable[..., bytes]) -> None:
    rows = ({"annan finansiering": "ESF", "annan finansiering belopp": "250000"}, {})
    found = read_proposals(written(*rows), "a.csv")
    assert (found[0].texts["other_money"], found[0].other_money_amount) == ("ESF", 250_000)
    assert read_proposals(proposals_csv(found), "a.csv") == found


def test_a_file_in_which_nobody_has_an_amount_gets_no_column_for_it() -> None:
    assert "annan finansiering belopp" not in own_columns([told("ESF")])[0]
    assert own_columns([told(), told(amount=0)])[0]["annan finansiering belopp"] == ""


def test_amounts_are_summed_and_words_without_one_counted() -> None:
    found = other_money([told("ESF", 250_000), told(amount=500_000), told("söks"), told("–"), told("nej", 0), told()])
    assert found == OtherMoney(known=2, total=750_000, unknown=1)
    assert not other_money([told("–"), told("nej", 0), told()])


def test_the_words_tell_what_is_known_and_for_how_many_it_is_not() -> None:
    assert other_money_words(OtherMoney(2, 750_000, 1), "sv").replace("\xa0", " ") == "750 000 kr, belopp okänt för 1"
    assert other_money_words(OtherMoney(0, 0, 3), "en") == "amount unknown for 3"
    assert other_money_words(OtherMoney(0, 0, 0), "sv") == "ingen angiven"


def test_one_proposal_says_its_own_amount_also_where_that_is_0() -> None:
    found = [own_other_money(one, "sv").replace("\xa0", " ") for one in (told(amount=0), told("ESF"), told())]
    assert found == ["0 kr", "belopp okänt", ""]
