"""Behov: the finding, the table, women and men, the weights, the Care Need Index, and files with faults."""

import pytest

from app.need.held import Need
from tests.app.conftest import Officer

HEAD = "område;index;indikator;värde;enhet;år;kön;källa;högre är sämre\n"
ROWS = (
    "Norr;Ekonomi;Arbetslösa;14;%;2023;;SCB;ja\n"
    "Söder;Ekonomi;Arbetslösa;8;%;2023;;SCB;ja\n"
    "Öster;Ekonomi;Arbetslösa;;%;2023;;SCB;ja\n"
)
MADE_UP = "Påhittade tal. Områdena, indikatorerna och talen är exempel"


@pytest.fixture
def reader(officer: Officer) -> Officer:
    return officer.open("need")


@pytest.fixture
def example(reader: Officer) -> Officer:
    return reader.press("Visa exemplet")


def upload(officer: Officer, *files: tuple[str, str]) -> Officer:
    (field,) = (one for one in officer.test.get("file_uploader") if one.key == "need_files")
    field.set_value([(name, text.encode(), "text/csv") for name, text in files])
    return officer.run()


def test_until_a_file_is_opened_no_figure_is_shown(reader: Officer) -> None:
    assert "exemplet är påhittat" in reader.words
    assert "<table" not in reader.html
    assert MADE_UP not in reader.words
    assert reader.work.need == Need()


def test_the_example_is_marked_wherever_it_is_shown(example: Officer) -> None:
    assert MADE_UP in example.words
    assert example.html.count("påhittat</td>") == 3 * 14
    assert "Område 11 har störst behov av 14 områden, enligt 4 index." in example.words
    assert "Index beskriver områden, inte personer eller insatsers effekt." in example.words
    assert "saknas" in example.words
    assert "Made-up figures." in example.set("language", "en").words


def test_the_citys_own_file_is_shown_with_what_is_missing_and_without_the_mark(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS))
    assert "Norr har störst behov av 2 områden med behovstal, enligt ett index." in reader.words
    assert "1 av 3 områden saknar något: Öster." in reader.words
    assert "Inga indikatorer är uppdelade på kvinnor och män." in reader.words
    assert MADE_UP not in reader.words
    assert "påhittat</td>" not in reader.html


def test_a_file_with_faults_is_refused_with_all_of_them(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS.replace("14", "fjorton").replace(";ja\nÖster", ";kanske\nÖster")))
    assert reader.told("error") == ["Filen öppnades inte. 2 fel behöver rättas:"]
    assert "fjorton" in reader.html
    assert "kanske" in reader.html
    assert reader.work.need == Need()


def test_weights_move_the_need_and_can_be_undone(example: Officer) -> None:
    before = example.work.need
    example.set("need_weight_0", 0)
    assert example.work.need.choices.weights["Delaktighet"] == 0
    assert "Delaktighet 0 %" in example.labels
    example.press("Ångra")
    assert example.work.need == before
    assert example.value("need_weight_0") == 50


def test_weights_that_are_all_nought_are_refused_and_the_last_ones_stay(example: Officer) -> None:
    for place in range(4):
        example.set(f"need_weight_{place}", 0)
    assert ["minst en över 0" in told for told in example.told("error")] == [True]
    assert example.work.need.found.weights["Boende"] == 50
    assert example.value("need_weight_3") == 50


def test_the_scale_is_chosen_and_said(example: Officer) -> None:
    example.set("need_standard", "min_max")
    assert example.work.need.choices.standard == "min_max"
    assert "(värdet − det lägsta) / (det högsta − det lägsta)" in example.words


def test_the_care_need_index_counts_when_it_is_switched_on_and_birth_is_a_choice_of_its_own(example: Officer) -> None:
    assert "En av de sju variablerna är födelseland. Att räkna med den är ett val som ska göras öppet." in example.words
    assert not example.value("need_care_need")
    assert not example.value("need_with_birth")
    example.set("need_care_need", True)
    assert "enligt 5 index" in example.words
    assert "Care Need Index räknas med, utan födelseland." in example.words
    example.set("need_with_birth", True)
    assert "Care Need Index räknas med, och i det födelseland." in example.words


def test_the_weights_of_the_care_need_index_are_shown_and_can_be_changed(example: Officer) -> None:
    example.test.session_state["need_care"] = True
    example.run()
    assert example.value("need_care_alone") == "6,15"
    assert "CNI per invånare" in example.words
    example.set("need_care_alone", "7")
    assert example.work.need.choices.care_need_weights["alone"] == 7.0
    example.press("Återställ vikterna")
    assert example.value("need_care_alone") == "6,15"


def test_without_counts_the_page_says_what_the_care_need_index_needs(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS))
    assert "Filerna har inga tal för Care Need Index." in reader.words


def test_indicators_are_listed_with_year_direction_and_source(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS + "Norr;Ekonomi;Arbetslösa;15;%;2022;;SCB;ja\n"))
    reader.test.session_state["need_indicators"] = True
    reader.run()
    for told in ("2023 (2022 räknas inte)", "högre är sämre", "SCB", "Öster"):
        assert told in reader.words


def test_the_last_file_taken_away_leaves_the_empty_page(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS)).press("Ta bort")
    assert reader.work.need == Need()
    assert "exemplet är påhittat" in reader.words


def test_names_are_only_text(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS.replace("Norr", "<script>alert(1)</script>")))
    assert "<script>alert" not in reader.html


def test_a_file_of_nothing_but_missing_figures_is_said_to_know_nothing(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS.splitlines()[-1]))
    assert "Inget område har något behovstal" in reader.words


def test_counts_alone_are_not_need_until_they_are_asked_for(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + "Norr;CNI;Folkmängd;100;personer;2023;;SCB;ja\n"))
    assert "Inget område har något behovstal" in reader.words


def test_a_row_of_the_whole_city_is_named_and_not_counted_as_an_area(reader: Officer) -> None:
    upload(reader, ("a.csv", HEAD + ROWS + "Hela staden;Ekonomi;Arbetslösa;99;%;2023;;SCB;ja\n"))
    assert "Norr har störst behov av 2 områden med behovstal, enligt ett index." in reader.words
    assert "Visas inte som område: Hela staden." in reader.words
    assert "Hela staden</th>" not in reader.html
    upload(reader, ("a.csv", HEAD + "Totalt;Ekonomi;Arbetslösa;99;%;2023;;SCB;ja\n"))
    assert "Inget område har något behovstal" in reader.words
    assert not reader.told("exception")
