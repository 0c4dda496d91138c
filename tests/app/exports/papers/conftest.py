"""Decisions to write papers about, and papers read back."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.table import Table

from app.exports.papers.facts import PaperFacts
from app.samples import Case, read_sample
from optimiser.decision import Decision, Override
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.solve import solve
from scoring.proposal import Proposal

DAY = date(2026, 11, 23)
NOTHING: Mapping[str, Override] = {}
MakeFacts = Callable[..., PaperFacts]


@cache
def solved(name: str, budget: int | None) -> tuple[Case, Scenario, Portfolio]:
    case = read_sample(name)
    scenario = replace(case.scenario, budget=budget) if budget is not None else case.scenario
    return case, scenario, solve(scenario, case.proposals)


@pytest.fixture
def make_facts() -> MakeFacts:
    """Facts of a sample at a budget, None for its own; further fields by name."""

    def made(
        name: str = "malmo_2022",
        budget: int | None = 15_000_000,
        overrides: Mapping[str, Override] = NOTHING,
        **fields: object,
    ) -> PaperFacts:
        case, scenario, portfolio = solved(name, budget)
        return replace(PaperFacts(Decision(scenario, case.proposals, portfolio, overrides), DAY), **fields)  # type: ignore[arg-type]

    return made


@pytest.fixture
def facts_of() -> Callable[..., PaperFacts]:
    """Facts of proposals of one's own, all of which get their cost."""

    def made(*proposals: Proposal, **fields: object) -> PaperFacts:
        budget = sum(one.cost for one in proposals)
        scenario = replace(read_sample("malmo_2022").scenario, budget=budget)
        portfolio = Portfolio("optimal", {one.id: one.cost for one in proposals}, tied=False)
        return replace(PaperFacts(Decision(scenario, proposals, portfolio), DAY), **fields)  # type: ignore[arg-type]

    return made


def opened(data: bytes) -> Docx:
    return Document(io.BytesIO(data))


def cells(table: Table) -> list[tuple[str, ...]]:
    """The table's rows as text, amounts with plain spaces."""
    return [tuple(cell.text.replace("\xa0", " ") for cell in row.cells) for row in table.rows]


def words(data: bytes) -> str:
    """All paragraphs outside tables, a line each, amounts with plain spaces."""
    return "\n".join(paragraph.text for paragraph in opened(data).paragraphs).replace("\xa0", " ")


def below(data: bytes, heading: str) -> list[str]:
    """The paragraphs under a heading, to the next one."""
    texts: list[str] = []
    found = False
    for paragraph in opened(data).paragraphs:
        if (paragraph.style.name if paragraph.style else "").startswith("Heading"):
            found = paragraph.text == heading
        elif found and paragraph.text:
            texts.append(paragraph.text.replace("\xa0", " "))
    return texts
