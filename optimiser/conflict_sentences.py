"""What collides, and what would help, in an officer's words."""

from collections.abc import Sequence
from fractions import Fraction

from optimiser.choice import Choice
from optimiser.conflict import Conflict, most_of
from optimiser.remedies import Remedy
from optimiser.rules import Rule
from optimiser.sentences import listed, percent_of, rule_sentence, subject, titled
from scoring.areas import AREA_CODES
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import exact, format_kronor, format_number
from scoring.proposal import Proposal

_LEAST_IN_MILLIONS = 100_000
_FEW = 3


def conflict_sentence(conflict: Conflict, choice: Choice, proposals: Sequence[Proposal], language: Language) -> str:
    """Why the rules cannot hold together: in sums where those show it, else as the list of them.

    choice: the candidates, whatever their rows.
    """
    rule, *others = sorted(conflict, key=lambda one: one.kind == "fund")
    if not others and rule.kind != "fund" and rule.least is not None:
        return _out_of_reach(rule, choice, language)
    if others and rule.kind in ("budget", "pool") and all(one.kind == "fund" for one in others):
        return _too_dear(rule, others, choice, _names(others, proposals), language)
    sentences = "; ".join(rule_sentence(one, proposals, language) for one in conflict)
    return ENGINE_TEXTS.say("conflict.together" if others else "conflict.alone", language, rules=sentences)


def _out_of_reach(rule: Rule, choice: Choice, language: Language) -> str:
    """`Boende minst 40 % kräver 6,0 mnkr, men boendeförslagen uppgår till 2,08 mnkr`."""
    about = subject(rule, {}, language)
    those = ENGINE_TEXTS.say(f"those.{_those(rule)}", language, subject=about)
    most, least = int(most_of(rule, choice)), rule.least or 0
    if rule.measure == "number":
        return ENGINE_TEXTS.say("conflict.too_few", language, subject=about, least=least, those=those, number=most)
    money = {"least": least, "most": most}
    shown = {name: in_millions(amount, language) for name, amount in money.items()}
    if shown["least"] == shown["most"]:
        shown = {name: format_kronor(amount, language) for name, amount in money.items()}
    percent = "" if rule.share is None else percent_of(rule.share, language)
    kind = "conflict.out_of_reach_kronor" if rule.share is None else "conflict.out_of_reach"
    return ENGINE_TEXTS.say(kind, language, subject=about, percent=percent, those=those, **shown)


def _those(rule: Rule) -> str:
    """Which words the proposals that count towards a rule have: some columns have their own."""
    column, _, value = rule.key.partition("=")
    if column == "primary_area" and value in AREA_CODES:
        return value
    return f"need_{value}" if column == "need_level" else "other"


def _names(funds: Sequence[Rule], proposals: Sequence[Proposal]) -> list[str]:
    """Ids with their titles where they are few, else ids."""
    titles = {proposal.id: proposal.title for proposal in proposals} if len(funds) <= _FEW else {}
    return [titled(fund.key, titles) for fund in funds]


def _too_dear(rule: Rule, funds: Sequence[Rule], choice: Choice, names: Sequence[str], language: Language) -> str:
    """`P01 och P02 ska ingå och tar 9,2 mnkr, men det finns 8,0 mnkr att fördela`."""
    least = {fund.key: choice.minimums.get(fund.key, choice.costs[fund.key]) for fund in funds}
    needed, most = int(rule.amount(least)), rule.greatest or 0
    shown = [in_millions(amount, language) for amount in (needed, most)]
    if shown[0] == shown[1]:
        shown = [format_kronor(amount, language) for amount in (needed, most)]
    ids = listed(names, "and", language)
    return ENGINE_TEXTS.say(
        f"conflict.too_dear_{rule.kind}", language, ids=ids, needed=shown[0], subject=rule.key, most=shown[1]
    )


def in_millions(amount: int, language: Language) -> str:
    """`6,0 mnkr` or `2,08 mnkr`: one decimal where that says it all, else two; small amounts in kronor."""
    if 0 < amount < _LEAST_IN_MILLIONS:
        return format_kronor(amount, language)
    return f"{format_number(Fraction(amount, 10**6), language, 2 if amount % 100_000 else 1)}\u00a0mnkr"


def remedy_sentence(remedy: Remedy, proposals: Sequence[Proposal], language: Language) -> str:
    """The change that would help, such as `Boende: sänk det minsta till 13,86 % av medlen (2 080 000 kr)`."""
    rule = remedy.rule
    about = subject(rule, {proposal.id: proposal.title for proposal in proposals}, language)
    if remedy.change_to is None:
        return ENGINE_TEXTS.say(f"remedy.{rule.kind}", language, subject=about)
    present = (rule.greatest if rule.least is None else rule.least) or 0
    reached = int(remedy.change_to) if remedy.kronor is None else remedy.kronor
    direction = ENGINE_TEXTS.say("word.raise" if reached > present else "word.lower", language)
    amount = format_kronor(reached, language) if rule.measure == "kronor" else format_number(reached, language)
    percent = "" if remedy.kronor is None else percent_of(_told(remedy), language)
    return ENGINE_TEXTS.say(
        f"remedy.{rule.kind}", language, subject=about, amount=amount, percent=percent, direction=direction
    )


def _told(remedy: Remedy) -> Fraction:
    """The share in whole hundredths of a percent, rounded to the side where it helps."""
    hundredths = exact(float(remedy.change_to or 0)) * 10_000
    whole = hundredths.__floor__() if remedy.rule.least is not None else hundredths.__ceil__()
    return Fraction(whole, 10_000)
