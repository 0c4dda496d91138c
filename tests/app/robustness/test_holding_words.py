"""What is said of what holds whatever the weights: never more than is proven."""

import threading
from dataclasses import replace

import pytest

from app.jobs import Job
from app.robustness.allowed import with_range
from app.robustness.holding_words import bar, caveats, plainly, sentence, share_words, working
from app.state import Work
from optimiser.robustness.robustness import Robustness, robustness


@pytest.fixture
def found(work: Work) -> Robustness:
    scenario = with_range(replace(work.scenario, budget=10_000_000), "alike")
    return robustness(scenario, work.proposals)


def test_the_sentence_counts_each_verdict_and_names_the_bounds(found: Robustness) -> None:
    assert sentence(found, "mellan 10 och 30 %") == (
        "5 förslag får medel hur områdena än vägs (mellan 10 och 30 %); 14 beror på vikterna; "
        "0 är inte med i någon tillåten viktning."
    )
    one = replace(found, always=("P06",), never=("P01",), depends={"P02": (0.1, 0.2)})
    assert sentence(one, "x") == (
        "Ett förslag får medel hur områdena än vägs (x); ett beror på vikterna; "
        "ett är inte med i någon tillåten viktning."
    )


def test_stopped_early_only_what_is_proven_is_counted_and_the_rest_said_to_be_open(found: Robustness) -> None:
    early = replace(found, exact=False, always=("P06",), never=(), depends={})
    assert sentence(early, "x", 18) == (
        "Hittills är 1 förslag bevisade alltid, 0 bevisat beroende av vikterna och 0 bevisade aldrig. "
        "18 är inte avgjorda för alla tillåtna viktningar (x)."
    )


def test_proven_throughout_there_is_nothing_to_add(found: Robustness) -> None:
    assert list(caveats(found)) == []


def test_stopped_early_it_says_how_much_is_proven_and_what_could_be_gained(found: Robustness) -> None:
    (caveat,) = caveats(replace(found, exact=False, certified=0.45678, regret_bound=0.4011))
    assert "45,6 % av arbetet är bevisat" in caveat
    assert "mer än 0,41 poäng" in caveat


def test_a_share_is_never_rounded_to_none_or_all() -> None:
    told = [share_words(least, greatest).replace("\xa0", " ") for least, greatest in [(0.001, 0.001), (0.9999, 1.0)]]
    assert told == ["1 %", "99–100 %"]
    assert share_words(0.62, 0.62).replace("\xa0", " ") == "62 %"


def test_the_bar_says_in_words_what_it_draws() -> None:
    drawn = bar(0.5, 0.75)
    assert "width:50.0%" in drawn
    assert "width:25.0%" in drawn
    assert drawn.endswith("50–75\xa0%")
    assert 'aria-hidden="true"' in drawn


def test_it_says_how_much_is_certified_and_that_the_first_time_takes_longer(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = threading.Event()
    job = Job(lambda _: end.wait(10), 60, beside=True)
    try:
        while job.waiting:
            pass
        monkeypatch.setattr("app.robustness.holding_words._PREPARED_SECONDS", 0)
        monkeypatch.setattr("app.robustness.holding_words.prepared", lambda: False)
        assert "förbereds" in working(job)
        monkeypatch.setattr("app.robustness.holding_words.prepared", lambda: True)
        job.clock.done, job.clock.gap = 0.5, 1.8
        assert working(job) == "Räknar sedan 0 s … 50 % av arbetet är bevisat."
        assert plainly(job) == "Räknar sedan 0 s …"
        job.clock.cancel()
        assert working(job) == plainly(job) == "Avbryter …"
    finally:
        end.set()
