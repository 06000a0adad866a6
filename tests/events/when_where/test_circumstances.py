"""When: which expression of a sentence dates which act."""

import pytest


def by_type(record, event_type):
    return next(event for event in record.events if event.event_type == event_type)


def value(event):
    return event.date.value if event.date else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Brazil condemned Saturday's attack on Peru.", "2024-05-14"),
        ("Despite the truce of May 2003, Chad's army stopped aid workers from reaching Mao.", "2024-05-14"),
        ("Colombia's invasion of Ecuador in 2008 was condemned by Brazil.", "2024-05-14"),
        ("Cyprus accused Turkey of violating its airspace in April.", "2024-05-14"),
        ("The Hungarian prime minister flew to Tbilisi two days after the vote.", None),
        ("The Hungarian prime minister flew to Tbilisi several hours after the vote.", "2024-05-14"),
        ("Peru is seeking relief from a debt to Chad, two years after a coup.", "2024-05-14"),
        ("Chad and Niger will meet for the first time since their summit last June.", None),
        ("Chad and Niger will hold talks on Friday; their ministers will sign a treaty.", "2024-05-17"),
        ("The king of Jordan will visit Oman from Friday to Sunday.", "2024-05-17"),
        ("Poland did not sign the agreement with Lithuania.", "2024-05-14"),
        ("Poland has been holding talks with Lithuania since March.", None),
        ("On Monday Chad recalled its envoy, a week after Niger expelled a diplomat.", "2024-05-06"),
        ("Chad threatened sanctions and will hold a summit with Niger on Friday.", "2024-05-17"),
        ("Poland will withdraw its troops from Lithuania by the end of June.", "2024-06"),
        ("Chad and Niger will hold talks from June 5 to 9.", "2024-06-05/2024-06-09"),
        ("Norway deplores the attack on Oman on 3 April.", "2024-05-14"),
        ("Brazil had previously condemned Peru.", None),
        ("On May 8 Chad's king met the president of Niger, who demanded the return of a town.", "2024-05-08"),
        ("Peru's minister said on Saturday that his country would not accept the offer of Chad.", "2024-05-11"),
        ("Brazil reaffirmed its commitment to the declaration signed in Oslo on April 3.", "2024-05-14"),
        ("Talks with Chad are scheduled for June 8.", "2024-06-08"),
        ("Chad and Niger are to hold a summit planned for June in Oslo.", "2024-06"),
        ("Chad and Niger put off their talks from June to July.", "2024-05-14"),
        ("Brazil cancelled a meeting with Peru that had been scheduled for Friday.", "2024-05-14"),
        ("At last year's summit Brazil condemned Peru.", "2023"),
        ("At talks held in April, Brazil threatened Peru with sanctions.", "2024-04"),
        ("Brazil, which condemned Peru, stayed away.", None),
        ("Brazil recently condemned Peru.", None),
        ("Brazil expelled 200 Peruvians over the last three days.", None),
        ("In March Brazil recalled its envoy to Peru.", "2024-03"),
        ("Brazil accused Peru on Monday of theft and summoned its envoy for the third time this year.", "2024-05-13"),
        ("In 2021 Brazil condemned Peru. Two months later it condemned Chad.", None),
        ("Brazil urged a truce in Peru on 1 May.", "2024-05-01"),
        ("Brazil condemned Peru over its decision last month to close a mine.", "2024-05-14"),
        ("Brazil made a pledge to Peru last summer.", "2023-SU"),
        ("Brazil condemned bombings in Kenya last year that killed 17 people.", "2023"),
        ("The bombings in Kenya and Tanzania last week claimed 17 lives and injured 200 people.", "2024-W19"),
        ("Brazil rejected the proposal last summer.", "2023-SU"),
        ("Brazil's deputies threw out the treaty in March.", "2024-03"),
        ("Chad shelled Niger before dawn on Sunday.", "2024-05-12TMO"),
        ("The king of Jordan will visit Oman before the end of the year.", "2024"),
        ("Chad has blocked the port of Niger since March.", "2024-03"),
        ("Peru has since expelled the ambassador of Chad.", None),
        ("The president of Peru, visiting Oslo earlier this month, condemned Chad.", "2024-05"),
        ("Brazil condemned Peru, as reported by the press in April.", "2024-05-14"),
        ("Last week Chad shelled Niger, witnesses said.", "2024-W19"),
        ("Last week a gunboat of Chad shelled Niger, killing two people, witnesses said.", "2024-W19"),
        ("Chad shelled Niger, witnesses said on Saturday.", None),
        ("Peru condemned Chad, its spokesman said on Saturday.", "2024-05-11"),
        ("Peru told Chad on Saturday that it would not accept its offer.", "2024-05-11"),
        ("Niger said on Saturday that Chad rejected its offer.", None),
        ("Peru will stop supplying gas to Chad from 1 July.", "2024-07-01"),
        ("Peru unveiled plans on Saturday to send troops to Chad.", "2024-05-11"),
        ("Chad arrested two envoys of Togo on Sunday. Niger later expelled three envoys of Chad.", None),
        ("Oman suspended its aid, and Togo took in 3,000 refugees for the second time this year.", "2024-05-14"),
        ("Oman recalled its envoy from Chad for the second time this year.", "2024-05-14"),
        ("Chad denied in an interview broadcast on Saturday that it had shelled Niger.", "2024-05-11"),
        ("Troops of Chad crossed the border of Niger on Saturday and have seized a town.", "2024-05-14"),
        ("Chad's king, in a televised address on Saturday, condemned Niger.", "2024-05-11"),
        ("Oman deplored a decision last week to expel the envoy of Chad.", "2024-W19"),
        ("Chad shelled Niger on Sunday. Togo recalled its ambassador from Chad.", "2024-05-14"),
        ("Students marched in Chad on Sunday. Police arrested 40 of them.", "2024-05-12"),
        ("In April 2014 Chad annexed a town. Its army shelled Niger.", None),
        ("Peru has for weeks refused to meet the envoy of Chad.", None),
        ("Chad shelled Niger on Monday and kidnapped ten farmers in the days that followed.", None),
        ("Chad's army told Oman on Sunday that it was ready. The army seized a town.", "2024-05-12"),
        ("Chad's army told Oman on Sunday that it was ready. Meanwhile, the army seized a town.", "2024-05-14"),
        ("Chad has shelled Niger since Saturday.", None),
        ("In 2014 rebels seized the capital of Chad.", "2014"),
        ("Chad left the pact in June 2004, a year after Niger expelled its envoy.", "2003"),
        (
            "May 14 (AP) - Talks failed.\n\nMay 3, 2021 - Chad recalls its envoy and expels two diplomats of Niger.",
            "2021-05-03",
        ),
        ("Report on Chad (as of 19:30hrs, 12 May 2024)\n\nRebels shelled a base near the border.", "2024-05-12"),
        ("Report on Chad (as of 18:00, 12 May 2024)\n\nRebels shelled a base near the border.", "2024-05-12"),
        ("Chad sent troops to Niger in May 2016 after Oman expelled its envoy in March.", "2016-03"),
        ("Not until March did Chad sign a pact with Niger.", "2024-03"),
        ("By the spring of 2019 rebels had fled, and in Oslo the envoy condemned Chad.", None),
        ("The parliament of Peru yesterday condemned Chad.", "2024-05-13"),
        ("Chad shelled Niger on Sunday. A week before that attack, police had arrested two men.", "2024-05-05"),
        ("On Monday Chad recalled its envoy, a week after Niger shut a border and expelled a diplomat.", "2024-05-06"),
        ("Chad recalled its envoy on Monday after rebels shelled a base of its army.", None),
        ("Chad recalled its envoy on Monday, hours after rebels shelled a base of its army.", "2024-05-13"),
        ("The Security Council adopted resolution 2334 (2016) and condemned Chad.", "2024-05-14"),
        ("Uganda occupied Bunia between 1998 and 2003.", "1998/2003"),
        ("Between 3 and 6 May 2023 Chad shelled Niger.", "2023-05-03/2023-05-06"),
        ("Chad bombed Niger until 2001.", None),
        ("Peru said on Saturday that Chad had attacked Niger.", None),
        ("The quarrel dates from July 2018, when police in Geneva arrested two sons of the king of Oman.", "2018-07"),
        ("The riots began on Sunday in the town of Gori, where crowds blocked a road.", "2024-05-12"),
        ("Saturday's bombing killed twenty soldiers of Chad.", "2024-05-11"),
        ("Last month's summit of the Arab League condemned Chad.", "2024-04"),
        ("Four soldiers of Chad were killed in Sunday's attack, officials said.", "2024-05-12"),
        ("Two soldiers of Chad died in a May 2017 bombing in Niger.", "2017-05"),
        ("Chad shelled Niger on Monday, a day before Oman recalled its envoy.", "2024-05-14"),
        ("Oman's king left on Friday, the day on which Chad shelled Niger.", "2024-05-10"),
        ("Egypt praised Chad.\n\nEgypt has taken in 200,000 refugees from Chad.", None),
        ("The European Union's mission on 1 May condemned Chad.", "2024-05-01"),
        ("Norway rejected a request of Chad to open a base yesterday.", "2024-05-13"),
        ("Saturday's bombing was condemned by Chad.", "2024-05-14"),
        ("At the second round, held from 3 to 6 April, Oman recalled its envoy from Chad.", "2024-04-03/2024-04-06"),
        ("In March 2019 he was one of three envoys whom Chad expelled.", "2019-03"),
        (
            "The feud in dates\n\n2009: Chad joins a pact.\n\nMay 20: Troops of Niger seize a town in Chad.",
            "2009-05-20",
        ),
        ("Peru shelled Chad in June 2008, and a year and a half later Oman recalled its envoy from Chad.", "2009-12"),
    ],
)
def test_the_date_of_the_act_itself(code, sentence, expected):
    assert value(code(sentence).events[-1]) == expected


def test_coordinated_clauses_with_subjects_of_their_own_share_only_what_stands_first(code):
    apart = code("Chad expelled the ambassador of Niger on 3 April and Togo recalled its envoy from Benin.")
    assert [value(event) for event in apart.events] == ["2024-04-03", None]
    shared = code("On Saturday Chad expelled the ambassador of Niger and Togo recalled its envoy from Benin.")
    assert [value(event) for event in shared.events] == ["2024-05-11", "2024-05-11"]


def test_a_title_is_of_the_day_of_its_lead(code):
    story = "Chad shells Niger\n\nOSLO, May 14 (AP) - Chad shelled a town of Niger on Sunday.\n\nTogo condemned Chad."
    assert [value(event) for event in code(story).events] == ["2024-05-12", "2024-05-12", "2024-05-14"]


def test_those_who_met_go_on_acting_at_their_meeting(code):
    lead = "The foreign ministers of Chad and Niger met in Oslo on Sunday."
    story = (lead, "They condemned the attack on Togo.", "Benin condemned Togo.")
    assert [value(event) for event in code("\n\n".join(story)).events] == ["2024-05-12", "2024-05-12", "2024-05-14"]


def test_who_was_named_a_sentence_before_answers_then(code):
    text = "Chad's king met an envoy from Niger on Sunday in Oslo. The envoy urged Togo to free its prisoners."
    assert [value(event) for event in code(text).events] == ["2024-05-12", "2024-05-12"]


def test_an_act_before_another_has_not_the_time_that_opens_the_sentence(code):
    events = code("In March Chad recalled its envoy after Niger seized a village.").events
    assert [value(event) for event in events] == ["2024-03", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers held Chad's king on Sunday. One of his sons was arrested at the palace.", "2024-05-12"),
        ("Chad condemned Niger on Sunday. It said it backed Mali.", "2024-05-12"),
        ("Chad condemned Niger on Sunday. Peru said it backed Mali.", "2024-05-14"),
    ],
)
def test_a_paragraph_goes_on_with_those_of_its_day(code, text, expected):
    assert value(code(text).events[-1]) == expected


def test_a_statement_is_dated_by_the_clause_that_issues_it(code):
    event = by_type(code("Sweden issued a statement condemning Russia on Monday."), "ACCUSE")
    assert value(event) == "2024-05-13"


def test_the_title_of_a_communique_is_of_its_day(code):
    text = "Joint Statement on the meeting between the Minister of Chad and the Minister of Niger\n\nPiracy rises."
    (event,) = code(text).events
    assert value(event) == "2024-05-14"


def test_clauses_after_while_have_their_own_date(code):
    told = code("Chad condemned Niger, while Togo recalled its envoy from Benin on Friday.")
    assert value(by_type(told, "ACCUSE")) == "2024-05-14"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # a record is of the day that opens it, whenever it is printed
        ("On 14 July 2011, people looted shops in Durban. Police fired rubber bullets at them.", "2011-07-14"),
        ("Looting: On 14 July 2011, people looted shops. Police fired rubber bullets at them.", "2011-07-14"),
        ("On 14 July 2011, people looted shops.\n\nPolice fired rubber bullets at a crowd.", "2024-05-14"),
        ("People looted shops on 14 July 2011. Police fired rubber bullets at them.", None),
    ],
)
def test_the_day_of_a_record(code, text, date):
    event = code(text).events[-1]
    assert (event.date and event.date.value) == date
