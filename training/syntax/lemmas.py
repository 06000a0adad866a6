"""Learn the lemma tables: ``python training/syntax/lemmas.py --data DIR --out lemmas.json.gz``.

For every Penn tag, each suffix of up to six letters votes for the commonest way to its lemma; words that the rules
get wrong become exceptions. Only the documents that the network is trained on are read.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import TypeVar

from corpus import training_trees

from legation.syntax.lemmas import LONGEST_SUFFIX, by_suffix

T = TypeVar("T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lemmas: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for tree in training_trees(options.data):
        for word, tag, lemma in zip(tree.words, tree.xpos, tree.lemmas, strict=True):
            lemmas[tag][word if tag in ("NNP", "NNPS") else word.lower().replace("’", "'")][lemma] += 1
    suffixes = {tag: _rules(forms) for tag, forms in sorted(lemmas.items())}
    exceptions = {tag: _exceptions(forms, suffixes[tag]) for tag, forms in sorted(lemmas.items())}
    text = json.dumps({"exceptions": exceptions, "suffixes": suffixes}, ensure_ascii=False, sort_keys=True)
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


def _commonest(counter: Counter[T]) -> T:
    return min(counter.items(), key=lambda item: (-item[1], str(item[0])))[0]


if __name__ == "__main__":
    main()
