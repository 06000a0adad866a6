"""The record as marked text: nothing lost, nothing unescaped, every mark linked, however the marks overlap."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.marked import Mark, MarkKind, anchor, marked, marks
from legation.records import (
    Actor,
    Document,
    Event,
    EventType,
    Mention,
    Participant,
    Place,
    Quad,
    Record,
    Sentence,
    Statement,
    StatementKind,
    Status,
    TextSpan,
    TimeExpression,
    TimeType,
)

TEXT = 'Lesotho "will <b>never</b> attend", Radio Maseru said on Friday.'


class Page(HTMLParser):
    """What a browser makes of HTML: its text, its elements, and which characters each link covers."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.depth = self.deepest = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data

    def targets(self) -> set[str | None]:
        return {attributes["href"] for tag, attributes in self.elements if tag == "a"}


def span(words: str, text: str = TEXT) -> dict[str, object]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def a_record() -> Record:
    lesotho = Actor(id="A1", name="Lesotho", code="LSO", country="LSO", mentions=(Mention(**span("Lesotho")),))
    return Record(
        document=Document(id="d", text=TEXT),
        sentences=(Sentence(start=0, end=len(TEXT)),),
        actors=(lesotho,),
        times=(TimeExpression(**span("Friday"), type=TimeType.DATE),),
        places=(Place(**span("Maseru"), name="Maseru", country="LSO"),),
        statements=(
            Statement(
                id="S1",
                speaker=Participant(**span("Radio Maseru"), name="Radio Maseru"),
                cue=TextSpan(**span("said")),
                content=TextSpan(**span("will <b>never</b> attend")),
                kind=StatementKind.DIRECT,
            ),
        ),
        events=(
            Event(
                id="E 1",
                event_type=EventType.REJECT,
                about=EventType.CONSULT,
                quad=Quad.VERBAL_CONFLICT,
                score=-4,
                status=Status.OCCURRED,
                actor=(Participant(**span("Lesotho"), actor="A1", name="Lesotho", code="LSO"),),
                trigger=TextSpan(**span("never</b> attend")),
                sentence=0,
                statement="S1",
                confidence=1,
            ),
        ),
    )


def test_every_entry_of_a_record_is_marked_where_it_stands() -> None:
    found = [(TEXT[m.start : m.end], m.kind.value, m.entry, m.label) for m in marks(a_record())]
    assert found == [
        ("Lesotho", "actor", "actor-A1", "Lesotho (LSO)"),
        ("will <b>never</b> attend", "statement", "statement-S1", "S1: said by Radio Maseru"),
        ("never</b> attend", "event", "event-E%201", "E 1: REJECT about CONSULT, occurred"),
        ("Radio Maseru", "participant", "statement-S1", "S1: said by Radio Maseru"),
        ("Maseru", "place", "place-1", "Maseru, LSO"),
        ("said", "cue", "statement-S1", "S1: said by Radio Maseru"),
        ("Friday", "time", "time-1", "date, value unknown"),
    ]


def test_overlapping_marks_share_their_pieces_and_each_leads_to_its_entry() -> None:
    page = Page(marked(TEXT, marks(a_record())))
    assert page.text == TEXT
    assert page.deepest == 1  # links do not nest
    assert page.targets() == {"#actor-A1", "#statement-S1", "#event-E%201", "#place-1", "#time-1"}
    inner = next(a for _, a in page.elements if a.get("data-of") == "event-E%201 statement-S1")
    assert inner["class"] == "mark event statement"
    assert inner["title"] == "E 1: REJECT about CONSULT, occurred\nS1: said by Radio Maseru"


def test_a_mark_below_others_has_a_link_of_its_own() -> None:
    both = [Mark(0, 7, MarkKind.CUE, "statement-S1", "said"), Mark(0, 7, MarkKind.EVENT, "event-E1", "E1")]
    page = Page(marked("refused", both))
    assert [a["href"] for tag, a in page.elements if tag == "a"] == ["#event-E1", "#statement-S1"]
    assert page.text == "refused"


def test_an_entry_can_be_jumped_to_where_it_is_first_marked() -> None:
    page = Page(marked(TEXT, marks(a_record()), prefix="r7-"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert ids == [f"r7-text-{entry}" for entry in ("actor-A1", "statement-S1", "event-E%201", "place-1", "time-1")]
    assert "#r7-event-E%201" in page.targets()


def test_links_lead_where_the_caller_says() -> None:
    mark = Mark(0, 3, MarkKind.EVENT, "event-E1", "E1")
    assert 'href="/events/event-E1?a=1&amp;b=2"' in marked("met", [mark], link=lambda m: f"/events/{m.entry}?a=1&b=2")


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (2, 9), (3, 1)])
def test_a_mark_outside_of_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="event-E1: no stretch of the text"):
        marked("text", [Mark(start, end, MarkKind.EVENT, "event-E1", "")])


HOSTILE = st.text(st.sampled_from("<>&\"'`= \n\r\tabc;#x/!-\0\u202e\ud83d") | st.characters(), max_size=60)


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(HOSTILE)
    found = []
    for _ in range(draw(st.integers(0, 8)) if text else 0):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        entry = anchor(draw(st.sampled_from(["event", "actor"])), draw(HOSTILE))
        found.append(Mark(start, end, draw(st.sampled_from(MarkKind)), entry, draw(HOSTILE)))
    return text, found


def written(text: str) -> str:
    """A text as HTML can hold it."""
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


@given(marked_texts())
def test_the_text_of_the_html_is_the_text_of_the_document(case: tuple[str, list[Mark]]) -> None:
    text, found = case
    page = Page(marked(text, found))
    assert page.text == written(text)
    assert {tag for tag, _ in page.elements} <= {"a", "span"}
    assert page.deepest <= 1 and page.depth == 0
    assert page.targets() == {f"#{mark.entry}" for mark in found}
    allowed = {"class", "href", "data-of", "title", "id", "aria-label"}
    assert all(set(attributes) <= allowed for _, attributes in page.elements)


@given(marked_texts())
def test_each_character_carries_the_marks_that_cover_it(case: tuple[str, list[Mark]]) -> None:
    text, found = case

    class Covered(Page):
        entries: tuple[str, ...] = ()
        covered: tuple[frozenset[str], ...] = ()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            super().handle_starttag(tag, attrs)
            self.entries = tuple((dict(attrs).get("data-of") or "").split())

        def handle_endtag(self, tag: str) -> None:
            super().handle_endtag(tag)
            self.entries = ()

        def handle_data(self, data: str) -> None:
            self.covered += (frozenset(self.entries),) * len(data)

    wanted = [frozenset(m.entry for m in found if m.start <= at < m.end) for at in range(len(text))]
    assert list(Covered(marked(text, found)).covered) == wanted
