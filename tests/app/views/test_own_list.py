"""Egen lista: an officer with a list, a party with an amendment."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from optimiser.evaluate import Evaluation, evaluate
from scoring.language import LANGUAGES
from tests.app.conftest import Officer

CsvFile = Callable[..., bytes]


@pytest.fixture
def lister(officer: Officer) -> Officer:
    """An officer at ten million who has come to the page."""
    return officer.press("Prova 10 mnkr").open("own_list")


def typed(officer: Officer, id_: str, text: str) -> Officer:
    return officer.set(f"own_{officer.work.own_list.drawn}_{id_}", text)


def field(officer: Officer, id_: str) -> str:
    return str(officer.value(f"own_{officer.work.own_list.drawn}_{id_}")).replace("\xa0", " ")


def fields(officer: Officer) -> list[str]:
    keys = [str(element.key) for element in officer.test.text_input]
    return [key.rpartition("_")[2] for key in keys if re.match(r"own_\d+_", key)]


def bring(officer: Officer, data: bytes, name: str = "lista.csv") -> Officer:
    officer.test.get("file_uploader")[0].set_value((name, data, "text/csv"))
    return officer.run()


def choose(officer: Officer, kind: str, place: int) -> Officer:
    return officer.set(f"own_{kind}_{officer.work.own_list.version}", place)


def reckoned(officer: Officer) -> Evaluation:
    """The officer's list, straight from the engine."""
    work = officer.work
    return evaluate(replace(work.scenario, amounts=dict(work.own_list.amounts)), work.proposals)


def disabled(officer: Officer) -> set[str]:
    return {button.label for button in officer.test.button if button.disabled}


def test_an_empty_list_says_how_to_begin_and_what_would_fit(lister: Officer) -> None:
    assert "Listan är tom. Börja med fördelningen på skärmen och ändra den" in lister.words
    assert "De 10 bästa av 19 förslag som kan läggas till" in lister.words
    assert disabled(lister) == {"Börja tomt", "Ångra"}
    assert lister.test.get("download_button") == []
    assert len(fields(lister)) == 19


def test_beginning_with_the_screen_gives_the_best_allocation(lister: Officer) -> None:
    lister.press("Börja med fördelningen på skärmen")
    assert lister.work.result is not None
    assert lister.work.own_list.amounts == lister.work.result.portfolio.amounts
    assert "18,00 poäng; lika många poäng som den bästa fördelningen." in lister.words
    for said in ("Listan håller alla regler.", "Listan är den bästa fördelningen.", "Inget byte av ett förslag"):
        assert said in lister.words
    assert field(lister, "P01") == "480 000"


def test_a_typed_amendment_is_held_against_the_best(lister: Officer) -> None:
    lister.press("Börja med fördelningen på skärmen")
    typed(lister, "P05", "0")
    found = reckoned(lister)
    assert "P05" not in found.amounts
    assert f"Listan: {len(found.amounts)} förslag, 9,05 mnkr, 17,20 poäng; 0,80 poäng under den" in lister.words
    assert "För att bli den bästa fördelningen: in P05." in lister.words
    assert "P05 Musik i förskolan 320 000 kr +0,80" in lister.words
    typed(lister, "P05", "320 tkr")
    assert (field(lister, "P05"), reckoned(lister).gap_to_best) == ("320 000", 0)


def test_broken_rules_are_told_as_sentences(lister: Officer) -> None:
    lister.press("Börja med fördelningen på skärmen")
    typed(typed(lister, "P07", "400 000"), "P15", "2 030 000")
    assert "Detta i listan går inte ihop med reglerna:" in lister.words
    assert "P07 Hemmasittare får 400 000 kr, men kan bara få hela beloppet 1 500 000 kr." in lister.words
    assert "Fördela högst 10 000 000 kr, men listan har 10 300 000 kr." in lister.words


def test_what_cannot_be_read_is_named_and_the_earlier_amount_stays(lister: Officer) -> None:
    lister.press("Börja med fördelningen på skärmen")
    before = dict(lister.work.own_list.amounts)
    typed(lister, "P03", "*1,234*")
    assert lister.told("error") == [
        "P03: ”*1,234*” kan inte läsas som ett belopp i hela kronor. Listan har kvar 700 000 kr."
    ]
    assert "Kan inte läsas; listan har kvar 700 000 kr." in lister.words
    assert (lister.work.own_list.amounts, field(lister, "P03")) == (before, "*1,234*")
    assert lister.open("allocation").open("own_list").told("error")
    assert typed(lister, "P03", "").told("error") == []
    assert lister.work.own_list.amounts.keys() == before.keys() - {"P03"}


def test_the_list_stays_over_pages_languages_and_new_rules(lister: Officer) -> None:
    typed(typed(lister, "P03", "700 000"), "P01", "480 000")
    lister.open("allocation").set("budget", "1 mnkr").open("proposals").open("own_list")
    assert "Fördela högst 1 000 000 kr, men listan har 1 180 000 kr." in lister.words
    lister.set("language", "en")
    assert lister.work.own_list.amounts == {"P03": 700_000, "P01": 480_000}
    assert "The list: 2 proposals, 1.18 mnkr" in lister.words
    assert (field(lister, "P03"), field(lister, "P01")) == ("700 000", "480 000")


def test_other_proposals_begin_with_an_empty_list(lister: Officer, csv_file: CsvFile) -> None:
    typed(lister, "P01", "480 000")
    lister.open("proposals").upload(csv_file({}, {})).open("own_list")
    assert lister.work.own_list.amounts == {}
    assert (fields(lister), field(lister, "P01")) == (["P01", "P02"], "")


def test_a_swap_and_an_addition_can_be_made_and_undone(lister: Officer) -> None:
    lister.press("Börja med fördelningen på skärmen")
    typed(typed(lister, "P03", ""), "P01", "")
    before = reckoned(lister)
    swaps = [swap for swap in before.swaps if swap.out]
    choose(lister, "swaps", 1).press("Gör bytet")
    after = reckoned(lister)
    assert after.value - before.value == swaps[1].gain > 0
    assert set(before.amounts) - set(after.amounts) == {swaps[1].out}
    assert field(lister, swaps[1].into) != ""
    assert field(lister, str(swaps[1].out)) == ""
    lister.press("Ångra")
    assert lister.work.own_list.amounts == before.amounts
    addition = next(swap for swap in before.swaps if swap.out is None)
    lister.press("Lägg till")
    assert set(lister.work.own_list.amounts) - set(before.amounts) == {addition.into}


def test_the_tables_have_at_most_ten_and_say_how_many_there_are(lister: Officer) -> None:
    for id_, amount in (("P01", "480000"), ("P02", "500000"), ("P04", "400000")):
        typed(lister, id_, amount)
    swaps = [swap for swap in reckoned(lister).swaps if swap.out]
    assert len(swaps) > 10
    assert f"De 10 bästa av {len(swaps)} byten som inte bryter fler regler" in lister.words
    assert len(lister.test.selectbox[0].options) == 10


def test_a_list_can_be_brought_as_a_file(lister: Officer) -> None:
    bring(lister, "id;belopp\nP01;480 000\nP02;0\nP03;700 000 kr\n".encode("cp1252"))
    assert lister.work.own_list.amounts == {"P01": 480_000, "P03": 700_000}
    assert (field(lister, "P01"), field(lister, "P02"), lister.told("error")) == ("480 000", "", [])
    typed(lister, "P02", "500 000")
    assert lister.work.own_list.amounts.keys() == {"P01", "P02", "P03"}


def test_a_list_can_be_brought_as_a_scenario(lister: Officer) -> None:
    bring(lister, b'{"weights": {"housing": 1}, "criteria": ["housing"], "budget": 5, "amounts": {"P01": 7}}', "s.json")
    assert lister.work.own_list.amounts == {"P01": 7}
    assert lister.work.scenario.budget == 10_000_000


def test_a_bad_file_is_refused_with_its_faults_and_the_list_stays(lister: Officer) -> None:
    typed(lister, "P01", "480 000")
    bring(lister, b"id;belopp\nP99;5\nP01;mycket\n", "*a*.csv")
    assert lister.told("error") == [
        "*a*.csv har 2 fel och lästes inte in. Listan är som den var. Rätta i filen och läs in den igen."
    ]
    assert "2 id P99 ett id som finns i förslagsfilen 3 belopp mycket hela kronor" in lister.words
    assert lister.work.own_list.amounts == {"P01": 480_000}
    assert bring(lister, b"id;belopp\nP02;500000\n").told("error") == []
    assert lister.work.own_list.amounts == {"P02": 500_000}


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfex", b"PK\x03\x04x", b'id;"', b"{" * 100_000])
def test_a_file_that_is_no_list_gets_its_faults_told(lister: Officer, data: bytes) -> None:
    (message,) = bring(lister, data).told("error")
    assert re.match(r"lista\.csv har [12] fel och lästes inte in\.", message)


def test_an_unassessed_proposal_counts_0_and_is_named(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({}, {"boende": ""})).open("own_list")
    typed(officer, "P02", "480000")
    assert "Listan: 1 förslag, 0,48 mnkr, 0,00 poäng" in officer.words
    assert "Nyttan är inte känd för P02. Den räknas som 0" in officer.words
    assert "okänt" not in typed(officer, "P02", "").words


def test_a_withdrawn_proposal_in_the_list_is_said_to_be_none_to_choose(lister: Officer) -> None:
    typed(lister, "P07", "1 500 000")
    lister.open("proposals").set("handled", "P07").set("handled_state", "withdrawn").set("handled_reason", "Nej")
    lister.press("Spara läge").open("own_list")
    assert "P07 Hemmasittare är inte bland dem att välja bland" in lister.words


def test_while_rules_collide_the_list_has_its_own_figures(lister: Officer) -> None:
    typed(lister, "P01", "480 000")
    lister.open("allocation").set("fund", ["P15"]).set("budget", "1 mnkr").open("own_list")
    assert "Listan: 1 förslag, 0,48 mnkr, 0,80 poäng." in lister.words
    assert "Reglerna går inte att hålla tillsammans, så det finns ingen fördelning att jämföra" in lister.words
    assert "Ska ingå: P15 Samverkan Rosengård, men listan följer det inte." in lister.words
    assert "För att bli den bästa" not in lister.words
    assert disabled(lister) == {"Börja med fördelningen på skärmen"}
    assert len(lister.test.get("download_button")) == 2


def test_fields_can_be_sought_and_narrowed_to_the_list(lister: Officer) -> None:
    typed(lister, "P07", "1 500 000")
    assert fields(lister.set("own_find", "grundskole")) == [
        one.id for one in lister.work.proposals if "Grundskole" in one.committee + one.department
    ]
    assert fields(lister.set("own_find", " hemMA ")) == ["P07"]
    assert fields(lister.set("own_find", "").set("own_view", "listed")) == ["P07"]
    assert len(fields(lister.set("own_view", "unlisted"))) == 18
    lister.set("own_find", "finns inte")
    assert lister.told("info") == ["Inget förslag passar in på det sökta."]
    assert field(lister.set("own_find", "").set("own_view", "all"), "P07") == "1 500 000"


def test_of_very_many_proposals_the_first_hundred_have_fields(officer: Officer, csv_file: CsvFile) -> None:
    many = [{"id": f"P{number:03}", "titel": f"Förslag {number}"} for number in range(130)]
    officer.open("proposals").upload(csv_file(*many)).open("own_list")
    assert len(fields(officer)) == 100
    assert "De första 100 av 130 förslag visas. Sök för att se de andra." in officer.words
    assert fields(officer.set("own_find", "P12"))[-1] == "P129"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_can_be_taken_away_in_both_languages(lister: Officer, language: str) -> None:
    typed(lister, "P01", "480 000")
    labels = [button.proto.label for button in lister.set("language", language).test.get("download_button")]
    assert (
        labels
        == {
            "sv": ["Ladda ner listan (CSV)", "Ladda ner listan med scenariot (JSON)"],
            "en": ["Download the list (CSV)", "Download the list with the scenario (JSON)"],
        }[language]
    )


def test_markup_in_a_file_never_reaches_the_page_as_markup(officer: Officer, csv_file: CsvFile) -> None:
    script = "<script>alert(1)</script>"
    row = {"titel": script, "nämnd": script}
    officer.open("proposals").upload(csv_file(row, row)).open("own_list")
    typed(officer, "P01", script)
    bring(officer, f"id;belopp\n{script};5\n".encode(), f"{script}.csv")
    assert "<script" not in officer.html.casefold()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in officer.html


def test_a_fault_becomes_a_sentence_and_no_traceback(lister: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("optimiser.evaluate.swaps", fails)
    typed(lister, "P01", "480 000")
    assert lister.told("error")[0].startswith("Något gick fel på sidan.")
    assert "secret detail" not in lister.everything
