"""Parses put right where the wording itself shows what the parser missed: hyphens, shared prepositions, headlines.

Works on the lists of a ``Tree`` before anything has been asked of it. Tokens are their indices in the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from legation.events.lexicon.frames import Lexicon, PartOfSpeech
from legation.events.lexicon.vocabulary import known_lemmas
from legation.events.trees.clefts import CLEFTS
from legation.events.trees.conjunct_verbs import (
    join_bare,
    join_past_quotation,
    join_to_captor,
    join_to_finite,
    join_to_speaker,
    join_to_writer,
)
from legation.events.trees.coordination import (
    coordinate_names,
    give_to_second,
    join_to_office,
    make_past,
    make_past_of_thing,
    name_many,
    part_bodies,
    part_sides,
    raise_sides,
    share_meeting,
    share_passive,
    share_toll,
)
from legation.events.trees.displaced import DISPLACED
from legation.events.trees.enacting import give_to_body
from legation.events.trees.gerunds import read_gerund
from legation.events.trees.headlines import read_headline
from legation.events.trees.misplaced import MISPLACED
from legation.events.trees.subordinate import (
    give_to_bidder,
    give_to_blame,
    give_to_member,
    give_to_relative,
    give_to_reported,
    join_farthest,
    join_in_deed,
    make_attribute,
    make_clause,
    make_infinitive,
    make_relative,
    make_relative_of_sum,
    make_subjunctive,
    read_going_on,
    read_in_case,
    read_prevented,
)
from legation.events.trees.tree import SUBJECTS, Tree, words
from legation.syntax.columns import sentences
from legation.syntax.compounds import HYPHENS

_TABLES = (DISPLACED, MISPLACED, CLEFTS)
FIRST = {
    relation: [rule for table in _TABLES for rule in table.get(relation, ())]
    for relation in dict.fromkeys(chain(*_TABLES))
}
"""The rules that put nouns and clauses where they belong, before all others, by a token's relation."""


def mend(tree: Tree, lexicon: Lexicon) -> None:
    """Put right what can be told from the words alone; the tree then stays as it is."""
    dep, pos = tree.dep, tree.pos
    for token, form in enumerate(tree.form):
        if dep[token] in FIRST:
            for rule in FIRST[dep[token]]:
                rule(tree, token)
        if pos[token] == "NOUN" and form.endswith("ing"):
            read_gerund(tree, token, lexicon)
        relation = dep[token]
        if form in HYPHENS:
            _join_hyphen(tree, token, lexicon)
        elif relation == "aux:pass":
            _give_subject_back(tree, token)
            _make_adjective(tree, token, lexicon)
        elif relation in RULES:
            for rule in RULES[relation]:
                rule(tree, token)
    for start, end in sentences(tree.doc):
        read_headline(tree, start, end, lexicon)
    give_to_body(tree, lexicon)
    tree.settle()


def _join_hyphen(tree: Tree, hyphen: int, lexicon: Lexicon) -> None:
    """Read "test-fired" and "no-confidence" as one word, where a table has it, "F-16" as a warplane and "EU-Turkey" as
    two parties."""
    first, last = hyphen - 1, hyphen + 1
    if first < 0 or last >= len(tree.head) or tree.doc[first].whitespace_ or tree.doc[hyphen].whitespace_:
        return
    if tree.form[first] in words("warplane") and tree.form[last][:1].isdigit():  # "F-16s"
        tree.lemma[last if tree.head[first] == last else first] = "warplane"
        return
    noun = tree.head[last]
    are_two = all(tree.doc[name].ent_iob_ != "I" and tree.spelling[name][0].isupper() for name in (first, last))
    if are_two and tree.head[first] == last and noun > last and tree.dep[last] in ("compound", "amod"):
        tree.hang(first, noun, tree.dep[first])  # "the *EU*-Israel summit"
        return
    for joined in (f"{tree.lemma[first]}{tree.lemma[last]}", f"{tree.lemma[first]}-{tree.lemma[last]}"):
        if joined in known_lemmas() or joined in lexicon.lemmas:  # "cyber-attack" as "cyberattack"
            tree.lemma[last] = joined
            return


def _share_preposition(tree: Tree, preposition: int) -> None:
    """Give the preposition before a coordination or a name to its first word ("between herders and army units"), that
    before a number to what it counts ("40 of *60* drones")."""
    last = tree.head[preposition]
    relation, first = tree.dep[last], tree.head[last]
    is_before = relation in ("nmod:desc", "nummod") and last < first  # "between *presidents* Ali and Maduro"
    if is_before or (relation in ("conj", "flat") and preposition < first < last):
        tree.hang(preposition, first, "case")


def _go_on(tree: Tree, particle: int) -> None:
    """Take "on" before where somebody goes for an adverb ("flew *on to* Lima"), but not in "went on to win"."""
    is_before_goal = tree.form[particle : particle + 2] == ["on", "to"] and tree.dep[particle + 1] == "case"
    if is_before_goal and tree.lemma[tree.head[particle]] in words("journey"):
        tree.dep[particle] = "advmod"


def _make_adjective(tree: Tree, auxiliary: int, lexicon: Lexicon) -> None:
    """Read "was *outraged* at" as how somebody is, where the lexicon has the adjective and nobody does it."""
    verb = tree.head[auxiliary]
    adjective = tree.form[verb]
    if tree.tag[verb] != "VBN" or adjective == tree.lemma[verb] or not lexicon.of(adjective, PartOfSpeech.ADJECTIVE):
        return  # not "was set free"
    if not any("by" in tree.marker_lemmas(child) for child in tree.children[verb]):
        tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "ADJ", "JJ", adjective
        tree.dep[auxiliary] = "cop"
        for subject in tree.with_relation(verb, "nsubj:pass"):
            tree.dep[subject] = "nsubj"


def _make_passive(tree: Tree, agent: int) -> None:
    """Read a participle that was taken for an adjective as what its agent does ("was *upbraided* by Peru")."""
    participle = tree.head[agent]
    is_verb = tree.pos[participle] == "ADJ" and tree.lemma[participle] != tree.form[participle]
    auxiliaries = tree.with_relation(participle, "cop")
    if is_verb and auxiliaries:
        tree.pos[participle], tree.tag[participle] = "VERB", "VBN"
        tree.dep[auxiliaries[-1]] = "aux:pass"
        for subject in tree.with_relation(participle, "nsubj"):
            tree.dep[subject] = "nsubj:pass"


def _read_bare_passive(tree: Tree, agent: int) -> None:
    """Read a past form with its agent behind it as the passive that notes leave the auxiliary out of ("Village *burned*
    by militiamen")."""
    verb = tree.head[agent]
    is_bare = not tree.with_relation(verb, "aux", "aux:pass", "obj", "ccomp", "xcomp")
    if is_bare and tree.tag[verb] in ("VBD", "VBN") and tree.lemma[verb] in words("undergone"):
        for subject in tree.with_relation(verb, "nsubj"):
            tree.dep[subject] = "nsubj:pass"


def _give_subject_back(tree: Tree, auxiliary: int) -> None:
    """Give a passive the subject that a participle before it took ("the *talks* planned for May were put off")."""
    verb = tree.head[auxiliary]
    if tree.with_relation(verb, *SUBJECTS, "cc", "mark") or tree.doc[auxiliary - 1].is_punct:
        return
    rivals = {tree.head[verb], *tree.with_relation(tree.head[verb], "ccomp", "parataxis", "conj")}
    for rival in sorted(rivals - {verb}, reverse=True):
        subjects = tree.with_relation(rival, "nsubj")
        is_bare = tree.tag[rival] == "VBD" and not tree.with_relation(rival, "obj", "ccomp", "xcomp")
        if len(subjects) == 1 and subjects[0] < rival < auxiliary and is_bare:
            tree.tag[rival] = "VBN"
            tree.hang(rival, subjects[0], "acl")
            tree.hang(subjects[0], verb, "nsubj:pass")
            return


def _give_object(tree: Tree, noun: int) -> None:
    """Make a noun the object of a verb that calls for one ("called a general *strike*", "gave them *a week*")."""
    verb = tree.head[noun]
    if tree.pos[noun] not in ("NOUN", "PROPN") or tree.pos[verb] != "VERB" or not verb < noun:
        return
    if tree.with_relation(verb, "obj", "aux:pass", "nsubj:pass"):
        return
    if tree.dep[noun] == "obl:unmarked":
        if tree.lemma[verb] in words("bestowing") and tree.with_relation(verb, "iobj"):  # "gave them *a week* to leave"
            tree.dep[noun] = "obj"
        return
    if tree.lemma[verb] in words("calling an act") and not tree.with_relation(noun, "case", "mark", "cop", *SUBJECTS):
        tree.dep[noun] = "obj"


def _read_object(tree: Tree, thing: int) -> None:
    if tree.lemma[tree.head[thing]] in words("naming"):
        _make_complement(tree, thing)
    else:
        _name_what(tree, thing)


def _make_complement(tree: Tree, name: int) -> None:
    """Take the second of two objects for what the first is called ("termed the arrest *a breach*")."""
    if any(other < name for other in tree.with_relation(tree.head[name], "obj")):
        tree.dep[name] = "xcomp"


def _give_to_speaker(tree: Tree, participle: int) -> None:
    """Make a participle after the verb of saying what the speaker does (", the group said, *accusing* the army", "said
    the army had fired, *accusing* it of ...", "rejected claims that it had fired, *calling* them baseless")."""
    clause, comma = tree.head[participle], participle - 1
    says = tree.head[clause]
    is_content = tree.dep[clause] == "acl" and bool(tree.with_relation(clause, "mark")) and tree.dep[says] == "obj"
    says = tree.head[says] if is_content else says
    is_after = clause < says < participle and tree.dep[clause] in ("ccomp", "parataxis")
    if (is_content or tree.dep[clause] == "ccomp") and says < clause and tree.lemma[participle] in words("adding"):
        is_said = tree.lemma[says] in words("reporting", "speaker's words", "speaker's act", "judging")
        is_after = is_said and tree.lemma[clause] not in words("reporting", "adding")
    is_bare = tree.tag[participle] == "VBG" and not tree.with_relation(participle, "mark", *SUBJECTS)
    is_deed = tree.lemma[participle] in words("outcome")  # "a bomb exploded, police said, *killing* two"
    if is_bare and is_after and not is_deed and comma > says and tree.form[comma] == ",":
        tree.hang(participle, says, "advcl")


def _give_to_main(tree: Tree, participle: int) -> None:
    """Make a participle after a comma what the main subject does ("told them to leave, *accusing* them of spying",
    "sealed shops that would not open, *calling* it an affront", "beat a crowd that threw stones, *detaining* ten",
    "resumed aid that it had frozen, *signing* a grant").
    """
    above = tree.head[participle]
    is_bare = tree.tag[participle] == "VBG" and not tree.with_relation(participle, "mark", *SUBJECTS)
    if not is_bare or above > participle or tree.form[participle - 1] != ",":
        return
    told = tree.head[above] if tree.dep[above] == "acl:relcl" else above
    are_held = tree.lemma[participle] in words("arresting") and tree.lemma[told] in words("protesters")
    is_before = told != above and any(tree.form[auxiliary] == "had" for auxiliary in tree.with_relation(above, "aux"))
    is_other_s = are_held or is_before or tree.lemma[participle] in words("adding")
    while tree.head[above] < above and (_completes(tree, above) or (is_other_s and _is_restrictive(tree, above))):
        above = tree.head[above]
        while is_other_s and not tree.is_predicate(above) and tree.head[above] < above:
            above = tree.head[above]
    if above != tree.head[participle] and tree.is_predicate(above):
        tree.hang(participle, above, "advcl")


def _completes(tree: Tree, clause: int) -> bool:
    return tree.dep[clause] == "xcomp" and tree.is_infinitive(clause)


def _is_restrictive(tree: Tree, clause: int) -> bool:
    """Whether a relative clause, no comma before it, only tells which are meant."""
    if tree.dep[clause] != "acl:relcl":
        return False
    return all(tree.form[token] != "," for token in range(tree.head[clause], clause))


def _make_active(tree: Tree, subject: int) -> None:
    """Make the subject of a verb with an object and no auxiliary its doer ("Gunmen *kidnapped* 30 villagers")."""
    verb = tree.head[subject]
    targets = tree.with_relation(verb, "obl") if tree.lemma[verb] in words("aiming") else ()
    aims = any(words("before an object") & set(tree.marker_lemmas(t)) for t in targets)  # "*fired* on the migrants"
    has_object = aims or bool(tree.with_relation(verb, "obj"))
    is_undergone = tree.lemma[verb] in words("undergone")  # "Three drivers *abducted* on Tuesday"
    has_form = has_object if tree.tag[verb] == "VBN" or is_undergone else tree.tag[verb] == "VBD"
    if has_form and not tree.with_relation(verb, "aux", "aux:pass"):
        tree.tag[verb], tree.dep[subject] = "VBD", "nsubj"


def _hold_to_account(tree: Tree, adjective: int) -> None:
    """Give to "hold" what stands behind the last of those it is said of ("held Peru and its allies *responsible*")."""
    last = tree.head[adjective]
    first = tree.head[last] if tree.dep[last] == "conj" else last
    is_behind = last < adjective and tree.dep[first] == "obj" and tree.lemma[tree.head[first]] == "hold"
    if is_behind and tree.form[adjective] in ("responsible", "accountable", "liable"):
        tree.hang(adjective, tree.head[first], "xcomp")


def _give_noun_back(tree: Tree, noun: int) -> None:
    """Make a bare noun the object of the verb just before it ("is amassing *troops*, Yerevan said")."""
    if tree.pos[noun] not in ("NOUN", "PROPN") or tree.with_relation(noun, "cop", "case", "mark", *SUBJECTS):
        return
    verb = min((noun, *tree.children[noun])) - 1
    is_verb = verb >= 0 and tree.pos[verb] == "VERB" and tree.head[noun] in (verb, tree.head[verb])
    if is_verb and not tree.with_relation(verb, "obj", "nsubj:pass"):
        tree.hang(noun, verb, "obj")


def _make_noun(tree: Tree, token: int) -> None:
    """Read a finite form right behind a verb, without a subject, as its object ("reiterated *calls* for peace")."""
    verb = tree.head[token]
    if tree.tag[token] != "VBZ" or token != verb + 1 or tree.with_relation(verb, "obj", "nsubj:pass"):
        return
    if tree.pos[verb] == "VERB" and not tree.with_relation(token, "obj", "mark", *SUBJECTS):
        tree.pos[token], tree.tag[token], tree.dep[token] = "NOUN", "NNS", "obj"
        for phrase in tree.with_relation(token, "obl"):
            tree.dep[phrase] = "nmod"


def _name_oblique(tree: Tree, what: int) -> None:
    """Take for what others are against what they say that it is ("protested *against* what it called a raid")."""
    if tree.form[what] == "what" and any(tree.form[word] in AGAINST for word in tree.with_relation(what, "case")):
        _name_what(tree, what)


def _name_what(tree: Tree, what: int) -> None:
    """Take for an object, or for what follows a preposition, what a free relative says that it is ("launched what
    appeared to be a *missile*", "condemned what it said were *raids*")."""
    if tree.form[what] != "what" or not (clauses := tree.with_relation(what, "acl:relcl")):
        return
    clause = clauses[0]
    named = clause if tree.pos[clause] == "NOUN" else None
    for child in tree.with_relation(clause, "xcomp", "obj", "obl", "ccomp"):
        is_said_to_be = tree.dep[child] != "ccomp" or bool(tree.with_relation(child, "cop"))
        is_place = tree.dep[child] == "obl" and tree.dep[what] == "obl"
        is_said_to_be &= not is_place or any(tree.form[word] == "as" for word in tree.with_relation(child, "case"))
        if tree.pos[child] in ("NOUN", "PROPN") and child > clause and is_said_to_be:
            named = child
    if named is None or named == clause:
        return
    verb, before = tree.head[what], tree.with_relation(what, "case")
    tree.hang(named, verb, tree.dep[what])
    tree.children[verb].remove(what)
    tree.head[what], tree.dep[what] = named, "det"
    tree.children[named] = sorted([c for c in tree.children[named] if tree.dep[c] not in ("cop", "case")] + [what])
    for preposition in before:
        tree.hang(preposition, named, "case")
    tree.children[what].remove(clause)
    tree.head[clause], tree.dep[clause] = named, "acl:relcl"
    tree.children[named] = sorted([*tree.children[named], clause])


def _set_free(tree: Tree, free: int) -> None:
    """Read "*set free* the crew" and "*set ablaze* a van" as what is done to them, not as what was begun with them."""
    verb = tree.head[free]
    if tree.lemma[verb] != "set" or free != verb + 1 or tree.lemma[free] not in words("set before its object"):
        return
    tree.tag[free], tree.pos[free] = "JJ", "ADJ"
    for child in list(tree.children[free]):
        tree.hang(child, verb, tree.dep[child])


def _name_shots(tree: Tree, warning: int) -> None:
    """Read "fired *warning shots*" as what was fired, not as what was begun with them."""
    verb, shots = tree.head[warning], warning + 1
    if tree.form[warning] != "warning" or verb != warning - 1 or tree.head[shots] != warning:
        return
    tree.tag[warning], tree.pos[warning] = "NN", "NOUN"
    for child in list(tree.children[warning]):
        tree.hang(child, verb, tree.dep[child])
    tree.hang(warning, shots, "compound")


AGAINST = frozenset({"against", "over", "at"})
"""Prepositions of what others oppose."""
RULES: Mapping[str, Sequence[Callable[[Tree, int], None]]] = {
    "case": (_share_preposition, part_sides),
    "compound": (part_bodies,),
    "compound:prt": (_go_on,),
    "mark": (read_in_case,),
    "nmod": (raise_sides, give_to_blame),
    "parataxis": (join_bare, make_relative_of_sum),
    "amod": (_hold_to_account, make_clause, make_past_of_thing),
    "appos": (coordinate_names, name_many),
    "xcomp": (_give_object, make_attribute, _set_free, _name_shots),
    "obl:unmarked": (_give_object,),
    "advcl": (
        _give_to_speaker,
        _give_to_main,
        make_attribute,
        read_prevented,
        read_going_on,
        give_to_member,
        join_farthest,
        join_in_deed,
    ),
    "acl": (make_relative, give_to_member),
    "acl:relcl": (share_meeting, give_to_member),
    "nsubj:pass": (_make_active,),
    "ccomp": (_make_noun, _give_noun_back, make_subjunctive),
    "obj": (_read_object,),
    "obl": (_name_oblique, make_infinitive, give_to_second, give_to_bidder, give_to_reported, give_to_relative),
    "obl:agent": (_make_passive, _read_bare_passive, give_to_reported, give_to_relative),
    "conj": (
        join_past_quotation,
        join_to_office,
        share_passive,
        make_past,
        join_to_finite,
        join_to_speaker,
        join_to_writer,
        join_to_captor,
        share_toll,
    ),
}
"""What is put right at a token, by the relation that the parser gave it."""
