"""Headline, date line, byline, dateline and paragraphs of dispatches in the styles of many agencies."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.syntax.layout import Layout, read_layout

PARTS = ("title", "dateline", "dateline_place", "date_line", "byline", "agency")


def parts(text: str) -> dict[str, str]:
    """The parts that were found, as text."""
    layout = read_layout(text)
    spans = {part: getattr(layout, part) for part in PARTS}
    return {part: text[span[0] : span[1]] for part, span in spans.items() if span}


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in read_layout(text).paragraphs]


DISPATCH = """Ministers sign river treaty in Lima

By Ana Torres and Jo Lindqvist, Reuters
Tuesday, 12 April 2022, 14:03 GMT

LIMA, Peru (Reuters) - The two ministers signed the treaty on Tuesday.

They will meet again in May."""


def test_a_dispatch_with_every_part() -> None:
    assert parts(DISPATCH) == {
        "title": "Ministers sign river treaty in Lima",
        "byline": "By Ana Torres and Jo Lindqvist, Reuters",
        "date_line": "Tuesday, 12 April 2022, 14:03 GMT",
        "dateline": "LIMA, Peru (Reuters) -",
        "dateline_place": "LIMA, Peru",
        "agency": "Reuters",
    }
    assert paragraphs(DISPATCH)[-2:] == [
        "The two ministers signed the treaty on Tuesday.",
        "They will meet again in May.",
    ]


def test_the_trail_of_a_page_is_no_part_of_its_headline() -> None:
    title = "Ministers of both countries sign the river treaty in Lima | The Rimac Times"
    text = f"{title}\nHome » News » Local\nLIMA: The two ministers met."
    assert parts(text)["title"] == title


@pytest.mark.parametrize("rule", ["=========", "- - - - -", "* * * *", "_____"])
def test_a_rule_parts_what_stands_over_and_under_it(rule: str) -> None:
    title = "Ministers sign river treaty in Lima"
    text = f"{rule}\n{title}\n{rule}\nReuters, 12 April 2022\n{rule}\nThe two ministers met.\n{rule}\nThey left."
    found = parts(text)
    assert (found["title"], found["date_line"]) == (title, "12 April 2022")
    assert parts(f"{rule}\n{title}\n{rule}\nThe two ministers met.\n") == {"title": title}
    assert paragraphs(text)[-3:] == ["The two ministers met.", rule, "They left."]


@pytest.mark.parametrize(
    ("line", "dateline", "place"),
    [
        ("LIMA, Peru (AP) — The envoy", "LIMA, Peru (AP) —", "LIMA, Peru"),
        ("LONDON/PARIS, March 3 - The envoy", "LONDON/PARIS, March 3 -", "LONDON/PARIS"),
        ("MOSCOW, Feb. 26 (Xinhua) -- The envoy", "MOSCOW, Feb. 26 (Xinhua) --", "MOSCOW"),
        ("MOSCOW, February 26. /TASS/. The envoy", "MOSCOW, February 26. /TASS/.", "MOSCOW"),
        ("MINSK. Feb 26 (Interfax) - The envoy", "MINSK. Feb 26 (Interfax) -", "MINSK"),
        ("UNITED NATIONS (Reuters) - The envoy", "UNITED NATIONS (Reuters) -", "UNITED NATIONS"),
        ("BEIRUT — The envoy", "BEIRUT —", "BEIRUT"),
        ("ROSARIO - The envoy", "ROSARIO -", "ROSARIO"),
        ("PORT-AU-PRINCE, Haiti—The envoy", "PORT-AU-PRINCE, Haiti—", "PORT-AU-PRINCE, Haiti"),
        ("BOGOTÁ, Colombia (AP) _ The envoy", "BOGOTÁ, Colombia (AP) _", "BOGOTÁ, Colombia"),
        ("SALEM, Ore., Oct. 4 (UPI) — The envoy", "SALEM, Ore., Oct. 4 (UPI) —", "SALEM, Ore."),
        ("Seoul, Feb. 26 (Yonhap) -- The envoy", "Seoul, Feb. 26 (Yonhap) --", "Seoul"),
        ("Washington (CNN)The envoy", "Washington (CNN)", "Washington"),
        ("NEW DELHI: The envoy", "NEW DELHI:", "NEW DELHI"),
        ("(Beirut) – The envoy", "(Beirut) –", "Beirut"),
        ("(Geneva, 3 March 2021) – The envoy", "(Geneva, 3 March 2021) –", "Geneva"),
        ("MUNICH, Germany, Feb. 16, 2019 — The envoy", "MUNICH, Germany, Feb. 16, 2019 —", "MUNICH, Germany"),
        ("WASHINGTON and OTTAWA — The envoy", "WASHINGTON and OTTAWA —", "WASHINGTON and OTTAWA"),
        ("SEOUL, South Korea President Lee said", "SEOUL, South Korea", "SEOUL, South Korea"),
        ("BEIRUT President Aoun said", "BEIRUT", "BEIRUT"),
        ("DETROIT The U.S. government said", "DETROIT", "DETROIT"),
        ("(Reuters) - The envoy", "(Reuters) -", None),
        ("March 3 (Reuters) - The envoy", "March 3 (Reuters) -", None),
    ],
)
def test_datelines_of_many_styles(line: str, dateline: str, place: str | None) -> None:
    found = parts(line + " left on Tuesday.\n\nMore is to come.")
    assert (found["dateline"], found.get("dateline_place")) == (dateline, place)


@pytest.mark.parametrize(
    "line",
    [
        "NATO — The alliance met.",
        "EXCLUSIVE - The envoy resigned.",
        "Iran — long at odds with its neighbour — said no.",
        "TRUMP: We will see.",
        "President Aoun (left) - The envoy left.",
        "UN Security Council members met.",
        "UNITED NATIONS Secretary-General Ban spoke.",
        "Paris, France is where they met.",
        "In Moscow, Feb. 26 was a holiday.",
        "PARIS SAINT-GERMAIN won.",
        "3 - The number of envoys.",
        "ABC20220412.0389 2022-04-12 16:53 NEWS",
        "ANA TORRES, Washington bureau chief, left.",
    ],
)
def test_what_only_looks_like_a_dateline(line: str) -> None:
    assert "dateline" not in parts(line + "\n\nMore is to come.")


@pytest.mark.parametrize(
    ("line", "stated"),
    [
        ("February 26, 2019", "February 26, 2019"),
        ("Tuesday, 26 February 2019, 14:03 GMT", "Tuesday, 26 February 2019, 14:03 GMT"),
        ("2019-02-26T14:03Z", "2019-02-26T14:03Z"),
        ("26.02.2019", "26.02.2019"),
        ("02/26/1998 22:19:00", "02/26/1998 22:19:00"),
        ("Published: 3 March 2021", "3 March 2021"),
        ("Updated 3:14 p.m. EST, March 3, 2021", "3:14 p.m. EST, March 3, 2021"),
        ("Published 3 March 2021, 10:00 | Updated 4 March 2021", "3 March 2021, 10:00"),
        ("World news | February 26, 2019", "February 26, 2019"),
        ("By Ana Torres, March 3, 2021", "March 3, 2021"),
    ],
)
def test_date_lines(line: str, stated: str) -> None:
    assert parts(f"Ministers sign treaty\n{line}\n\nThe two signed.")["date_line"] == stated


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ana Torres", "By Ana Torres"),
        ("BY ANA TORRES AND JO LINDQVIST", "BY ANA TORRES AND JO LINDQVIST"),
        ("By Ana de la Torre, AP Diplomatic Writer", "By Ana de la Torre, AP Diplomatic Writer"),
        ("By Ana Torres | Lima | 12 April 2022", "By Ana Torres"),
        ("By Reuters Staff", "By Reuters Staff"),
        ("From our correspondent", "From our correspondent"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    assert parts(f"Ministers sign treaty\n\n{line}\n\nThe two signed.")["byline"] == byline


@pytest.mark.parametrize(
    "line", ["By Land and Sea", "By 2030 all will change", "From Lima to Oslo", "By then it was late"]
)
def test_what_only_looks_like_a_byline(line: str) -> None:
    assert "byline" not in parts(f"Ministers sign treaty\n\n{line}\n\nThe two signed.")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("CHAD: Situation Report No. 4 (as of 9 May 2018)\n\nGunmen attacked a convoy on 6 May.", "9 May 2018"),
        ("Daily Report 163/2020 issued on 10 July 2020\n\nThe Mission saw a march in Kyiv.", "10 July 2020"),
        ("Peru holds as of May 3 the post\n\nThe envoy left.", None),
    ],
)
def test_the_day_that_a_report_says_it_is_of(text: str, stated: str | None) -> None:
    assert parts(text).get("date_line") == stated


def test_a_first_publication_goes_before_an_update() -> None:
    text = "Updated 4 March 2021\nPublished 3 March 2021\n\nMinisters sign treaty\n\nThe two signed."
    assert parts(text)["date_line"] == "3 March 2021"


def test_the_date_in_a_dateline_is_the_date_line_where_there_is_no_other() -> None:
    assert parts("LIMA, 12 April 2022 – The two signed.")["date_line"] == "12 April 2022"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ministers sign treaty\n\nThe two signed.", "Ministers sign treaty"),
        ("Ministers sign treaty\nThe two signed it on Tuesday in the capital.", "Ministers sign treaty"),
        ("MINISTERS SIGN TREATY.\n\nThe two signed.", "MINISTERS SIGN TREATY."),
        ("Ministers sign treaty.\n\nLIMA, Peru (AP) — The two signed.", "Ministers sign treaty."),
        ("Envoys to meet in Washington, D.C.\n\nThe two signed.", "Envoys to meet in Washington, D.C."),
        ("Ministers sign treaty. LIMA, Peru -- The two signed.", "Ministers sign treaty."),
        (
            "Ministers of Both Countries Sign Treaty in Lima.\n\nThe two signed.",
            "Ministers of Both Countries Sign Treaty in Lima.",
        ),
        ("12 April 2022\n\nMinisters sign treaty\n\nThe two signed.", "Ministers sign treaty"),
    ],
)
def test_headlines(text: str, title: str) -> None:
    assert parts(text)["title"] == title


@pytest.mark.parametrize(
    "text",
    [
        "Ministers sign treaty",
        "The two ministers signed. They left.\n\nMore is to come.",
        "The ministers of both countries signed the treaty in the\nold capital on Tuesday, the radio said.",
        "The statement in full:\n\nWe have agreed.",
    ],
)
def test_texts_without_a_headline(text: str) -> None:
    assert "title" not in parts(text)


def test_wrapped_lines_are_one_paragraph() -> None:
    first = (
        "The ministers of both countries signed the treaty in the old\n"
        "capital on Tuesday, the radio said. They had spent a week in\n"
        "talks about the river."
    )
    second = "    The opposition said that it would ask the high court for\na ruling."
    assert paragraphs(f"{first}\n{second}") == [first, second.strip()]


def test_lines_that_end_sentences_are_paragraphs() -> None:
    lines = ["The ministers signed the treaty.", "“We are glad,” one said.", "The other left."]
    assert paragraphs("\n".join(lines)) == lines


def test_a_dateline_on_a_line_of_its_own_is_no_headline() -> None:
    assert parts("Washington (CNN)\nThe envoy left on Tuesday.") == {
        "dateline": "Washington (CNN)",
        "dateline_place": "Washington",
        "agency": "CNN",
    }


def test_no_text_has_no_paragraphs() -> None:
    assert read_layout(" \n\t\n") == Layout()


PIECES = st.sampled_from(
    "LIMA|, |Peru|(AP)|(|)| — |--|-|/|:|By |Ana Torres|March 3, 2021|Published|Washington|The envoy left.|treaty".split(
        "|"
    )
    + "\n|\n\n|\r\n| |\u2028|“|ﷺ|٣|²|İ|\x00".split("|")
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_has_a_layout_whose_blocks_are_ordered_and_hold_its_parts(text: str) -> None:
    layout = read_layout(text)
    end = 0
    for start, stop in layout.paragraphs:
        assert end <= start < stop <= len(text)
        assert text[start:stop] == text[start:stop].strip()
        end = stop
    covered = "".join(text[start:stop] for start, stop in layout.paragraphs)
    assert "".join(covered.split()) == "".join(text.split())
    for part in PARTS:
        if span := getattr(layout, part):
            assert text[span[0] : span[1]] == text[span[0] : span[1]].strip() != ""
            assert any(start <= span[0] and span[1] <= stop for start, stop in layout.paragraphs)
    for part in ("title", "dateline"):
        assert getattr(layout, part) in {None, *layout.paragraphs}


@pytest.mark.parametrize("piece", ["a", "word ", "LIMA, ", "(", "1 ", "— ", "LIMA\n", " \n"])
def test_long_texts_are_read_to_their_end(piece: str) -> None:
    """Were time to grow with the square of the length, the time limit of a test would end it."""
    text = piece * (400_000 // len(piece))
    covered = "".join(text[start:stop] for start, stop in read_layout(text).paragraphs)
    assert "".join(covered.split()) == "".join(text.split())


def test_the_table_of_dateline_names_is_sorted_and_has_no_doubles() -> None:
    table = files("legation.syntax").joinpath("data/datelines.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in table[1:]]
    assert table[0] == "kind\tname"
    assert {kind for kind, _ in rows} == {"agency", "city", "no place", "region", "seat"}
    assert [kind for kind, _ in rows] == sorted(kind for kind, _ in rows)
    assert len(set(rows)) == len(rows)
    assert all(name == name.strip() != "" for _, name in rows)
