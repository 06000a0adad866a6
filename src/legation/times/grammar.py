"""What time expressions look like: the patterns of ``data/grammar.toml``, compiled to run over a scan's symbols."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from typing import Any, NamedTuple

from legation.once import read_once
from legation.times.holidays import holidays
from legation.times.scanning import Lexeme, Lexicon, Scan, split_lexemes
from legation.times.vocabulary import Meaning, read_table

_TOKEN = re.compile(r"\s*(?:('[^\s]+'(?=[\s()|?*+]|$))|([a-z_]+)|([()|?*+<>]))")

_BEGINS = "<"  # the empty group where the phrase itself begins: what stands before it is context


@dataclass(frozen=True)
class Rule:
    """One compiled pattern: what its matches mean, and the category of each capturing group."""

    meaning: str
    value: str | None
    source: str
    slots: tuple[str, ...]

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression, compiled where a text first has a word that the rule can begin with."""
        return re.compile(self.source)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A match of a rule: lexemes ``first`` to ``last`` (exclusive) of the scan, and what fills its slots."""

    scan: Scan
    rule: Rule
    first: int
    last: int
    slots: Mapping[str, list[Meaning]] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        """The offset of the first character."""
        return self.scan.starts[self.first]

    @property
    def end(self) -> int:
        """The offset after the last character."""
        return self.scan.ends[self.last - 1]

    def word_before(self, distance: int = 1) -> str:
        """The word so many lexemes before the phrase."""
        return self.scan.word(self.first - distance)

    def word_after(self, distance: int = 1) -> str:
        """The word so many lexemes after the phrase."""
        return self.scan.word(self.last + distance - 1)

    def meaning(self, slot: str) -> Meaning | None:
        """What fills a slot first, if anything."""
        return next(iter(self.slots.get(slot, ())), None)

    def number(self, slot: str) -> int | None:
        """The whole number that fills a slot first, if any."""
        meaning = self.meaning(slot)
        return int(meaning) if isinstance(meaning, int | float) else None

    def code(self, slot: str) -> str | None:
        """The code that fills a slot first, if any."""
        meaning = self.meaning(slot)
        return meaning if isinstance(meaning, str) else None

    def has(self, *words: str) -> bool:
        """Whether any of these words, in lower case, is in the phrase."""
        return not set(words).isdisjoint(self.words)


class Grammar:
    """The rules, by the symbols they can begin with."""

    def __init__(self) -> None:
        table = read_table("grammar")
        macros: Mapping[str, str] = table["macros"]
        rules = [*table["rule"], *_holiday_rules()]
        patterns = [(rule, pattern) for rule in rules for pattern in rule["patterns"]]
        sources = [*macros.values(), *(pattern for _, pattern in patterns)]
        literals = {token for source in sources for token in _literals(source)} | {"-", "and"}
        self.lexicon = Lexicon(sorted(literals))
        self._slots: Mapping[str, str] = table["slots"]
        self._rules: dict[str, list[tuple[Rule, CompiledPattern]]] = defaultdict(list)
        self._hopeful: dict[str, list[Rule]] = {}
        written = _Macros(self.lexicon, macros)
        for rule, pattern in patterns:
            compiled = _Compiler(self.lexicon, written, pattern).compile()
            slots = tuple(self._slots.get(name, name) for name in compiled.categories)
            read = Rule(rule["meaning"], rule.get("value"), compiled.source, slots)
            for symbol in sorted(compiled.first):
                self._rules[symbol].append((read, compiled))
        self._beginning = re.compile(f"[{''.join(sorted(self._rules))}]")

    def phrases_at(self, scan: Scan, index: int) -> list[Phrase]:
        """The phrases that begin at a lexeme, longest first, then in the order of the rules."""
        symbols = scan.symbols
        matches = []
        for rule in self._begun_by(symbols[index : index + 2]):
            match = rule.regex.match(symbols, index)
            if match and match.end() > index:
                matches.append((match, rule))
        if len(matches) > 1:
            matches.sort(key=lambda pair: -pair[0].end())
        return [_phrase(scan, rule, match) for match, rule in matches]

    def _begun_by(self, symbols: str) -> list[Rule]:
        """The rules that can match where these two symbols stand, or this last one."""
        rules = self._hopeful.get(symbols)
        if rules is None:
            among = self._rules.get(symbols[0], ())
            rules = [rule for rule, pattern in among if pattern.short or symbols[1:] in pattern.second]
            self._hopeful[symbols] = rules
        return rules

    def beginnings(self, scan: Scan) -> Iterator[int]:
        """The lexemes at which some rule could match, in order."""
        return (match.start() for match in self._beginning.finditer(scan.symbols))


@read_once
def grammar() -> Grammar:
    """The grammar of English time expressions."""
    return Grammar()


def _phrase(scan: Scan, rule: Rule, match: re.Match[str]) -> Phrase:
    slots: dict[str, list[Meaning]] = {}
    first = match.start()
    for group, category in enumerate(rule.slots, start=1):
        index = match.start(group)
        if category == _BEGINS:
            first = index
        elif index >= 0:
            lexeme: Lexeme = scan.lexemes[index]
            slots.setdefault(category, []).append(
                next(meaning for name, meaning in lexeme.readings.items() if _slot_matches(name, category))
            )
    last = match.end()
    return Phrase(scan, rule, first, last, slots, tuple(scan.word(i).lower() for i in range(first, last)))


def _holiday_rules() -> Iterator[Mapping[str, Any]]:
    """A rule for the name of each holiday, with or without its year."""
    for name in holidays():
        words = " ".join(f"'{word}'" for word in split_lexemes(name))
        pattern = f"( deictic | edge )? {words} ( ','? year | 'of' year | deictic 'year' )?"
        yield {"meaning": "holiday", "value": name, "patterns": [pattern]}


def _slot_matches(name: str, category: str) -> bool:
    return name == category or read_table("grammar")["slots"].get(name) == category


class CompiledPattern(NamedTuple):
    """A pattern as a regular expression over symbols, with the category of each group.

    ``first`` are the symbols it can begin with, ``second`` those that can come next; ``short`` is one that can end
    after the first.
    """

    source: str
    first: frozenset[str]
    second: frozenset[str]
    short: bool
    categories: tuple[str, ...]


def compile_pattern(pattern: str, lexicon: Lexicon, macros: Mapping[str, str]) -> CompiledPattern:
    """Compile a pattern of ``data/grammar.toml``, whose head describes the language.

    Raises ``ValueError`` where the pattern is not well formed or speaks of a category that no word is of.
    """
    return _Compiler(lexicon, _Macros(lexicon, macros), pattern).compile()


class _Part(NamedTuple):
    """A piece of a pattern as a regular expression.

    ``first`` are the symbols it can begin with and ``second`` those that can come next; it can be ``empty``, and it
    can be ``single``, one symbol. ``symbols`` are those of a piece that always is, and is not captured.
    """

    regex: str
    first: frozenset[str]
    second: frozenset[str]
    empty: bool
    single: bool
    symbols: str = ""

    def then(self, other: _Part) -> _Part:
        """This piece and another after it."""
        return _Part(
            self.regex + other.regex,
            self.first | other.first if self.empty else self.first,
            self.second.union(other.first if self.single else (), other.second if self.empty else ()),
            self.empty and other.empty,
            (self.single and other.empty) or (self.empty and other.single),
        )


_NOTHING = _Part("", frozenset(), frozenset(), True, False)


def _one_of(symbols: str) -> _Part:
    regex = symbols if len(symbols) == 1 else f"[{symbols}]"
    return _Part(regex, frozenset(symbols), frozenset(), False, True, symbols)


class _Macros:
    """The macros of a grammar, each compiled once."""

    def __init__(self, lexicon: Lexicon, sources: Mapping[str, str]) -> None:
        self._lexicon = lexicon
        self._sources = sources
        self._compiled: dict[str, tuple[_Part, list[str]]] = {}

    def get(self, name: str) -> tuple[_Part, list[str]] | None:
        """What a macro stands for, with the categories that it captures; none where there is no such macro."""
        if name not in self._compiled:
            if name not in self._sources:
                return None
            self._compiled[name] = _Compiler(self._lexicon, self, f"( {self._sources[name]} )").compile_part()
        return self._compiled[name]


class _Compiler:
    """Compiles one pattern by recursive descent: alternatives of sequences of repeated atoms."""

    def __init__(self, lexicon: Lexicon, macros: _Macros, pattern: str) -> None:
        self._lexicon = lexicon
        self._macros = macros
        self._tokens = _tokens(pattern)
        self._position = 0
        self._categories: list[str] = []

    def compile_part(self) -> tuple[_Part, list[str]]:
        """A part of a pattern, and the category of each group in it."""
        return self._alternatives(), self._categories

    def compile(self) -> CompiledPattern:
        """The whole pattern, with the context before and after it."""
        part = _NOTHING
        if "<" in self._tokens:
            part = self._alternatives()
            self._expect("<")
        self._categories.append(_BEGINS)
        part = part.then(_NOTHING._replace(regex="()")).then(self._alternatives())
        if self._peek() == ">":
            self._position += 1
            after = self._alternatives()
            part = part.then(after._replace(regex=f"(?={after.regex})"))
        if self._peek():
            raise ValueError(f"cannot read {self._peek()!r} in a pattern of time expressions")
        return CompiledPattern(part.regex, part.first, part.second, part.single, tuple(self._categories))

    def _alternatives(self) -> _Part:
        parts = [self._sequence()]
        while self._peek() == "|":
            self._position += 1
            part = self._sequence()
            if part.symbols and parts[-1].symbols:  # two symbols to choose from are quicker than two ways to go
                part = _one_of("".join(sorted({*parts.pop().symbols, *part.symbols})))
            parts.append(part)
        if len(parts) == 1:
            return parts[0]
        return _Part(
            "(?:" + "|".join(part.regex for part in parts) + ")",
            frozenset().union(*(part.first for part in parts)),
            frozenset().union(*(part.second for part in parts)),
            any(part.empty for part in parts),
            any(part.single for part in parts),
        )

    def _sequence(self) -> _Part:
        parts = []
        while self._peek() not in ("", "|", ")", "<", ">"):
            parts.append(self._repeated())
        return reduce(_Part.then, parts) if parts else _NOTHING

    def _repeated(self) -> _Part:
        part = self._atom()
        if self._peek() in ("?", "*", "+"):
            operator = self._peek()
            self._position += 1
            regex = part.regex if part.symbols else f"(?:{part.regex})"
            second = part.second if operator == "?" else part.second | part.first
            return _Part(regex + operator, part.first, second, part.empty or operator != "+", part.single)
        return part

    def _atom(self) -> _Part:
        token = self._peek()
        self._position += 1
        if token == "(":
            part = self._alternatives()
            self._expect(")")
            return part
        if macro := self._macros.get(token):
            self._categories += macro[1]
            return macro[0]
        symbols = self._lexicon.symbols(token)
        if not symbols:
            raise ValueError(f"no word is of the category {token!r}")
        if token.startswith("'"):
            return _one_of(symbols)
        self._categories.append(token)
        return _one_of(symbols)._replace(regex=f"([{symbols}])", symbols="")

    def _peek(self) -> str:
        return self._tokens[self._position] if self._position < len(self._tokens) else ""

    def _expect(self, token: str) -> None:
        if self._peek() != token:
            raise ValueError(f"expected {token!r}, not {self._peek()!r}, in a pattern of time expressions")
        self._position += 1


def _tokens(pattern: str) -> list[str]:
    tokens, position = [], 0
    pattern = pattern.strip()
    while position < len(pattern):
        match = _TOKEN.match(pattern, position)
        if match is None:
            raise ValueError(f"cannot read the pattern of time expressions {pattern!r} at {position}")
        tokens.append(match[1] or match[2] or match[3])
        position = match.end()
    return tokens


def _literals(pattern: str) -> list[str]:
    return [token[1:-1] for token in _tokens(pattern) if token.startswith("'")]
