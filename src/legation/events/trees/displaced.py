"""Arguments that stand where the parser does not look for them: objects behind a phrase, subjects before a report.

Works on the lists of a ``Tree``, as ``mending.py`` does. Tokens are their indices in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from legation.events.lexicon.frames import lemma_classes
from legation.events.trees.tree import SUBJECTS, Tree, words


def _part_objects(tree: Tree, noun: int) -> None:
    """Take the first of two objects for the one to whom the second is given ("showed *the envoys* the door"), with the
    noun before it that the parser took for him ("gave the *military* attache a day")."""
    verb = tree.head[noun]
    if tree.lemma[verb] not in words("ditransitive"):
        return
    before = [other for other in tree.with_relation(verb, "iobj", "obj") if other < noun]
    if not before:
        return
    *others, receiver = before
    if others and others[-1] == receiver - 1 and tree.pos[others[-1]] == "NOUN":
        tree.hang(others.pop(), receiver, "compound")
    if not any(tree.dep[other] == "iobj" for other in others):
        tree.dep[receiver] = "iobj"


def _pair_with_between(tree: Tree, noun: int) -> None:
    """Coordinate the second of two with the first, not with what is between them ("clashes between A and *B*")."""
    head = tree.head[noun]
    if tree.pos[noun] not in ("NOUN", "PROPN"):
        return
    firsts = [c for c in tree.with_relation(head, "nmod") if head < c < noun and "between" in tree.marker_lemmas(c)]
    if firsts and not tree.with_relation(firsts[-1], "conj"):
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


def _raise_from_blamed(tree: Tree, noun: int) -> None:
    """Give to the verb on whom it puts the blame, not to what he is blamed for ("the blame for the raid *on Peru*")."""
    deed = tree.head[noun]
    blame = tree.head[deed] if tree.dep[deed] == "nmod" else deed
    verb = tree.head[blame]
    if tree.marker_lemmas(noun) not in (["on"], ["onto"], ["at"]) or tree.marker_lemmas(deed) != ["for"]:
        return
    things = {tree.lemma[thing] for thing in tree.with_relation(verb, "obj", "nsubj:pass")}
    if not things.isdisjoint({"blame", "responsibility"}):
        tree.hang(noun, verb, "obl")


def _give_to_passive(tree: Tree, noun: int) -> None:
    """Give a passive the agent that the infinitive after it took ("were told to disarm *by the army*")."""
    infinitive = tree.head[noun]
    verb = tree.head[infinitive]
    if tree.dep[infinitive] != "xcomp" or not tree.entity[noun] or tree.marker_lemmas(noun) != ["by"]:
        return
    is_active = tree.is_infinitive(infinitive) and not tree.with_relation(infinitive, "aux:pass")
    if is_active and _lacks_agent(tree, verb):
        tree.hang(noun, verb, "obl:agent")


def _lacks_agent(tree: Tree, verb: int) -> bool:
    return bool(tree.with_relation(verb, "aux:pass")) and not tree.with_relation(verb, "obl:agent")


def _free_from_predicate(tree: Tree, noun: int) -> None:
    """Read "rejected *as unfounded* claims that ..." as a verdict on an object, not as one phrase."""
    verb = tree.head[noun]
    if tree.lemma[verb] not in words("judging"):
        return
    markers = [c for c in tree.with_relation(noun, "case") if tree.lemma[c] == "as"]
    adjectives = tree.with_relation(noun, "amod") if markers else ()
    if not adjectives or tree.with_relation(noun, "det") or not _lacks_object(tree, verb):
        return
    if verb < markers[0] < adjectives[0] < noun:
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
    is_struck = tree.entity[noun] or tree.lemma[noun] in classes["territory"] | classes["person"]
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
    is_second = verb < noun and any(first < verb for first in tree.with_relation(verb, "nsubj"))
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
    if tree.lemma[noun] not in words("summing up", "utterance") or noun > verb or tree.pos[verb] != "VERB":
        return
    articles = [c for c in tree.with_relation(noun, "det") if tree.form[c] in ("a", "an")]
    names = [
        c for c in tree.with_relation(noun, "appos", "flat", "nmod:desc") if c == noun + 1 and tree.pos[c] == "PROPN"
    ]
    names = names or [c for c in tree.with_relation(verb, "nsubj") if noun < c < verb]
    if not (articles and names) or tree.form[articles[0] - 1] != "," or tree.with_relation(verb, "obj"):
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


def _take_from_death(tree: Tree, noun: int) -> None:
    """Give to a verb whom the death took that it brought ("hacked to death *nine people*")."""
    death = tree.head[noun]
    verb = tree.head[death]
    if tree.lemma[death] == "death" and "to" in tree.marker_lemmas(death) and _lacks_object(tree, verb):
        tree.hang(noun, verb, "obj")
        tree.hang(death, verb, "obl")
        for phrase in tree.with_relation(death, "obl", "nmod"):
            tree.hang(phrase, verb, "obl")


def _possess_gerund(tree: Tree, noun: int) -> None:
    """Read who does what a noun in "-ing" tells as the word before it ("*rebel* shelling of the town")."""
    gerund = tree.head[noun]
    if gerund != noun + 1 or tree.tag[gerund] != "VBG" or tree.dep[gerund] not in (*SUBJECTS, "obj", "obl"):
        return
    done_to = [c for c in tree.with_relation(gerund, "obl", "nmod") if c > gerund]
    if any(tree.marker_lemmas(c)[:1] in (["of"], ["on"]) for c in done_to):
        tree.dep[noun], tree.pos[gerund], tree.tag[gerund] = "compound", "NOUN", "NN"
        tree.lemma[gerund] = tree.form[gerund].lower()
        for phrase in done_to:
            tree.dep[phrase] = "nmod"


def _take_for_name(tree: Tree, word: int) -> None:
    """Read "WHO" before the noun of a second subject as the body's name ("*WHO* chief urges calm")."""
    noun = word + 1
    if tree.pos[word] != "PRON" or tree.doc[word].text != "WHO" or tree.head[noun] != tree.head[word]:
        return
    if tree.dep[noun] in SUBJECTS and tree.pos[noun] == "NOUN":
        tree.hang(word, noun, "compound")
        tree.pos[word], tree.tag[word] = "PROPN", "NNP"


def _leave_out(tree: Tree, word: int) -> None:
    """Take who is left out for no party to what the others do ("all states *but Chad*", "*except for Chad*, all")."""
    form, name = tree.form[word], tree.head[word]
    if form == "but" and tree.dep[name] == "conj":
        beside = [tree.form[c] for c in tree.with_relation(tree.head[name], "det")]
        is_left_out = not {"all", "every", "no"}.isdisjoint(beside)
    else:
        is_left_out = form in ("except", "excluding") and tree.dep[name] in ("obl", "nmod")
    if is_left_out:
        tree.dep[name] = "dep"


DISPLACED: Mapping[str, Sequence[Callable[[Tree, int], None]]] = {
    "appos": (_part_from_verdict,),
    "case": (_leave_out,),
    "cc": (_leave_out,),
    "conj": (_pair_with_between,),
    "discourse": (_take_answer,),
    "nmod": (_raise_from_means, _raise_agent, _raise_from_blamed, _pair_with_between),
    "nsubj": (
        _take_for_name,
        _possess_gerund,
        _relate_reduced,
        _take_second_subject,
        _take_participle,
        _give_to_report,
    ),
    "nsubj:pass": (_govern_by_stranded,),
    "obj": (_part_objects, _take_from_death),
    "obl": (_raise_from_direction, _free_from_predicate, _take_behind_count, _give_to_passive, _give_to_blow),
    "obl:agent": (_take_behind_count, _give_to_passive),
}
"""What gives a noun the relation to its verb that the order of the words tells, by the one that the parser gave it."""
