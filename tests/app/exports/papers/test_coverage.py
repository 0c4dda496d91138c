"""The appendix's section on where proposals and money go."""

from app.exports.papers.appendix import appendix_bytes
from tests.app.exports.papers.conftest import MakeFacts, below, cells, opened, words

TITLE = "Täckning: var förslag och medel hamnar"


def test_it_is_there_only_where_the_office_wants_it(make_facts: MakeFacts) -> None:
    assert TITLE not in words(appendix_bytes(make_facts()))
    assert TITLE in words(appendix_bytes(make_facts(with_coverage=True)))


def test_it_has_the_money_by_place_and_says_what_is_unknown(make_facts: MakeFacts) -> None:
    data = appendix_bytes(make_facts(with_coverage=True))
    (places,) = [cells(table) for table in opened(data).tables if table.rows[0].cells[0].text == "Plats"]
    assert places == [
        ("Plats", "Förslag", "Får medel", "Medel från KS"),
        ("Rosengård", "2", "2", "2 730 000 kr"),
        ("Nydala", "1", "1", "350 000 kr"),
        ("okänd plats", "16", "16", "11 920 000 kr"),
        ("Alla förslag", "19", "19", "15 000 000 kr"),
    ]


def test_it_names_the_gaps_with_their_caveat(make_facts: MakeFacts) -> None:
    said = below(appendix_bytes(make_facts(with_coverage=True)), TITLE)
    assert "Plats är känd för 3 av 19 förslag: 2 platser." in said
    assert "inget förslag i Rosengård för arbetsmarknad får medel (men 2 har okänd plats)" in said
    assert any("16 av 19 förslag saknar plats" in line for line in said)


def test_many_gaps_are_the_first_ten_and_how_many_more(make_facts: MakeFacts) -> None:
    said = below(appendix_bytes(make_facts(budget=0, with_coverage=True)), TITLE)
    assert "Inget förslag alls får medel för boende, utbildning, arbetsmarknad, demokrati, brottslighet." in said
    assert len([line for line in said if line.startswith("inget förslag i")]) == 10  # two places and five areas
    more = below(appendix_bytes(make_facts("exempel_60", 0, with_coverage=True)), TITLE)
    assert len([line for line in more if line.startswith("inget förslag ")]) == 10
    assert more[-1] == "och 15 luckor till"


def test_many_places_are_the_largest_and_the_others_together(make_facts: MakeFacts) -> None:
    facts = make_facts("exempel_60", None, with_coverage=True)
    (places,) = [
        cells(table) for table in opened(appendix_bytes(facts)).tables if table.rows[0].cells[0].text == "Plats"
    ]
    assert [row[0] for row in places[-2:]] == ["okänd plats", "Alla förslag"]
    assert sum(int(row[1]) for row in places[1:-1]) == int(places[-1][1]) == 60
