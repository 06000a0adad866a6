"""How fast documents are coded on one core, and which stage takes how long: ``make bench``.

Machines differ, so every time is given as a ratio too: to the parsing stage, and to spaCy's blank English tokeniser
on the same texts in the same run. Seconds are the processor's, so that other work on the machine counts little. Each
text is coded once to warm up; then the fastest of several rounds counts.

    python benchmarks/speed.py [PATH...] [--rounds N] [--beside MODEL] [--output FILE]

PATH is a text file or a folder of them; without one, the examples. MODEL is a spaCy pipeline, by name or folder, that
parses the same texts in the same run, parsing alone (``en_core_web_sm`` for one: no names, no lemmas).
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from legation.coder import Coder, load

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    options = arguments()
    use_one_core()
    texts = [path.read_text(encoding="utf-8") for path in text_files(options.paths)]
    report = measure(texts, options.rounds, options.beside)
    print(table(report))
    if options.output:
        options.output.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=[ROOT / "examples"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--beside", metavar="MODEL")
    parser.add_argument("--output", type=Path)
    return parser.parse_args()


def text_files(paths: Iterable[Path]) -> list[Path]:
    found = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    if not found:
        raise SystemExit("no text files there")
    return found


def use_one_core() -> None:
    """Keep to one core where the system allows to choose."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def measure(texts: list[str], rounds: int, beside: str | None = None) -> dict[str, Any]:
    """Sizes, rates, and seconds for all texts by stage, and those of another parser."""
    load_seconds, coder = timed(load)
    tokenise = spacy.blank("en").make_doc
    records = [coder.code(text) for text in texts]
    words = sum(not token.is_space for text in texts for token in tokenise(text))
    sentences = sum(len(record.sentences) for record in records)
    baseline = fastest(lambda: [tokenise(text) for text in texts], rounds)
    whole, stages = min((stage_seconds(coder, texts) for _ in range(rounds)), key=lambda seconds: seconds[0])
    other = parsing_alone(beside, texts, rounds) if beside else None
    return {
        "documents": len(texts),
        "sentences": sentences,
        "words": words,
        "sentences_per_second": round(sentences / whole, 1),
        "words_per_second": round(words / whole),
        "seconds": round(whole, 4),
        "baseline_seconds": round(baseline, 4),
        "times_baseline": round(whole / baseline, 2),
        "times_parser": round(whole / stages["legation_parser"], 2),
        "stages": {
            name: {
                "seconds": round(seconds, 4),
                "share": round(seconds / whole, 4),
                "times_parser": round(seconds / stages["legation_parser"], 3),
            }
            for name, seconds in stages.items()
        },
        "encoder_share": round(encoder_seconds(coder, texts, rounds) / whole, 4),
        "beside": other
        and {
            "pipeline": beside,
            "seconds": round(other, 4),
            "words_per_second": round(words / other),
            "times": round(whole / other, 2),
        },
        "load_seconds": round(load_seconds, 2),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "python": platform.python_version(),
        "processor": processor(),
    }


def stage_seconds(coder: Coder, texts: list[str]) -> tuple[float, dict[str, float]]:
    """Seconds of one pass over the texts, in all and by stage; what no stage takes is the record's."""
    nlp = coder.nlp
    coder.nlp = watched = _WatchedPipeline(nlp)  # type: ignore[assignment]
    whole, _ = timed(lambda: [coder.code(text) for text in texts])
    coder.nlp = nlp
    return whole, watched.seconds | {"record": whole - sum(watched.seconds.values())}


class _WatchedPipeline:
    """A pipeline that notes how long each of its stages takes."""

    def __init__(self, nlp: Language) -> None:
        self.seconds = {"tokeniser": 0.0} | {name: 0.0 for name, _ in nlp.pipeline}
        self.make_doc = self._watched("tokeniser", nlp.make_doc)
        self.pipeline = [(name, self._watched(name, component)) for name, component in nlp.pipeline]

    def _watched(self, name: str, work: Callable[[Any], Any]) -> Callable[[Any], Any]:
        def watched(given: Any) -> Any:
            spent, found = timed(lambda: work(given))
            self.seconds[name] += spent
            return found

        return watched


def encoder_seconds(coder: Coder, texts: list[str], rounds: int) -> float:
    """Seconds for all texts within the language model's network itself."""
    network = coder.nlp.get_pipe("legation_parser").network
    session, fastest_round = network._session, float("inf")
    for _ in range(rounds):
        network._session = watched = _Watched(session)
        for text in texts:
            coder.code(text)
        fastest_round = min(fastest_round, watched.seconds)
    network._session = session
    return fastest_round


class _Watched:
    """A session of the network that notes how long its runs take."""

    def __init__(self, session: Any) -> None:
        self._session, self.seconds = session, 0.0

    def run(self, *given: Any) -> Any:
        spent, found = timed(lambda: self._session.run(*given))
        self.seconds += spent
        return found


def parsing_alone(model: str, texts: list[str], rounds: int) -> float:
    """Seconds for all texts of a spaCy pipeline's tagger and parser."""
    nlp = spacy.load(model, exclude=["ner", "lemmatizer", "attribute_ruler"])
    return fastest(lambda: list(nlp.pipe(texts)), rounds)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def fastest(work: Callable[[], Any], rounds: int) -> float:
    return min(timed(work)[0] for _ in range(rounds))


def processor() -> str:
    """The processor's name as the system gives it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def table(report: dict[str, Any]) -> str:
    """The report for people."""
    rows = [
        f"{report['documents']} documents, {report['sentences']} sentences, {report['words']} words; one core",
        f"{report['sentences_per_second']:,} sentences a second, {report['words_per_second']:,} words a second",
        f"{report['times_parser']} times the parser's time, {report['times_baseline']} times a blank tokeniser's",
        f"{report['encoder_share']:.0%} of the time is the language model's network",
        *(
            [f"{report['beside']['times']} times the time of {report['beside']['pipeline']} parsing alone"]
            if report["beside"]
            else []
        ),
        f"loaded in {report['load_seconds']} s, {report['peak_memory_mb']} MB at most",
        "",
        f"{'stage':<22}{'share':>8}{'x parser':>10}{'seconds':>10}",
    ]
    for name, stage in report["stages"].items():
        rows.append(f"{name:<22}{stage['share']:>8.1%}{stage['times_parser']:>10.3f}{stage['seconds']:>10.4f}")
    return "\n".join(rows)


if __name__ == "__main__":
    main()
