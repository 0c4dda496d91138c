"""Work as text: exactly back again, or refused with a message."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from app.after_decision.held import After, Applied
from app.after_decision.kinds import Answered
from app.samples import SAMPLES, read_sample
from app.storage.as_text import VERSION, files_of, named_files, read, written
from app.storage.saved_work import SavedWork
from app.uploads import Upload
from scoring.language import LANGUAGES
from scoring.problems import BadInput
from tests.app.after_decision.logs import entry, log_of
from tests.app.storage.works import PATIENT, through_a_session, works

CASE = read_sample("malmo_2022")
WORK = SavedWork(replace(CASE, uploads=(Upload("a.csv", b"id"),)), CASE.scenario)
TEXT, FILES = written(WORK), files_of(WORK)


def back(saved: SavedWork) -> SavedWork:
    return read(written(saved), files_of(saved), "arbete")


@given(works())
@PATIENT
def test_work_is_the_same_after_text_and_session(saved: SavedWork) -> None:
    opened = through_a_session(back(through_a_session(saved)))
    assert opened == saved
    assert written(opened) == written(saved)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_sample_comes_back_with_its_rows(sample: str) -> None:
    case = read_sample(sample)
    opened = back(SavedWork(case, case.scenario)).case
    assert opened == case
    places = [(one.file, one.row, one.origin) for one in opened.proposals]
    assert places == [(one.file, one.row, one.origin) for one in case.proposals]


def test_what_proposals_have_come_to_carry_stands_in_the_text_only_where_somebody_says_it() -> None:
    assert b"other_money_amount" not in TEXT
    some = tuple(replace(one, other_money_amount=0 if one.id == "P01" else None) for one in CASE.proposals)
    saved = replace(WORK, case=replace(CASE, proposals=some))
    assert written(saved).count(b'"other_money_amount": 0') == written(saved).count(b"other_money_amount") == 1
    assert back(saved).case.proposals == some


def test_proposals_stand_once_however_many_questions_are_about_them() -> None:
    assert TEXT.count(b'"title"') == len(CASE.proposals)


def test_a_text_names_the_files_and_does_not_hold_them() -> None:
    assert named_files(TEXT) == tuple(FILES)
    assert named_files(b"[]") == ()


def changed(**values: Any) -> bytes:
    return json.dumps(json.loads(TEXT) | values).encode()


def in_case(**values: Any) -> bytes:
    return changed(case=json.loads(TEXT)["case"] | values)


def in_first(**values: Any) -> bytes:
    first, *others = json.loads(TEXT)["proposals"]
    return changed(proposals=[first | values, *others])


FAULTS = {
    "nothing": (b"", "not_ours"),
    "a table": (b"id;titel\n", "not_ours"),
    "a scenario": (b'{"weights": {}, "budget": 1}', "not_ours"),
    "another format": (changed(format="annat"), "not_ours"),
    "a newer version": (changed(version=VERSION + 1), "newer"),
    "a key too many": (changed(extra=1), "content"),
    "a key missing": (json.dumps({"format": "fordela-arbete", "version": 1}).encode(), "content"),
    "a key of a proposal too many": (in_first(surprise=1), "content"),
    "text for an amount": (in_first(cost="480000"), "content"),
    "an amount of nothing": (in_first(cost=0), "content"),
    "points that are no number": (in_first(scores={"housing": float("nan")}), "content"),
    "points on another criterion": (in_first(scores={"klimat": 1}), "content"),
    "an area that is none": (in_first(primary_area="klimat"), "content"),
    "an id twice": (in_first(id="P02"), "content"),
    "no proposals": (in_case(proposals=[]), "content"),
    "a proposal that is not there": (in_case(proposals=[99]), "damaged"),
    "a proposal before the first": (in_case(proposals=[-1]), "content"),
    "a sample that is none": (in_case(sample="../x"), "content"),
    "a file that is not there": (in_case(uploads=[{"name": "a", "sha256": "0", "sheet": None}]), "damaged"),
    "a weight for nothing": (changed(scenario={"weights": {"x": 1}, "budget": 1}), "content"),
    "an amount below nothing": (changed(own_amounts={"P01": -1}), "content"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_text_that_is_not_right_is_refused_with_a_message_in_both_languages(fault: str) -> None:
    text, kind = FAULTS[fault]
    with pytest.raises(BadInput) as refused:
        read(text, FILES, "arbete.json")
    assert {problem.kind for problem in refused.value.problems} == {f"kept.{kind}"}
    for language in LANGUAGES:
        assert refused.value.problems[0].sentence(language).startswith("arbete.json")


def test_the_time_after_the_decision_stands_in_the_text_only_where_something_is_written_of_it() -> None:
    assert b'"after"' not in TEXT
    written_in = replace(WORK, after=After(log_of()))
    assert back(written_in).after == written_in.after
    assert json.loads(written(written_in)) == json.loads(TEXT) | {"after": json.loads(written(written_in))["after"]}


def test_what_was_applied_for_before_a_second_round_stands_in_the_text_only_where_there_was_one() -> None:
    first = replace(WORK, after=After(log_of()))
    assert b'"applied"' not in written(first)
    second = replace(WORK, after=After(log_of(), applied={"A": Applied(300, 100, {"2022": 50}, 180)}))
    assert back(second).after == second.after


@pytest.mark.parametrize(("cost", "minimum", "locked"), [(0, None, 0), (300, 301, 0), (300, 0, -1), (10**30, None, 1)])
def test_what_nobody_can_have_applied_for_is_refused(cost: int, minimum: int | None, locked: int) -> None:
    after = After(log_of(), applied={"A": Applied(cost, minimum, {}, locked)})
    with pytest.raises(BadInput) as refused:
        back(replace(WORK, after=after))
    assert [problem.kind for problem in refused.value.problems] == ["kept.content"]


def test_a_log_that_has_been_changed_is_refused_with_a_message_that_says_so() -> None:
    text = written(replace(WORK, after=After(log_of(entry(Answered("returns", kronor=100), "A")))))
    for old, new in ((b'"kronor": 100', b'"kronor": 90'), (b'"on": "2022-06-01"', b'"on": "2022-06-03"')):
        assert old in text
        with pytest.raises(BadInput) as refused:
            read(text.replace(old, new), FILES, "arbete.json")
        assert [problem.kind for problem in refused.value.problems] == ["kept.log"]
        for language in LANGUAGES:
            assert refused.value.problems[0].sentence(language).startswith("arbete.json")


@pytest.mark.parametrize("values", [{"on": "i går"}, {"written": "nyss"}])
def test_a_log_with_a_day_that_is_none_is_refused(values: dict[str, str]) -> None:
    text = written(replace(WORK, after=After(log_of(entry(Answered("accepts"), "A", **values)))))
    with pytest.raises(BadInput) as refused:
        read(text, FILES, "arbete.json")
    assert [problem.kind for problem in refused.value.problems] == ["kept.content"]
