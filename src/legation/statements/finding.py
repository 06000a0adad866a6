"""What a cue attributes, before it is written down as statements."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from legation.statements.attribution import CLAUSES, Candidate, is_denial
from legation.statements.content import Span
from legation.statements.speakers import addressee_of, speaker_of


@dataclass(slots=True)
class Finding:
    """A cue, its characters, the pieces of its content, and who speaks to whom."""

    cue: Token
    span: Span
    pieces: list[Span]
    speaker: Token | None
    addressee: Token | None = None
    candidate: Candidate | None = None
    quotations: list[int] = field(default_factory=list)

    @property
    def is_finite(self) -> bool:
        """Whether the content is a clause that can go on before or after a quotation."""
        return self.candidate is not None and bool(self.candidate.frame.keys() & CLAUSES)

    @property
    def is_denied(self) -> bool:
        """Whether the cue denies or rejects its content; a quotation that it reports is the speaker's own words."""
        return self.candidate is not None and not self.quotations and is_denial(self.candidate)


def bare(cue: Token) -> Finding:
    """A cue and its parties, the content yet to come."""
    told = any(child.dep_ == "ccomp" for child in cue.children) or cue.lemma_ == "tell"
    return Finding(cue, (cue.idx, cue.idx + len(cue)), [], speaker_of(cue), addressee_of(cue, told=told))
