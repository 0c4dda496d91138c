"""The workbook's sheets on what it rests on: about it, rules and weights, and the decision record."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.exports.sheets import Cell, Column, Kind, Row, Sheet, Shown
from app.exports.workbook_decision import criterion_heading
from optimiser.decision import Decision
from optimiser.record import Record, RecordedRule, fingerprint, printed
from optimiser.rules import Rule, rules_of
from optimiser.sentences import certainty_sentence, rule_sentence
from scoring.language import ENGINE_TEXTS
from scoring.need.said import notes
from scoring.weights import weight_shares

_VERSION_NAMES = {"fordela": "Fördela", "python": "Python", "pulp": "PuLP", "highs": "HiGHS"}
_NOTHING_FOUND = {
    "infeasible": "Inget sätt att fördela håller reglerna",
    "unknown": "Inget hittades på den tid som fanns",
}


def about_sheet(decision: Decision, record: Record, data: bytes, sheets: Sequence[Sheet]) -> Sheet:
    """What the workbook is, its main figures, what it can be checked against, and what the other sheets hold."""
    facts = [*_figures(decision), *_grounds(decision, record), *_origin(record, data)]
    rows = [Row((name, value)) for name, value in facts if value not in (None, "")]
    rows += [Row((f"Bladet {sheet.name}", sheet.title)) for sheet in sheets]
    name = decision.scenario.name
    return Sheet(
        "Om",
        f"Fördelning av medel: {name}" if name else "Fördelning av medel",
        "Verktyget föreslår; människor beslutar. Beräknat i Fördela.",
        (Column("Uppgift", "text"), Column("Innehåll", "long")),
        rows,
    )


def _figures(decision: Decision) -> Iterator[tuple[str, Cell]]:
    portfolio, budget = decision.portfolio, decision.scenario.budget
    yield "Att fördela", Shown(budget, "kronor")
    yield "Föreslås", Shown(decision.cost, "kronor")
    yield "Kvar att fördela", Shown(budget - decision.cost, "kronor")
    yield "Antal förslag", Shown(len(decision.proposals), "number")
    yield "Antal som får medel", Shown(len(decision.amounts), "number")
    yield "Belopp som avviker från det beräknade", Shown(len(decision.deviations), "number")
    if portfolio.found:
        yield "Beräknat", Shown(portfolio.cost, "kronor")
        yield "Poäng för det beräknade", Shown(portfolio.value, "points")
    yield "Hur säkert det är", _certainty(decision)


def _certainty(decision: Decision) -> str:
    status = decision.portfolio.status
    return _NOTHING_FOUND.get(status) or certainty_sentence(status, "sv")


def _grounds(decision: Decision, record: Record) -> Iterator[tuple[str, Cell]]:
    scenario = decision.scenario
    yield "Räknesätt", ENGINE_TEXTS.say(f"counting.{scenario.benefit}", "sv")
    yield "Skäl för räknesättet", record.counting_reason
    yield "Delar av belopp", certainty_sentence("part_funding", "sv") if scenario.part_funding else ""
    yield "Vald bland lika bra fördelningar", decision.chosen_because
    yield "Avstängda regler", "\n".join(rule.text for rule in record.rules_off)
    yield "Inte bedömda", ", ".join(decision.portfolio.unassessed)
    for text in dict.fromkeys(ENGINE_TEXTS.say(f"basis.{one.score_basis}", "sv") for one in decision.proposals):
        yield "Om poängen", text
    for text in (*notes(decision.proposals, "sv"), *record.need):
        yield "Om behovet", text


def _origin(record: Record, data: bytes) -> Iterator[tuple[str, Cell]]:
    sum_ = fingerprint(data)
    yield "Gjord", record.made.when
    yield "Av", record.made.by
    yield "Beslutspostens fingeravtryck", printed(sum_)
    yield "Beslutspostens SHA-256", sum_
    for file in (record.proposals_file, record.scenario_file, *record.uploaded_files):
        yield f"SHA-256 för {file.name}", file.sha256
    versions = [f"{_VERSION_NAMES.get(name, name)} {number}" for name, number in record.versions.items() if number]
    yield "Versioner", ", ".join(versions)


def rules_sheet(decision: Decision, record: Record) -> Sheet:
    """Each weight, and each rule with its bounds, what the proposed amounts come to, and whether they keep it."""
    columns = (
        Column("Slag", "short"),
        Column("Vad", "long"),
        Column("Vikt", "score"),
        Column("Andel", "share"),
        Column("Minst", "kronor"),
        Column("Högst", "kronor"),
        Column("Utfall", "kronor"),
        Column("Hålls", "short"),
    )
    scenario = decision.scenario
    shares = weight_shares(scenario.weights)
    rows = [
        Row(("Vikt", criterion_heading(one), scenario.weights[one], shares[one], None, None, None, ""))
        for one in scenario.criteria
    ]
    rows += [_rule_row(rule, decision) for rule in rules_of(scenario, decision.proposals)]
    rows += [_off_row(rule) for rule in record.rules_off]
    return Sheet(
        "Regler och vikter",
        "Vikter och regler",
        "Vikterna delas med sin summa. Utfall är det som föreslås; en regel som inte hålls har kontoret gått ifrån.",
        columns,
        rows,
    )


def _rule_row(rule: Rule, decision: Decision) -> Row:
    amounts, sentence = decision.amounts, rule_sentence(rule, decision.proposals, "sv")
    kept = "ja" if rule.holds(amounts) else "nej"
    if rule.kind == "requires":  # counts against what it requires, which no bound in numbers would explain
        return Row(("Regel", sentence, None, None, None, None, None, kept))
    kind: Kind = "kronor" if rule.measure == "kronor" else "number"
    bounds = [Shown(figure, kind) for figure in (rule.least, rule.greatest, rule.amount(amounts))]
    return Row(("Regel", sentence, None, None, *bounds, kept))


def _off_row(rule: RecordedRule) -> Row:
    return Row(("Avstängd regel", rule.text, None, None, None, None, None, ""))


def record_sheet(record: Record, tree: dict[str, Any]) -> Sheet:
    """The decision record key by key, as its file has them, without the proposals, which have a sheet of their own."""
    rows = [Row((place, value)) for key in tree if key != "proposals" for place, value in _leaves(tree[key], key)]
    return Sheet(
        "Beslutspost",
        "Beslutsposten",
        f"Samma nycklar som i beslutspostens fil ({record.format}); förslagen står på bladet Förslag.",
        (Column("Nyckel", "text"), Column("Värde", "long")),
        rows,
    )


def _leaves(value: Any, place: str) -> Iterator[tuple[str, Cell]]:
    """(place, value) of everything in a part of the record; null and what is empty have an empty cell."""
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from _leaves(part, f"{place}.{key}")
    elif isinstance(value, list) and value:
        for number, part in enumerate(value, start=1):
            yield from _leaves(part, f"{place}.{number}")
    elif isinstance(value, bool):
        yield place, "true" if value else "false"
    else:
        yield place, value if isinstance(value, str | int | float) else None
