"""Arguments that stand where the parser does not look for them: objects behind a phrase, subjects before a report.

Works on the lists of a ``Tree``, as ``mending.py`` does. Tokens are their indices in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.tree import SUBJECTS, Tree, words


def _read_pending(tree: Tree, word: int) -> None:
    """Take "pending" for the preposition that it is ("jailed *pending* trial"), but not in "the pending trial"."""
    if tree.form[word] != "pending":
        return
    verb = tree.head[word]
    things = tree.with_relation(word, "obj")
    if tree.dep[word] == "amod" and tree.dep[verb] == "obj" and not tree.with_relation(verb, "det", "nmod:poss"):
        tree.dep[word], tree.dep[verb] = "case", "obl"
    elif things and tree.dep[word] == "advcl":
        tree.hang(things[0], verb, "obl")
        tree.hang(word, things[0], "case")


def _relate_cleft(tree: Tree, verb: int) -> None:
    """Read a clause of its own for the relative one that it is of a noun ("it was Chad *that attacked*")."""
    if tree.pos[tree.head[verb]] in ("NOUN", "PROPN"):
        tree.dep[verb] = "acl:relcl"


def _deny_clause(tree: Tree, verb: int) -> None:
    """Let all that a report tells be denied and no noun of it ("said Chad had shelled a plant, *which* it denied")."""
    which = next((t for t in tree.with_relation(verb, "obj") if tree.form[t] == "which"), None)
    if which is None or tree.lemma[verb] not in words("denying") or which == 0 or tree.form[which - 1] != ",":
        return
    named = tree.head[verb]
    if tree.lemma[named] in lemma_classes()["allegation"]:
        return  # "rejected the charge, which it also denied last week"
    told = named
    while tree.dep[told] not in ("ccomp", "root") and tree.head[told] != told:
        told = tree.head[told]
    if tree.dep[told] == "ccomp":
        told = tree.head[told]
    elif tree.lemma[told] not in ("accuse", "charge", "blame"):
        return
    tree.hang(verb, told, "parataxis")


def _part_objects(tree: Tree, noun: int) -> None:
    """Take the first of two objects for the one to whom the second is given ("showed *the envoys* the door")."""
    verb = tree.head[noun]
    firsts = [other for other in tree.with_relation(verb, "obj") if other < noun]
    if firsts and tree.lemma[verb] in words("ditransitive") and not tree.with_relation(verb, "iobj"):
        tree.dep[firsts[-1]] = "iobj"


def _pair_with_between(tree: Tree, noun: int) -> None:
    """Coordinate the second of two with the first, not with what is between them ("clashes between A and *B*")."""
    head = tree.head[noun]
    firsts = [c for c in tree.with_relation(head, "nmod") if head < c < noun and "between" in tree.marker_lemmas(c)]
    if firsts and tree.pos[noun] in ("NOUN", "PROPN") and not tree.with_relation(firsts[-1], "conj"):
        tree.hang(noun, firsts[-1], "conj")


def _raise_from_means(tree: Tree, noun: int) -> None:
    """Give to the verb what its means of speech does not have ("spoke by video *with the chancellor*")."""
    means = tree.head[noun]
    is_means = tree.dep[means] == "obl" and tree.lemma[means] in words("phone") | {"link"}
    if is_means and {"by", "via"} & set(tree.marker_lemmas(means)) and tree.marker_lemmas(noun) != ["of"]:
        tree.hang(noun, tree.head[means], "obl")


def _raise_from_direction(tree: Tree, noun: int) -> None:
    """Give to the verb what the direction beside it took ("handed it back *to Peru*")."""
    direction = tree.head[noun]
    is_way = tree.dep[direction] == "advmod" and tree.form[direction] in words("direction")
    if is_way and {"to", "from", "into"} & set(tree.marker_lemmas(noun)):
        tree.hang(noun, tree.head[direction], "obl")


def _raise_agent(tree: Tree, noun: int) -> None:
    """Give a passive the agent that its manner took ("was greeted with an embrace *by the president*")."""
    manner = tree.head[noun]
    verb = tree.head[manner]
    is_manner = tree.dep[manner] == "obl" and "with" in tree.marker_lemmas(manner)
    if is_manner and tree.marker_lemmas(noun) == ["by"] and _lacks_agent(tree, verb):
        tree.hang(noun, verb, "obl:agent")


def _give_to_passive(tree: Tree, noun: int) -> None:
    """Give a passive the agent that the infinitive after it took ("were told to disarm *by the army*")."""
    infinitive = tree.head[noun]
    verb = tree.head[infinitive]
    is_active = tree.is_infinitive(infinitive) and not tree.with_relation(infinitive, "aux:pass")
    is_active = is_active and tree.marker_lemmas(noun) == ["by"] and bool(tree.doc[noun].ent_type_)
    if tree.dep[infinitive] == "xcomp" and is_active and _lacks_agent(tree, verb):
        tree.hang(noun, verb, "obl:agent")


def _lacks_agent(tree: Tree, verb: int) -> bool:
    return bool(tree.with_relation(verb, "aux:pass")) and not tree.with_relation(verb, "obl:agent")


def _free_from_predicate(tree: Tree, noun: int) -> None:
    """Read "rejected *as unfounded* claims that ..." as a verdict on an object, not as one phrase."""
    verb = tree.head[noun]
    markers = [c for c in tree.with_relation(noun, "case") if tree.lemma[c] == "as"]
    adjectives = tree.with_relation(noun, "amod") if markers else ()
    if not adjectives or tree.with_relation(noun, "det") or not _lacks_object(tree, verb):
        return
    if tree.lemma[verb] in words("judging") and verb < markers[0] < adjectives[0] < noun:
        tree.hang(adjectives[0], verb, "obl")
        tree.hang(markers[0], adjectives[0], "case")
        tree.dep[noun] = "obj"


def _part_from_verdict(tree: Tree, noun: int) -> None:
    """Take for the object what stands after a verdict in quotation marks, which it does not explain further."""
    verdict = tree.head[noun]
    verb = tree.head[verdict]
    first = min((noun, *tree.children[noun]))
    is_quoted = tree.doc[first - 1].is_quote and "as" in tree.marker_lemmas(verdict)
    if is_quoted and tree.dep[verdict] == "obl" and _lacks_object(tree, verb):
        tree.hang(noun, verb, "obj")


def _give_to_blow(tree: Tree, noun: int) -> None:
    """Give to a blow that is judged whom it struck ("condemned the attack by Chad *on Goma*")."""
    verb, classes = tree.head[noun], lemma_classes()
    if tree.lemma[verb] not in words("judging") or tree.marker_lemmas(noun) not in (["on"], ["against"]):
        return
    is_struck = tree.doc[noun].ent_type_ or tree.lemma[noun] in classes["territory"] | classes["person"]
    blows = [
        blow for blow in tree.with_relation(verb, "obj") if blow < noun and tree.lemma[blow] in classes["violence"]
    ]
    if is_struck and blows:
        tree.hang(noun, blows[-1], "nmod")


def _lacks_object(tree: Tree, verb: int) -> bool:
    is_active = tree.pos[verb] == "VERB" and not tree.with_relation(verb, "aux:pass", "nsubj:pass")
    is_gap = tree.dep[verb].startswith("acl")
    return is_active and not is_gap and not tree.with_relation(verb, "obj", "iobj", "ccomp")


def _take_second_subject(tree: Tree, noun: int) -> None:
    """Take the second subject of an active verb for its object ("shot dead *a guard*", "handed Chad *two men*")."""
    verb = tree.head[noun]
    is_second = any(first < verb < noun for first in tree.with_relation(verb, "nsubj"))
    if is_second and tree.pos[verb] == "VERB" and _lacks_object(tree, verb) and not tree.marker_lemmas(noun):
        tree.dep[noun] = "obj"


def _take_participle(tree: Tree, noun: int) -> None:
    """Take for the object whom the parser made the subject of a participle ("sent Chad two *men* wanted there")."""
    participle = tree.head[noun]
    verb = tree.head[participle]
    if tree.dep[participle] != "ccomp":
        return
    is_bare = tree.pos[participle] == "VERB" and not tree.with_relation(participle, "aux", "aux:pass", "mark", "obj")
    is_put_off = tree.lemma[verb] not in words("reporting") and any(
        verb < c < noun for c in tree.with_relation(verb, "obl")
    )
    if is_bare and is_put_off and not tree.with_relation(verb, "obj", "iobj"):
        tree.hang(noun, verb, "obj")
        tree.hang(participle, noun, "acl")


def _take_answer(tree: Tree, noun: int) -> None:
    """Take for the object the answer that is right behind its verb ("said *no* to the request")."""
    verb = tree.head[noun]
    if noun == verb + 1 and tree.lemma[noun] in ("no", "yes") and _lacks_object(tree, verb):
        tree.dep[noun] = "obj"


def _give_to_report(tree: Tree, noun: int) -> None:
    """Give a subject to the report that opens a sentence, not to who made it ("*The bloc* froze assets, said Ali")."""
    says = tree.head[noun]
    if tree.lemma[says] not in words("reporting") or not any(s > says for s in tree.with_relation(says, "nsubj")):
        return
    for clause in tree.with_relation(says, "ccomp"):
        if noun < clause < says and not tree.with_relation(clause, *SUBJECTS):
            tree.hang(noun, clause, "nsubj")
            return


def _relate_reduced(tree: Tree, noun: int) -> None:
    """Read who stands behind what sums up a clause as the subject of one on it ("shut it, a step *Lome denounced*")."""
    verb = tree.head[noun]
    articles = [c for c in tree.with_relation(noun, "det") if tree.form[c] in ("a", "an")]
    names = [
        c for c in tree.with_relation(noun, "appos", "flat", "nmod:desc") if c == noun + 1 and tree.pos[c] == "PROPN"
    ]
    names = names or [c for c in tree.with_relation(verb, "nsubj") if noun < c < verb]
    is_sum = tree.lemma[noun] in words("summing up", "utterance") and noun < verb and tree.pos[verb] == "VERB"
    if not (is_sum and articles and names) or tree.form[articles[0] - 1] != "," or tree.with_relation(verb, "obj"):
        return
    before = [c for c in tree.with_relation(verb, "ccomp", "parataxis", "advcl", "dep") if c < articles[0]]
    main = before[-1] if before else tree.head[verb]
    if main == verb or main > noun:
        return
    if tree.head[verb] == verb:
        tree.hang(main, main, "root")
    tree.hang(names[0], verb, "nsubj")
    tree.hang(noun, main, "parataxis")
    tree.hang(verb, noun, "acl:relcl")


def _govern_by_stranded(tree: Tree, noun: int) -> None:
    """Let a preposition left behind by the passive govern its subject ("the convoy was fired *on*")."""
    verb = tree.head[noun]
    for particle in tree.with_relation(verb, "compound:prt", "advmod", "obl"):
        is_bare = tree.lemma[particle] in words("before an object") and not tree.children[particle]
        if is_bare and tree.lemma[verb] in words("aiming"):
            tree.hang(particle, noun, "case")
            tree.dep[noun] = "obl"


def _mark_clause(tree: Tree, preposition: int) -> None:
    """Give to a clause the conjunction that its subject took ("called Friday *for* the judge to resign", "will not go
    *until* its demands are met")."""
    subject = tree.head[preposition]
    verb, is_subject = tree.head[subject], tree.dep[subject] in SUBJECTS
    if tree.form[preposition] in ("until", "till") and is_subject and tree.dep[verb] == "advcl":
        tree.hang(preposition, verb, "mark")
    if tree.form[preposition] != "for" or not subject < verb or not tree.is_infinitive(verb):
        return
    if is_subject or (tree.dep[subject] == "obl" and not tree.with_relation(verb, *SUBJECTS)):
        tree.dep[subject] = "nsubj"
        tree.hang(preposition, verb, "mark")


def _raise_toll(tree: Tree, verb: int) -> None:
    """Give the toll of a blow to the blow rather than to the place it struck ("raids on a suburb *that killed*")."""
    place, classes = tree.head[verb], lemma_classes()
    above = tree.head[place]
    is_place = tree.pos[place] == "PROPN" or tree.lemma[place] in classes["territory"] | words("place part")
    is_by_thing = any(tree.form[t] in ("that", "which") for t in tree.with_relation(verb, "nsubj"))
    if tree.lemma[verb] not in words("taking toll") or not (is_place and is_by_thing):
        return
    struck = tree.with_relation(above, "obj") if tree.dep[place] == "obl" else (above,)  # "carried out *raids* on"
    blows = [blow for blow in struck if tree.lemma[blow] in classes["violence"] and tree.pos[blow] == "NOUN"]
    if blows and blows[0] < place:
        tree.hang(verb, blows[0], "acl:relcl")


def _raise_outcome(tree: Tree, verb: int) -> None:
    """Give what came of an act to the act rather than to its purpose ("fired to scatter them, *killing* two")."""
    purpose = tree.head[verb]
    is_outcome = tree.tag[verb] == "VBG" and purpose < verb and not tree.with_relation(verb, "mark", "case")
    is_purpose = tree.dep[purpose] == "advcl" and tree.tag[purpose] == "VB" and tree.head[purpose] < purpose
    if is_outcome and is_purpose and tree.form[verb - 1] == ",":
        tree.hang(verb, tree.head[purpose], "advcl")


def _raise_past_report(tree: Tree, verb: int) -> None:
    """Give what came of an act to the act rather than to whoever tells of it ("a bomb exploded, police said, *killing*
    two").
    """
    says = tree.head[verb]
    told = [clause for clause in tree.with_relation(says, "ccomp") if clause < says]
    told = [clause for first in told for clause in (first, *tree.with_relation(first, "conj")) if clause < says]
    is_outcome = tree.tag[verb] == "VBG" and tree.lemma[verb] in words("outcome") and tree.form[verb - 1] == ","
    if told and is_outcome and says < verb and not tree.with_relation(verb, "mark", "case"):
        tree.hang(verb, told[-1], "advcl")


def _raise_past_aside(tree: Tree, verb: int) -> None:
    """Give what was voted to the vote rather than to an aside about it ("voted, *with Chad abstaining*, to go on")."""
    aside, to = tree.head[verb], next(iter(tree.with_relation(verb, "mark")), verb)
    if tree.form[to] != "to" or not aside < to or tree.form[to - 1] != ",":
        return
    markers = [t for t in tree.with_relation(aside, "mark", "case") if tree.form[t] == "with"]
    if markers and markers[0] > 0 and tree.form[markers[0] - 1] == "," and tree.head[aside] != aside:
        tree.hang(verb, tree.head[aside], "xcomp")


def _raise_contrast(tree: Tree, verb: int) -> None:
    """Set what others did beside what somebody said, not in it ("said he would pay, *while Peru refused*")."""
    told = tree.head[verb]
    marks = [t for t in tree.with_relation(verb, "mark") if tree.form[t] in ("while", "whereas")]
    is_past = tree.tag[verb] == "VBD" and bool(tree.with_relation(verb, *SUBJECTS))
    is_backshifted = any(tree.form[t] in ("would", "had") for t in tree.with_relation(told, "aux"))
    if marks and is_past and is_backshifted and tree.dep[told] == "ccomp" and tree.form[marks[0] - 1] == ",":
        tree.hang(verb, tree.head[told], "advcl")


def _take_behind_count(tree: Tree, count: int) -> None:
    """Make a bare noun behind a count of votes the object ("adopted *by 14 votes to none* a text urging Peru ...")."""
    verb = tree.head[count]
    is_count = tree.lemma[count] in ("vote", "majority") and "by" in tree.marker_lemmas(count) and verb < count
    if not is_count or tree.with_relation(verb, "aux:pass", "obj"):
        return
    behind = (t for owner in (verb, count) for t in tree.with_relation(owner, "obl", "obl:agent", "nmod") if t > count)
    thing = next((t for t in behind if tree.pos[t] == "NOUN" and not tree.with_relation(t, "case")), None)
    if thing is None:
        return
    tree.dep[count] = "obl"
    tree.hang(thing, verb, "obj")
    for subject in tree.with_relation(verb, "nsubj:pass"):
        tree.dep[subject], tree.tag[verb] = "nsubj", "VBD"
    for participle in tree.with_relation(verb, "advcl"):
        if participle == thing + 1 and tree.tag[participle] == "VBG":
            tree.hang(participle, thing, "acl")


def _mark_condition(tree: Tree, clause: int) -> None:
    """Read "provided *that*" before a clause as what marks it ("would free them *provided that* the army left")."""
    marker = tree.head[clause]
    is_marker = (
        tree.form[marker] in ("provided", "providing") and tree.tag[marker] in ("VBN", "VBG") and marker < clause
    )
    if not is_marker or tree.with_relation(marker, *SUBJECTS, "obj", "iobj", "aux", "aux:pass"):
        return
    main = tree.head[marker]
    if main != marker and any(tree.form[t] == "that" for t in tree.with_relation(clause, "mark")):
        if tree.dep[marker] == "acl":
            main = tree.head[main]
        tree.hang(clause, main, "advcl")
        tree.hang(marker, clause, "mark")
        _name_condition(tree, marker)


def _name_condition(tree: Tree, marker: int) -> None:
    """Take "provided" before a clause for a conjunction, no form of "provide"."""
    if tree.form[marker] in ("provided", "providing"):
        tree.lemma[marker], tree.pos[marker], tree.tag[marker] = tree.form[marker], "SCONJ", "IN"


def _take_for_future(tree: Tree, verb: int) -> None:
    """Read "is *going to* pay" as "will pay": what is said of one is said of both ("is *not* going to pay")."""
    going, to = tree.head[verb], verb - 1
    auxiliaries = tree.with_relation(going, "aux")
    is_future = tree.form[going] == "going" and tree.head[to] == verb and tree.tag[to] == "TO"
    if not is_future or not any(tree.lemma[auxiliary] == "be" for auxiliary in auxiliaries):
        return
    is_past = any(tree.form[auxiliary] in ("was", "were") for auxiliary in auxiliaries)
    tree.hang(verb, verb if tree.head[going] == going else tree.head[going], tree.dep[going])
    for child in [c for c in tree.children[going] if c not in auxiliaries]:
        tree.hang(child, verb, tree.dep[child])
    tree.hang(going, verb, "aux")
    tree.hang(to, going, "fixed")
    tree.lemma[going], tree.pos[going], tree.tag[going] = "would" if is_past else "will", "AUX", "MD"


def _take_from_death(tree: Tree, noun: int) -> None:
    """Give to a verb whom the death took that it brought ("hacked to death *nine people*")."""
    death = tree.head[noun]
    verb = tree.head[death]
    if tree.lemma[death] == "death" and "to" in tree.marker_lemmas(death) and _lacks_object(tree, verb):
        tree.hang(noun, verb, "obj")
        tree.hang(death, verb, "obl")
        for phrase in tree.with_relation(death, "obl", "nmod"):
            tree.hang(phrase, verb, "obl")


def _leave_with_struck(tree: Tree, participle: int) -> None:
    """Give to the place that a blow struck who holds it ("a raid on a village *held by rebels*")."""
    blow, place = tree.head[participle], participle - 1
    is_blow = tree.lemma[blow] in lemma_classes()["violence"] and tree.lemma[participle] not in words("waging")
    if tree.tag[participle] == "VBN" and is_blow and tree.head[place] == blow and tree.dep[place] in ("nmod", "obl"):
        tree.hang(participle, place, "acl")


def _possess_gerund(tree: Tree, noun: int) -> None:
    """Read who does what a noun in "-ing" tells as the word before it ("*rebel* shelling of the town")."""
    gerund = tree.head[noun]
    is_noun = gerund == noun + 1 and tree.tag[gerund] == "VBG" and tree.dep[gerund] in (*SUBJECTS, "obj", "obl")
    done_to = [c for c in tree.with_relation(gerund, "obl", "nmod") if c > gerund]
    if is_noun and any(tree.marker_lemmas(c)[:1] in (["of"], ["on"]) for c in done_to):
        tree.dep[noun], tree.pos[gerund], tree.tag[gerund] = "compound", "NOUN", "NN"
        tree.lemma[gerund] = tree.form[gerund].lower()
        for phrase in done_to:
            tree.dep[phrase] = "nmod"


DISPLACED: Mapping[str, Sequence[Callable[[Tree, int], None]]] = {
    "acl": (_leave_with_struck,),
    "acl:relcl": (_deny_clause, _raise_toll),
    "advcl": (_raise_contrast, _raise_outcome, _raise_past_report, _raise_past_aside, _read_pending),
    "amod": (_read_pending,),
    "appos": (_part_from_verdict,),
    "case": (_mark_clause,),
    "ccomp": (_mark_condition,),
    "conj": (_pair_with_between,),
    "mark": (_name_condition,),
    "nmod": (_raise_from_means, _raise_agent, _pair_with_between),
    "advcl:relcl": (_deny_clause, _relate_cleft),
    "obj": (_part_objects, _take_from_death),
    "obl": (_raise_from_direction, _free_from_predicate, _take_behind_count, _give_to_passive, _give_to_blow),
    "obl:agent": (_take_behind_count, _give_to_passive),
    "nsubj": (_possess_gerund, _relate_reduced, _take_second_subject, _take_participle, _give_to_report),
    "nsubj:pass": (_govern_by_stranded,),
    "discourse": (_take_answer,),
    "xcomp": (_raise_past_aside, _take_for_future),
}
"""What gives a noun the relation to its verb that the order of the words tells, by the one that the parser gave it."""
