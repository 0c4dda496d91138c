"""What is filled in about one proposal: from what is saved, and to it again."""

from dataclasses import replace

import pytest

from app.deciding import Draft, Refused, begun, override_of
from optimiser.decision import Override
from scoring.proposal import Proposal

PLAIN = Proposal("P05", "Musik", 320_000, "housing", {"housing": 1}, texts={"condition": "som pilot"})
ABOUT = ("malmo.csv", "P05", "Musik")


@pytest.mark.parametrize(
    "said",
    [
        Override(313_000, "som sökt"),
        Override(0, "nej", "om lokalen finns"),
        Override(None, "avrundat"),
        Override(None, "", ""),
        Override(320_000, ""),
    ],
)
def test_what_is_saved_comes_back_as_it_was(said: Override) -> None:
    assert override_of(begun(ABOUT, PLAIN, said, 1), PLAIN, 320_000) == said


def test_a_new_draft_is_as_computed_with_the_files_condition() -> None:
    assert begun(ABOUT, PLAIN, None, 3) == Draft(ABOUT, "computed", "", "", "som pilot", drawn=3)


@pytest.mark.parametrize("text", ["313 000", "313 tkr", "0,313 mnkr", "313000 kr"])
def test_an_amount_is_typed_in_swedish_manners(text: str) -> None:
    draft = Draft(ABOUT, "own", text, "som sökt", "som pilot")
    assert override_of(draft, PLAIN, 320_000) == Override(313_000, "som sökt")


@pytest.mark.parametrize(
    ("draft", "kind"),
    [
        (Draft(ABOUT, "own", "mycket", "så"), "amount"),
        (Draft(ABOUT, "own", "", "så"), "amount"),
        (Draft(ABOUT, "own", "0,5", "så"), "amount"),
        (Draft(ABOUT, "own", "313 000", " \n "), "reason"),
        (Draft(ABOUT, "nothing"), "reason"),
        (Draft(ABOUT, condition="som pilot"), "nothing_new"),
    ],
)
def test_what_cannot_be_saved_is_refused_with_its_kind(draft: Draft, kind: str) -> None:
    with pytest.raises(Refused) as refusal:
        override_of(draft, PLAIN, 320_000)
    assert refusal.value.kind == kind


def test_an_amount_that_is_the_computed_one_needs_no_reason() -> None:
    draft = Draft(ABOUT, "own", "320 000", condition="som pilot")
    assert override_of(draft, PLAIN, 320_000).amount == 320_000
    assert override_of(replace(draft, choice="nothing"), PLAIN, 0).amount == 0


def test_a_condition_taken_away_is_said_and_the_files_own_is_not() -> None:
    assert override_of(Draft(ABOUT, condition=""), PLAIN, 0).condition == ""
    assert override_of(Draft(ABOUT, reason="så", condition=" som pilot "), PLAIN, 0).condition is None
