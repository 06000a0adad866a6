"""What is said, in which words, by whom: a table of sentences of our own."""

import pytest

from legation.coder import Coder
from legation.records import Statement


def bare(words: str) -> str:
    """A noun phrase without its article: a mention in the cast goes without."""
    return words.removeprefix("The ").removeprefix("the ").removeprefix("a ")


def said(statements: list[Statement], cue: str) -> list[tuple[str, str, str | None]]:
    return [
        (s.kind.value, s.content.text, bare(s.speaker.text) if s.speaker else None)
        for s in statements
        if s.cue and s.cue.text == cue
    ]


@pytest.mark.parametrize(
    ("text", "cue", "content", "speaker"),
    [
        ("The minister said that the talks had failed.", "said", "that the talks had failed", "The minister"),
        ("The talks had failed, the minister said.", "said", "The talks had failed", "the minister"),
        ("The talks have failed, diplomats in Oslo say.", "say", "The talks have failed", "diplomats"),
        ("Peru wants to sign the treaty.", "wants", "to sign the treaty", "Peru"),
        ("The queen denied that she had met the envoy.", "denied", "that she had met the envoy", "The queen"),
        ("The army said in a statement it had left the town.", "said", "it had left the town", "The army"),
        ("According to the ministry, two soldiers died.", "According to", "two soldiers died", "the ministry"),
        ("Two soldiers died, according to the ministry.", "according to", "Two soldiers died", "the ministry"),
        (
            "Two envoys arrived in Lima, a Peruvian official confirmed on Monday.",
            "confirmed",
            "Two envoys arrived in Lima",
            "a Peruvian official",
        ),
        (
            "The senate urged Chile to pay, arguing that the treaty was clear.",
            "arguing",
            "that the treaty was clear",
            "The senate",
        ),
        ("The envoy was quoted as saying that the border was open.", "saying", "that the border was open", "The envoy"),
    ],
)
def test_indirect_speech(coder: Coder, text: str, cue: str, content: str, speaker: str) -> None:
    assert said(coder.statements(text), cue) == [("indirect", content, bare(speaker))]


@pytest.mark.parametrize(
    ("text", "cue", "contents", "speaker"),
    [
        ("“We will sign,” the envoy said.", "said", ["“We will sign,”"], "the envoy"),
        ("The envoy said: “We will sign.”", "said", ["“We will sign.”"], "The envoy"),
        ("'We will sign', said the envoy.", "said", ["'We will sign'"], "the envoy"),
        ("« We will sign », the envoy said.", "said", ["« We will sign »"], "the envoy"),
        ("“We will sign,” the envoy said. “It is late.”", "said", ["“We will sign,”", "“It is late.”"], "the envoy"),
        ("“We will,” he said, “sign it in May.”", "said", ["“We will,”", "“sign it in May.”"], "he"),
        ("“We will sign,” she said, adding that it was late.", "said", ["“We will sign,”"], "she"),
        ("“We will sign,” said the envoy, who has left the town.", "said", ["“We will sign,”"], "the envoy"),
        ("“We will sign,” the envoy said in Lima on Monday.", "said", ["“We will sign,”"], "the envoy"),
        ("The envoy continued:\n\n“We will sign it in May.”", "continued", ["“We will sign it in May.”"], "The envoy"),
        (
            "“We will sign,” he said.\n\n“We have waited for years.”\n\nThe talks went on.",
            "said",
            ["“We will sign,”", "“We have waited for years.”"],
            "he",
        ),
        ("“We will sign.\n\n“It is late,” he said.", "said", ["“We will sign.\n\n“It is late,”"], "he"),
    ],
)
def test_direct_speech(coder: Coder, text: str, cue: str, contents: list[str], speaker: str) -> None:
    assert said(coder.statements(text), cue) == [("direct", content, bare(speaker)) for content in contents]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy said the deal was “a grave error”.", "the deal was “a grave error”"),
        ("The envoy thanked Norway for its “patient work”.", "“patient work”"),
    ],
)
def test_fragments_are_mixed(coder: Coder, text: str, content: str) -> None:
    assert (content, "mixed") in [(s.content.text, s.kind.value) for s in coder.statements(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The ship “Aurora” left the port of Oslo.",
        "The band played “Summer in May” at the ball.",
        "Two soldiers died near the border on Monday.",
    ],
)
def test_titles_and_plain_reports_are_nobodys_statements(coder: Coder, text: str) -> None:
    assert coder.statements(text) == []


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Minister: talks failed in Oslo", "talks failed in Oslo", "Minister"),
        ("Talks failed in Oslo: ministry", "Talks failed in Oslo", "ministry"),
        ("Lindqvist: Norway will sign the treaty", "Norway will sign the treaty", "Lindqvist"),
    ],
)
def test_a_headline_names_its_source(coder: Coder, text: str, content: str, speaker: str) -> None:
    assert ("indirect", content, bare(speaker)) in said(coder.statements(text), ":")


def test_what_a_colon_introduces_is_not_always_said(coder: Coder) -> None:
    assert said(coder.statements("Note: the road to Oslo is closed"), ":") == []


def test_pieces_of_one_content_share_a_cue(coder: Coder) -> None:
    first, second = coder.statements("“We will,” he said, “sign it in May.”")
    assert first.cue == second.cue
    assert (first.id, second.id) == ("S1", "S2")


@pytest.mark.parametrize(
    ("text", "cue", "denied"),
    [
        ("The ministry denied that its troops had left the town.", "denied", True),
        ("The ministry dismissed reports that its troops had left the town.", "dismissed", True),
        ("The minister ruled out sending troops to Mali.", "ruled", True),
        ("The minister refused to rule out sending troops to Mali.", "refused", True),
        ("The ministry did not deny that its troops had left the town.", "deny", False),
        ("Neither side denied that the talks had failed.", "denied", False),
        ("The ministry said that its troops had not left the town.", "said", False),
        ("“We left the town,” the senator objected.", "objected", False),
    ],
)
def test_what_is_denied_is_marked(coder: Coder, text: str, cue: str, denied: bool) -> None:
    assert [s.denied for s in coder.statements(text) if s.cue and s.cue.text == cue] == [denied]


@pytest.mark.parametrize(
    "text",
    [
        "Chile recalled its ambassador from Bolivia.",
        "Norway summoned the Russian ambassador.",
        "The police questioned an activist in Lima.",
        "Peru concluded a treaty with Chile.",
        "Rebels attacked the army on Monday.",
        "Its embassy had been attacked by protesters.",
        "Warplanes blasted a market in Darfur.",
        "Police charged the demonstrators.",
        "What we know about the Lima truce deal",
    ],
)
def test_what_is_done_to_people_or_with_treaties_is_not_said(coder: Coder, text: str) -> None:
    assert coder.statements(text) == []


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("The minister recalled the war of 1998.", "recalled", "the war of 1998"),
        ("The senator attacked Daniel Ortega on Monday.", "attacked", "Daniel Ortega"),
        ("The church urged the rebels to talk.", "urged", "the rebels to talk"),
    ],
)
def test_what_is_called_to_mind_or_asked_of_people_is_said(coder: Coder, text: str, cue: str, content: str) -> None:
    assert [text for _, text, _ in said(coder.statements(text), cue)] == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Peru will pay in July, the envoy said, and Norway has promised a loan.", ["Peru will pay in July"]),
        ("The envoy said Peru would pay; Norway expelled two diplomats.", ["Peru would pay"]),
        (
            "Peru will pay in July, the envoy said, and it will sign the treaty.",
            ["Peru will pay in July", "and it will sign the treaty"],
        ),
    ],
)
def test_a_clause_about_somebody_else_ends_what_is_said(coder: Coder, text: str, contents: list[str]) -> None:
    assert [content for _, content, _ in said(coder.statements(text), "said")] == contents


def test_a_bare_pronoun_says_nothing(coder: Coder) -> None:
    found = coder.statements("Burundi expelled a Rwandan envoy whom it accused of recruiting rebels.")
    assert [s.content.text for s in found] == ["of recruiting rebels"]


def test_each_headline_of_a_list_may_end_with_its_source(coder: Coder) -> None:
    told = [
        "Peru to recall envoy - ministry",
        "Chad jets hit camp, six dead: activists (corrects toll)",
        "Togo votes on new charter",
        "Oil falls again on Monday",
    ]
    found = [(s.content.text, s.speaker.text) for s in coder.statements("\n".join(told)) if s.speaker]
    assert found == [("Peru to recall envoy", "ministry"), ("Chad jets hit camp, six dead", "activists")]


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("China: US must stop arming Taiwan", "China"),
        ("Malaysia PM: we will not accept Chinese claims", "Malaysia PM"),
        ("Mali: gunmen storm two towns", None),
    ],
)
def test_a_state_before_a_colon_speaks_where_it_says_what_must_be(
    coder: Coder, headline: str, speaker: str | None
) -> None:
    assert [s.speaker.text for s in coder.statements(headline) if s.speaker] == ([speaker] if speaker else [])
