"""Measure everything that `legation evaluate` measures and write docs/figures.md: ``python docs/figures.py DATA``.

DATA is a folder with the public data sets under the names that ``RUNS`` gives; a data set that is not there is left
out and named at the end.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from legation.coder import Coder, load

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """A suite on a data set: what it is called, where it lies (in the repository or in DATA; None is DATA), and which
    figures."""

    suite: str
    name: str
    path: str | None
    figures: tuple[str, ...]


EVENTS = ("type P", "type R", "type F1", "complete F1", "trigger", "status", "actor", "recipient", "date", "place")
SAID = ("said by", "extra per required", "statements found", "content", "speaker")
NEWS = tuple(
    f"{half} {figure}"
    for half in ("development", "held")
    for figure in ("texts", "required", "type P", "type R", "type F1", "complete F1", "actor", "recipient", "status")
)
TREES = ("upos", "uas", "las", "lemmas", "raw_sentences", "raw_las")
SPANS = ("relaxed_f1", "strict_f1", "value_f1", "value_accuracy")
RUNS = (
    Run("dispatches", "our dispatches, development", "tests/dispatches/development", EVENTS + SAID),
    Run("dispatches", "our dispatches, held back", "tests/dispatches/held", EVENTS + SAID),
    Run("news", "real news, coded by hand", None, NEWS),
    Run("relations", "sentences of ours, not trained on", "tests/events/relation_sentences.tsv", ()),
    Run("statements", "PolNeAR 1.0, dev", "statements/dev", ()),
    Run("times", "TimeBank (developed on)", "times/TimeBank", SPANS),
    Run("times", "AQUAINT", "times/AQUAINT", SPANS),
    Run("places", "LGL", "places/lgl.xml", ()),
    Run("places", "TR-News", "places/TR-News.xml", ()),
    Run("status", "MEANTIME", "meantime", ()),
    Run("coreference", "UD English GUM, dev", "ud/gum-dev.conllu", ()),
    Run("incidents", "happenings of ours, fitted on", "tests/stories/happenings.txt", ()),
    Run("incidents", "happenings of ours, not fitted to", "tests/stories/happenings_held.txt", ()),
    Run("incidents", "MEANTIME", "meantime", ()),
    Run("syntax", "UD English EWT, test", "ud/ewt-test.conllu", ()),
    Run("syntax", "UD English GUM, test", "ud/gum-test.conllu", ()),
    Run("names", "Universal NER English EWT, test", "ner/en_ewt-ud-test.iob2", ()),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    data: Path = parser.parse_args().data
    coder = load()
    parts = [
        "# Figures",
        "Measured by `python docs/figures.py DATA` on the commit that wrote this page. "
        "[Evaluation](evaluation.md) says what each suite counts as right.",
    ]
    missing = []
    for run in RUNS:
        places = (data,) if run.path is None else (ROOT / run.path, data / run.path)
        path = next((place for place in places if place.exists()), None)
        if path is None:
            missing.append(run.name)
            continue
        parts.append(section(run, path, coder))
        print(parts[-1], flush=True)
    if missing:
        parts.append(f"Not measured, as the data was not there: {', '.join(missing)}.")
    (ROOT / "docs" / "figures.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def section(run: Run, path: Path, coder: Coder) -> str:
    """A table of the run's figures."""
    figures = import_module(f"legation.evaluation.{run.suite}").evaluate(path, coder).figures
    chosen = {name: figures[name] for name in run.figures or figures}
    rows = [f"| {name} | {figure} |" for name, figure in chosen.items()]
    return "\n".join([f"## {run.suite}: {run.name}", "", "| figure | value |", "|---|---|", *rows])


if __name__ == "__main__":
    main()
