"""Find the statements of a document: content, cue, speaker, medium and addressee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from legation.records import Statement, StatementKind, TextSpan
from legation.statements.attribution import CLAUSES, Candidate, candidate_at, probability
from legation.statements.content import Span, content_of, fit_quotations, strip
from legation.statements.extent import end_of
from legation.statements.passage import Passage
from legation.statements.reporting import reporting_cues
from legation.statements.speakers import Cast, addressee_of, is_medium, participant, speaker_of

ACCEPTED = 0.38
"""The least probability at which a word of the vocabulary is taken for a cue."""


@dataclass(slots=True)
class Finding:
    """What a cue attributes: the pieces of its content, and what else is known of it."""

    cue: Span
    pieces: list[Span]
    speaker: Token | None
    addressee: Token | None = None
    candidate: Candidate | None = None
    quotations: list[int] = field(default_factory=list)

    @property
    def is_finite(self) -> bool:
        """Whether the content is a clause that can go on before or after a quotation."""
        return self.candidate is not None and bool(self.candidate.frame.keys() & CLAUSES)


def find_statements(doc: Doc, cast: Cast | None = None) -> tuple[Statement, ...]:
    """The statements of a parsed document in text order, ids ``S1``, ``S2``...

    A content that its own cue interrupts ("..." he said, "...") gives one statement a piece, all with the same cue.
    Without a cast speakers go by the words of their noun phrase.
    """
    passage = Passage(doc)
    drafts = sorted(
        ((piece, finding) for finding in findings(passage) for piece in finding.pieces),
        key=lambda draft: (draft[0][0], -draft[0][1], draft[1].cue),
    )
    return tuple(
        _statement(f"S{number}", piece, finding, passage, cast)
        for number, (piece, finding) in enumerate(drafts, start=1)
    )


def statement_of(statements: Sequence[Statement], start: int) -> Statement | None:
    """The innermost statement whose content covers a character."""
    covering = [s for s in statements if s.content.start <= start < s.content.end]
    return min(covering, key=lambda s: s.content.end - s.content.start, default=None)


def findings(passage: Passage, accepted: float = ACCEPTED) -> list[Finding]:
    """What each cue attributes; a word of the vocabulary is one from the probability ``accepted`` on."""
    found: dict[int, Finding] = {}
    for word in passage.doc:
        if word.is_space or not passage.is_outside(word):
            continue
        finding = _according_to(word) or _attribution(word, passage, accepted)
        if finding is not None and finding.pieces:
            found[word.i] = finding
    for number, cue in sorted(reporting_cues(passage).items()):
        finding = found.setdefault(cue.i, _bare(cue))
        finding.quotations.append(number)
    for finding in found.values():
        finding.pieces = _fit(finding, passage)
    return list(found.values())


def _attribution(word: Token, passage: Passage, accepted: float) -> Finding | None:
    """What a word of the vocabulary attributes by its complements."""
    candidate = candidate_at(word)
    if candidate is None or (accepted > 0 and probability(candidate) < accepted):
        return None
    finding = _bare(word)
    finding.pieces = content_of(word, candidate.heads)
    finding.candidate = candidate
    if finding.pieces and finding.pieces[-1][0] > word.idx and candidate.heads[0].i > word.i:
        finding.pieces[-1] = _end(candidate, finding.pieces[-1], passage)
    return finding


def _end(candidate: Candidate, piece: Span, passage: Passage) -> Span:
    """A content after its cue, cut or drawn out to where it ends."""
    first, stop = passage.tokens(*piece)
    last = passage.doc[end_of(candidate, first, stop - 1, passage)]
    return piece[0], last.idx + len(last)


def _bare(cue: Token) -> Finding:
    """A cue and its parties, the content yet to come."""
    told = any(child.dep_ in ("ccomp",) for child in cue.children) or cue.lemma_ == "tell"
    return Finding((cue.idx, cue.idx + len(cue)), [], speaker_of(cue), addressee_of(cue, told=told))


def _according_to(word: Token) -> Finding | None:
    """A source in "according to X" and the clause it belongs to."""
    if word.lower_ != "according" or word.i + 1 >= len(word.doc) or word.doc[word.i + 1].lower_ != "to":
        return None
    source = word.head
    to = word.doc[word.i + 1]
    if source.i <= word.i or source.head.i == source.i:
        return None
    pieces = content_of(source, [source.head])
    return Finding((word.idx, to.idx + len(to)), pieces, source)


def _fit(finding: Finding, passage: Passage) -> list[Span]:
    """The quotations that the cue reports, each with the rest of its clause; without quotations just the pieces."""
    pieces = [fit_quotations(piece, passage.quotations, passage.text) for piece in finding.pieces]
    if not finding.quotations:
        return sorted(set(pieces))
    clauses = pieces if finding.is_finite else []
    cue = finding.cue[0]
    fitted = set()
    for quotation in (passage.quotations[number] for number in finding.quotations):
        start, end = quotation.start, quotation.end
        for piece in clauses:
            if piece[0] < end and start < piece[1] and not passage.ends_sentence(piece[0], start):
                start = min(start, piece[0])
                end = max(end, piece[1]) if end > cue or piece[1] > cue else end
        fitted.add(strip((start, end), passage.text))
    first = min(fitted)
    beside = {
        piece
        for piece in clauses
        if not any(piece[0] < end and start < piece[1] for start, end in fitted)
        and (piece[1] <= first[0] or first[0] > cue)  # what follows a quotation and its cue is no content
    }
    return sorted(fitted | beside)


def _statement(identifier: str, piece: Span, finding: Finding, passage: Passage, cast: Cast | None) -> Statement:
    addressee = finding.addressee
    medium = addressee is not None and is_medium(addressee, cast.at(addressee) if cast else ())
    other = participant(addressee, cast) if addressee is not None else None
    return Statement(
        id=identifier,
        speaker=participant(finding.speaker, cast) if finding.speaker is not None else None,
        cue=_span(finding.cue, passage.text),
        content=_span(piece, passage.text),
        kind=_kind(piece, passage),
        via=other if medium else None,
        addressee=None if medium else other,
    )


def _span(span: Span, text: str) -> TextSpan:
    return TextSpan(start=span[0], end=span[1], text=text[slice(*span)])


def _kind(piece: Span, passage: Passage) -> StatementKind:
    """Direct where the content is a quotation, mixed where it holds one."""
    start, end = piece
    inside = [q for q in passage.quotations if start <= q.start and q.end <= end]
    if not inside:
        return StatementKind.INDIRECT
    whole = inside[0].start == start and inside[-1].end == end and len(inside) == 1
    return StatementKind.DIRECT if whole else StatementKind.MIXED
