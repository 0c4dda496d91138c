"""What is told of a JSON file before its keys are looked at; its kinds of files have tests of their own."""

import pytest

from optimiser.json_file import described, json_text
from scoring.problems import BadInput


@pytest.mark.parametrize(
    ("data", "kind", "place"),
    [
        (b"\xff", "scenario.encoding", None),
        (b'{\n"a": }', "scenario.json", 2),
        (b"[1]", "record.object", None),
        (b"[" * 100_000, "record.object", None),
        (b'{"a": ' + b"9" * 5000 + b"}", "scenario.json", None),
    ],
)
def test_what_is_no_json_object_is_refused_with_its_place(data: bytes, kind: str, place: int | None) -> None:
    with pytest.raises(BadInput) as refusal:
        json_text(data, "r.json", "record")
    (problem,) = refusal.value.problems
    assert (problem.file, problem.kind, problem.row) == ("r.json", kind, place)


def test_a_key_that_stands_twice_is_named_however_deep() -> None:
    with pytest.raises(BadInput) as refusal:
        json_text(b'{"a": {"b": 1, "b": 2}, "c": 1, "c": 1}', "r.json", "record")
    assert [(one.kind, one.column) for one in refusal.value.problems] == [
        ("scenario.key_twice", "b"),
        ("scenario.key_twice", "c"),
    ]


def test_the_text_of_an_object_is_returned_without_its_byte_order_mark() -> None:
    assert json_text('\ufeff{"å": 1}'.encode(), "r.json", "record") == '{"å": 1}'


def test_a_fault_is_told_by_the_innermost_key_that_has_a_text_in_its_own_section() -> None:
    fault = {"type": "int_type", "loc": ("decided", "amounts", "P01"), "input": "x"}
    problem = described(fault, "r.json", "record")
    assert (problem.kind, problem.column, problem.value) == ("record.amounts", "decided.amounts.P01", '"x"')
    assert described(fault | {"loc": ("limits", 0, "max_count")}, "s.json", "scenario").column == "limits.1.max_count"
    missing = described({"type": "missing", "loc": ("made", "by"), "input": {}}, "r.json", "record")
    assert (missing.kind, missing.value) == ("scenario.missing_key", None)
