"""Words are those of the treebanks the parser learned from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from legation.syntax.tokenizer import abbreviations


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kim Jong-un", "Kim Jong - un"),
        ("anti-government protesters", "anti-government protesters"),
        ("a co-operation accord", "a co-operation accord"),
        ("the ex-president", "the ex - president"),
        ("a U.S.-led force", "a U.S. - led force"),
        ("two F-16s", "two F - 16s"),
        ("in 2011–2014", "in 2011 – 2014"),
        ("the Israel/Gaza crossing", "the Israel / Gaza crossing"),
        ("Gen. Li and Capt. Roy", "Gen. Li and Capt. Roy"),
        ("COL. ROY", "COL. ROY"),
        ("Really?! Yes...", "Really ?! Yes ..."),
        ("No!!! >> ====== ***", "No !!! >> ====== ***"),
        ("call 202-555-0143 about #Hanoi, item #4", "call 202-555-0143 about #Hanoi , item # 4"),
        ("in 2011-2014", "in 2011 - 2014"),
        ("sea and/or air", "sea and / or air"),
        ("Li,42, of the party(DLP)", "Li , 42 , of the party ( DLP )"),
        ("pre- and post-war", "pre - and post-war"),
        ("(AP)—The minister", "( AP ) — The minister"),
        ("The envoy’s aide doesn't", "The envoy ’s aide does n't"),
        ("THEY DON'T, IT'S OVER", "THEY DO N'T , IT 'S OVER"),
        ("free,don't go", "free , do n't go"),
        ("on Wed. or Wed in Id", "on Wed. or Wed in Id"),
        ("Tehrik-e-Taliban", "Tehrik - e - Taliban"),
        ("the mid-1980s and the 1960's", "the mid-1980s and the 1960's"),
        ("at 7:30PM for 5k", "at 7:30 PM for 5 k"),
        ("(item 8): no", "( item 8 ) : no"),
        ("here.? Yes, in the U.S.? No", "here .? Yes , in the U.S. ? No"),
        ("Talks failed;both left", "Talks failed ; both left"),
        ("Who won?The army", "Who won ? The army"),
        ("he&nbsp;said <p>Go.</p><p>Now", "he &nbsp; said <p> Go . </p> <p> Now"),
        ("|-------|---|", "|-------|---|"),
        ("-for now [...]", "- for now [...]"),
        ("Its a pity for its in-house team", "It s a pity for its in - house team"),
        ("Lets go, he lets go", "Let s go , he lets go"),
        ("Res. No. 5 and Nos. 6, 7? No. Both", "Res . No. 5 and Nos. 6 , 7 ? No . Both"),
        ("grain, etc., coal etc. The", "grain , etc. , coal etc . The"),
        ('"Ann Roy"<roy@x.com> at x3-9890', '" Ann Roy " < roy@x.com > at x3-9890'),
    ],
)
def test_words(nlp: Language, text: str, words: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == words.split()


@pytest.mark.parametrize("abbreviation", abbreviations())
def test_an_abbreviation_keeps_its_stop(nlp: Language, abbreviation: str) -> None:
    assert [token.text for token in nlp.make_doc(f"the {abbreviation} said")][1] == abbreviation


@given(text=st.text(max_size=100))
def test_no_character_is_lost(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text


@pytest.mark.parametrize("noise", ["(", "()", ".", "a", "a-", "'", "http://", "=x"])
def test_a_stretch_of_noise_is_cut_but_kept(nlp: Language, noise: str) -> None:
    text = f"Before {noise * 2000} after, {noise * 1500}"
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert doc[0].text == "Before"
