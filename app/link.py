"""A link to a scenario: its query parameters, written and read back strictly; no Streamlit here.

It carries weights, money, way of counting, rules, rules that are off and what shall and shall not be funded, under the
keys of a scenario file, and the fingerprint of the proposals. It never carries their texts: ids stand as ids, areas and
statuses as they are called, and any other value that a limit or a rule names, such as a committee, as the beginning of
its SHA-256, which the proposals themselves give back.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from optimiser.columns import limited_column
from optimiser.record import fingerprint
from optimiser.rules import RuleName, rules_of
from optimiser.scenario import Limit, Scenario
from optimiser.scenario_file import check_against, read_scenario, scenario_json
from optimiser.table import proposals_csv
from scoring.areas import AREA_CODES
from scoring.characters import cleaned, hidden_character
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

MOST_CHARACTERS = 8_000  # what browsers, servers and mail programs all let through
BROKEN = "by_link.broken"  # the key of what is said above the problems of a link
_MOST_NAME = 200
_FINGERPRINT, _TOKEN, _OFF = (re.compile(one) for one in ("[0-9a-f]{16}", "[0-9a-f]{10}", "[a-z_]+:[0-9a-f]{10}"))
_NUMBER = re.compile(r"[0-9]{1,20}(?:\.[0-9]{1,20})?(?:e-[0-9]{1,3})?")
_MOST_WEIGHT = 100  # what a slider can hold
_PLAIN_KINDS = ("id", "area", "status", "basis", "rank", "kronor", "pool", "score", "factor", "level")
_TEXTS = ("name", "benefit")
_OF_SCENARIO = (
    "name", "weights", "benefit", "budget", "pools", "limits", "fund", "exclude", "part_funding", "weight_region",
    "weight_order", "criteria", "scale_max",
)  # fmt: skip
_OF_LINK = ("off", "file", "proposals")  # the fingerprint last: a link that was cut off lacks it
_REQUIRED = ("weights", "budget", "file", "proposals")


@dataclass(frozen=True)
class Link:
    """What a link says.

    scenario: where a limit is on a text of the proposals, its value is that text's token. off: `kind:token` of each
    rule that is off, the token being of its key. file: the name of the proposals file; proposals: its fingerprint.
    """

    scenario: Scenario
    off: frozenset[str]
    file: str
    proposals: str

    def fits(self, proposals: Sequence[Proposal]) -> bool:
        """True for the very proposals that the link was made with, read with the criteria of its scenario."""
        return self.proposals == proposals_fingerprint(proposals)


def proposals_fingerprint(proposals: Sequence[Proposal]) -> str:
    """16 hexadecimal digits of the SHA-256 of the proposals, at least one, as Fördela writes them."""
    return fingerprint(proposals_csv(proposals))[:16]


def link_to(scenario: Scenario, off: frozenset[RuleName], file: str, proposals: Sequence[Proposal]) -> Link:
    """The link to a scenario with some rules off; `amounts` are left out. file: shown to whoever opens the link."""
    hidden = replace(
        scenario,
        name=_short(scenario.name),
        limits=tuple(_hidden(limit, scenario.criteria) for limit in scenario.limits),
        amounts={},
    )
    return Link(hidden, frozenset(map(_rule_token, off)), _short(file), proposals_fingerprint(proposals))


def _short(name: str) -> str:
    return cleaned(name)[:_MOST_NAME].strip()


def _token(text: str) -> str:
    return fingerprint(text.encode())[:10]


def _rule_token(name: RuleName) -> str:
    kind, key = name
    return f"{kind}:{_token(key)}"


def _hidden(limit: Limit, criteria: Sequence[str]) -> Limit:
    column = limited_column(limit.column, criteria)
    return limit if column.column.kind in _PLAIN_KINDS else replace(limit, value=_token(column.wanted(limit.value)))


def query_of(link: Link) -> dict[str, str]:
    """{parameter: value} as they stand in an address, before they are percent-encoded.

    Raises BadInput for a scenario with so many rules that the address would be longer than 8 000 characters.
    """
    scenario = json.loads(scenario_json(link.scenario))
    scenario["weights"] = ",".join(_compact(scenario["weights"][name]) for name in link.scenario.criteria)
    if link.scenario.criteria == AREA_CODES:
        del scenario["criteria"]
    given = {key: scenario[key] for key in _OF_SCENARIO if key in scenario and scenario[key] != []}
    query = {key: value if isinstance(value, str) else _compact(value) for key, value in given.items()}
    query |= {"off": _compact(sorted(link.off))} if link.off else {}
    query |= {"file": link.file, "proposals": link.proposals}
    if (length := len(_encoded(query))) > MOST_CHARACTERS:
        raise BadInput([Problem("", "link.too_long", value=str(length))])
    return query


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def address_of(link: Link) -> str:
    """What follows a page's address: `?weights=20,20,…`. Raises BadInput as `query_of`."""
    return "?" + _encoded(query_of(link))


def _encoded(query: Mapping[str, str]) -> str:
    return urlencode(query, quote_via=quote, safe=",:", errors="replace")


def read_link(query: Mapping[str, Sequence[str]]) -> Link | None:
    """What a link says; None where there is none. query: {parameter: every value that the address gives it}.

    Raises BadInput with every problem, and nothing of the link is used then: a parameter that is unknown, missing or
    there twice, a value that is broken, out of its range or too long. Nothing is mended or moved into its range.
    """
    if not query:
        return None
    if problems := list(_query_problems(query)):
        raise BadInput(problems)
    values = {key: found[0] for key, found in query.items()}
    scenario = read_scenario(_scenario_text(values).encode(), "")
    off = frozenset(json.loads(values.get("off", "[]")))
    link = Link(scenario, off, values["file"], values["proposals"])
    if problems := list(_hidden_problems(scenario)):
        raise BadInput(problems)
    return link


def _query_problems(query: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    length = sum(len(key) + sum(map(len, found)) for key, found in query.items())
    if length > MOST_CHARACTERS:
        yield Problem("", "link.too_long", value=str(length))
        return
    for key in _REQUIRED:
        if key not in query:
            yield Problem("", "link.missing", column=key)
    for key, found in query.items():
        if key not in (*_OF_SCENARIO, *_OF_LINK):
            yield Problem("", "link.unknown", column=key)
        elif len(found) != 1:
            yield Problem("", "link.twice", column=key)
        elif not _well_formed(key, found[0]):
            yield Problem("", f"link.{key}" if key in _CHECKS else "link.value", column=key, value=found[0])


def _well_formed(key: str, value: str) -> bool:
    if hidden_character(value) is not None:
        return False
    return _CHECKS[key](value) if key in _CHECKS else _read(value) is not None


def _read(value: str) -> Any:
    """The JSON value that a text is, None where it is none."""
    try:
        return json.loads(value)
    except (ValueError, RecursionError):  # also whole numbers of thousands of digits
        return None


def _is_off(value: str) -> bool:
    found = _read(value)
    return isinstance(found, list) and all(isinstance(one, str) and _OFF.fullmatch(one) for one in found)


def _is_criteria(value: str) -> bool:
    found = _read(value)
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


_CHECKS = {
    "weights": lambda value: all(_NUMBER.fullmatch(one) and float(one) <= _MOST_WEIGHT for one in value.split(",")),
    "benefit": lambda value: value in ("per_proposal", "per_krona"),
    "name": lambda value: value == _short(value),
    "file": lambda value: value == _short(value) != "",
    "proposals": lambda value: _FINGERPRINT.fullmatch(value) is not None,
    "off": _is_off,
    "criteria": _is_criteria,
}


def _scenario_text(values: Mapping[str, str]) -> str:
    """The scenario's parameters as the JSON object of a scenario file, word for word, to be judged as one."""
    criteria = json.loads(values["criteria"]) if "criteria" in values else list(AREA_CODES)
    numbers = values["weights"].split(",")
    if len(numbers) != len(criteria):
        raise BadInput([Problem("", "link.weights", column="weights", value=values["weights"])])
    pairs = ",".join(f"{_compact(name)}:{number}" for name, number in zip(criteria, numbers, strict=True))
    texts = {"weights": f"{{{pairs}}}"} | {key: _compact(values[key]) for key in _TEXTS if key in values}
    given = {key: texts.get(key, values[key]) for key in _OF_SCENARIO if key in values}
    return "{" + ",".join(f'"{key}":{text}' for key, text in given.items()) + "}"


def _hidden_problems(scenario: Scenario) -> Iterator[Problem]:
    for number, limit in enumerate(scenario.limits, start=1):
        plain = limited_column(limit.column, scenario.criteria).column.kind in _PLAIN_KINDS
        if not plain and not _TOKEN.fullmatch(str(limit.value)):
            yield Problem("", "link.token", column=f"limits.{number}.value", value=str(limit.value))


def opened(link: Link, proposals: Sequence[Proposal]) -> tuple[Scenario, frozenset[RuleName]]:
    """The scenario and the rules that are off, with the proposals that the link fits.

    A limit on a text has the value as the proposals write it. Raises BadInput where the proposals do not have what the
    link names.
    """
    limits = tuple(_shown(limit, link.scenario.criteria, proposals) for limit in link.scenario.limits)
    scenario = replace(link.scenario, limits=limits)
    check_against(scenario, proposals, "")
    names = {_rule_token(rule.name): rule.name for rule in rules_of(scenario, proposals)}
    if unknown := sorted(link.off - names.keys()):
        raise BadInput(Problem("", "link.rule", column="off", value=one) for one in unknown)
    return scenario, frozenset(names[one] for one in link.off)


def _shown(limit: Limit, criteria: Sequence[str], proposals: Sequence[Proposal]) -> Limit:
    column = limited_column(limit.column, criteria)
    if column.column.kind in _PLAIN_KINDS:
        return limit
    texts = {_token(cell): cell for cell in map(column.cell, proposals)}
    return replace(limit, value=texts.get(str(limit.value), limit.value))


def wanted(link: Link, file: str) -> tuple[str, dict[str, object]]:
    """What to do where the proposals at hand do not fit, as the key of its text and what fills it in.

    file: the name of the proposals at hand: one of the link's own name has another content.
    """
    return "by_link.other_content" if file == link.file else "by_link.open_file", {"file": link.file}
