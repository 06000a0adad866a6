"""Coordination put right from the wording."""

import pytest


def test_names_before_a_headlines_verb_act_together(mended, related_words):
    grammar = mended("Putin, Erdogan discuss grain deal in Sochi")
    assert related_words(grammar, "discuss", "subj") == ["Putin", "Erdogan"]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Chad's rebels captured and killed three guards.", "killed", ["guards"]),
        ("Chad condemned and rejected the remarks.", "condemned", ["remarks"]),
        ("Chad fired on and killed three guards.", "fired", []),
    ],
)
def test_an_object_behind_two_verbs_is_each_one_s(mended, related_words, text, verb, expected):
    assert related_words(mended(text), verb, "obj") == expected


def test_both_sides_between_which_others_mediate_are_named(only_event):
    event = only_event("Kenya hosted talks between Congo and M23 rebels.")
    assert {actor.code for actor in (*event.actor, *event.recipient)} == {"KEN GOV", "COD", "COD REB"}


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Fighting between government and rebel forces in Darfur killed 30 people.", ["SDN GOV", "SDN REB"]),
        ("Clashes between army and RSF fighters spread to Omdurman.", ["SDN MIL", "SDN REB"]),
    ],
)
def test_both_sides_fight_where_one_noun_stands_behind_the_names_of_two(only_event, text, sides):
    assert [actor.code for actor in only_event(f"KHARTOUM, May 14 - {text}").actor] == sides


@pytest.mark.parametrize(
    "text",
    [
        "The pact was drafted by the Omani sultan and the Iraqi president, who met in Basra in May.",
        "The pact was drafted by the Omani sultan and his counterpart, who conferred in Basra in May.",
    ],
)
def test_all_who_were_named_together_met(mended, related_words, text):
    verb = "met" if "met" in text else "conferred"
    assert len(related_words(mended(text), verb, "subj")) == 2


def test_a_clause_within_a_coordination_is_of_its_word_alone(mended, related_words):
    grammar = mended("The sultan, who met nobody, and the president signed it.")
    assert related_words(grammar, "met", "subj") == ["sultan"]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The emir brokered 13 exchanges of prisoners of war between Moscow and Kyiv.", "exchanges"),
        ("The envoys held talks about the war between Chad and Sudan.", "war"),
    ],
)
def test_two_sides_are_those_of_what_has_two(mended, text, noun):
    grammar = mended(text)
    assert len(grammar.related(grammar.form.index(noun), "between")) == 2


def test_people_too_are_dealt_with_by_the_passive_before(mended, related_words):
    grammar = mended("The movement was outlawed and thousands of its members interned.")
    assert related_words(grammar, "interned", "subj") == []
    assert "thousands" in related_words(grammar, "interned", "obj")


def test_who_is_described_is_joined_to_another_person_not_to_his_country(mended, related_words):
    grammar = mended("The president of Cyprus and the Turkish Cypriot leader dined together in New York.")
    assert related_words(grammar, "dined", "subj") == ["president", "leader"]


def test_a_participle_behind_and_is_what_those_before_it_did(mended, related_words):
    grammar = mended("Students pelted stones at buses in Guwahati and burnt tyres on the highway.")
    assert related_words(grammar, "burnt", "obj") == ["tyres"]
    assert related_words(grammar, "burnt", "subj") == ["Students"]


def test_a_participle_before_another_subject_stays_with_it(mended, related_words):
    grammar = mended("Students burned buses in Guwahati and broken windows littered the streets.")
    assert related_words(grammar, "littered", "subj") == ["windows"]
