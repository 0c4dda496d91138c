"""Saved work as text: JSON that is read back strictly, each fault with its place.

Every proposal stands once, however many choices were made among it; uploaded files stand beside, named by their
SHA-256.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass as plain_dataclass
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from app.after_decision.held import After
from app.assessing.held import Round
from app.need.held import Need
from app.need.use import NeedUse
from app.ongoing.held import Held
from app.result import EqualChoice
from app.samples import Case
from app.storage.checks import check_work
from app.storage.later import WITHOUT_AFTER, StoredProposal
from app.storage.pool import Pool
from app.storage.saved_work import SavedWork, View
from app.uploads import OpenEnd, Upload
from optimiser.comparison import Answer
from optimiser.decision import Override
from optimiser.rules import RuleKind
from optimiser.scenario import Scenario
from optimiser.solver import Status
from scoring.merging import Decision
from scoring.problems import BadInput, Problem, shortened
from scoring.proposal import Proposal, State

FORMAT: Literal["fordela-arbete"] = "fordela-arbete"
VERSION: Literal[1] = 1
_Place = Annotated[int, Field(ge=0)]
_STRICT = ConfigDict(extra="forbid", strict=True)


@plain_dataclass(frozen=True)
class _Head:
    """What every version of the format has."""

    format: str
    version: int


@dataclass(frozen=True, config=_STRICT)
class _File:
    name: str
    sha256: str
    sheet: str | None


@dataclass(frozen=True, config=_STRICT)
class _Case:
    file: str
    proposals: tuple[_Place, ...]
    scenario: Scenario
    sample: str
    uploads: tuple[_File, ...]
    decisions: dict[str, Decision]
    scenario_file: str
    told: Literal["", "kept", "equal", "scenario"]
    open_ends: tuple[OpenEnd, ...]
    edited: bool = False


@dataclass(frozen=True, config=_STRICT)
class _Choice:
    scenario: Scenario
    proposals: tuple[_Place, ...]
    amounts: dict[str, int]
    reason: str


@dataclass(frozen=True, config=_STRICT)
class _Noted:
    file: str
    id: str
    title: str
    state: State
    reason: str


@dataclass(frozen=True, config=_STRICT)
class _Said:
    file: str
    id: str
    title: str
    override: Override


@dataclass(frozen=True, config=_STRICT)
class _Answer:
    name: str
    scenario: Scenario
    proposals: tuple[_Place, ...]
    amounts: dict[str, int]
    status: Status | None


@dataclass(frozen=True, config=_STRICT)
class _Document:
    """The whole text. Wherever it says `proposals` but here, these are places in this list, from 0."""

    format: Literal["fordela-arbete"]
    version: Literal[1]
    case: _Case
    scenario: Scenario
    off: tuple[tuple[RuleKind, str], ...]
    noted: tuple[_Noted, ...]
    equal_choices: tuple[_Choice, ...]
    own_amounts: dict[str, int]
    own_unreadable: dict[str, str]
    overrides: tuple[_Said, ...]
    paper_texts: dict[str, str]
    view: View
    proposals: tuple[StoredProposal, ...]
    compared: tuple[_Answer, ...] = ()
    round: Round = Field(default_factory=Round)
    need: Need = Field(default_factory=Need)
    need_use: NeedUse = Field(default_factory=NeedUse)
    ongoing: Held = Field(default_factory=Held)
    weight_range: Literal["", "near", "alike", "own"] = ""
    after: After = Field(default_factory=After)


@plain_dataclass(frozen=True)
class _Named:
    sha256: str


@plain_dataclass(frozen=True)
class _NamingCase:
    uploads: tuple[_Named, ...]


@plain_dataclass(frozen=True)
class _Naming:
    case: _NamingCase


_HEAD = TypeAdapter(_Head)
_DOCUMENT: TypeAdapter[_Document] = TypeAdapter(Annotated[_Document, WITHOUT_AFTER])
_NAMING = TypeAdapter(_Naming)


def files_of(saved: SavedWork) -> dict[str, bytes]:
    """{SHA-256: content} of the uploaded files, which the text names and does not hold."""
    return {_sum(upload.data): upload.data for upload in saved.case.uploads}


def named_files(text: bytes) -> tuple[str, ...]:
    """The SHA-256 of the files that a text names; none where it is not ours."""
    try:
        return tuple(one.sha256 for one in _NAMING.validate_json(text).case.uploads)
    except ValidationError:
        return ()


def written(saved: SavedWork) -> bytes:
    """The work as JSON in UTF-8, without the uploaded files; the same work gives the same bytes."""
    pool = Pool()
    document = _Document(
        FORMAT,
        VERSION,
        _case(saved.case, pool),
        saved.scenario,
        tuple(sorted(saved.off)),
        tuple(_Noted(*which, *noted) for which, noted in saved.noted.items()),
        tuple(_Choice(one.question[0], pool.places(one.question[1]), dict(one.amounts), one.reason)
              for one in saved.equal_choices),
        dict(saved.own_amounts),
        dict(saved.own_unreadable),
        tuple(_Said(*which, override) for which, override in saved.overrides.items()),
        dict(saved.paper_texts),
        saved.view,
        compared=tuple(_answer(one, pool) for one in saved.compared),
        proposals=tuple(pool.proposals),
        round=saved.round,
        need=saved.need,
        need_use=saved.need_use,
        ongoing=saved.ongoing,
        weight_range=saved.weight_range,
        after=saved.after,
    )  # fmt: skip
    return _DOCUMENT.dump_json(document, indent=1)


def _answer(one: Answer, pool: Pool) -> _Answer:
    return _Answer(one.name, one.scenario, pool.places(one.proposals), dict(one.amounts), one.status)


def _case(case: Case, pool: Pool) -> _Case:
    return _Case(
        case.file,
        pool.places(case.proposals),
        case.scenario,
        case.sample,
        tuple(_File(one.name, _sum(one.data), one.sheet) for one in case.uploads),
        dict(case.decisions),
        case.scenario_file,
        case.told,
        case.open_ends,
        case.edited,
    )


def read(text: bytes, files: Mapping[str, bytes], name: str) -> SavedWork:
    """The work in a text. files: {SHA-256: content} of what it names; name: of the file, for messages.

    Raises BadInput where the text is none of ours, of a newer version, or not whole.
    """
    _check_head(text, name)
    try:
        document = _DOCUMENT.validate_json(text)
    except ValidationError as error:
        raise BadInput(_described(fault, name) for fault in error.errors()) from error
    try:
        saved = _saved(document, files)
    except LookupError as error:
        raise BadInput([Problem(name, "kept.damaged", value=str(error))]) from error
    check_work(saved, name)
    return saved


def _check_head(text: bytes, name: str) -> None:
    try:
        head = _HEAD.validate_json(text)
    except ValidationError as error:
        raise BadInput([Problem(name, "kept.not_ours")]) from error
    if head.format != FORMAT:
        raise BadInput([Problem(name, "kept.not_ours", column="format", value=head.format)])
    if head.version > VERSION:
        raise BadInput([Problem(name, "kept.newer", column="version", value=str(head.version))])


def _described(fault: Mapping[str, object], name: str) -> Problem:
    place = fault["loc"]
    parts = place if isinstance(place, tuple) else ()
    return Problem(name, "kept.content", column=".".join(map(str, parts)), value=shortened(str(fault["input"])))


def _saved(document: _Document, files: Mapping[str, bytes]) -> SavedWork:
    """The work that a document tells of. Raises LookupError for a proposal or a file that is not there."""
    return SavedWork(
        _read_case(document.case, document.proposals, files),
        document.scenario,
        frozenset(document.off),
        {(one.file, one.id, one.title): (one.state, one.reason) for one in document.noted},
        tuple(
            EqualChoice((one.scenario, _picked(one.proposals, document.proposals)), one.amounts, one.reason)
            for one in document.equal_choices
        ),
        document.own_amounts,
        document.own_unreadable,
        {(one.file, one.id, one.title): one.override for one in document.overrides},
        document.paper_texts,
        document.view,
        tuple(
            Answer(one.name, one.scenario, _picked(one.proposals, document.proposals), one.amounts, one.status)
            for one in document.compared
        ),
        document.round,
        document.need,
        document.need_use,
        document.ongoing,
        document.weight_range,
        document.after,
    )


def _read_case(case: _Case, pool: Sequence[Proposal], files: Mapping[str, bytes]) -> Case:
    return Case(
        case.file,
        _picked(case.proposals, pool),
        case.scenario,
        case.sample,
        tuple(Upload(one.name, files[one.sha256], one.sheet) for one in case.uploads),
        case.decisions,
        case.scenario_file,
        case.told,
        case.open_ends,
        case.edited,
    )


def _picked(places: Iterable[int], pool: Sequence[Proposal]) -> tuple[Proposal, ...]:
    return tuple(pool[place] for place in places)


def _sum(data: bytes) -> str:
    return sha256(data).hexdigest()
