"""The beginning of a paragraph, in which a dateline may stand: its tokens, and where the story goes on."""

from __future__ import annotations

from collections.abc import Sequence

from legation.syntax.dateline_names import Token
from legation.syntax.dates import Span

WINDOW = 200
"""How far into a paragraph a dateline can reach, in code points."""
_QUOTES = frozenset("\"'“‘«(„`$€£¥")


class Window:
    """The first ``tokens`` of a paragraph that ends at ``limit``; positions are numbers of tokens."""

    def __init__(self, text: str, tokens: Sequence[Token], limit: int) -> None:
        self.text, self.tokens, self.limit = text, tokens, limit

    def is_dash(self, position: int) -> bool:
        """Whether a dash stands at a position."""
        return position < len(self.tokens) and self.tokens[position].is_dash

    def is_mark(self, position: int) -> bool:
        """Whether a dash or a colon stands at a position."""
        return self.is_dash(position) or self.word(position) == ":"

    def word(self, position: int) -> str:
        """What stands at a position; nothing behind the last token."""
        return self.tokens[position].text if position < len(self.tokens) else ""

    def slice(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    def end(self, position: int) -> int:
        """Where in the text a token ends."""
        return self.tokens[position].end

    def closing(self, position: int, mark: str) -> int | None:
        """The position of the next such mark."""
        return next((i for i in range(position, len(self.tokens)) if self.tokens[i].text == mark), None)

    def story_follows(self, position: int) -> bool:
        """Whether the paragraph ends here or goes on as a story begins."""
        if self.ends_paragraph(position):
            return True
        if position >= len(self.tokens):
            return False
        first = self.text[self.tokens[position].start]
        return first.isupper() or first.isdecimal() or first in _QUOTES or not (first.islower() or first in ",;:./)")

    def ends_paragraph(self, position: int) -> bool:
        """Whether nothing follows in the paragraph."""
        last = self.tokens[position - 1].end if position else self.tokens[0].start
        return position >= len(self.tokens) and not self.text[last : min(self.limit, last + WINDOW)].strip()

    def is_all_capitals(self) -> bool:
        """Whether the whole beginning is set in capitals."""
        head = self.text[self.tokens[0].start : min(self.limit, self.tokens[0].start + WINDOW)]
        return head == head.upper()
