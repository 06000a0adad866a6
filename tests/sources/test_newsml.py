"""The news in the IPTC's forms: NewsML-G2, NITF and ninjs."""

import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Form, Kind, Origin, Refusal, Source, read_stream

STORY = "The envoy of Chile left Lima on Tuesday."

NITF = f"""<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><docdata><date.issue norm="20190226T100000Z"/></docdata></head>
<body><body.head><hedline><hl1>Envoy leaves &amp; rests</hl1></hedline><byline>By Jo Lindqvist</byline>
<dateline><location>LIMA</location> (AP) -</dateline></body.head>
<body.content><p>{STORY}</p><p>The café &#8212; <em>closed</em>.</p><table><tr><td>1</td></tr></table></body.content>
</body></nitf>"""


def item(number: int, content: str, kind: str = "text", status: str = "usable") -> str:
    return f"""<newsItem guid="urn:newsml:radio.example:{number}"><itemMeta><itemClass qcode="ninat:{kind}"/>
      <provider qcode="nprov:RS"><name>Radio Sur</name></provider><versionCreated>2019-02-28T10:00:00Z</versionCreated>
      <firstCreated>2019-02-26T23:00:00-05:00</firstCreated><pubStatus qcode="stat:{status}"/></itemMeta>
      <contentMeta><headline>Envoy leaves</headline><dateline>LIMA, Feb 26 -</dateline></contentMeta>
      <contentSet>{content}</contentSet></newsItem>"""


def message(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/>'
        f"<itemSet>{''.join(items)}<packageItem guid='urn:p'/></itemSet></newsMessage>"
    )


XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
  <head><title>no</title></head><body><p>{STORY}</p><p>He  came
  by <b>ship</b>.</p></body></html></inlineXML>"""


@pytest.mark.parametrize("name", ["wire.xml", "wire", "wire.newsml"])
def test_news_items_are_documents(read_bytes: Any, name: str) -> None:
    found = read_bytes(
        message(
            item(1, XHTML),
            item(2, "", kind="picture"),
            item(3, XHTML, status="canceled"),
            item(4, '<inlineData contenttype="text/plain">LIMA, Feb 26 - One.\nTwo.</inlineData>'),
            item(5, '<remoteContent href="http://radio.example/5"/>'),
        ),
        name,
    )
    one, two, three, four, five, package = found
    assert one.document.text == f"Envoy leaves\n\nLIMA, Feb 26 — {STORY}\n\nHe came by ship."
    assert (one.document.id, one.document.title) == ("urn:newsml:radio.example:1", "Envoy leaves")
    assert (one.document.published, one.document.publisher) == (date(2019, 2, 26), "Radio Sur")
    assert four.document.text == "Envoy leaves\n\nLIMA, Feb 26 - One.\nTwo."
    reasons = [(str(each.origin.place), each.reason) for each in (two, three, five, package)]
    assert reasons == [
        ("item 2", "a picture, no text"),
        ("item 3", "its publisher says it is canceled"),
        ("item 5", "an item without a text"),
        ("item 6", "a package or a concept, no news item"),
    ]
    assert {each.kind for each in (two, three, five, package)} == {Kind.NO_NEWS_TEXT}


def test_nitf_is_a_document_by_itself_or_in_an_item(read_bytes: Any) -> None:
    text = f"LIMA (AP) — {STORY}\n\nThe café — closed."
    [found] = read_bytes(NITF.encode("latin-1"), "story.xml")
    assert (found.document.id, found.document.text) == ("story", f"Envoy leaves & rests\n\n{text}")
    assert found.document.published == date(2019, 2, 26)
    inner = NITF[NITF.index("<nitf>") :]
    [found, _] = read_bytes(message(item(1, f"<inlineXML>{inner}</inlineXML>")), "wire.xml")
    assert found.document.text.endswith("The café — closed.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<newsItem><a>", "line 1, column 14: broken XML: no element found"),
        (
            '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><newsItem>&e;</newsItem>',
            "XML that declares entities",
        ),
        ("<newsItem>" * 100_000, "broken XML"),
        ("<newsMessage/>", "no news item in it"),
        ("<newsItem><inlineXML>" + "<p>" * 5000 + "x" + "</p>" * 5000 + "</inlineXML></newsItem>", "nested too deep"),
    ],
)
def test_bad_xml_is_refused(read_bytes: Any, content: str, reason: str) -> None:
    [refusal] = read_bytes(content, "wire.newsml")
    assert reason in str(refusal)


def test_entities_are_not_expanded(read_bytes: Any) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    content = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><newsItem><headline>&l9;</headline></newsItem>'
    [refusal] = read_bytes(content, "wire.newsml")
    assert refusal.reason.startswith("XML that declares entities is not read")


NINJS = [
    {
        "uri": "urn:wire:1",
        "type": "text",
        "headline": "Envoy &amp; ship",
        "versioncreated": "2019-02-26T10:00:00Z",
        "body_xhtml": f"<div><p>{STORY}</p><p>He rested.</p></div>",
        "copyrightholder": "Radio Sur",
    },
    {
        "uri": "https://radio.example/1",
        "type": "text",
        "headlines": [{"role": "short", "value": "no"}, {"role": "main", "value": "Envoy &amp; ship"}],
        "versioncreated": "2019-02-26T10:00:00Z",
        "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{STORY}</p><p>He rested.</p>"}],
        "infosources": [{"name": "Radio Sur"}],
    },
    {
        "uri": "urn:wire:3",
        "type": "text",
        "headlines": [{"value": "Envoy &amp; ship"}],
        "firstCreated": "2019-02-26T10:00:00Z",
        "versionCreated": "2019-03-01T10:00:00Z",
        "bodies": [{"contentType": "text/plain", "value": f"{STORY}\n\nHe rested."}],
        "infoSources": [{"name": "Radio Sur"}],
        "pubStatus": "usable",
    },
]


@pytest.mark.parametrize("value", NINJS, ids=["1", "2", "3"])
@pytest.mark.parametrize("name", ["item.json", "item.ninjs", "items.jsonl"])
def test_ninjs_of_all_versions(read_bytes: Any, value: dict[str, Any], name: str) -> None:
    [found] = read_bytes(json.dumps(value), name)
    document = found.document
    assert (document.id, document.title) == (value["uri"], "Envoy & ship")
    assert document.text == f"Envoy & ship\n\n{STORY}\n\nHe rested."
    assert (document.published, document.publisher) == (date(2019, 2, 26), "Radio Sur")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"type": "picture"}, "a picture, no text"),
        ({"pubstatus": "canceled"}, "its publisher says it is canceled"),
        ({"body_xhtml": "<p> </p>"}, "an item without a body"),
    ],
)
def test_ninjs_that_is_no_text_is_passed_over(read_bytes: Any, change: dict[str, str], reason: str) -> None:
    [refusal] = read_bytes(json.dumps({**NINJS[0], **change}), "item.json")
    assert (refusal.kind, refusal.reason) == (Kind.NO_NEWS_TEXT, reason)


@given(st.text('<>/&;"= newsItmp', max_size=60) | st.text(max_size=60))
def test_any_xml_gives_documents_or_refusals(text: str) -> None:
    for content in (text, f"<newsItem><inlineXML>{text}</inlineXML></newsItem>"):
        for found in read_stream(io.BytesIO(content.encode("utf-8", "surrogatepass")), Origin("a.newsml")):
            assert found.document.text.strip() if isinstance(found, Source) else "Error:" not in found.reason
            assert isinstance(found, Source | Refusal)


@pytest.mark.parametrize(
    ("name", "content"),
    [("map.xml", "<urlset><url/></urlset>"), ("data", "<?xml version='1.0'?><TEI><text>Peru.</text></TEI>")],
)
def test_xml_of_other_forms_is_no_text(read_bytes: Any, name: str, content: str) -> None:
    [refusal] = read_bytes(content, name)
    assert isinstance(refusal, Refusal)
    assert (str(refusal), refusal.kind) == (f"{name}: XML of no form that is known", Kind.NO_NEWS_TEXT)
    [found] = read_bytes(content, name, form=Form.TEXT)
    assert isinstance(found, Source)
    assert found.document.text == content


def test_a_text_may_begin_with_an_angle(read_bytes: Any) -> None:
    [found] = read_bytes("<b>Peru</b> met Chile.", "note")
    assert isinstance(found, Source)
