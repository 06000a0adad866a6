"""What the language model learns from, kept in files: the same comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

WINDOW = st.lists(st.integers(1, 5), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def windows(script):
    return script("windows")


@given(sizes=st.lists(WINDOW, min_size=1, max_size=4), parsed=st.booleans())
def test_windows_come_back_as_they_were(windows, tmp_path_factory, sizes, parsed) -> None:
    def sentence(words: int):
        pieces = [tuple(range(1000 + at, 1002 + at)) for at in range(words)]
        heads = [at - 1 for at in range(words)] if parsed else []
        tags, unknown = list(range(words)), [windows.IGNORE] * words
        return windows.Sentence(pieces, [1] * words, tags, tags, heads, unknown, unknown, 2 * words, 0.5)

    drawn = [[sentence(words) for words in window] for window in sizes]
    file = tmp_path_factory.mktemp("windows") / "epoch.npz"
    windows.save(drawn, file)
    assert windows.load(file) == drawn


def test_a_sentence_of_which_nothing_is_known_teaches_no_start(script, windows) -> None:
    pytest.importorskip("torch", reason="torch is needed for training alone")
    batching = script("batching")
    unknown = [windows.IGNORE] * 2
    bare = windows.Sentence([(7,), (8, 9)], [1, 1], unknown, unknown, [], unknown, unknown, 3, 0.0)
    made = batching.batch([[bare]])
    assert made.pieces.tolist() == [[batching.FIRST_PIECE, 7, 8, 9, batching.LAST_PIECE]]
    assert made.first.tolist() == [[0, 1, 2]] and made.segments.tolist() == [[0, 1, 1]]
    assert all((column == windows.IGNORE).all() for column in made.gold.values())
