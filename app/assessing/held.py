"""What is held of an assessment round: what each assessor has said, how they agree, and the city's own guide."""

from dataclasses import dataclass, field

from scoring.assessments import Agreement, Assessment
from scoring.guide import ScoringGuide


@dataclass(frozen=True)
class Round:
    """assessments: in the order they came; agreement: how scores are agreed; guide: with the city's own texts."""

    assessments: tuple[Assessment, ...] = ()
    agreement: Agreement = "mean"
    guide: ScoringGuide = field(default_factory=ScoringGuide)
