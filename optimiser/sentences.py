"""Rules in an officer's words."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from optimiser.rules import Rule
from scoring.areas import AREAS
from scoring.language import ENGINE_TEXTS, Language
from scoring.numbers import format_kronor, format_number
from scoring.proposal import Proposal


def rule_sentence(rule: Rule, proposals: Sequence[Proposal], language: Language) -> str:
    """What the rule demands, such as `Boende: minst 40 % av medlen (6 000 000 kr)`."""
    titles = {proposal.id: proposal.title for proposal in proposals}
    bound = (rule.greatest if rule.least is None else rule.least) or 0
    amount = format_kronor(bound, language) if rule.measure == "kronor" else str(bound)
    percent = "" if rule.share is None else percent_of(rule.share, language)
    about = subject(rule, titles, language)
    needed = listed([titled(id_, titles) for id_ in rule.met_by], "or", language) if rule.met_by else ""
    return ENGINE_TEXTS.say(f"rule.{rule.kind}", language, subject=about, amount=amount, percent=percent, needed=needed)


def off_sentence(rules: Sequence[Rule], proposals: Sequence[Proposal], language: Language) -> str:
    """Which rules were switched off, for what rests on the others."""
    sentences = "; ".join(rule_sentence(rule, proposals, language) for rule in rules)
    return ENGINE_TEXTS.say("result.off", language, rules=sentences)


def subject(rule: Rule, titles: Mapping[str, str], language: Language) -> str:
    """What the rule is about: a proposal with its title, an area, a status, or what the column holds."""
    if rule.kind in ("fund", "exclude"):
        return titled(rule.key, titles)
    if rule.kind == "requires":
        return titled(rule.ids[0], titles)
    if rule.kind in ("pool", "group"):
        return rule.key
    column, _, value = rule.key.partition("=")
    if column == "primary_area":
        return next((area.english if language == "en" else area.swedish for area in AREAS if area.code == value), value)
    worded = column in ("status", "need_level") and ENGINE_TEXTS.has(f"{column}.{value}")
    return ENGINE_TEXTS.say(f"{column}.{value}", language) if worded else value


def certainty_sentence(certainty: str, language: Language) -> str:
    """How certain a result is, or what it assumes: by a portfolio's status, or `frontier`, `rank_unproven` and such."""
    return ENGINE_TEXTS.say(f"result.{certainty}", language)


def chosen_sentence(reason: str, language: Language) -> str:
    """That an officer chose this one of several equally good portfolios, and why."""
    return ENGINE_TEXTS.say("result.chosen", language, reason=reason)


def titled(id_: str, titles: Mapping[str, str]) -> str:
    """The id, and the title where there is one."""
    return f"{id_} {titles.get(id_, '')}".strip()


def listed(names: Sequence[str], word: str, language: Language) -> str:
    """`P01, P02 och P03`; word: "and" or "or"."""
    *first, last = names
    return f"{', '.join(first)} {ENGINE_TEXTS.say(f'word.{word}', language)} {last}" if first else last


def percent_of(share: Fraction, language: Language) -> str:
    """`40` or `33,33`: a share of 1 in percent, with the decimals that it has, at most two."""
    hundredths = share * 100
    decimals = 0 if hundredths.denominator == 1 else 1 if (hundredths * 10).denominator == 1 else 2
    return format_number(hundredths, language, decimals)
