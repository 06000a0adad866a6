"""Verbs after "and" or a comma, joined to the one they go on from."""

import pytest


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The minister said the talks were useful and urged Iran to free the sailors.", "urged", "minister"),
        ("The king said the raid was a crime and accused Chad of murder.", "accused", "king"),
        ("The envoy said the army was ready and attacked at dawn.", "attacked", "army"),
    ],
)
def test_who_says_what_something_is_goes_on_to_act(mended, related_words, text, verb, subject):
    assert related_words(mended(text), verb, "subj") == [subject]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The minister denied that he had met the rebels and condemned the raid.", "condemned", "minister"),
        ("The minister said that prices had fallen by half and rejected the plan.", "rejected", "minister"),
        ("The king insisted his guards had returned fire and turned down mediation.", "turned", "king"),
        ("The king accused Chad of sending drones that hit the port, and urged the envoy to act.", "urged", "king"),
        ("The king told the radio that the raid was a crime and implored his men to wait.", "implored", "king"),
        ("The king has sent a note demanding that the ship be freed and offered to talk.", "offered", "king"),
        ("The king said that the minister had met the rebels and urged them to disarm.", "urged", "minister"),
        ("The king said the minister had failed the army and condemned the raid.", "condemned", "king"),
        ("The king said 31 people died and claimed to have shot down five jets.", "claimed", "king"),
        ("The king blamed Chad for a raid on men who were fishing, and recalled his envoy.", "recalled", "king"),
        ("The king said that Lebanon faced ruin and accused the rebels of theft.", "accused", "king"),
        ("The king said the ministers shared his fears and urged the rebels to talk.", "urged", "ministers"),
        ("The king said the blast killed 31 people and claimed three more lives.", "claimed", "blast"),
        ("The king countered that his men had fired back, and proposed an inquiry.", "proposed", "king"),
        ("The army said it had shelled a hill and told villagers to leave.", "told", "army"),
        ("The king said gunmen had stormed a bank and told clerks to kneel.", "told", "gunmen"),
        ("The king had foiled a plot to kill the envoy and arrested two men.", "arrested", "king"),
        ("Witnesses said that gunmen had stormed the bank and threatened the clerks.", "threatened", "gunmen"),
    ],
)
def test_what_only_a_speaker_can_do_is_the_speaker_s(mended, related_words, text, verb, subject):
    assert related_words(mended(text), verb, "subj") == [subject]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("We call on both sides to cease fire and urge their allies to leave.", "urge", "We"),
        ("We welcome the decision to keep the port open and thank Egypt for its help.", "thank", "We"),
    ],
)
def test_who_writes_a_statement_does_what_is_done_by_writing(mended, related_words, text, verb, subject):
    assert related_words(mended(text), verb, "subj") == [subject]


def test_what_is_told_in_another_tense_than_the_report_is_the_speaker_s(only_event):
    event = only_event("Peru Says Chileans Forged Papers, Calls Their Conduct Outrageous")
    assert [actor.code for actor in event.actor] == ["PER GOV"]


def test_what_stands_behind_a_quotation_is_the_speaker_s(mended, related_words):
    grammar = mended('The envoy said that "one country blocked the way" and called the veto a disgrace.')
    assert related_words(grammar, "called", "subj") == ["envoy"]
    grammar = mended('The envoy said that the army was "ready" and attacked at dawn.')
    assert related_words(grammar, "attacked", "subj") == ["army"]


def test_verbs_that_a_comma_parts_have_one_subject(mended, related_words):
    assert related_words(mended("Arab ministers snub Chad poll, admit Comoros"), "admit", "subj") == ["ministers"]


def test_police_hold_those_of_whom_a_relative_clause_told(mended):
    grammar = mended("Police dragged away reporters who had been demonstrating and detained one of them.")
    assert [grammar.form[token] for token in grammar.related(grammar.lemma.index("detain"), "subj")] == ["police"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Peru expelled the envoy on Friday, days after Chile closed the border, and recalled its own.", "Peru"),
        ("Peru expelled the envoy after Chile closed the border and recalled its own.", "Chile"),
    ],
)
def test_commas_close_in_a_clause_of_time(mended, related_words, text, subject):
    assert related_words(mended(text), "recalled", "subj") == [subject]
