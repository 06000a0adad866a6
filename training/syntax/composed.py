"""Composed sentences: trees drawn from ``news.grammar``, since the treebanks hold little of what news is made of.

In their 21,000 training sentences nobody "said in a statement" or "told reporters", and no ministry is a foreign
ministry. The grammar is a weighted context-free one whose rules mark heads and relations, so that a derivation is a
dependency tree (Gaifman 1965); clauses of the training trees are drawn into it to keep its language wide.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from knowledge import country_names, known_adjectives, known_names

from legation.evaluation.conllu import Tree

GRAMMAR = Path(__file__).parent / "news.grammar"
DEEP = 4
"""From this depth on alternatives marked as deep are no longer drawn."""
_FORMS = {"B": "VB", "Z": "VBZ", "P": "VBP", "D": "VBD", "T": "VBN", "G": "VBG"}
_ITEM = re.compile(r"(?P<capital>\^?)(?P<name>.+?)(?P<relation>!|:[a-z*]+(?::[a-z]+)?)(?:\?(?P<chance>\d+))?$")
_NO_SPACE_BEFORE = set(",.;!?)%") | {"'s"}
_LONGEST = 45
_CLAUSE_WORDS = range(4, 19)


@dataclass(slots=True)
class Fragment:
    """A piece of a tree, its words' heads counted within it; ``head`` is the word that the others hang on.

    ``relation`` is what its rule says it is to its own head, where the rule says so.
    """

    words: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    head: int = 0
    relation: str = ""

    @classmethod
    def of(cls, word: str, upos: str, xpos: str) -> Fragment:
        return cls([word], [upos], [xpos], [-1], ["root"])


@dataclass(frozen=True, slots=True)
class Item:
    name: str
    is_head: bool
    relation: str
    chance: int
    is_capital: bool


@dataclass(frozen=True, slots=True)
class Rule:
    weight: int
    is_deep: bool
    relation: str
    items: tuple[Item, ...]


class Composer:
    """Draws sentences; what it draws depends on the given chance and trees alone."""

    def __init__(self, trees: list[Tree]) -> None:
        """``trees`` are those from which clauses may be taken. Raises ``ValueError`` where the grammar is broken."""
        self._rules = read_grammar(GRAMMAR.read_text(encoding="utf-8"))
        self._clauses = [clause for tree in trees if (clause := _clause(tree))]
        names = known_names()
        single = {kind: [name for name in listed if name.isalpha()] for kind, listed in names.items()}
        surnames = sorted({name.split()[-1] for name in names["PER"] if name.split()[-1].isalpha()})
        given = sorted({name.split()[0] for name in names["PER"] if name.split()[0].isalpha()})
        adjectives = [word for word in known_adjectives() if word.isalpha()]
        countries = [name for name in country_names() if name.isalpha()]
        self._drawn: dict[str, Callable[[random.Random], Fragment]] = {
            "$SURNAME": lambda chance: Fragment.of(chance.choice(surnames), "PROPN", "NNP"),
            "$GIVEN": lambda chance: Fragment.of(chance.choice(given), "PROPN", "NNP"),
            "$COUNTRY": lambda chance: Fragment.of(chance.choice(countries), "PROPN", "NNP"),
            "$CITY": lambda chance: Fragment.of(chance.choice(single["LOC"]), "PROPN", "NNP"),
            "$ORG": lambda chance: Fragment.of(chance.choice(single["ORG"]), "PROPN", "NNP"),
            "$ADJECTIVE": lambda chance: Fragment.of(chance.choice(adjectives), "ADJ", "JJ"),
            "$CLAUSE": self._gold_clause,
        }
        unknown = {
            item.name
            for rules in self._rules.values()
            for rule in rules
            for item in rule.items
            if "/" not in item.name and item.name not in self._rules and item.name not in self._drawn
        }
        if unknown:
            raise ValueError(f"{GRAMMAR}: no rule for {', '.join(sorted(unknown))}")

    def windows(self, count: int, chance: random.Random) -> Iterator[list[Tree]]:
        """So many paragraphs of one or two sentences, or a headline, as trees."""
        for _ in range(count):
            if chance.random() < 0.15:
                yield [self._sentence("HEADLINE", chance)]
            else:
                yield [self._sentence("SENTENCE", chance) for _ in range(chance.choice((1, 1, 2)))]

    def _sentence(self, symbol: str, chance: random.Random) -> Tree:
        while True:
            fragment = _tidied(self._draw(symbol, chance, 0))
            if len(fragment.words) <= _LONGEST:
                break
        _capitalise(fragment)
        count = len(fragment.words)
        tree = Tree("composed", "composed", True, fragment.words, _spaces(fragment.words), ["_"] * count)
        tree.upos, tree.xpos, tree.heads, tree.labels = fragment.upos, fragment.xpos, fragment.heads, fragment.labels
        return tree

    def _draw(self, symbol: str, chance: random.Random, depth: int) -> Fragment:
        if symbol in self._drawn:
            return self._drawn[symbol](chance)
        if "/" in symbol:
            return Fragment.of(*symbol.split("/", 2))
        rules = [rule for rule in self._rules[symbol] if depth < DEEP or not rule.is_deep]
        rule = chance.choices(rules, [rule.weight for rule in rules])[0]
        parts = [
            (item, self._draw(item.name, chance, depth + rule.is_deep))
            for item in rule.items
            if chance.randrange(100) < item.chance
        ]
        return _joined(rule, parts)

    def _gold_clause(self, chance: random.Random) -> Fragment:
        tree = chance.choice(self._clauses)
        return Fragment(
            list(tree.words), list(tree.upos), list(tree.xpos), list(tree.heads), list(tree.labels),
            tree.heads.index(-1),
        )  # fmt: skip


def read_grammar(text: str) -> dict[str, list[Rule]]:
    """The rules by symbol. Raises ``ValueError`` naming the line that is none."""
    rules: dict[str, list[Rule]] = {}
    symbol = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        kind, _, rest = line.partition(" ")
        if kind in ("words", "verbs"):
            head, _, listed = rest.partition(": ")
            for name, terminal in _words(head.split(), listed.split(" ")) if kind == "words" else _verbs(head, listed):
                rules.setdefault(name, []).append(_rule(["1", f"{terminal}!"], number))
        elif not line.startswith(" "):
            symbol = line.strip()
        elif symbol.endswith(".*"):
            for form in _FORMS:
                alternative = line.replace(".*!", f".{form}!").replace(".*:", f".{form}:")
                rules.setdefault(f"{symbol[:-1]}{form}", []).append(_rule(alternative.split(), number))
        else:
            rules.setdefault(symbol, []).append(_rule(line.split(), number))
    return rules


def _words(head: list[str], listed: list[str]) -> Iterator[tuple[str, str]]:
    symbol, upos, xpos = head
    for word in listed:
        yield symbol, f"{word}/{upos}/{xpos}"


def _verbs(symbol: str, listed: str) -> Iterator[tuple[str, str]]:
    for entry in listed.split():
        base, _, given = entry.partition("=")
        third, past, participle, gerund = given.split(",") if given else _regular(base)
        forms = {"B": base, "P": base, "Z": third, "D": past, "T": participle, "G": gerund}
        for form, word in forms.items():
            yield f"{symbol}.{form}", f"{word}/VERB/{_FORMS[form]}"


def _regular(base: str) -> tuple[str, str, str, str]:
    stem = base[:-1] if base.endswith("e") else base
    third = base + ("es" if re.search(r"(s|sh|ch|x|z)$", base) else "s")
    return third, f"{stem}ed", f"{stem}ed", f"{stem}ing"


def _rule(parts: list[str], number: int) -> Rule:
    weight, *names = parts
    relation = names.pop(0)[1:] if names[0].startswith("=") else ""
    items = []
    for name in names:
        if not (match := _ITEM.fullmatch(name)):
            raise ValueError(f"{GRAMMAR}:{number}: {name!r} is no item")
        mark = match["relation"]
        chance = int(match["chance"] or 100)
        items.append(Item(match["name"], mark == "!", mark[1:], chance, bool(match["capital"])))
    if sum(item.is_head for item in items) != 1:
        raise ValueError(f"{GRAMMAR}:{number}: an alternative has one head, marked with !")
    return Rule(int(weight.rstrip("-")), weight.endswith("-"), relation, tuple(items))


def _joined(rule: Rule, parts: list[tuple[Item, Fragment]]) -> Fragment:
    whole = Fragment(relation=rule.relation)
    roots = []
    for item, part in parts:
        if item.is_capital:
            _capitalise(part)
        offset = len(whole.words)
        whole.words += part.words
        whole.upos += part.upos
        whole.xpos += part.xpos
        whole.heads += [head + offset if head >= 0 else -1 for head in part.heads]
        whole.labels += part.labels
        roots.append(offset + part.head)
        if item.is_head:
            whole.head = offset + part.head
            whole.relation = whole.relation or part.relation
        else:
            relation = part.relation if item.relation == "*" else item.relation
            whole.labels[offset + part.head] = relation
    for at in roots:
        if at != whole.head:
            whole.heads[at] = whole.head
    return whole


def _tidied(fragment: Fragment) -> Fragment:
    """Without a comma that another mark follows at once."""
    count = len(fragment.words)
    kept = [
        at
        for at in range(count)
        if not (fragment.words[at] == "," and at + 1 < count and fragment.words[at + 1] in (",", ".", ")", ":"))
    ]
    place = {at: new for new, at in enumerate(kept)}
    return Fragment(
        [fragment.words[at] for at in kept],
        [fragment.upos[at] for at in kept],
        [fragment.xpos[at] for at in kept],
        [place[fragment.heads[at]] if fragment.heads[at] >= 0 else -1 for at in kept],
        [fragment.labels[at] for at in kept],
        place[fragment.head],
    )


def _capitalise(fragment: Fragment) -> None:
    for at, word in enumerate(fragment.words):
        if word[0].isalnum():
            fragment.words[at] = word[0].upper() + word[1:]
            return


def _spaces(words: list[str]) -> list[bool]:
    """Whether white space follows each word, quotation marks told apart by their turns."""
    spaces, opens = [True] * len(words), True
    for at, word in enumerate(words):
        if at and (word in _NO_SPACE_BEFORE or word.startswith(("'", "’", "n't", "n’t"))):
            spaces[at - 1] = False
        if word in ("(", "$"):
            spaces[at] = False
        if word == '"':
            spaces[at if opens else at - 1] = False
            opens = not opens
    return spaces


def _clause(tree: Tree) -> Tree | None:
    """A declarative sentence as a clause without its full stop and capital letter, or None where it is not one."""
    if len(tree.words) not in _CLAUSE_WORDS or tree.words[-1] != "." or any(tag == "SYM" for tag in tree.upos):
        return None
    if any(word in '"“”()[]:;-–—?!' or not word.isascii() for word in tree.words):
        return None
    root = tree.heads.index(-1)
    subjects = [at for at, head in enumerate(tree.heads) if head == root and tree.labels[at].startswith("nsubj")]
    if tree.upos[root] != "VERB" or not subjects or subjects[0] > root:
        return None
    count = len(tree.words) - 1
    if count in tree.heads or not all(tree.spaces[at] or tree.words[at + 1][0] in ",'n.%" for at in range(count)):
        return None
    first = tree.words[0]
    words = tree.words[:count] if tree.upos[0] == "PROPN" or first == "I" else [first.lower(), *tree.words[1:count]]
    return Tree(
        tree.id, tree.document, tree.paragraph, words, tree.spaces[:count], tree.lemmas[:count],
        tree.upos[:count], tree.xpos[:count], tree.heads[:count], tree.labels[:count],
    )  # fmt: skip
