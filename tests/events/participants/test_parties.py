"""Who stands against whom in a story."""


def test_two_who_blame_a_third_together_are_no_foes(code):
    told = code("Nepal's army appealed for restraint. India and Australia voiced concern over the violence.").events
    assert [who.code for event in told for who in event.recipient] == []


def test_who_have_agreed_are_the_two_sides_whoever_else_fights(code):
    story = "Pakistan and Afghanistan agreed to a truce. Both sides will meet in Oslo. Pakistani jets bombed the TTP."
    meeting = code(story).events[1]
    assert [who.code[:3] for who in meeting.actor] == ["PAK", "AFG"]


def test_who_have_nothing_to_do_with_each_other_are_no_pair_to_mediate_between(code):
    story = (
        "Senegal closed its border with Mali. Mali accused Senegal of theft. Niger and Burkina Faso condemned the "
        "closure. Mauritania offered to mediate between both capitals."
    )
    assert sorted(who.code[:3] for who in code(story).events[-1].recipient) == ["MLI", "SEN"]


def test_who_help_a_third_together_have_not_dealt_with_each_other(code):
    story = (
        "Ukraine cut off gas to Slovakia. Slovakia threatened Ukraine. Poland and Latvia defended the closure and "
        "offered to send Slovakia gas. The European Union urged both capitals to talk."
    )
    assert sorted(who.code[:3] for who in code(story).events[-1].recipient) == ["SVK", "UKR"]


def test_a_rival_may_be_whom_one_has_just_met(code):
    story = "Envoys of Sudan's army and the Rapid Support Forces met in Oslo. The army accused its rival of lies."
    event = code(story).events[-1]
    assert [who.code for who in event.recipient] == ["SDN REB"]


def test_what_two_have_agreed_they_do_whoever_has_spoken_since(code):
    story = (
        "Australia and Vanuatu signed a security treaty on Thursday. China accused Australia of greed. Australia "
        "brushed off the charge. The two countries will hold their first joint patrols under the agreement in March."
    )
    assert sorted(who.code[:3] for who in code(story).events[-1].actor) == ["AUS", "VUT"]


def test_the_parties_concerned_are_both(code):
    story = "Azerbaijan and Armenia traded fire on Friday. China urged the parties concerned to hold talks."
    assert sorted(who.code[:3] for who in code(story).events[-1].recipient) == ["ARM", "AZE"]


def test_civilians_who_are_only_harmed_are_no_side_to_a_truce(code):
    story = "TRIPOLI - Two rival armed groups fought in Tripoli, killing six civilians. The UN demanded a ceasefire."
    assert [who.code for who in code(story).events[-1].recipient] == ["LBY UAF"]


def test_two_governments_are_those_who_have_most_to_do_with_each_other(code):
    story = (
        "Ireland rejected Britain's claim to the rock. Britain's minister wrote to his Irish colleague. Ireland "
        "promised Britain a reply. Iceland and Denmark drew maps. The European Union urged the two governments to talk."
    )
    assert sorted(who.code[:3] for who in code(story).events[-1].recipient) == ["GBR", "IRL"]


def test_what_the_story_completes_tells_who_its_two_are(code):
    story = (
        "Pakistan bombed a village in Iran on Monday. Iran bombed a town in Pakistan on Tuesday. Iran condemned the "
        "raid. Gunmen in Iran killed two policemen. China offered to mediate."
    )
    offer = code(story).events[-1]
    assert sorted(who.code[:3] for who in offer.recipient) == ["IRN", "PAK"]
