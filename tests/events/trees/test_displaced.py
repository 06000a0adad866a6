"""Arguments that stand where the parser does not look for them."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "trigger", "relation", "expected"),
    [
        ("Chad rejected as unfounded Libyan claims that it had sent troops.", "rejected", "obj", ["claims"]),
        ('The minister dismissed as "a show" the reception and left.', "dismissed", "obj", ["reception"]),
        ("The minister was dismissed as a weak man.", "dismissed", "obj", ["minister"]),
        ("Laos has handed over to Thailand four men wanted for murder.", "handed", "obj", ["men"]),
        ("The bloc also froze its assets, said its chairman.", "froze", "subj", ["bloc"]),
        ("A Danish convoy was fired on near the river.", "fired", "on", ["convoy"]),
        ("Clashes between Karen rebels and Burmese troops went on.", "Clashes", "between", ["rebels", "troops"]),
        ("Danish boats fired on a Spanish trawler and seized it.", "seized", "obj", ["trawler"]),
        ("Chad called the envoy and thanked him.", "thanked", "obj", ["him"]),
        ("Contras in Honduras were told to disarm by the United Nations.", "told", "subj", ["Nations"]),
        ("Chad said no to the request of its neighbour.", "said", "obj", ["no"]),
        ("All EU states but Hungary condemned the raid.", "condemned", "subj", ["states"]),
        ("Peru and Chile condemned the raid, but Spain and Italy backed it.", "backed", "subj", ["Spain", "Italy"]),
        ("Except for Hungary, all states voted for the loan.", "voted", "for", ["loan"]),
        ("Apart from condemning the raid, Chad recalled its envoy.", "condemning", "subj", ["Chad"]),
        ("In addition to expelling an envoy, Chad shut the border.", "expelling", "subj", ["Chad"]),
        ("Chad showed two Libyan diplomats the door.", "showed", "iobj", ["diplomats"]),
        ("Togo gave the Libyan military attache and his aide 72 hours to go.", "gave", "iobj", ["attache", "aide"]),
        ("Visiting Chilean President Gabriel Boric held talks with the king.", "held", "subj", ["Gabriel"]),
        ("Visiting Peru, the Chilean minister met the king.", "met", "subj", ["minister"]),
        ("Chad called Friday for Libyan Justice Ali Omar to resign.", "called", "for", ["resign"]),
        ("Russia would not return until its own demands for access were met.", "return", "until", ["met"]),
        ("The rebels were trained, armed and paid by Chad.", "trained", "subj", ["Chad"]),
        ("The minister, due to meet the king on Thursday, condemned the raid.", "meet", "subj", ["minister"]),
        ("Chad, the Libyan minister warned, would pay dearly.", "warned", "comp", ["pay"]),
        ("Spain handed Ceuta back to Morocco at midnight.", "handed", "to", ["Morocco"]),
        ("Police fired shots to scatter them, killing two.", "killing", "subj", ["Police"]),
        ("The Council voted 14-0, with Russia abstaining, to renew sanctions.", "voted", "comp", ["renew"]),
        ("Chad answered with raids on a suburb that killed ten.", "killed", "subj", ["raids"]),
        ("Chad carried out raids on a suburb that killed ten.", "killed", "subj", ["raids"]),
        ("Chad banned imports of rice from Togo, a step Lome denounced.", "denounced", "subj", ["Lome"]),
        ("Chad banned imports of rice from Togo, a step the president denounced.", "denounced", "subj", ["president"]),
        ("Chad said it had left, an accusation the president denied.", "said", "comp", ["left"]),
        ("Chad condemned the attack by Togo on Goma.", "attack", "on", ["Goma"]),
        ("The Assembly adopted by 64 votes to 5 a Danish text urging Chad to yield.", "adopted", "obj", ["text"]),
        ("The Assembly adopted by 64 votes to 5 a Danish text urging Chad to yield.", "adopted", "subj", ["Assembly"]),
        ("The chancellor spoke by video with the prime minister.", "spoke", "with", ["minister"]),
        ("Chad pinned the blame for the raid on Togo.", "pinned", "on", ["Togo"]),
        ("Chad was upbraided by Togo for the delay.", "upbraided", "subj", ["Togo"]),
        ("Starmer Weighs In: Urges Israel to Open Crossings", "Urges", "subj", ["Starmer"]),
        ("Chad is not going to pay for the camp.", "pay", "not", ["not"]),
        ("Chad is going to pay for the camp.", "pay", "will", ["going"]),
        ("Chad was going to pay for the camp.", "pay", "would", ["going"]),
        ("The president is going to Paris to meet the chancellor.", "meet", "will", []),
    ],
)
def test_arguments_are_found_where_they_stand(mended, related_words, sentence, trigger, relation, expected):
    assert related_words(mended(sentence), trigger, relation) == expected


def test_pending_is_a_preposition(mended):
    grammar = mended("Mayor jailed pending trial as crowds gather")
    assert [grammar.form[token] for token in grammar.related(1, "pend")] == ["trial"]
