"""Headlines read as the clauses they are: their verbs are easily taken for nouns, their passives have no auxiliary.

Works on the lists of a ``Tree`` before anything has been asked of it. Tokens are their indices in the document.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

from legation.events.lexicon.frames import Frame, Lexicon, PartOfSpeech
from legation.events.lexicon.needs import Need, Path
from legation.events.trees.tree import PLURAL_TAGS, SUBJECTS, Tree, words

PLURAL_NOUNS = frozenset({"police", "people", "troop"})
DASHES = frozenset({"-", "–", "—", "|"})
"""Marks that stand before who reported a headline."""
SOURCE_PARTS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
NAME_PARTS = ("compound", "amod", "nummod", "det", "nmod:poss", "nmod:desc", "flat")


def read_headline(tree: Tree, start: int, end: int, lexicon: Lexicon) -> None:
    """Find the verb of a headline that the parser took for a noun, and what it did not take for a passive."""
    while end - 1 > start and tree.form[end - 1].isspace():
        end -= 1  # a sentence that closes a paragraph has a full stop before the break
    is_open = tree.tag[end - 1] != "."
    if is_open:
        for token in range(start + 1, end):
            _read_struck_at(tree, token, lexicon)
            _give_speaker(tree, token)
        _part_source(tree, start, end)
    root = next((t for t in range(start, end) if tree.head[t] == t), None)
    if root is None:
        return
    if is_open and (to := _addressing(tree, root)) is not None:
        root = _make_telling(tree, root, to)
    elif is_open:
        root = _read_verbless(tree, root)
    if _is_label(tree, start, root, lexicon):
        tree.pos[root], tree.tag[root], tree.dep[root - 1] = "NOUN", "NNS", "compound"
    elif tree.pos[root] == "NOUN" and tree.with_relation(root, "obj"):
        _make_verb(tree, root, lexicon)
    elif tree.pos[root] == "VERB" and is_open:
        if tree.tag[root] == "NN" and tree.with_relation(root, "nsubj"):
            tree.tag[root] = "VBP"  # "British *jail* spy", half taken for a noun
        _make_passive(tree, root, lexicon)
        _give_verb_back(tree, root, lexicon)


def _part_source(tree: Tree, start: int, end: int) -> None:
    """Let whoever a dash or a bar parts from the end of a headline take no part in what it tells ("Chad, Mali agree
    joint drills *- The Guardian*")."""
    dash = next((t for t in range(end - 1, start, -1) if tree.form[t] in DASHES), start)
    if dash == start or not tree.doc[dash - 1].whitespace_ or not tree.doc[dash].whitespace_:
        return
    source = range(dash + 1, end)
    outside = [t for t in source if tree.head[t] not in source]
    if len(outside) == 1 and tree.head[outside[0]] < dash and all(tree.pos[t] in SOURCE_PARTS for t in source):
        tree.dep[outside[0]] = "parataxis"


def _is_label(tree: Tree, start: int, root: int, lexicon: Lexicon) -> bool:
    """Whether a verb is the noun that only says what a headline is about ("Peru *protests*: police clear square")."""
    if tree.tag[root] != "VBZ" or root == start or tree.form[root + 1 : root + 2] != [":"]:
        return False
    is_named = tree.dep[root - 1] in SUBJECTS and tree.pos[root - 1] == "PROPN" and tree.head[root - 1] == root
    return is_named and root - 1 == start and bool(lexicon.of(tree.lemma[root], PartOfSpeech.NOUN))


def _make_passive(tree: Tree, verb: int, lexicon: Lexicon) -> None:
    """Read a past form without its object as the passive it is: headlines tell what is done in the present tense."""
    if tree.tag[verb] not in ("VBD", "VBN") or tree.with_relation(verb, "aux", "obj", "ccomp", "xcomp", "compound:prt"):
        return
    frames = lexicon.of(tree.lemma[verb], PartOfSpeech.VERB)
    if not frames or not all(any(_asks_for_object(need.path) for need in _needs(frame)) for frame in frames):
        return
    tree.tag[verb] = "VBN"
    for subject in tree.with_relation(verb, "nsubj"):
        tree.dep[subject] = "nsubj:pass"


def _needs(frame: Frame) -> Iterator[Need]:
    return (need for condition in frame.conditions if not condition.negated for need in condition.needs)


def _asks_for_object(path: Path) -> bool:
    return path[0] == "obj"


def _give_verb_back(tree: Tree, root: int, lexicon: Lexicon) -> None:
    """Read the subject of a verb that no frame knows as the verb it is ("Police *fire* tear gas at crowd")."""
    verb = root - 1
    things = [c for c in tree.with_relation(root, "obj") if c > root]
    if not things or tree.head[verb] != root or tree.dep[verb] not in SUBJECTS:
        return
    before = [c for c in tree.with_relation(verb, *NAME_PARTS) if c < verb]
    before = before or [c for top in (root, verb) for c in tree.with_relation(top, *SUBJECTS) if c < verb]
    thing = things[0]
    if not _takes(tree, verb, thing, lexicon) or _takes(tree, root, thing, lexicon):
        return
    if not before or before[-1] != verb - 1 or not _is_clause(tree, before[-1], verb, lexicon):
        return
    subject = before[-1]
    tree.head[verb], tree.dep[verb], tree.pos[verb], tree.tag[verb] = verb, "root", "VERB", "VBP"
    tree.children[root].remove(verb)
    for part in before[:-1]:
        tree.hang(part, subject, tree.dep[part])
    tree.hang(subject, verb, "nsubj")
    for child in [c for c in tree.children[root] if c > root]:
        tree.hang(child, verb, tree.dep[child])
    tree.pos[root], tree.tag[root] = "NOUN", "NN"
    tree.hang(root, thing, "compound")


def _read_struck_at(tree: Tree, noun: int, lexicon: Lexicon) -> None:
    """Read a noun after its subject as the verb that its phrase goes with ("Police *fire on* crowds")."""
    subject = noun - 1
    if tree.head[subject] != noun or tree.pos[noun] != "NOUN" or tree.dep[subject] not in (*NAME_PARTS, "nsubj"):
        return
    is_clause = tree.head[noun] == noun or "as" in tree.marker_lemmas(noun)
    if not is_clause or not _is_clause(tree, subject, noun, lexicon):
        return
    frames = lexicon.of(tree.lemma[noun], PartOfSpeech.VERB)
    asked = {need.path[0] for frame in frames for need in _needs(frame)}
    phrases = [c for c in tree.children[noun] if c > noun and asked.intersection(tree.marker_lemmas(c))]
    if not phrases or tree.head[phrases[0]] != noun:
        return
    tree.pos[noun], tree.tag[noun], tree.dep[subject] = "VERB", "VBP", "nsubj"
    if tree.head[noun] != noun:
        tree.dep[noun] = "advcl"
    for part in [c for c in tree.with_relation(noun, *NAME_PARTS) if c < subject]:
        tree.hang(part, subject, tree.dep[part])
    for phrase in [c for c in phrases if tree.dep[c] == "nmod"]:
        tree.dep[phrase] = "obl"


def _read_verbless(tree: Tree, root: int) -> int:
    """Let all that a headline without a verb says stand by whom it names ("Somali *president* in Cairo for talks")."""
    named = root
    if tree.pos[root] == "ADP":
        named = next(iter(tree.with_relation(root, "nsubj")), root)
    if tree.pos[named] not in ("NOUN", "PROPN") or tree.with_relation(root, "cop", "aux"):
        return root
    if named != root:
        place = root + 1
        tree.hang(named, named, "root")
        tree.hang(place, named, "nmod")
        tree.hang(root, place, "case")
    for preposition in [c for place in tree.with_relation(named, "nmod") for c in tree.with_relation(place, "case")]:
        for phrase in tree.with_relation(preposition, "obl", "nmod"):
            tree.hang(phrase, named, "nmod")
    for phrase in tree.with_relation(named, "obl"):
        tree.dep[phrase] = "nmod"
    return named


def _addressing(tree: Tree, speaker: int) -> int | None:
    """The preposition between who says something and to whom, before a colon ("Chad *to* Mali: free the envoy")."""
    if tree.pos[speaker] not in ("NOUN", "PROPN") or tree.with_relation(speaker, "cop", "aux", "case"):
        return None
    for addressee in tree.with_relation(speaker, "nmod"):
        cases = [c for c in tree.with_relation(addressee, "case") if tree.form[c] == "to"]
        end = max((addressee, *tree.with_relation(addressee, *NAME_PARTS)))
        said = [c for c in tree.with_relation(speaker, "parataxis") if c > end and tree.pos[c] == "VERB"]
        if len(cases) == 1 and said and tree.form[end + 1 : end + 2] == [":"]:
            return cases[0]
    return None


def _make_telling(tree: Tree, speaker: int, to: int) -> int:
    """Read such a preposition as the verb that it stands for, the colon before a bidding as its "to"."""
    addressee = tree.head[to]
    said = next(c for c in tree.with_relation(speaker, "parataxis") if c > addressee)
    is_bidding = tree.tag[said] in ("VB", "VBP") and not tree.with_relation(said, *SUBJECTS, "aux")
    tree.pos[to], tree.tag[to], tree.lemma[to] = "VERB", "VBZ", "tell"
    tree.hang(to, to, "root")
    tree.hang(speaker, to, "nsubj")
    tree.hang(addressee, to, "obj")
    tree.hang(said, to, "xcomp" if is_bidding else "ccomp")
    if is_bidding:
        colon = next(t for t in range(addressee, said) if tree.form[t] == ":")
        tree.tag[said], tree.tag[colon] = "VB", "TO"
        tree.head[colon], tree.dep[colon] = said, "mark"
        insort(tree.children[said], colon)  # a mark of punctuation was nobody's child
    return to


def _give_speaker(tree: Tree, verb: int) -> None:
    """Let the speaker be the one who did what a clause without a subject tells ("Army says *struck* depot")."""
    if tree.dep[verb] != "ccomp" or tree.pos[verb] != "VERB":
        return
    says, first = tree.head[verb], min((verb, *tree.children[verb]))
    is_bare = says == first - 1 and tree.lemma[says] in words("reporting")
    if not is_bare or tree.with_relation(verb, *SUBJECTS, "mark", "aux:pass"):
        return
    tree.dep[verb] = "xcomp"
    if tree.tag[verb] in ("VB", "VBN", "VBP") and not tree.with_relation(verb, "aux"):
        tree.tag[verb] = "VBD"


def _takes(tree: Tree, verb: int, thing: int, lexicon: Lexicon) -> bool:
    """Whether a frame of a verb asks for an object of this lemma."""
    needs = (n for f in lexicon.of(tree.lemma[verb], PartOfSpeech.VERB) for c in f.conditions for n in c.needs)
    return any(need.path == ("obj",) and tree.lemma[thing] in (need.lemmas or ()) for need in needs)


def _make_verb(tree: Tree, root: int, lexicon: Lexicon) -> None:
    """Read a noun with an object as the verb it is ("The Kremlin *spread* disinformation")."""
    before = [c for c in tree.children[root] if c < root and tree.dep[c] in NAME_PARTS]
    if not before or not lexicon.of(tree.lemma[root], PartOfSpeech.VERB):
        return
    subject = before[-1]
    tree.pos[root], tree.tag[root], tree.dep[subject] = "VERB", "VBD", "nsubj"
    for part in before[:-1]:
        tree.hang(part, subject, tree.dep[part])
    for determiner in [c for c in tree.with_relation(root, "det") if c < subject]:
        tree.hang(determiner, subject, "det")


def _is_clause(tree: Tree, subject: int, verb: int, lexicon: Lexicon) -> bool:
    """Whether two neighbours agree like subject and verb: "protesters torch", "Turkey strikes"."""
    if tree.pos[subject] not in ("NOUN", "PROPN") or tree.pos[verb] not in ("NOUN", "VERB"):
        return False
    if not lexicon.of(tree.lemma[verb], PartOfSpeech.VERB):
        return False
    is_plural = tree.tag[subject] in PLURAL_TAGS or tree.lemma[subject] in PLURAL_NOUNS
    has_ending = tree.form[verb] != tree.lemma[verb]
    return is_plural != has_ending and (is_plural or tree.tag[verb] in PLURAL_TAGS)
