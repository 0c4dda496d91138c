"""A JSON file read strictly: one object with each key once, and every fault told with its place."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from scoring.language import ENGINE_TEXTS
from scoring.problems import BadInput, Problem

_MISSING_KIND = {
    "extra_forbidden": "unknown_key",
    "unexpected_keyword_argument": "unknown_key",
    "missing": "missing_key",
}


def json_text(data: bytes, file: str, section: str) -> str:
    """The text of the file, once it is known to be one JSON object with each key once.

    section: where under `problem.` the texts of this kind of file stand. Raises BadInput.
    """
    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        twice.extend(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
        return dict(pairs)

    try:
        text = data.decode("utf-8-sig")
        tree = json.loads(text, object_pairs_hook=once)
    except UnicodeDecodeError as error:
        raise BadInput([Problem(file, "scenario.encoding", value=f"byte {error.start + 1}")]) from error
    except json.JSONDecodeError as error:
        raise BadInput([Problem(file, "scenario.json", row=error.lineno, value=error.msg)]) from error
    except ValueError as error:  # a whole number of thousands of digits
        raise BadInput([Problem(file, "scenario.json", value=str(error))]) from error
    except RecursionError as error:
        raise BadInput([Problem(file, f"{section}.object")]) from error
    if not isinstance(tree, dict):
        raise BadInput([Problem(file, f"{section}.object")])
    if twice:
        raise BadInput(Problem(file, "scenario.key_twice", column=key) for key in twice)
    return text


def described(fault: Mapping[str, Any], file: str, section: str) -> Problem:
    """One fault that pydantic found, in our words: the key's own text, or what is wrong with the key itself."""
    place = ".".join(str(part + 1 if isinstance(part, int) else part) for part in fault["loc"])
    at_key = isinstance(fault["loc"][-1], str) if fault["loc"] else False
    missing = _MISSING_KIND.get(fault["type"]) if at_key else None
    value = None if missing == "missing_key" else json.dumps(fault["input"], ensure_ascii=False, default=str)
    kind = f"scenario.{missing}" if missing else f"{section}.{_field_kind(fault['loc'], section)}"
    return Problem(file, kind, column=place, value=value)


def _field_kind(place: Sequence[object], section: str) -> str:
    names = [str(part) for part in place if isinstance(part, str)]
    return next((name for name in reversed(names) if ENGINE_TEXTS.has(f"problem.{section}.{name}")), "object")
