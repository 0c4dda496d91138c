"""What the best portfolios of a cell decide alike, equals counted, and which of them is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from optimiser.choice import Choice, Row, divided, equal_within, with_decisions
from optimiser.clock import Clock
from optimiser.model import build_model
from optimiser.robustness.arrays import Which
from optimiser.robustness.cells import Cell
from optimiser.robustness.explore import Explored
from optimiser.robustness.ground import Ground, Image
from optimiser.robustness.oracle import equals_at
from optimiser.solve import best_whole
from optimiser.solver import run


@dataclass(frozen=True)
class Equals:
    """shown: ids of the one to show. every, some: ids funded in every, in some portfolio worth the same in the cell.

    settled: False where the time ran out before that was known.
    """

    shown: tuple[str, ...]
    every: frozenset[str]
    some: frozenset[str]
    settled: bool = True


def unsettled(found: Explored, cell: Cell) -> Equals:
    """What the rules alone decide, and the portfolio that was found."""
    always = frozenset(found.ground.always)
    shown = tuple(sorted((*found.funded[cell.image], *always)))
    return Equals(shown, always, always.union(found.ground.ids), False)


def equals_of(found: Explored, cell: Cell, clock: Clock) -> Equals:
    """Of all portfolios that are worth in the whole cell what its image is; once the time is out, by a list alone."""
    ground, known = found.ground, found.funded[cell.image]
    point = np.array([1.0, *map(float, cell.place)])
    listed, complete, decided = equals_at(ground, point, float(ground.value(cell.image, cell.place)), clock)
    same = listed[_same(ground, listed, cell.image)]
    if complete:
        rows = [ground.names(row) for row in same]
        return _equals(ground, rows or [known])
    if clock.over:
        return unsettled(found, cell)
    return _by_solver(ground, cell, [known, *(ground.names(row) for row in same)], ground.names(~decided), clock)


def _same(ground: Ground, listed: Which, image: Image) -> Which:
    """[k]: worth the same throughout the region; where it is a single weighting, as near as counts for equal."""
    if ground.region.dimension:
        given = ground.image(())
        wanted = np.array([(a - b) % 2**64 for a, b in zip(image, given, strict=True)], dtype=np.uint64).astype(
            np.int64
        )
        alike: Which = (listed.astype(np.int64) @ ground.wholes == wanted).all(axis=1)
        return alike
    value = ground.value(image, ())
    least = value - equal_within(value)
    return np.array([ground.value(ground.image(ground.names(row)), ()) >= least for row in listed], dtype=bool)


def _equals(ground: Ground, rows: Sequence[tuple[str, ...]]) -> Equals:
    """The cheapest is shown, then the one that funds the first id where two differ."""
    sets = [set(row) for row in rows]
    shown = min(rows, key=lambda row: (ground.choice.cost(row), *(id_ not in row for id_ in ground.ids)))
    always = frozenset(ground.always)
    return Equals(
        tuple(sorted((*shown, *always))),
        always.union(set.intersection(*sets)),
        always.union(set.union(*sets)),
    )


def _by_solver(
    ground: Ground, cell: Cell, listed: Sequence[tuple[str, ...]], open_ids: Sequence[str], clock: Clock
) -> Equals:
    """Where they are too many to list: whether each decision that is open can be turned round, one solve each."""
    known, examples = listed[0], [set(one) for one in listed]
    choice = with_decisions(_equal_choice(ground, cell), dict.fromkeys(ground.always, True))
    settled = True
    for id_ in open_ids:
        alike = {id_ in some for some in examples}
        if len(alike) > 1:
            continue
        if clock.over:
            settled = False
            break
        turned = with_decisions(choice, {id_: not alike.pop()})
        answer = run(build_model(turned), clock)
        if answer.amounts is not None:
            examples.append({*answer.amounts, *([] if id_ in examples[0] else [id_])})
        settled = settled and answer.status != "unknown"
    every, some = set.intersection(*examples), set.union(*examples)
    cheap = replace(choice, benefits={id_: Fraction(-cost) for id_, cost in choice.costs.items()})
    cheapest = best_whole(cheap, (), clock)
    always = frozenset(ground.always)
    shown = tuple(sorted((*(cheapest.amounts if cheapest.found else known), *always)))
    return Equals(shown, always | every, always | some, settled and cheapest.status == "optimal")


def _equal_choice(ground: Ground, cell: Cell) -> Choice:
    """The portfolios within the rules whose image is the cell's."""
    choice = ground.choice_at(cell.place)
    alike = tuple(
        divided(Row({id_: image[k] for id_, image in ground.exactly.items()}, cell.image[k], cell.image[k]))
        for k in range(len(cell.image))
    )
    return replace(choice, rows=(*choice.rows, *alike))
