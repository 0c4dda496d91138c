"""The workbook, the decision record and the files that the record has the sums of, to download."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import streamlit as st

from app import explaining, progress, state
from app.errands import Working
from app.exports.record_export import proposals_bytes, proposals_name, record_bytes, scenario_bytes, workbook_bytes
from app.jobs import Job
from app.ongoing import taking
from app.paper_facts import circumstances_of
from app.result import Result
from app.texts import say
from app.tradeoffs import cutting, frontier
from optimiser.frontier import Frontier
from optimiser.rank import Ranking

Found = TypeVar("Found")
_JSON, _CSV = "application/json", "text/csv"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(result: Result, stem: str) -> None:
    """The buttons, and the reason for the way of counting, which the record keeps."""
    decision = state.work().decision(result)
    about = circumstances_of(decision)
    workbook = st.container()
    st.header(say("record.title"), anchor=False)
    st.markdown(say("record.about"))
    key = "paper_counting_reason"
    state.seed(key, state.work().paper_texts.get("counting_reason", ""))
    st.text_input(
        say("record.counting"),
        key=key,
        help=say("record.counting_help"),
        max_chars=300,
        on_change=_counting,
        args=(key,),
    )
    _download("record", partial(record_bytes, decision, about), f"beslutspost-{stem}.json", _JSON)
    _download("proposals", partial(proposals_bytes, decision), proposals_name(stem), _CSV)
    _download("scenario", partial(scenario_bytes, decision), f"scenario-{stem}.json", _JSON)
    with workbook:
        place = st.container()
        curve, ranking = _tradeoffs(result)
        with place:
            made = partial(workbook_bytes, decision, about, curve, ranking, taking.coordinated())
            _download("workbook", made, f"arbetsbok-{stem}.xlsx", _XLSX)


def _counting(key: str) -> None:
    now, typed = state.work(), str(state.widget(key, "")).strip()
    others = {name: text for name, text in now.paper_texts.items() if name != "counting_reason"}
    now.paper_texts = others | ({"counting_reason": typed} if typed else {})


def _tradeoffs(result: Result) -> tuple[Frontier | None, Ranking | None]:
    """The frontier and the list to cut from as *Avvägningar* shows them; None where they are not known yet."""
    if result.portfolio.status != "optimal" or not explaining.unasked(result):
        return None, None
    return _known(lambda: frontier.curve_of(result).found, "curve"), _known(lambda: cutting.ranking_of(result), "list")


def _known(ask: Callable[[], Found], name: str) -> Found | None:
    try:
        return ask()
    except Working as working:
        progress.show(working.job, partial(_words, name), f"cancel_workbook_{name}")
        return None


def _words(name: str, job: Job[object]) -> str:
    return f"{say(f'record.working_{name}')} {progress.sentence(job)}"


def _download(name: str, made: Callable[[], bytes], file: str, kind: str) -> None:
    st.download_button(
        say(f"record.{name}"), made, file, kind, on_click="ignore", width="stretch", help=say(f"record.{name}_help")
    )
