"""Beslut: an officer who deviates from what is computed, one proposal at a time."""

from collections.abc import Callable

import pytest

from optimiser.decision import Override
from tests.app.conftest import Officer

CsvFile = Callable[..., bytes]


@pytest.fixture
def decider(officer: Officer) -> Officer:
    """An officer at fifteen million who has come to the page."""
    return officer.open("decision")


def choose(officer: Officer, id_: str) -> Officer:
    return officer.set("decide_about", id_)


def fill(officer: Officer, **values: str) -> Officer:
    for name, value in values.items():
        officer.set(f"decide_{name}_{officer.work.draft.drawn}", value)
    return officer


def deviate(officer: Officer, id_: str, kronor: str, reason: str) -> Officer:
    fill(choose(officer, id_), choice="own")
    return fill(officer, kronor=kronor, reason=reason).press("Spara avvikelsen")


def saved(officer: Officer) -> dict[str, Override]:
    return {id_: said for (_, id_, _), said in officer.work.overrides.items()}


def disabled(officer: Officer) -> set[str]:
    return {button.label for button in officer.test.button if button.disabled}


def test_the_page_opens_with_what_is_computed_and_what_is_to_be_noticed(decider: Officer) -> None:
    for said in (
        "Kontoret föreslår 19 förslag, 15,00 av 15,00 mnkr; inga avvikelser från det beräknade.",
        "1 förslag får medel fast ingen har sökt det: P09.",
        "delarna går inte ihop: minst 1 800 000 kr mot 1 370 000 kr",
    ):
        assert said in decider.words
    assert "Avvikelserna var för sig" not in decider.words
    assert [one.label for one in decider.test.button if str(one.key).startswith("decide")] == []


def test_an_own_amount_is_saved_with_its_reason_and_changes_the_whole(decider: Officer) -> None:
    deviate(decider, "P05", "313 tkr", "Avrundas till det sökta")
    assert saved(decider) == {"P05": Override(313_000, "Avrundas till det sökta")}
    assert decider.told("success") == ["✓ Sparat."]
    assert "Kontoret föreslår 19 förslag, 14,99 av 15,00 mnkr; 1 avvikelse från det beräknade." in decider.words
    assert "Avvikelserna ger tillsammans −0,02 poäng och −7 000 kr mot det beräknade. Kvar att fördela: 7 000 kr." in (
        decider.words
    )
    assert decider.value(f"decide_kronor_{decider.work.draft.drawn}").replace("\xa0", " ") == "313 000"


def test_what_it_would_change_is_told_before_it_is_saved(decider: Officer) -> None:
    fill(choose(decider, "P16"), choice="own")
    assert "Om det sparas" not in decider.words
    fill(decider, kronor="500 000")
    assert "Om det sparas får P16 500 000 kr. Avvikelserna ger tillsammans ±0 poäng och +200 000 kr" in decider.words
    assert "Då bryts också: P16 Fritidsbanken får 500 000 kr, mer än beloppet 300 000 kr; Fördela högst" in (
        decider.words
    )
    assert saved(decider) == {}


def test_more_than_the_money_there_is_is_said_loudly(decider: Officer) -> None:
    deviate(decider, "P16", "500 000", "Större behov")
    assert decider.told("error") == ["Beslutet är 200 000 kr över medlen: 15 200 000 kr mot 15 000 000 kr."]
    assert [error.icon for error in decider.test.error] == ["⚠"]  # Streamlit makes an icon of the first sign
    assert "Detta i beslutet går inte ihop med reglerna:" in decider.words


def test_a_missing_reason_is_asked_for_and_nothing_is_lost(decider: Officer) -> None:
    fill(choose(decider, "P05"), choice="own")
    fill(decider, kronor="300 000", condition="om lokalen finns").press("Spara avvikelsen")
    assert decider.told("error") == [
        "Skriv ett skäl: beloppet är ett annat än det beräknade. Inget är sparat än; det du har skrivit finns kvar."
    ]
    assert saved(decider) == {}
    decider.open("appendix").open("decision")
    fill(decider, reason="Mindre lokal").press("Spara avvikelsen")
    assert saved(decider) == {"P05": Override(300_000, "Mindre lokal", "om lokalen finns")}
    assert decider.told("error") == []


@pytest.mark.parametrize("typed", ["", "mycket", "1,234", "-5"])
def test_an_amount_that_cannot_be_read_is_told(decider: Officer, typed: str) -> None:
    deviate(decider, "P05", typed, "Så")
    assert decider.told("error")[0].startswith("Skriv ett belopp i hela kronor")
    assert saved(decider) == {}


def test_nothing_takes_a_proposal_away_and_remove_brings_it_back(decider: Officer) -> None:
    fill(choose(decider, "P15"), choice="nothing", reason="Annan budget").press("Spara avvikelsen")
    assert "Kontoret föreslår 18 förslag, 12,97 av 15,00 mnkr" in decider.words
    assert "2 030 000 kr → inget −1,20 −2 030 000 kr Annan budget ingen regel" in decider.words
    decider.press("Ta bort")
    assert (saved(decider), decider.told("success")) == ({}, ["✓ Borttaget. Det beräknade gäller."])
    assert "19 förslag, 15,00 av 15,00 mnkr; inga avvikelser" in decider.words
    assert "Ta bort" in disabled(decider)


def test_a_condition_or_a_reason_alone_is_no_deviation(decider: Officer) -> None:
    choose(decider, "P05").press("Spara avvikelsen")
    assert decider.told("error")[0].startswith("Det finns inget att spara")
    fill(decider, condition="att lokalen finns", reason="Avrundat uppåt").press("Spara avvikelsen")
    assert saved(decider) == {"P05": Override(None, "Avrundat uppåt", "att lokalen finns")}
    assert "+7 000 kr Avrundat uppåt Villkor: att lokalen finns" in decider.words
    assert "inga avvikelser från det beräknade" in decider.words
    fill(decider, condition="", reason="").press("Spara avvikelsen")
    assert saved(decider) == {}


def test_the_files_own_condition_can_be_changed(decider: Officer) -> None:
    choose(decider, "P11")
    assert decider.work.draft.condition.startswith("under förutsättning att det genomförs som förstudie")
    fill(decider, condition="som pilot").press("Spara avvikelsen")
    assert saved(decider) == {"P11": Override(None, "", "som pilot")}
    assert "Villkor: som pilot" in decider.words


def test_what_is_known_of_the_money_stands_beside_the_choice(decider: Officer) -> None:
    choose(decider, "P18")
    assert "Beräknat: 1 370 000 kr. Sökt: 1 370 000 kr." in decider.words
    assert "Språkgranskning: ej prissatt. Tillsammans minst 1 800 000 kr, 430 000 kr mer än de 1 370 000 kr" in (
        decider.words
    )
    choose(decider, "P09")
    assert "Sökt: ingen har sökt." in decider.words
    choose(decider, "P14")
    assert "Så står det: 5 coacher (ej prissatta var för sig)" in decider.words


def test_deviations_stay_when_the_money_changes_and_one_that_is_computed_by_now_is_told(decider: Officer) -> None:
    fill(choose(decider, "P15"), choice="nothing", reason="Annan budget").press("Spara avvikelsen")
    decider.open("allocation").press("Prova 10 mnkr").open("decision")
    assert "inga avvikelser från det beräknade" in decider.words
    assert "kontorets belopp är nu detsamma som det beräknade" in decider.words
    assert saved(decider) == {"P15": Override(0, "Annan budget")}


def test_deviations_of_proposals_that_are_gone_are_told_and_hold_again_when_they_come_back(
    decider: Officer, csv_file: CsvFile
) -> None:
    deviate(decider, "P05", "313 000", "Avrundas")
    decider.open("proposals").upload(csv_file({}, {})).open("decision")
    (told,) = decider.told("info")
    assert "malmo_2022.csv, P05 Musik i förskolan: 313 000 kr, Avrundas" in told
    assert "inga avvikelser" in decider.words
    assert [box.value for box in decider.test.selectbox] == [None]
    decider.open("proposals").set("sample", "malmo_2022").open("decision")
    assert "1 avvikelse från det beräknade" in decider.words


def test_the_amounts_go_on_to_the_appendix_the_file_and_a_line_on_the_first_page(decider: Officer) -> None:
    deviate(decider, "P05", "313 000", "Avrundas")
    assert [button.label for button in decider.test.get("download_button")] == ["Ladda ner beslutet (CSV)"]
    decider.open("appendix")
    assert "Beloppen är kontorets; 1 avviker från det beräknade." in decider.words
    assert "Musik i förskolan 313 000 kr av 320 000 kr" in decider.words
    assert "Totalbelopp 14 993 000 kr Att disponera 15 000 000 kr" in decider.words
    decider.open("allocation")
    assert "Kontoret avviker på 1 förslag: se sidan Beslut." in decider.words
    assert "Alla 19 förslag ryms: 15,00 mnkr av 15,00 mnkr." in decider.words


def test_where_nothing_can_be_funded_the_page_says_so_and_still_deviates(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({"boende": ""})).open("decision")
    assert "Kontoret föreslår 0 förslag, 0,00 av 15,00 mnkr" in officer.words
    deviate(officer, "P01", "480 000", "Viktigt")
    assert "inte bedömt, nyttan okänd" in officer.words
    assert "Nyttan är inte känd för P01." in officer.words


def test_without_an_answer_the_earlier_one_is_shown_and_said_to_be_old(officer: Officer) -> None:
    officer.set("share_housing", (50, 100)).open("decision")
    (old,) = officer.told("warning")
    assert old.startswith("Nedan visas beslutet utifrån den förra fördelningen")
    assert "Kontoret föreslår 19 förslag" in officer.words


def test_two_hundred_proposals_are_all_there_and_every_committees_order_is_held(
    officer: Officer, csv_file: CsvFile
) -> None:
    rows = [
        {"belopp": "400 000", "utbildning": f"{number % 5}", "nämnd": f"Nämnd {number % 7}"}
        | {"nämndens prioritering": f"{number // 7 + 1}"}
        for number in range(200)
    ]
    officer.open("proposals").upload(csv_file(*rows)).open("decision")
    assert officer.html.count('<th scope="row">P') == 200
    assert "förslag får medel före ett som den egna nämnden har satt högre" in officer.words
    assert "avviker från nämndens ordning: före" in officer.words


def test_the_page_speaks_english_and_keeps_what_is_typed(decider: Officer) -> None:
    fill(choose(decider, "P05"), choice="own")
    fill(decider, kronor="300 000", reason="Mindre").set("language", "en")
    assert "The office proposes 19 proposals, 15.00 of 15.00 mnkr; no deviations" in decider.words
    decider.press("Save the deviation")
    assert saved(decider) == {"P05": Override(300_000, "Mindre")}


def test_what_is_typed_never_becomes_markup(decider: Officer) -> None:
    script = "<script>alert(1)</script>"
    deviate(decider, "P05", "300 000", script)
    fill(decider, condition=script).press("Spara avvikelsen")
    assert "<script" not in decider.html.casefold()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in decider.html


def test_the_list_of_proposals_shows_the_committees_order_and_parts_that_do_not_add_up(officer: Officer) -> None:
    officer.open("proposals")
    told = "P18 Sociala utvecklingsstrategin Kommunstyrelsen delarna går inte ihop: minst 1 800 000 kr mot 1 370 000 kr"
    assert told in officer.words
    assert officer.words.count("delarna går inte ihop") == 1
    assert "Nämndens ordning" not in officer.words
    officer.set("sample", "exempel_60")
    assert "Nämndens ordning" in officer.words
    assert "P01 Läxhjälp i skolbiblioteket tre kvällar i veckan Grundskolenämnden 6 Utbildning" in officer.words
