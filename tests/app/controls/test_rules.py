"""Each rule as its sentence with a switch."""

import pytest

from optimiser.rules import rules_of
from optimiser.solve import solve
from optimiser.without import without
from tests.app.conftest import Officer


def sentences(officer: Officer) -> dict[str, bool]:
    """Each rule as it reads, and whether it is ticked."""
    boxes = officer.test.checkbox
    return {box.label.replace("\\", "").replace("\xa0", " "): box.value for box in boxes}


def funded(officer: Officer) -> set[str]:
    assert officer.work.shown is not None
    return set(officer.work.shown.portfolio.amounts)


@pytest.fixture
def example(officer: Officer) -> Officer:
    """With the made-up sample, which has rules of most kinds."""
    return officer.open("proposals").set("sample", "exempel_60").open("allocation")


@pytest.fixture
def links(officer: Officer, linked: bytes) -> Officer:
    """With money for three of five proposals, of which two are in a group and one requires another."""
    return officer.open("proposals").upload(linked).open("allocation").set("budget", "1 200 000")


def test_every_rule_but_the_budget_is_a_sentence_that_is_ticked(example: Officer) -> None:
    assert sentences(example) == dict.fromkeys(
        [
            "Boende: minst 15 % av medlen (2 610 000 kr)",
            "Arbetsmarknad: minst 20 % av medlen (3 480 000 kr)",
            "Utbildning: högst 25 % av medlen (4 350 000 kr)",
            "Grundskolenämnden: högst 2 000 000 kr",
            "Kulturnämnden: högst 2 förslag",
            "Nya: högst 45 % av medlen (7 830 000 kr)",
            "Ska ingå: P15 Fältarbetare på kvällar och helger",
            "Ska ingå: P39 Mindre barngrupper för de yngsta",
            "Ska inte ingå: P31 Unga målar gångtunnlar",
        ],
        True,
    )
    assert "Regler: 9 på" in example.everything


def test_a_rule_switched_off_holds_the_answer_back_no_more_and_stays_listed(example: Officer) -> None:
    assert "P31" not in funded(example)
    example.set("rule_exclude_P31", False).set("rule_max_count_committee=Kulturnämnden", False)
    now = example.work
    portfolio = solve(*without(now.scenario, now.proposals, now.off))
    assert funded(example) == set(portfolio.amounts)
    assert len(now.off) == 2
    assert list(sentences(example).values()).count(False) == 2
    assert "Regler: 7 på, 2 av" in example.everything
    assert now.scenario == now.case.scenario


def test_a_rule_switched_on_again_gives_the_answer_that_was(example: Officer) -> None:
    before = funded(example)
    example.set("rule_fund_P39", False)
    assert funded(example) != before
    example.set("rule_fund_P39", True)
    assert (funded(example), example.work.off) == (before, frozenset())


def test_groups_and_requirements_can_be_off_too(links: Officer) -> None:
    assert sentences(links) == {
        "Högst ett förslag i gruppen Simhall": True,
        "P04 Läxhjälp kräver P03 Läxhjälp": True,
    }
    assert {"P01", "P02"} - funded(links) == {"P02"}
    links.set("rule_group_Simhall", False).set("exclude", ["P03"])
    assert {"P01", "P02", "P05"} == funded(links)
    assert "P04" in funded(links.set("rule_requires_P04=P03", False).set("exclude", ["P02", "P03"]))


def test_groups_are_explained_where_there_are_any(links: Officer) -> None:
    meaning = "Förslag i samma grupp utesluter varandra, till exempel samma insats betald ur en av två potter."
    assert meaning in links.words
    links.open("proposals").set("sample", "malmo_2022").open("allocation")
    assert meaning not in links.words


def test_what_is_off_stays_off_over_pages_and_languages(example: Officer) -> None:
    example.set("rule_fund_P15", False)
    off, chosen = example.work.off, funded(example)
    example.open("appendix").set("language", "en").open("proposals").open("allocation")
    assert (example.work.off, funded(example), example.value("rule_fund_P15")) == (off, chosen, False)
    assert example.value("rule_fund_P39") is True
    assert "Rules: 8 on, 1 off" in example.everything


@pytest.mark.parametrize("how", ["reset", "sample"])
def test_reset_and_other_proposals_leave_nothing_off(example: Officer, how: str) -> None:
    example.set("rule_fund_P15", False)
    if how == "reset":
        example.press("Återställ")
    else:
        example.open("proposals").set("sample", "malmo_2022").set("sample", "exempel_60").open("allocation")
    assert example.work.off == frozenset()
    assert set(sentences(example).values()) == {True}


def test_a_rule_that_is_taken_away_and_made_again_is_on(example: Officer) -> None:
    example.set("rule_fund_P15", False).set("fund", ["P39"])
    assert example.work.off == frozenset()
    example.set("fund", ["P15", "P39"])
    assert example.value("rule_fund_P15") is True


def test_a_rule_that_is_changed_is_on_again_and_the_others_stay_off(example: Officer) -> None:
    example.set("rule_min_share_primary_area=housing", False).set("rule_fund_P15", False)
    example.set("budget", "17 mnkr").set("weight_crime", 30)
    assert len(example.work.off) == 2
    example.set("share_housing", (20, 100))
    assert example.work.off == {("fund", "P15")}
    assert example.value("rule_min_share_primary_area=housing") is True


def test_what_is_off_is_not_in_the_answers_question(example: Officer) -> None:
    example.set("rule_fund_P15", False)
    assert example.work.shown is not None
    asked = rules_of(*example.work.shown.question)
    assert ("fund", "P15") not in {rule.name for rule in asked}
    assert example.work.scenario.fund == ("P15", "P39")


def test_signs_of_a_files_texts_are_no_markdown_in_a_rule(officer: Officer, linked: bytes) -> None:
    officer.open("proposals").upload(linked.replace(b"Simhall", b"[x](http://a.example)")).open("allocation")
    (label,) = [box.label for box in officer.test.checkbox if "gruppen" in box.label]
    assert r"\[x\]\(http" in label
