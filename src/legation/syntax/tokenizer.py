"""spaCy's English tokeniser, brought to the words of Universal Dependencies' English treebanks."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from spacy.attrs import ORTH
from spacy.lang.char_classes import ALPHA, HYPHENS
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from legation.syntax.columns import keep_text
from legation.syntax.retokenizing import retokenized

TOKENIZER = "legation_treebank_tokenizer"
"""The name by which spaCy's registry knows the tokeniser."""

ABBREVIATIONS = Path(__file__).parent / "data" / "abbreviations.txt"

LETTER = r"[^\W\d_]"
"""A letter of any script: spaCy's own list of letters, written into a rule, takes 5 ms to compile each time."""

# The treebanks split hyphened words, other than after a prefix that is no word ("anti-government"); "Tehrik-e-Taliban"
# has none. Decades ("mid-1980s") stay whole too.
_PREFIXES = (
    "anti co counter cross de e inter intra micro mid mini mis multi neo non over post pre pro re semi sub".split()
)
_NO_PREFIX = "".join(rf"(?<!(?<![\w-])(?i:{prefix}))" for prefix in _PREFIXES)

_TAG = r"</?[A-Za-z]{1,10}\d?/?>"
_ENTITY = r"&(?:[A-Za-z]{2,8}|#\d{1,6});"

_INFIXES = (
    _TAG,  # what is left of a page's markup
    _ENTITY,
    rf"[.!?]+(?={_TAG})",
    rf"(?<={LETTER}){_NO_PREFIX}(?:{HYPHENS})(?={LETTER})",
    rf"(?<=[0-9])(?:{HYPHENS})(?={LETTER})",
    rf"(?<={LETTER})(?<!\b(?i:mid))-(?=[0-9])",  # F-16
    r"(?<=[0-9])[–—](?=[0-9])",  # 2011–2014
    rf"(?<={LETTER}{{2}})/(?={LETTER})",  # and/or, but b/c
    rf"(?<={LETTER})/(?={LETTER}{{2}})",
    rf"(?<=\.)-(?={LETTER})",  # U.S.-led
    rf"(?<=[.,!?])[\"”](?={LETTER})",
    rf"(?<={LETTER})[)\]](?=[–—-])",
    rf"(?<=[)\]])[–—-]+(?={LETTER})",  # (AP)—The
    rf"(?<={LETTER})[\"”](?=<)",
    r"(?<=[\"”])<(?=[A-Za-z0-9])",
    rf"(?<={LETTER}),(?=[0-9])",  # May 3,2019 and Li,42: a space forgotten
    rf"(?<=[0-9]),(?={LETTER})",
    rf"(?<={LETTER});(?={LETTER})",
    rf"(?<={LETTER}{{2}})[!?](?={LETTER})",
    rf"(?<={LETTER})\((?={LETTER}{{2}})",
    r"\)(?=\()|(?<=\))\(",
    rf"(?<={LETTER})(?i:n['’]t|['’](?:ve|re|ll))(?!{LETTER})",  # in a stretch that is no contraction as a whole
)

# A rule of signs, "!!!" or ">>" is one word, as is "#hashtag"; telephone numbers keep their hyphens.
# A match begins where its run does: tried from every sign, a long run would take the square of its length.
_RUNS = (
    r"(?<![!?])[!?]{2,}",
    r"(?<=[a-z]{3})\.[!?]+",  # "there.?"
    r"(?<![-=|])[-=|]{2,}",
    r"\[(?:\.{3}|…)\]",
    *(rf"(?<!{re.escape(sign)}){re.escape(sign)}{{2,}}" for sign in "*_~<>$+#"),
)
_UNITS = r"(?<=[0-9])(?:k|[ap]m|[AP]M|[ap]\.m\.)"
REMEMBERED = 50_000
"""How many different stretches without white space are remembered with their words."""

_NOISE = re.compile(r"\S{1000,}")
_PIECE = 100
_TELEPHONE_OR_DECADE = re.compile(r"(?:\d-)?(?:\d{3}[-.]){1,2}\d{4}|[xX]?\d-\d{4}|(?:\d\d)?\d0['’]s")
_SPLIT = {
    "and/or": ("and", "/", "or"),
    "b/c": ("b/c",),
    "s/he": ("s/he",),
    "wanna": ("wan", "na"),
    "lotta": ("lot", "ta"),
    "outta": ("out", "ta"),
    "alot": ("a", "lot"),
    "dunno": ("du", "n", "no"),
}
_QUOTED = re.compile(r"[\"”]<")  # "Ann Roy"<roy@... is no address as a whole
_APOSTROPHE = re.compile(r"[a-z]['’][a-z]")
_NO_FACES = frozenset(("):", "8)", "8D", "0.0", ":0", ":1", ":3"))  # "(item 8):" ends with no smile
_NO_CONTRACTIONS = frozenset("Im Id id Wed wed Hed hed Hes".split())  # a surname, a feast, a weekday


class TreebankTokenizer:
    """A tokeniser that takes time in proportion to the text's length, whatever the text, and remembers its pieces.

    spaCy peels marks off a stretch without white space one by one, which takes the square of the stretch's length;
    a stretch that is no word by its length is given to it in pieces. And it remembers how it cut a stretch only until
    the first abbreviation or the like in a text: so new stretches are given to it one by one beforehand.
    """

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: set[str] = set()

    def __call__(self, text: str) -> Doc:
        cuts = [at for run in _NOISE.finditer(text) for at in range(run.start(), run.end(), _PIECE)]
        if cuts:
            bounds = pairwise(sorted({0, *cuts, *(run.end() for run in _NOISE.finditer(text)), len(text)}))
            return Doc.from_docs([self._tokenizer(text[begin:end]) for begin, end in bounds], ensure_whitespace=False)
        self._learn(text)
        return keep_text(retokenized(self._tokenizer(text), text), text)

    def _learn(self, text: str) -> None:
        if len(self._known) >= REMEMBERED:
            return
        for stretch in sorted(set(text.split()) - self._known):
            if len(stretch) < _PIECE:
                self._known.add(stretch)
                self._tokenizer(stretch)


def make_tokenizer() -> Callable[[Language], TreebankTokenizer]:
    """The tokeniser as a spaCy pipeline's configuration names it."""
    return treebank_tokenizer


registry.tokenizers(TOKENIZER, func=make_tokenizer)


def treebank_tokenizer(nlp: Language) -> TreebankTokenizer:
    """The language's own tokeniser with the treebanks' hyphens, slashes, runs of marks and news abbreviations."""
    defaults = nlp.Defaults
    hyphen = f"(?:{HYPHENS})(?=[{ALPHA}])"
    prefixes = [prefix for prefix in map(str, defaults.prefixes or ()) if prefix != "#"]
    infixes = [infix for infix in map(str, defaults.infixes or ()) if not infix.endswith(hyphen)]
    prefixes = [*_RUNS, _TAG, _ENTITY, rf"#(?!{LETTER})", r"-(?=[A-Za-z]{2})", *prefixes]
    suffixes = (*_RUNS, _TAG, _ENTITY, _UNITS, r"(?<=\b[A-F])\+", rf"(?<={LETTER}{{3}})-", *(defaults.suffixes or ()))
    is_address = defaults.url_match
    tokenizer = Tokenizer(  # every rule at once: a change of one has spaCy read all the special cases again
        nlp.vocab,
        rules=_known_contractions(defaults.tokenizer_exceptions) | _special_cases(),
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex((*infixes, *_INFIXES)).finditer,
        token_match=_TELEPHONE_OR_DECADE.fullmatch,
        url_match=lambda stretch: is_address(stretch) if is_address and not _QUOTED.search(stretch) else None,
        max_cache_size=2 * REMEMBERED,
    )
    return TreebankTokenizer(tokenizer)


def _known_contractions(rules: dict[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    """The language's special cases without those that are oftener something else, and contractions in capitals too."""
    kept = {form: parts for form, parts in rules.items() if form not in _NO_CONTRACTIONS | _NO_FACES}
    capitals = {
        form.upper(): [{ORTH: part[ORTH].upper()} for part in parts]
        for form, parts in kept.items()
        if len(parts) > 1 and _APOSTROPHE.search(form)
    }
    return capitals | kept


def _special_cases() -> dict[str, list[dict[str, str]]]:
    """Abbreviations, which stay whole, and contractions, with their parts."""
    forms = [form for abbreviation in abbreviations() for form in (abbreviation, abbreviation.upper())]
    cases: dict[str, tuple[str, ...]] = {form: (form,) for form in forms}
    for word, (first, *others) in _SPLIT.items():
        cases[word] = (first, *others)
        cases[word.capitalize()] = (first.capitalize(), *others)
    return {form: [{"ORTH": part} for part in parts] for form, parts in cases.items()}


def abbreviations() -> list[str]:
    """The shipped abbreviations, each with its full stop."""
    lines = ABBREVIATIONS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
