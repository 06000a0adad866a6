"""spaCy's English tokeniser, brought to the words of Universal Dependencies' English treebanks."""

from __future__ import annotations

import re
from pathlib import Path

from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

ABBREVIATIONS = Path(__file__).parent / "data" / "abbreviations.txt"

# The treebanks split hyphened words, other than after a prefix that is no word ("anti-government").
_PREFIXES = "anti co counter cross e inter intra micro mid mini multi neo non over post pre pro re semi sub".split()
_NO_PREFIX = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in _PREFIXES)

_INFIXES = (
    rf"(?<=[{ALPHA}]){_NO_PREFIX}(?:{HYPHENS})(?=[{ALPHA}])",
    rf"(?<=[0-9])(?:{HYPHENS})(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])-(?=[0-9])",  # F-16
    r"(?<=[0-9])[–—](?=[0-9])",  # 2011–2014
    rf"(?<=[{ALPHA}])/(?=[{ALPHA}])",  # and/or
    rf"(?<=\.)-(?=[{ALPHA}])",  # U.S.-led
    rf"(?<=[.,!?])[\"”](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])[)\]](?=[–—-])",
    rf"(?<=[)\]])[–—-]+(?=[{ALPHA}])",  # (AP)—The
    rf"(?<=[{ALPHA}]),(?=[0-9])",  # May 3,2019 and Li,42: a space forgotten
    rf"(?<=[0-9]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}])\((?=[{ALPHA}]{{2}})",
)

# A rule of signs, "!!!" or ">>" is one word, as is "#hashtag"; telephone numbers keep their hyphens.
_RUNS = (r"[!?]{2,}", *(rf"(?:{re.escape(sign)}){{2,}}" for sign in "=*_~<>$+-#|"))
_TELEPHONE = re.compile(r"(?:\d-)?(?:\d{3}[-.]){1,2}\d{4}")
_SPLIT = {"and/or": ("and", "/", "or"), "wanna": ("wan", "na"), "lotta": ("lot", "ta"), "outta": ("out", "ta")}


def treebank_tokenizer(nlp: Language) -> Tokenizer:
    """The pipeline's own tokeniser with the treebanks' hyphens, slashes, runs of marks and news abbreviations."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    hyphen = f"(?:{HYPHENS})(?=[{ALPHA}])"
    infixes = [infix for infix in map(str, nlp.Defaults.infixes or ()) if not infix.endswith(hyphen)]
    tokenizer.infix_finditer = compile_infix_regex((*infixes, *_INFIXES)).finditer
    suffixes = (*_RUNS, rf"(?<=[{ALPHA}]{{3}})-", *(nlp.Defaults.suffixes or ()))
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    prefixes = [prefix for prefix in map(str, nlp.Defaults.prefixes or ()) if prefix != "#"]
    tokenizer.prefix_search = compile_prefix_regex((*_RUNS, rf"#(?![{ALPHA}])", *prefixes)).search
    tokenizer.token_match = _TELEPHONE.fullmatch
    for abbreviation in abbreviations():
        for form in (abbreviation, abbreviation.upper()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    for word, parts in _SPLIT.items():
        tokenizer.add_special_case(word, [{"ORTH": part} for part in parts])
        tokenizer.add_special_case(
            word.capitalize(), [{"ORTH": parts[0].capitalize()}, *({"ORTH": part} for part in parts[1:])]
        )
    return tokenizer


def abbreviations() -> list[str]:
    """The shipped abbreviations, each with its full stop."""
    lines = ABBREVIATIONS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
