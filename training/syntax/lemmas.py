"""Learn the lemma tables: ``python training/syntax/lemmas.py --data DIR --out lemmas.json.gz``.

For every Penn tag, each suffix of up to six letters votes for the commonest way to its lemma; words that the rules
get wrong become exceptions, and so do irregular verbs, with their prefixes, adjectives of nations, and names that are
otherwise written with a capital; those of ``known_lemmas.tsv`` stand whatever the treebanks say. Only the documents
that the network is trained on are read, with ``--development`` those of the development splits too. WordNet's verbs,
from spaCy's tables, go in as they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TypeVar

from corpus import training_trees
from knowledge import country_names, known_adjectives
from spacy.lookups import load_lookups

from legation.syntax.lemmas import LONGEST_SUFFIX, by_suffix

T = TypeVar("T")
UNCHANGED = "series species means headquarters crossroads barracks aircraft spacecraft sheep".split()
PREFIXES = "fore mis out over re un under up with".split()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--development", action="store_true")
    options = parser.parse_args()
    lemmas: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    trees = training_trees(options.data)
    if options.development:
        trees += training_trees(options.data, "dev")
    for tree in trees:
        for word, tag, lemma in zip(tree.words, tree.xpos, tree.lemmas, strict=True):
            lemmas[tag][word if tag in ("NNP", "NNPS") else word.lower().replace("’", "'")][lemma] += 1
    suffixes = {tag: _rules(forms) for tag, forms in sorted(lemmas.items())}
    exceptions = {tag: _exceptions(forms, suffixes[tag]) for tag, forms in sorted(lemmas.items())}
    plurals = {word: word for word in UNCHANGED}
    for tag, known in (
        ("VBD", _irregular(1)),
        ("VBN", _irregular(2)),
        ("JJ", _national_adjectives()),
        ("NNS", plurals),
        ("NNP", _names_in_small_letters(lemmas) | exceptions["NNP"]),
    ):
        exceptions[tag] |= {form: lemma for form, lemma in known.items() if by_suffix(form, suffixes[tag]) != lemma}
    for tag, form, lemma in _rows("known_lemmas.tsv"):
        exceptions[tag][form] = lemma
    tables = {"exceptions": exceptions, "suffixes": suffixes, "verbs": _verbs(lemmas)}
    text = json.dumps(tables, ensure_ascii=False, sort_keys=True)
    # No file name and no time in the header: the same tables give the same bytes.
    options.out.write_bytes(gzip.compress(text.encode("utf-8"), mtime=0))
    print(f"{sum(map(len, suffixes.values()))} suffix rules, {sum(map(len, exceptions.values()))} exceptions")


def _rules(forms: dict[str, Counter[str]]) -> dict[str, tuple[int, str]]:
    votes: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for form, found in forms.items():
        lemma = _commonest(found)
        shared = next(
            (k for k, (a, b) in enumerate(zip(form, lemma, strict=False)) if a != b), min(len(form), len(lemma))
        )
        for length in range(min(LONGEST_SUFFIX, len(form)) + 1):
            if len(form) - shared <= length or length == 0:
                votes[form[len(form) - length :]][len(form) - shared, lemma[shared:]] += 1
    rules = {suffix: _commonest(found) for suffix, found in votes.items() if suffix == "" or sum(found.values()) >= 2}
    return {suffix: rule for suffix, rule in sorted(rules.items()) if suffix == "" or rules.get(suffix[1:]) != rule}


def _exceptions(forms: dict[str, Counter[str]], rules: dict[str, tuple[int, str]]) -> dict[str, str]:
    wanted = {form: _commonest(found) for form, found in sorted(forms.items())}
    return {form: lemma for form, lemma in wanted.items() if by_suffix(form, rules) != lemma}


def _irregular(column: int) -> dict[str, str]:
    """Past forms (1) or participles (2) to base forms, with and without a prefix."""
    forms = [(form, row[0]) for row in _rows("irregular_verbs.tsv") for form in row[column].split("/") if form]
    return {prefix + form: prefix + base for prefix in ("", *PREFIXES) for form, base in forms}


def _rows(table: str) -> list[list[str]]:
    """The rows of a table in this folder."""
    lines = (Path(__file__).parent / table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def _national_adjectives() -> dict[str, str]:
    """Adjectives of countries and peoples, which keep their capital letter, by their small letters."""
    return {word.lower(): word for word in known_adjectives() if word.isalpha() and word[0].isupper()}


def _names_in_small_letters(lemmas: dict[str, dict[str, Counter[str]]]) -> dict[str, str]:
    """Names of the treebanks and of countries by their small letters, other than those that are also common words."""
    common = {form.lower() for tag, forms in lemmas.items() if tag not in ("NNP", "NNPS", "GW") for form in forms}
    names = {name for name in lemmas["NNP"] if name.isalpha() and name[0].isupper() and name[1:].islower()}
    names |= {name for name in country_names() if name.isalpha()}
    return {name.lower(): name for name in sorted(names) if len(name) > 2 and name.lower() not in common}


def _verbs(lemmas: dict[str, dict[str, Counter[str]]]) -> list[str]:
    """WordNet's verbs, and those that the treebanks have in their base form more than once."""
    verbs = set(load_lookups("en", ["lemma_index"]).get_table("lemma_index")["verb"])
    verbs |= {form for form, found in lemmas["VB"].items() if found[form] > 1}
    return sorted(verb for verb in verbs if verb.isalpha() and verb.islower())


def _commonest(counter: Counter[T]) -> T:
    return min(counter.items(), key=lambda item: (-item[1], str(item[0])))[0]


if __name__ == "__main__":
    main()
