"""Bedömning: assessors from files and from the form, agreed scores on request, the guide, what is carried."""

from typing import Any

import pytest

from scoring.areas import AREA_CODES
from tests.app.conftest import Officer

HEAD = "id;bedömare;förvaltning;boende;utbildning;arbetsmarknad;demokrati;brottslighet;kommentar;skäl boende\n"
ROWS = (
    "P01;Anna;Miljöförvaltningen;3,5;1;0;0;0;Bra;Stort behov\n"
    "P01;Bo;Hälsa, vård och omsorgsförvaltningen;1;1;0;0;0;;\n"
    "P02;Anna;Miljöförvaltningen;2;0;0;0;0;;\n"
)


@pytest.fixture
def assessor(officer: Officer) -> Officer:
    return officer.open("scoring")


def upload(officer: Officer, *files: tuple[str, str]) -> Officer:
    (field,) = (one for one in officer.test.get("file_uploader") if one.key == "assessment_files")
    field.set_value([(name, text.encode(), "text/csv") for name, text in files])
    return officer.run()


def type_in(officer: Officer, **fields: Any) -> Officer:
    for name, value in fields.items():
        kinds = [*officer.test.text_input, *officer.test.selectbox, *officer.test.text_area]
        next(one for one in kinds if one.key == f"assess_{name}").set_value(value)
    return officer.run().press("Spara bedömningen")


def test_with_nobody_yet_the_page_says_what_to_do_and_what_is_carried(assessor: Officer) -> None:
    assert "0 av 19 förslag är bedömda av 0 bedömare" in assessor.words
    assert "Ladda upp bedömarnas filer" in assessor.words
    assert "Av 19 förslag bär så många det staden frågar efter: barnperspektiv" in assessor.words


def test_two_assessors_stand_side_by_side_and_nothing_changes_until_it_is_asked_for(assessor: Officer) -> None:
    before = assessor.work.proposals
    upload(assessor, ("a.csv", HEAD + ROWS))
    assert "2 av 19 förslag är bedömda av 2 bedömare" in assessor.words
    assert "Längst isär är bedömarna om P01, Boende." in assessor.words
    assert "(egen förvaltnings förslag)" in assessor.words
    assert assessor.work.proposals == before
    assessor.press("Använd de samlade poängen")
    first = assessor.work.proposals[0]
    assert (first.scores["housing"], first.score_basis) == (2.25, "assessed")
    assert assessor.work.proposals[2] == before[2]
    assert "ändrade i Fördela" in assessor.words
    assessor.press("Ångra")
    assert assessor.work.proposals == before


def test_median_instead_of_mean(assessor: Officer) -> None:
    third = "P01;Cia;;5;1;0;0;0;;\n"
    upload(assessor, ("a.csv", HEAD + ROWS + third)).set("agreement", "median").press("Använd de samlade poängen")
    assert assessor.work.proposals[0].scores["housing"] == 3.5


def test_a_second_file_of_the_same_person_takes_the_place_of_the_first(assessor: Officer) -> None:
    upload(assessor, ("a.csv", HEAD + ROWS))
    upload(assessor, ("b.csv", HEAD + "P01;anna;Miljöförvaltningen;5;5;5;5;5;;\n"))
    given = {(one.id, one.assessor): one.scores["housing"] for one in assessor.work.round.assessments}
    assert given == {("P01", "Bo"): 1.0, ("P02", "Anna"): 2.0, ("P01", "anna"): 5.0}


def test_a_file_with_a_fault_is_refused_whole_with_its_place(assessor: Officer) -> None:
    upload(assessor, ("a.csv", HEAD + ROWS), ("b.csv", HEAD + "P01;Cia;;9;1;0;0;0;;\n"))
    assert assessor.told("error") == ["Ett fel. Inget är ändrat."]
    assert "boende" in assessor.html
    assert assessor.work.round.assessments == ()


def test_an_assessment_is_typed_with_a_reason_beside_each_score(assessor: Officer) -> None:
    scores = {f"score_{code}": "1" for code in AREA_CODES} | {"score_housing": "3,5"}
    type_in(assessor, assessor="Åsa", department="Miljö", id="P03", reason_housing="Stort behov", **scores)
    (one,) = assessor.work.round.assessments
    assert (one.id, one.assessor, one.scores["housing"]) == ("P03", "Åsa", 3.5)
    assert one.extra == {"skäl boende": "Stort behov"}
    type_in(assessor, score_housing="mycket")
    assert assessor.told("error") == ["Ett fel. Inget är ändrat."]
    assert assessor.work.round.assessments == (one,)


def test_all_that_one_person_said_can_be_taken_away(assessor: Officer) -> None:
    upload(assessor, ("a.csv", HEAD + ROWS)).press("Ta bort")
    assert {one.assessor for one in assessor.work.round.assessments} == {"Bo"}


def test_the_guide_takes_the_citys_own_words_and_gives_the_suggestion_back(assessor: Officer) -> None:
    field = next(one for one in assessor.test.text_area if one.key == "guide_housing_3_sv")
    suggestion = str(field.value)
    field.set_value("Minst 50 hushåll")
    assessor.run()
    assert assessor.work.round.guide.own == {"housing": {3: "Minst 50 hushåll"}}
    assert "3 · egen text" in [one.label for one in assessor.test.text_area]
    next(one for one in assessor.test.text_area if one.key == "guide_housing_3_sv").set_value("")
    assessor.run()
    assert assessor.work.round.guide.own == {}
    assert next(one for one in assessor.test.text_area if one.key == "guide_housing_3_sv").value == suggestion


def test_names_are_only_text(assessor: Officer) -> None:
    upload(assessor, ("a.csv", HEAD + "P01;<script>alert(1)</script>;;3;1;0;0;0;;\n"))
    assert "<script>alert" not in assessor.html


def test_what_disagreement_means_is_reckoned_when_it_is_opened(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").open("scoring")
    upload(officer, ("a.csv", HEAD + ROWS))
    assert "lottningar:" not in officer.words
    officer.test.session_state["doubt"] = True
    officer.run()
    assert "Bästa fördelningen med varje bedömares egna poäng" in officer.words
    assert "oenigheter" in officer.words
    assert "1000 lottningar:" in officer.words.replace("\xa0", "")
