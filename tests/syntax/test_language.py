"""Telling English from other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.syntax.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Außenminister beider Länder haben am Dienstag in Wien einen Vertrag über den Fluss unterzeichnet.", "de"),
        ("Les ministres des deux pays ont signé mardi à Vienne un traité sur le fleuve, selon la radio.", "fr"),
        ("Los ministros de ambos países firmaron el martes en Lima un tratado sobre el río, dijo la radio.", "es"),
        ("Министры двух стран подписали во вторник в Вене договор о реке, сообщило радио.", "ru"),
        ("وقع وزيرا البلدين يوم الثلاثاء في فيينا معاهدة بشأن النهر، بحسب ما أفادت الإذاعة", "ar"),
        ("The ministers of both countries signed a treaty on the river in Vienna on Tuesday, the radio said.", "en"),
        ("Kim Jong Un meets Vladimir Putin, Xi Jinping, Nguyen Phu Trong; Recep Tayyip Erdogan stays in Ankara.", "en"),
        ("MINISTERS SIGN RIVER TREATY IN VIENNA; OPPOSITION ASKS HIGH COURT FOR RULING ON DAM, RADIO REPORTS", "en"),
    ],
)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Kim met Trump.", "1. 2. 3. " * 100, "Guten Morgen!"])
def test_a_short_text_is_not_judged(text: str) -> None:
    assert language_of(text) is None


@given(st.text(st.characters()))
def test_any_text_has_a_language_or_none(text: str) -> None:
    language = language_of(text)
    assert language is None or language.isalpha()
