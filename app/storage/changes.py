"""What changed from one version to the next, in sentences that say what an officer did."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from typing import TypeVar

from app.after_decision.log import Entry
from app.after_decision.words import event_words
from app.storage.saved_work import SavedWork
from app.texts import SCREEN_TEXTS
from optimiser.decision import Override
from optimiser.rules import Rule, RuleName, rules_of
from optimiser.sentences import rule_sentence
from scoring.areas import AREAS
from scoring.language import Language
from scoring.numbers import format_kronor, format_number
from scoring.proposal import Proposal

_FEW = 4
_MOST = 12
_Key = TypeVar("_Key")


def cut(text: str, most: int = 80) -> str:
    """The text on one line, of at most so many characters."""
    line = text.replace("\n", " ")
    return line if len(line) <= most else line[: most - 1] + "…"


def of_copy(name: str, number: int, language: Language) -> tuple[str, ...]:
    """What is said of a copy's first version."""
    return (_say("copied", language, name=name, version=number),)


def words(before: SavedWork | None, after: SavedWork, language: Language) -> tuple[str, ...]:
    """Each difference as a sentence, the weightiest first. before: None for work that is saved for the first time."""
    if before is None:
        number, budget = len(after.case.proposals), format_kronor(after.scenario.budget, language)
        return (_say("first", language, number=number, budget=budget),)
    found = tuple(islice(_Changes(before, after, language).all(), _MOST + 1))
    if len(found) > _MOST:
        return (*found[:_MOST], _say("and_more", language))
    return found or (_say("nothing", language),)


def _say(key: str, language: Language, **values: object) -> str:
    one = f"changes.{key}_one"
    counted = values.get("number") == 1 and SCREEN_TEXTS.has(one)
    return SCREEN_TEXTS.say(one if counted else f"changes.{key}", language, **values)


class _Changes:
    """Two versions beside each other. Sentences are made as they are asked for: there may be thousands of rules."""

    def __init__(self, before: SavedWork, after: SavedWork, language: Language) -> None:
        self._before, self._after, self._language = before, after, language

    def all(self) -> Iterator[str]:
        yield from self._proposals()
        yield from self._scenario()
        yield from self._rules()
        yield from self._states()
        yield from self._overrides()
        yield from self._choices()
        yield from self._own_list()
        yield from self._compared()
        if self._before.round != self._after.round:
            yield self._say("round", number=len(self._after.round.assessments))
        if self._before.need != self._after.need:
            yield self._need()
        if self._before.need_use != self._after.need_use:
            yield from self._need_use()
        yield from self._ongoing()
        if self._before.weight_range != self._after.weight_range:
            yield self._say("weight_range")
        yield from self._after_decision()
        yield from self._texts()

    def _need(self) -> str:
        old, new = self._before.need, self._after.need
        if old.indicators != new.indicators:
            return self._say("need_files", files=", ".join(map(cut, new.files)) or "–")
        return self._say("need_choices")

    def _need_use(self) -> Iterator[str]:
        old, new = self._before.need_use, self._after.need_use
        if (old.mode, old.strength, old.whole_city) != (new.mode, new.strength, new.whole_city):
            yield self._say(f"need_use_{new.mode}", strength=new.strength)
        if (old.high, old.most, old.above) != (new.high, new.most, new.above):
            yield self._say("need_high" if new.high else "need_high_gone")
        if (old.reason, old.acknowledged, old.unknown) != (new.reason, new.acknowledged, new.unknown):
            yield self._say("need_said")

    def _say(self, key: str, **values: object) -> str:
        return _say(key, self._language, **values)

    def _proposals(self) -> Iterator[str]:
        """Added, removed and changed; a state that the officer set is told by itself."""
        if self._before.case.file != self._after.case.file:
            yield self._say("file", file=self._after.case.file, number=len(self._after.case.proposals))
        old, new = ({one.id: one for one in work.case.proposals} for work in (self._before, self._after))
        changed = [id_ for id_ in old if id_ in new and _content(old[id_]) != _content(new[id_])]
        listed = {"added": [id_ for id_ in new if id_ not in old], "removed": [id_ for id_ in old if id_ not in new]}
        for key, ids in {**listed, "changed": changed}.items():
            if ids:
                yield self._say(f"proposals_{key}", number=len(ids), ids=self._some(ids))

    def _scenario(self) -> Iterator[str]:
        old, new = self._before.scenario, self._after.scenario
        if old.budget != new.budget:
            amounts = [format_kronor(one, self._language) for one in (old.budget, new.budget)]
            yield self._say("budget", old=amounts[0], new=amounts[1])
        if old.criteria != new.criteria:
            yield self._say("criteria")
        moved = [name for name, weight in new.weights.items() if old.weights.get(name, weight) != weight]
        if moved:
            yield self._say("weights", weights=", ".join(map(self._weight, moved)))
        if old.benefit != new.benefit:
            yield self._say(f"counting_{new.benefit}")
        if old.part_funding != new.part_funding:
            yield self._say("parts_on" if new.part_funding else "parts_off")

    def _weight(self, criterion: str) -> str:
        names = {area.code: area.swedish if self._language == "sv" else area.english for area in AREAS}
        old, new = (self._number(work.scenario.weights[criterion]) for work in (self._before, self._after))
        return f"{names.get(criterion, criterion)} {old} → {new}"

    def _number(self, number: float) -> str:
        return format_number(Fraction(number), self._language, 0 if number == int(number) else 1)

    def _rules(self) -> Iterator[str]:
        """In their own sentences; switched off and on only where both versions have the rule."""
        old, new = _rules_of(self._before), _rules_of(self._after)
        for name, rule in new.items():
            if name not in old:
                yield self._rule("rule_new", rule, self._after)
            elif _bounds(old[name]) != _bounds(rule):
                yield self._rule("rule_changed", rule, self._after)
            elif (name in self._after.off) != (name in self._before.off):
                yield self._rule("rule_off" if name in self._after.off else "rule_on", rule, self._after)
        yield from (self._rule("rule_gone", rule, self._before) for name, rule in old.items() if name not in new)

    def _rule(self, key: str, rule: Rule, saved: SavedWork) -> str:
        return self._say(key, rule=rule_sentence(rule, saved.case.proposals, self._language))

    def _states(self) -> Iterator[str]:
        for which in _changed(self._before.noted, self._after.noted):
            state, reason = self._after.noted.get(which, ("received", ""))
            words = SCREEN_TEXTS.say(f"state.{state}", self._language)
            yield self._say("state", id=which[1], state=words) + (f" ({cut(reason)})" if reason else "")

    def _overrides(self) -> Iterator[str]:
        for which in _changed(self._before.overrides, self._after.overrides):
            said = self._after.overrides.get(which)
            yield self._say("override_gone", id=which[1]) if said is None else self._override(which[1], said)

    def _override(self, id_: str, said: Override) -> str:
        key = "override_said" if said.amount is None else "override"
        amount = format_kronor(said.amount or 0, self._language)
        return self._say(key, id=id_, amount=amount) + (f" ({cut(said.reason)})" if said.reason else "")

    def _choices(self) -> Iterator[str]:
        old = [(one.amounts, one.reason) for one in self._before.equal_choices]
        for one in self._after.equal_choices:
            if (one.amounts, one.reason) not in old:
                yield self._say("choice", reason=cut(one.reason))

    def _own_list(self) -> Iterator[str]:
        if ids := _changed(self._before.own_amounts, self._after.own_amounts):
            yield self._say("own_list", number=len(ids), ids=self._some(ids))

    def _compared(self) -> Iterator[str]:
        old, new = ([one.name for one in work.compared] for work in (self._before, self._after))
        if old != new:
            yield self._say("compared", names=", ".join(map(cut, new)) or "–")

    def _ongoing(self) -> Iterator[str]:
        """The register, then what is said of a proposal and something going on."""
        before, after = self._before.ongoing, self._after.ongoing
        if before.register != after.register:
            file, number = after.register.file, len(after.register.entries)
            yield self._say("register", file=file, number=number) if file else self._say("register_shipped")
        old, new = ({(one.proposal, one.entry, one.name): one.verdict for one in held.said} for held in (before, after))
        for which in _changed(old, new):
            yield self._say(f"ongoing_{new.get(which, 'open')}", id=which[0][1], name=cut(which[2]))

    def _after_decision(self) -> Iterator[str]:
        """Entries more or fewer in the log; another one, or none, begins a new round or goes back to an old one."""
        old, new = self._before.after, self._after.after
        if old.years != new.years:
            yield self._say("years", years=", ".join(cut(one.label) for one in new.years) or "–")
        if new.log.begins_with(old.log):
            yield from self._written_in(new.log.entries[len(old.log.entries) :])
        elif new.log.entries and old.log.begins_with(new.log):
            yield self._say("log_fewer", number=len(old.log.entries) - len(new.log.entries))
        else:
            yield self._say("log_other", number=len(new.log.entries))

    def _written_in(self, entries: Sequence[Entry]) -> Iterator[str]:
        for one in entries[:_FEW]:
            about = f"{one.id} {cut(one.title)}: " if one.id else ""
            yield self._say("log", by=cut(one.by), about=about, what=cut(event_words(one.what, self._language)))
        if more := len(entries[_FEW:]):
            yield self._say("log_more", number=more)

    def _texts(self) -> Iterator[str]:
        if names := _changed(self._before.paper_texts, self._after.paper_texts):
            yield self._say("texts", number=len(names))

    def _some(self, ids: Sequence[str]) -> str:
        listed = ", ".join(ids[:_FEW])
        return listed if len(ids) <= _FEW else self._say("more", ids=listed, number=len(ids) - _FEW)


def _rules_of(saved: SavedWork) -> dict[RuleName, Rule]:
    """All rules but the budget, by name."""
    return {rule.name: rule for rule in rules_of(saved.scenario, saved.case.proposals)[1:]}


def _bounds(rule: Rule) -> object:
    """What the rule is set to, as the officer set it: a share of the budget does not follow the budget."""
    return (rule.least, rule.greatest) if rule.share is None else rule.share


def _content(proposal: Proposal) -> Mapping[str, object]:
    """What a proposals file says of it; not where it stood, and not its state."""
    aside = ("file", "row", "origin", "state", "state_reason")
    return {name: value for name, value in vars(proposal).items() if name not in aside}


def _changed(old: Mapping[_Key, object], new: Mapping[_Key, object]) -> list[_Key]:
    """The keys whose values are not the same, in the order of the earlier ones."""
    return [key for key in {**old, **new} if old.get(key) != new.get(key)]
