"""What the city asks each proposal to carry: what of it stands there, and what is missing. Shown, never required."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from scoring.language import ENGINE_TEXTS, Language
from scoring.proposal import Proposal

Aspect = Literal["child_perspective", "gender_perspective", "place", "target_group", "follow_up"]
ASPECTS: tuple[Aspect, ...] = ("child_perspective", "gender_perspective", "place", "target_group", "follow_up")


@dataclass(frozen=True)
class Completeness:
    """What one proposal carries: {aspect: its text as it stands}, and the aspects of which it says nothing."""

    id: str
    stands: Mapping[Aspect, str]
    missing: tuple[Aspect, ...]

    @property
    def complete(self) -> bool:
        """True where something stands under every aspect; whether it says enough is for people to judge."""
        return not self.missing


def completeness(proposal: Proposal) -> Completeness:
    """What of ASPECTS a proposal carries. A text of signs alone, such as `–`, says nothing."""
    texts: dict[Aspect, str] = {aspect: _text(proposal, aspect) for aspect in ASPECTS}
    stands = {aspect: text for aspect, text in texts.items() if any(map(str.isalnum, text))}
    return Completeness(proposal.id, stands, tuple(aspect for aspect in ASPECTS if aspect not in stands))


def _text(proposal: Proposal, aspect: Aspect) -> str:
    return (proposal.place if aspect == "place" else proposal.texts.get(aspect, "")).strip()


def carried(proposals: Iterable[Proposal]) -> dict[Aspect, int]:
    """{aspect: how many of the proposals carry it}, each aspect there."""
    found = [completeness(proposal) for proposal in proposals]
    return {aspect: sum(aspect in one.stands for one in found) for aspect in ASPECTS}


def aspect_name(aspect: Aspect, language: Language) -> str:
    """The aspect as officers call it."""
    return ENGINE_TEXTS.say(f"aspect.{aspect}", language)


def aspect_reason(aspect: Aspect, language: Language) -> str:
    """What the aspect should tell, and why the city asks for it."""
    return ENGINE_TEXTS.say(f"aspect_reason.{aspect}", language)


def missing_sentence(found: Completeness, language: Language) -> str:
    """What a proposal says nothing of, in one sentence; that nothing is missing where that is so."""
    if found.complete:
        return ENGINE_TEXTS.say("aspects.all", language)
    names = [aspect_name(aspect, language) for aspect in found.missing]
    return ENGINE_TEXTS.say("aspects.missing", language, names=", ".join(_lowered(names)))


def _lowered(names: Sequence[str]) -> list[str]:
    return [name[:1].lower() + name[1:] for name in names]
