"""Keep sentences of ours that the relation model was trained on, so that a coding can name those most like it.

    python training/relations/examples.py       # writes src/legation/events/model/relation_examples.npz

Run after ``train.py``: the rows of the features are the model's.
"""

from __future__ import annotations

import argparse

import numpy as np
from generate import Grammar

from legation import syntax
from legation.events.relations.examples import EXAMPLES
from legation.events.relations.features import features
from legation.events.relations.relation import shipped_model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=60, help="sentences of every event type")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    nlp, known = syntax.load(), shipped_model().rows
    sentences, event_types, rows, ends = [], [], list[int](), []
    for example in Grammar(options.seed).examples(options.each):
        found = features(nlp(example.text), example.source, example.target)
        rows.extend(sorted({known[name] for name, _ in found if name in known}))
        sentences.append(example.text)
        event_types.append(example.event_type.value)
        ends.append(len(rows))
    np.savez_compressed(
        EXAMPLES,
        sentences=np.frombuffer("\n".join(sentences).encode("utf-8"), np.uint8),
        event_types=np.array(event_types),
        rows=np.array(rows, np.int32),
        ends=np.array(ends, np.int32),
    )


if __name__ == "__main__":
    main()
