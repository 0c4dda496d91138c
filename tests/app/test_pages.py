"""What every page has: the notice, the language, and messages in place of tracebacks."""

import re
import string
from dataclasses import replace

import pytest

from app import logs, state
from app.html import escaped
from app.pages import answering_errors
from app.samples import SAMPLES
from app.texts import SCREEN_TEXTS
from scoring.problems import BadInput, Problem
from tests.app.conftest import ROOT, Officer

WITH_PROPOSALS = ("allocation", "tradeoffs", "own_list", "proposals", "decision", "appendix", "papers")
PAGES = (
    *WITH_PROPOSALS, "scoring", "weights", "need", "ongoing", "coverage", "compare", "present", "after", "next_year",
    "saved", "help",
)  # fmt: skip
NOTICES = {
    "sv": "Obs! Poängen är härledda ur stadens indelning och är ingen bedömning.",
    "en": "Note: The points are derived from the city's own grouping and are no assessment.",
}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_the_scores_are_derived(officer: Officer, page: str, language: str) -> None:
    officer.open(page).set("language", language)
    assert NOTICES[language] in officer.words
    assert 'role="note"' in officer.html


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_that_made_up_scores_are_made_up(
    officer: Officer, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.errands.PATIENCE_SECONDS", 0.05)  # what takes its time is not waited for
    monkeypatch.setattr("app.progress.SECONDS_FOLLOWED", 0.0)
    officer.open("proposals").set("sample", "exempel_60").open(page)
    assert "Obs! Förslag och poäng är påhittade" in officer.words
    assert "Note: Proposals and points are made up" in officer.set("language", "en").words


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_something_to_say_without_proposals(officer: Officer, page: str, language: str) -> None:
    officer.open("help").set("language", language)
    officer.work.case = replace(officer.work.case, proposals=(), sample="")
    assert officer.open(page).told("error") == []
    empty = {"proposals", "ongoing", "coverage", "papers", "allocation", "weights"}
    assert (SCREEN_TEXTS.say("proposals.empty", language) in officer.words) == (page in empty)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_opens_on_every_page(
    officer: Officer, sample: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.errands.PATIENCE_SECONDS", 0.05)  # what takes its time is not waited for
    monkeypatch.setattr("app.progress.SECONDS_FOLLOWED", 0.0)
    officer.open("proposals").set("language", language).set("sample", sample)
    for page in WITH_PROPOSALS:
        assert officer.open(page).told("error") == []
        assert escaped(officer.work.proposals[0].title) in officer.everything
    assert officer.work.shown is not None
    assert officer.work.shown.portfolio.status == "optimal"


def swedish_pieces() -> set[str]:
    """Pieces of Swedish screen texts that are in no English text and not in the sample's and the register's own."""
    english = "\n".join(SCREEN_TEXTS.texts["en"].values())
    files = ("malmo_2022.csv", "pagaende_processer.csv")
    sample = "".join((ROOT / "sample_data" / name).read_text("utf-8") for name in files)
    texts = SCREEN_TEXTS.texts["sv"].values()
    pieces = {piece.strip(" .:,·%") for text in texts for piece, *_ in string.Formatter().parse(text)}
    return {piece for piece in pieces if len(piece) > 5 and piece not in english and piece not in sample}


def not_marked_swedish(officer: Officer) -> str:
    """All that is sent but what is marked as Swedish: what the papers, which are in Swedish, will say."""
    return re.sub(r'<(\w+)[^>]* lang="sv">.*?</\1>', "", officer.everything, flags=re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_after_the_switch_no_swedish_text_is_left(officer: Officer, page: str) -> None:
    pieces = swedish_pieces()
    officer.press("Prova 10 mnkr").open(page)
    assert {piece for piece in pieces if piece in officer.everything}
    officer.set("language", "en")
    sent = not_marked_swedish(officer)
    assert {piece for piece in pieces if piece in sent} == set()
    assert officer.open(page).work.language == "en"
    sent = not_marked_swedish(officer)
    assert {piece for piece in pieces if piece in sent} == set()


def swedish_on(officer: Officer) -> set[str]:
    sent = officer.everything  # put together anew each time it is asked for
    return {piece for piece in swedish_pieces() if piece in sent}


def test_rules_that_cannot_hold_are_told_in_english_too(officer: Officer) -> None:
    officer.set("language", "en").set("share_housing", (50, 100))
    assert (
        "Housing, at least 50 %, needs 7.5 mnkr, but the housing proposals come to 2.08 mnkr"
        in officer.told("error")[0]
    )
    assert swedish_on(officer) == set()
    officer.set("share_housing", (0, 100)).set("fund", ["P15"]).set("budget", "2 mnkr")
    assert officer.told("error")[0].startswith("The rules cannot all be kept")
    assert swedish_on(officer) == set()


def test_the_page_says_its_language_to_the_browser(officer: Officer) -> None:
    def script() -> list[str]:
        found = [re.findall(r"lang='(\w\w)'", element.value) for element in officer.test.get("html")]
        return [language for languages in found for language in languages]

    assert script() == ["sv"]
    officer.set("language", "en")
    assert script() == ["en"]


def test_back_in_swedish_everything_is_as_it_was(officer: Officer) -> None:
    officer.press("Prova 10 mnkr")
    before = officer.words
    officer.set("language", "en").set("language", "sv")
    assert officer.words == before


@pytest.mark.usefixtures("work")
def test_problems_are_told_one_message_each_with_no_markdown_of_the_files(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("streamlit.error", told.append)
    with answering_errors():
        raise BadInput([Problem("a.csv", "blank", 2, "*titel*", "_"), Problem("a.csv", "blank", 3, "titel", "")])
    assert len(told) == 2
    assert r"\*titel\*" in told[0]


@pytest.mark.usefixtures("work")
def test_what_was_not_foreseen_is_logged_and_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    logged: list[str] = []
    monkeypatch.setattr("streamlit.error", told.append)
    monkeypatch.setattr("app.pages._LOG.exception", logged.append)
    with answering_errors():
        raise RuntimeError("secret detail")
    assert logged == ["a page failed"]
    assert len(told) == 1
    assert "secret" not in told[0]
    assert capsys.readouterr().out == ""


def test_the_log_is_set_up_once_however_often_the_script_runs() -> None:
    logs.configure()
    handlers = list(logs.logging.getLogger("fordela").handlers)
    logs.configure()
    assert logs.logging.getLogger("fordela").handlers == handlers
    assert logs.logging.getLogger("fordela").propagate is False


def test_only_the_state_module_uses_the_session_state() -> None:
    users = {path.name for path in (ROOT / "app").rglob("*.py") if "session_state" in path.read_text("utf-8")}
    assert users == {"state.py"}
    assert state.work.__module__ == "app.state"


def test_every_page_says_whether_its_result_is_proven_and_current(officer: Officer) -> None:
    for page in PAGES:
        officer.open(page)
        assert "19 förslag · bevisat bäst" in officer.words
    officer.open("allocation").set("share_housing", (50, 100))
    assert "19 förslag · reglerna krockar" in officer.words
    officer.work.scenario = replace(officer.work.scenario, budget=7_000_000)
    officer.open("help")
    assert "19 förslag · inte räknat än" in officer.words
