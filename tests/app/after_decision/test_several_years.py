"""Several years beside each other: the picture, its words, and the table with the same figures."""

import pytest

from app.after_decision.held import Share, Year
from app.after_decision.several_years import years_picture, years_table
from app.state import Work

YEARS = (
    Year("2021", 10, (Share("crime", 300, 200), Share("housing", 100, 100, 90)), (Share("Kultur", 400, 300),)),
    Year("2022", 10, (Share("housing", 150_000, 150_000),), (Share("", 150_000, 150_000), Share("Kultur", 5, 5))),
)


@pytest.mark.usefixtures("work")
def test_each_area_has_a_bar_a_year_in_the_strategys_order_with_year_and_amount_beside_it() -> None:
    picture = years_picture(YEARS, "areas")
    told = [(row["name"], row["label"].replace("\xa0", " "), row["kr"]) for row in picture.data.to_dict("records")]
    assert told == [
        ("Boende", "2021: 100 kr", 100), ("Boende", "2022: 0,15 mnkr", 150_000), ("Brottslighet", "2021: 200 kr", 200),
    ]  # fmt: skip
    assert "Boende 2021: 100\xa0kr; Boende 2022" in picture.alternative


def test_a_committee_that_is_not_known_says_so_in_both_languages(work: Work) -> None:
    names = [row["name"] for row in years_picture(YEARS, "committees").data.to_dict("records")]
    assert names == ["Kultur", "Kultur", "Nämnd okänd"]
    work.language = "en"
    assert "Nämnd okänd" not in years_table(YEARS, "committees")


@pytest.mark.usefixtures("work")
def test_what_is_no_longer_proposed_stands_last_as_of_an_unknown_area() -> None:
    gone = (Year("2023", 10, (Share("", 7, 7), Share("crime", 1, 1)), ()),)
    assert [row["name"] for row in years_picture(gone, "areas").data.to_dict("records")] == [
        "Brottslighet", "Okänt område",
    ]  # fmt: skip


@pytest.mark.usefixtures("work")
def test_the_table_has_what_was_granted_returned_and_used_and_says_what_is_not_known() -> None:
    html = years_table(YEARS, "areas").replace("\xa0", " ")
    assert "<td>2021</td>" in html
    assert '<td class="n">300 kr</td><td class="n">100 kr</td><td class="n">200 kr</td><td class="n">okänt</td>' in html
    assert '<td class="n">90 kr</td>' in html
