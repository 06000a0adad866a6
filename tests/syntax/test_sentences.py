"""Sentences of news texts of our own: headlines, datelines, abbreviations, quotations, wrapped lines."""

from pathlib import Path

import pytest
from spacy.language import Language

FILE = Path(__file__).parent / "sentences.txt"
BREAKS = {"¶ ": "\n\n", "> ": "\n", "| ": "\n"}
FLOOR = 0.98


def texts() -> list[tuple[str, list[str]]]:
    """Each text with its sentences, white space within a sentence as one space."""
    found = []
    for block in FILE.read_text(encoding="utf-8").split("\n--\n")[1:]:
        text, sentences = "", []
        for line in block.splitlines():
            white = BREAKS.get(line[:2], "")
            words = line[2:] if white else line
            if line.startswith("| "):
                sentences[-1] += " " + words
            else:
                sentences.append(words)
            text += (white or " ") * bool(text) + words
        found.append((text, sentences))
    return found


def sentences(nlp: Language, text: str) -> list[str]:
    return [" ".join(sentence.text.split()) for sentence in nlp(text).sents]


def test_nearly_every_sentence_is_found(nlp: Language) -> None:
    right = wanted = given = 0
    for text, gold in texts():
        found = sentences(nlp, text)
        right += len(set(found) & set(gold))
        wanted, given = wanted + len(gold), given + len(found)
    assert 2 * right / (wanted + given) >= FLOOR


@pytest.mark.parametrize("headline", ["Ministers sign border accord", "UN warns of famine", "PRESIDENT TO VISIT HANOI"])
@pytest.mark.parametrize("white", ["\n", "\n\n"])
@pytest.mark.parametrize("dateline", ["", "LIMA, Peru (AP) — ", "GENEVA, March 12 (Reuters) - ", "TEHRAN — "])
def test_neither_headline_nor_dateline_runs_on(nlp: Language, headline: str, white: str, dateline: str) -> None:
    story = ["The two ministers met on Monday.", "They will meet again."]
    found = sentences(nlp, f"{headline}{white}{dateline}{' '.join(story)}")
    assert found == [headline, *([dateline.strip()] if dateline else []), *story]
