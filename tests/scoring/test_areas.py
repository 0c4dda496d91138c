from scoring.areas import AREA_CODES, AREA_SCALE_MAX, AREAS


def test_the_five_areas_stand_in_the_order_of_the_strategy() -> None:
    assert AREA_CODES == ("housing", "education", "labour_market", "democracy", "crime")


def test_the_scale_of_the_areas_ends_at_5() -> None:
    assert AREA_SCALE_MAX == 5


def test_the_short_and_full_swedish_names_are_those_of_the_file_format() -> None:
    assert [area.swedish for area in AREAS] == ["Boende", "Utbildning", "Arbetsmarknad", "Demokrati", "Brottslighet"]
    assert [area.swedish_full for area in AREAS if area.swedish_full != area.swedish] == ["Demokrati och civilsamhälle"]


def test_no_name_stands_for_two_areas() -> None:
    names = [{area.code, area.swedish, area.swedish_full, area.english} for area in AREAS]
    assert len(set().union(*names)) == sum(map(len, names))
