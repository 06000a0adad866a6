"""The parties to each statement: its speaker, the medium it came through, and who was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from legation.records import Participant
from legation.statements.finding import Finding
from legation.statements.passage import Passage
from legation.statements.speakers import Cast, is_medium, participant
from legation.statements.succession import resolve


@dataclass(frozen=True, slots=True)
class Parties:
    """Who says something, through which medium, and to whom."""

    speaker: Participant | None
    via: Participant | None
    addressee: Participant | None


def parties(findings: Sequence[Finding], passage: Passage, cast: Cast | None) -> dict[int, Parties]:
    """The parties by the index of the cue; without a cast they go by the words of their noun phrase."""
    speakers = {f.cue.i: participant(f.speaker, cast) for f in findings if f.speaker is not None}
    if cast is not None:
        ordered = [
            (finding.cue, finding.speaker, speakers[finding.cue.i])
            for finding in sorted(findings, key=lambda finding: finding.cue.i)
            if finding.speaker is not None
        ]
        speakers |= resolve(ordered, cast.actors, passage)
    carriers = _carriers(findings)
    found = {}
    for finding in findings:
        told = finding.addressee
        other = participant(told, cast) if told is not None else None
        medium = told is not None and _is_medium(told, cast)
        carrier = carriers.get(finding.cue.i)
        via = other if medium else None
        if via is None and carrier is not None and carrier.speaker is not None and _is_medium(carrier.speaker, cast):
            via = speakers[carrier.cue.i]
        found[finding.cue.i] = Parties(speakers.get(finding.cue.i), via, None if medium else other)
    return found


def _is_medium(noun: Token, cast: Cast | None) -> bool:
    return is_medium(noun, cast.at(noun.i) if cast is not None else ())


def _carriers(findings: Sequence[Finding]) -> dict[int, Finding]:
    """The finding in whose content each cue stands, the innermost, by the index of the cue ("KCNA reported X said")."""
    pieces = sorted(
        ((start, end, finding) for finding in findings for start, end in finding.pieces),
        key=lambda piece: (piece[0], -piece[1], piece[2].cue.i),
    )
    carriers: dict[int, Finding] = {}
    around: list[tuple[int, Finding]] = []  # the pieces that are open, with their ends
    following = 0
    for finding in sorted(findings, key=lambda finding: finding.cue.i):
        at = finding.cue.idx
        while following < len(pieces) and pieces[following][0] <= at:
            start, end, owner = pieces[following]
            while around and around[-1][0] <= start:
                around.pop()
            around.append((end, owner))
            following += 1
        while around and around[-1][0] <= at:
            around.pop()
        carrier = around[-1][1] if around else None
        if carrier is not None and carrier is not finding:
            carriers[finding.cue.i] = carrier
    return carriers
