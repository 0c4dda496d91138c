"""The file to take along: exactly back again, or refused with a message."""

import io
import random
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings

from app.samples import read_sample
from app.storage import bundle
from app.storage.as_text import written
from app.storage.bundle import packed, unpacked
from app.storage.saved_work import SavedWork
from app.uploads import Upload
from scoring.language import LANGUAGES
from scoring.problems import BadInput
from tests.app.storage.works import PATIENT, through_a_session, works

CASE = read_sample("malmo_2022")
UPLOADS = (Upload("../förslag 1.csv", "id;titel\nå".encode()), Upload("b.xlsx", bytes(range(256))))
WORK = SavedWork(replace(CASE, sample="", uploads=UPLOADS), CASE.scenario)
DATA = packed(WORK)
MUTATIONS = 500


def refusal(data: bytes) -> str:
    """The kind of the problem; its message can be read in both languages."""
    with pytest.raises(BadInput) as refused:
        unpacked(data, "hem.fordela")
    for language in LANGUAGES:
        assert refused.value.problems[0].sentence(language).startswith("hem.fordela")
    return refused.value.problems[0].kind


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(contents: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


@given(works())
@settings(PATIENT, max_examples=50)
def test_work_is_the_same_after_file_and_session(saved: SavedWork) -> None:
    opened = through_a_session(unpacked(packed(through_a_session(saved)), "x"))
    assert opened == saved
    assert written(opened) == written(saved)


def test_the_same_work_gives_the_same_bytes() -> None:
    assert packed(WORK) == DATA == packed(unpacked(DATA, "x"))


def test_the_uploads_lie_in_the_file_as_they_were_under_names_that_lead_nowhere() -> None:
    found = parts(DATA)
    assert list(found) == [
        "arbete.json", "LÄSMIG.txt", "filer/1-.._förslag_1.csv", "filer/2-b.xlsx", "sha256sum.txt",
    ]  # fmt: skip
    assert [found[name] for name in list(found)[2:4]] == [upload.data for upload in UPLOADS]
    assert "Öppna arbetet" in found["LÄSMIG.txt"].decode()


def test_a_mutated_file_opens_exactly_or_is_refused() -> None:
    chance, opened, told = random.Random(6), 0, set()
    for _ in range(MUTATIONS):
        data = bytearray(DATA)
        for _ in range(chance.choice((1, 1, 3, 20))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = chance.randrange(len(data)) if chance.random() < 0.2 else len(data)
        try:
            assert written(unpacked(bytes(data[:cut]), "x")) == written(WORK)
            opened += 1
        except BadInput as error:
            told.add(error.problems[0].sentence("sv"))
    assert told
    assert 0 < opened < MUTATIONS


def test_work_edited_by_hand_is_refused_and_the_part_is_named() -> None:
    edited = parts(DATA)
    edited["arbete.json"] = edited["arbete.json"].replace(b"480000", b"480001")
    with pytest.raises(BadInput) as refused:
        unpacked(zipped(edited), "x")
    assert [(one.kind, one.value) for one in refused.value.problems] == [("kept.damaged", "arbete.json")]


def test_a_part_added_or_taken_away_is_refused() -> None:
    found = parts(DATA)
    assert refusal(zipped(found | {"mer.txt": b""})) == "kept.damaged"
    assert refusal(zipped({name: data for name, data in found.items() if name != "LÄSMIG.txt"})) == "kept.damaged"


@pytest.mark.parametrize(
    "data",
    [b"", b"id;titel\n", b"%PDF-1.4", zipped({"xl/workbook.xml": b"<a/>"}), zipped({})],
    ids=["nothing", "csv", "pdf", "workbook", "no parts"],  # a zip says when it was made, and workers must name alike
)
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "kept.not_ours"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    large = zipped({"arbete.json": bytes(bundle.MOST_UNPACKED_BYTES + 1)})
    many = zipped({f"{number}": b"" for number in range(bundle.MOST_ENTRIES + 1)})
    close = zipped({"arbete.json": bytes(50 * 2**20)})
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    assert refusal(large) == "kept.limit_unpacked"
    assert refusal(many) == "kept.limit_entries"
    assert refusal(close) == "kept.limit_ratio"
    assert refusal(bytes(bundle.MOST_PACKED_BYTES + 1)) == "kept.limit_file"


def test_a_part_that_says_it_is_smaller_than_it_is_is_refused() -> None:
    data = zipped(parts(DATA) | {"arbete.json": bytes(2**20)})
    size = (2**20).to_bytes(4, "little")
    assert data.count(size) == 2
    assert refusal(data.replace(size, (10).to_bytes(4, "little"))) == "kept.damaged"


def test_a_part_twice_and_a_rare_way_of_packing_are_refused() -> None:
    stream = io.BytesIO(DATA)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("arbete.json", b"{}")
    assert refusal(stream.getvalue()) == "kept.damaged"
    assert refusal(zipped(parts(DATA), zipfile.ZIP_BZIP2)) == "kept.damaged"


def test_work_too_large_for_a_file_is_not_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_PACKED_BYTES", len(DATA) // 2)
    with pytest.raises(BadInput):
        packed(WORK)
