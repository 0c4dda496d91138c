"""Opening files: proposals, and the scenario that goes with them, in whichever order they come."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app import controls, state
from app.samples import Case, sample_proposals
from app.texts import say
from app.uploads import Pending, Upload, open_ends, own_names, read_for, read_uploads
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from optimiser.solve import check_answerable
from scoring.limits import check_file
from scoring.merging import Decision, merged
from scoring.numbers import exact
from scoring.problems import BadInput
from scoring.proposal import Proposal

_EQUAL = 20.0
# Where the greatest weight lies within this, whole steps of a slider are fine enough.
_SLIDER = (10, 100)


def take_files(uploads: tuple[Upload, ...]) -> None:
    """Open proposals files, or keep what must be asked about them. Raises BadInput, and nothing is opened.

    They are scored on the criteria of a scenario that waits for them, else of the present one. In callbacks only.
    """
    now = state.work()
    now.uploads, now.pending = uploads, None
    files = read_for(uploads, now.waiting[1] if now.waiting else now.scenario)
    pending = Pending(files, own_names(uploads))
    if pending.doubts:
        now.pending = pending
        return
    open_files(pending, {})


def open_files(pending: Pending, decisions: Mapping[str, Decision]) -> None:
    """Put files on the table as one list, with the scenario that waits for them or the present money and weights.

    Raises BadInput for what cannot be reckoned with.
    """
    now = state.work()
    proposals, waiting = merged(pending.files, decisions), now.waiting
    _check_together(proposals, pending)
    name = name_of(pending.names)
    ends = open_ends(now.uploads, pending)
    case = _with_present(Case(name, proposals, now.scenario, uploads=now.uploads, decisions=decisions, open_ends=ends))
    refused = None
    if waiting and _criteria(proposals) == waiting[1].criteria:
        try:
            case = _with_scenario(case, *waiting)
        except BadInput as error:
            refused = error
    controls.open_case(case)
    now.problems = refused.problems if refused else ()


def _check_together(proposals: tuple[Proposal, ...], pending: Pending) -> None:
    try:
        check_answerable(proposals)
    except BadInput as error:
        raise BadInput(replace(problem, file=", ".join(pending.names)) for problem in error.problems) from error


def name_of(names: Sequence[str]) -> str:
    """What to call files: one by its name, several by their number."""
    return names[0] if len(names) == 1 else say("proposals.files", number=len(names))


def _criteria(proposals: tuple[Proposal, ...]) -> tuple[str, ...]:
    return tuple(proposals[0].scores)


def _with_present(case: Case) -> Case:
    """The case with the money and the way of counting as they are, and the weights where the criteria are the same."""
    now, criteria = state.work().scenario, _criteria(case.proposals)
    if set(criteria) == set(now.criteria):
        scenario = Scenario(
            now.weights, now.budget, case.file, now.benefit, criteria=now.criteria, scale_max=now.scale_max
        )
        return replace(case, scenario=scenario, told="kept")
    scenario = Scenario(dict.fromkeys(criteria, _EQUAL), now.budget, case.file, now.benefit, criteria=criteria)
    return replace(case, scenario=scenario, told="equal")


def _with_scenario(case: Case, file: str, scenario: Scenario) -> Case:
    """The case with a scenario file's own scenario. Raises BadInput where it names what the proposals have not."""
    check_against(scenario, case.proposals, file)
    return replace(case, scenario=_on_sliders(scenario), scenario_file=file, told="scenario")


def _on_sliders(scenario: Scenario) -> Scenario:
    """The same weighting in numbers that suit the sliders: weights count by their share of the sum only."""
    least, greatest = _SLIDER
    if least <= max(scenario.weights.values()) <= greatest:
        return scenario
    total = sum(map(exact, scenario.weights.values()))
    return replace(scenario, weights={name: float(100 * exact(one) / total) for name, one in scenario.weights.items()})


def take_scenario(upload: Upload) -> None:
    """Open a scenario file on the proposals at hand, read again where it has other criteria. In callbacks only.

    Raises BadInput where the two do not fit; the scenario then waits for the proposals it belongs to.
    """
    now = state.work()
    check_file(upload.data, upload.name)
    scenario = read_scenario(upload.data, upload.name)
    now.waiting = upload.name, scenario
    refused = now.uploads != now.case.uploads and not _same_scores(scenario, now.case)
    if now.pending or refused:
        take_files(now.uploads)
        return
    case = replace(now.case, proposals=_scored_on(scenario, now.case))
    controls.open_case(_with_scenario(case, *now.waiting))


def _same_scores(scenario: Scenario, case: Case) -> bool:
    """True where the scenario asks for the scores that the proposals have been read with."""
    return (_criteria(case.proposals), case.scenario.score_top) == (scenario.criteria, scenario.score_top)


def _scored_on(scenario: Scenario, case: Case) -> tuple[Proposal, ...]:
    """The proposals with scores on the scenario's criteria, and where they stand as the officer has set it."""
    if _same_scores(scenario, case):
        return case.proposals
    if case.sample:
        proposals = sample_proposals(case.sample, scenario)
    else:
        proposals = merged(read_uploads(case.uploads, scenario.criteria, scenario.score_top), case.decisions)
    states = {one.id: (one.state, one.state_reason) for one in case.proposals}
    return tuple(replace(one, state=states[one.id][0], state_reason=states[one.id][1]) for one in proposals)
