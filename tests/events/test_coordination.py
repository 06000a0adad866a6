"""Coordination put right from the wording."""

import pytest


def words(grammar, tokens):
    return [grammar.doc[token].text for token in tokens]


def test_names_before_a_headlines_verb_act_together(mended):
    grammar = mended("Putin, Erdogan discuss grain deal in Sochi")
    assert words(grammar, grammar.related(3, "subj")) == ["Putin", "Erdogan"]


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The minister said the talks were useful and urged Iran to free the sailors.", "urged", "minister"),
        ("The king said the raid was a crime and accused Chad of murder.", "accused", "king"),
        ("The envoy said the army was ready and attacked at dawn.", "attacked", "army"),
    ],
)
def test_who_says_what_something_is_goes_on_to_act(mended, text, verb, subject):
    grammar = mended(text)
    token = next(t for t, form in enumerate(grammar.form) if form == verb)
    assert words(grammar, grammar.related(token, "subj")) == [subject]
