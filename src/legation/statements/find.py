"""Find the statements of a document: content, cue, speaker, medium and addressee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from legation.records import Statement, StatementKind, TextSpan
from legation.statements.attribution import Candidate, candidate_at, is_chained, is_left_open, probability
from legation.statements.beside import named_before, speaker_beside
from legation.statements.content import Span, content_of, fit_quotations, strip
from legation.statements.extent import end_of
from legation.statements.finding import Finding, bare
from legation.statements.labels import Label
from legation.statements.lookup import may_open
from legation.statements.parties import Parties, parties
from legation.statements.passage import Passage
from legation.statements.preposed import reporting_clause
from legation.statements.quotes import Quotation
from legation.statements.reporting import closing, reporting_cues, words_from
from legation.statements.speakers import Cast, is_passive
from legation.statements.vocabulary import PARTS_OF_SPEECH, CueClass
from legation.syntax.columns import columns

ACCEPTED = 0.42
"""The least probability at which a word of the vocabulary is taken for a cue."""
CHAINED = 0.05
"""The same for a report within a report ("KCNA said that the ministry had said ..."), often left out by annotators."""
ENDS = frozenset(",.!?")
"""How a quotation closes that is all there is of a content before its cue."""
MARKS = "\"'`‘’“”«»„ "
LONGEST_CLAUSE = 10
"""How many words after its verb a reporting clause between two halves of a content may go on."""
FUNCTIONAL = frozenset(("PRON", "ADV", "SCONJ", "CCONJ", "DET", "ADP"))
ACCORDING = "according"
LONGEST_SOURCE = 20
"""How many words after "according to" the comma that ends its phrase may stand."""


def find_statements(doc: Doc, cast: Cast | None = None) -> tuple[Statement, ...]:
    """The statements of a parsed document in text order, ids ``S1``, ``S2``...

    A content that its own cue interrupts ("..." he said, "...") gives one statement a piece, all with the same cue.
    Without a cast speakers go by the words of their noun phrase.
    """
    passage = Passage(doc)
    found = findings(passage)
    sides = parties(found, passage, cast)
    drafts = sorted(
        ((piece, finding) for finding in found for piece in finding.pieces),
        key=lambda draft: (draft[0][0], -draft[0][1], draft[1].span),
    )
    return tuple(
        _statement(f"S{number}", piece, finding, sides[finding.cue.i], passage)
        for number, (piece, finding) in enumerate(drafts, start=1)
    )


def statement_of(statements: Sequence[Statement], start: int) -> Statement | None:
    """The innermost statement whose content covers a character."""
    covering = [s for s in statements if s.content.start <= start < s.content.end]
    return min(covering, key=lambda s: s.content.end - s.content.start, default=None)


def findings(passage: Passage, accepted: float = ACCEPTED) -> list[Finding]:
    """What each cue attributes; a word of the vocabulary is one from the probability ``accepted`` on."""
    found: dict[int, Finding] = {}
    for word in _possible_cues(passage):
        finding = _according_to(word, passage) or _attribution(word, passage, accepted)
        if finding is not None and finding.pieces:
            found[word.i] = finding
    for colon, label in passage.labels.items():
        found[colon] = _labelled(label, passage)
    for number, cue in sorted(reporting_cues(passage).items()):
        if cue.i not in found:
            found[cue.i] = _attribution(cue, passage, accepted=0) or bare(cue)
        _report(found[cue.i], number, passage)
    for finding in found.values():
        finding.pieces = [p for p in _fit(finding, passage) if p[0] < p[1] and not _is_function_word(p, passage)]
    return list(found.values())


def _possible_cues(passage: Passage) -> Iterator[Token]:
    """The words outside quotations that a cue may begin with."""
    read = columns(passage.doc)
    opening = set(filter(may_open, set(read.lemmas)))
    for at, (form, lemma, part) in enumerate(zip(read.forms, read.lemmas, read.parts, strict=True)):
        may_be_cue = (lemma in opening and part in PARTS_OF_SPEECH) or form == ACCORDING
        if may_be_cue and passage.quotation_of[at] is None:
            yield passage.doc[at]


def _is_function_word(piece: Span, passage: Passage) -> bool:
    """Whether a piece is but a pronoun, an adverb or the like, which says nothing by itself ("*whom* it accused")."""
    first, stop = passage.tokens(*piece)
    return stop - first == 1 and passage.is_outside(passage.doc[first]) and passage.doc[first].pos_ in FUNCTIONAL


def _report(finding: Finding, number: int, passage: Passage) -> None:
    """Give a finding a quotation that its cue reports, and the speaker beside it where the tree tells of none."""
    finding.quotations.append(number)
    quotation, cue = passage.quotations[number], finding.cue
    if quotation.start > cue.idx and cue.text == ":" and finding.speaker is None:
        finding.speaker = named_before(cue, list(words_from(passage, cue, -1)))
    elif quotation.end <= cue.idx and (finding.speaker is None or finding.speaker.idx < quotation.end):
        finding.speaker = speaker_beside(cue, quotation, passage) or finding.speaker
        if finding.speaker is not None and finding.speaker == finding.addressee:
            finding.addressee = None


def _attribution(word: Token, passage: Passage, accepted: float) -> Finding | None:
    """What a word of the vocabulary attributes by its complements."""
    candidate = candidate_at(word)
    if candidate is None or is_left_open(candidate):
        return None
    least = min(accepted, CHAINED) if is_chained(candidate) else accepted
    if least > 0 and probability(candidate) < least:
        return None
    finding = bare(word)
    quoting = word.head if word.tag_ == "VBG" and candidate.heads[0].i < word.head.i < word.i else word
    finding.pieces = content_of(quoting, candidate.heads)
    finding.candidate = candidate
    first = candidate.heads[0]
    if first.i < word.i and word.pos_ == "VERB" and not is_passive(word):
        finding.speaker = reporting_clause(word, first).subject or finding.speaker
    if finding.pieces and finding.pieces[-1][0] > word.idx and candidate.heads[-1].i > word.i:
        finding.pieces[-1] = _end(candidate, finding.pieces[-1], passage)
    return finding


def _end(candidate: Candidate, piece: Span, passage: Passage) -> Span:
    """A content after its cue, cut or drawn out to where it ends."""
    first, stop = passage.tokens(*piece)
    last = passage.doc[end_of(candidate, first, stop - 1, passage)]
    return piece[0], last.idx + len(last)


def _according_to(word: Token, passage: Passage) -> Finding | None:
    """A source in "according to X" and the clause it belongs to."""
    if word.lower_ != ACCORDING or word.i + 1 >= len(word.doc) or word.doc[word.i + 1].lower_ != "to":
        return None
    source, to = word.head, word.doc[word.i + 1]
    if source.i <= word.i or source.head.i == source.i:
        return None
    pieces = content_of(source, [source.head])
    comma = next((t.idx for t in word.doc[source.i : source.i + LONGEST_SOURCE] if t.text == ","), None)
    if comma is not None and source.head.i > source.i:
        pieces = [(max(start, comma + 1), end) if start > word.idx else (start, end) for start, end in pieces]
    pieces = [strip(piece, passage.text) for piece in pieces if piece[0] < piece[1]]
    return Finding(word, (word.idx, to.idx + len(to)), [piece for piece in pieces if piece[0] < piece[1]], source)


def _labelled(label: Label, passage: Passage) -> Finding:
    """What the source says that a label names."""
    start, last = passage.doc[label.first].idx, passage.doc[label.last]
    end = last.idx + len(last) - (last.text == ".")
    return Finding(label.colon, (label.colon.idx, label.colon.idx + 1), [(start, end)], label.source)


def _fit(finding: Finding, passage: Passage) -> list[Span]:
    """The quotations that the cue reports, each with the rest of its clause; without quotations just the pieces."""
    pieces = [fit_quotations(piece, passage.quotations_at(*piece), passage.text) for piece in finding.pieces]
    if not finding.quotations:
        return sorted({_fragment(finding, piece, passage) for piece in pieces})
    clauses = pieces if finding.is_finite or _is_one_sentence(finding, passage) else []
    cue = finding.span[0]
    fitted = set()
    for head, tail in _joined(finding.quotations, passage):
        start, end = passage.quotations[head].start, passage.quotations[tail].end
        mark = closing(passage, passage.quotations[tail])
        goes_on = mark not in ENDS or (end > cue and mark == ",")
        if end <= cue and mark == "," and not passage.opens_clause(passage.quotations[head]):
            start = passage.sentence_start(start)
        for piece in clauses:
            if piece[0] < end and start < piece[1] and not passage.ends_sentence(piece[0], start):
                start = min(start, piece[0])
                end = max(end, piece[1]) if goes_on or piece[1] > cue else end
        fitted.add(strip((start, end), passage.text))
        if (half := _unquoted_half(finding.cue, passage.quotations[head], passage)) is not None:
            fitted.add(half)
    first = min(fitted)
    beside = {
        piece
        for piece in clauses
        if not any(piece[0] < end and start < piece[1] for start, end in fitted)
        and (piece[1] <= first[0] or first[0] > cue)  # what follows a quotation and its cue is no content
    }
    return sorted(fitted | beside)


def _unquoted_half(cue: Token, quotation: Quotation, passage: Passage) -> Span | None:
    """What stands before a reporting clause whose quotation goes on with it: "The truce, he said, “is dead”"."""
    before, text = passage.before(quotation), passage.text[quotation.start : quotation.end].strip(MARKS)
    if quotation.start < cue.idx or before is None or before.text != "," or not text[:1].islower():
        return None
    start = passage.sentence_start(cue.idx)
    first = passage.tokens(start, start)[0]
    clause = reporting_clause(cue, passage.doc[first])
    if clause.first <= first + 1 or passage.doc[clause.first - 1].text != "," or before.i > cue.i + LONGEST_CLAUSE:
        return None
    if not all(passage.is_outside(token) for token in passage.doc[first : clause.first]):
        return None
    return strip((start, passage.doc[clause.first - 1].idx), passage.text)


def _is_one_sentence(finding: Finding, passage: Passage) -> bool:
    """Whether what a label introduces, quoted in part, is one sentence: "Minister: 'No chance' of a deal"."""
    if finding.cue.i not in passage.labels:
        return False
    first, stop = passage.tokens(*finding.pieces[0])
    return len({passage.sentence_of[i] for i in range(first, stop) if not passage.doc[i].is_punct}) == 1


def _joined(numbers: Sequence[int], passage: Passage) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of quotations that "and" joins."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1 and passage.joins(runs[-1][-1]):
            runs[-1].append(number)
        else:
            runs.append([number])
    return ((run[0], run[-1]) for run in runs)


def _fragment(finding: Finding, piece: Span, passage: Passage) -> Span:
    """Of praise or blame with its reason in quoted words, those words: "thanked him for the “remarkable work”"."""
    candidate = finding.candidate
    inside = passage.quotations_in(*piece)
    if candidate is None or len(inside) != 1 or candidate.cue.cue_class != CueClass.JUDGE:
        return piece
    reasons = candidate.frame.get("for", ())
    if any(inside[0].start < reason.idx < inside[0].end for reason in reasons) and inside[0].end == piece[1]:
        return inside[0].start, inside[0].end
    return piece


def _statement(identifier: str, piece: Span, finding: Finding, sides: Parties, passage: Passage) -> Statement:
    return Statement(
        id=identifier,
        speaker=sides.speaker,
        cue=_span(finding.span, passage.text),
        content=_span(piece, passage.text),
        kind=_kind(piece, finding, passage),
        denied=finding.is_denied,
        via=sides.via,
        addressee=sides.addressee,
    )


def _span(span: Span, text: str) -> TextSpan:
    return TextSpan(start=span[0], end=span[1], text=text[slice(*span)])


def _kind(piece: Span, finding: Finding, passage: Passage) -> StatementKind:
    """Direct where the content is quoted speech, give or take "that"; mixed where it holds or is a fragment of some."""
    start, end = piece
    start += len("that ") if passage.text.startswith("that ", start) else 0
    inside = passage.quotations_in(start, end)
    if not inside:
        return StatementKind.INDIRECT
    whole = len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end)
    spoken = bool(finding.quotations) or passage.has_verb(inside[0])
    return StatementKind.DIRECT if whole and spoken else StatementKind.MIXED
