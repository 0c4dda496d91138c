"""Which rules cannot hold together."""

from collections.abc import Callable, Sequence

from optimiser.rules import Rule


def smallest_conflict(rules: Sequence[Rule], possible: Callable[[Sequence[Rule]], bool]) -> tuple[Rule, ...]:
    """Rules that no portfolio can satisfy together, though it could without any one of them.

    possible: says whether some portfolio keeps all of the rules it is given. Deletion filter (Chinneck and
    Dravnieks 1991): leave a rule out for good where the others still cannot hold.
    """
    kept = list(rules)
    for rule in rules:
        without = [other for other in kept if other is not rule]
        if not possible(without):
            kept = without
    return tuple(kept)
