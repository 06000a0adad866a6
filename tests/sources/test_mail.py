"""Mail as people keep it."""

import io
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from legation.sources import Kind, Origin, Source, read_stream

STORY = "The envoy of Chile left Lima on Tuesday."

MBOX = f"""From wire@radio.example Tue Feb 26 10:00:00 2019
From: Radio Sur <wire@radio.example>
Subject: =?utf-8?q?Envoy_leaves_caf=C3=A9?=
Date: Tue, 26 Feb 2019 23:30:00 -0500
Message-ID: <1@radio.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

{STORY}=C3=A9
>From there he wrote.

From wire@radio.example Tue Feb 26 10:00:00 2019
Subject: Both
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/html; charset=iso-8859-1

<p>One &amp; two</p><p>caf\u00e9</p>
--x--

From wire@radio.example Tue Feb 26 10:00:00 2019
Subject: A picture
Content-Type: image/png

x
"""


def test_messages_are_documents(read_bytes: Any) -> None:
    for name in ("wire.mbox", "wire"):
        one, two, three = read_bytes(MBOX.encode("latin-1"), name)
        assert one.document.text == f"Envoy leaves café\n\n{STORY}é\nFrom there he wrote."
        assert (one.document.id, one.document.title) == ("1@radio.example", "Envoy leaves café")
        assert (one.document.published, one.document.publisher) == (date(2019, 2, 26), "Radio Sur")
        assert (two.document.id, two.document.text) == ("wire#2", "Both\n\nOne & two\n\ncafé")
        assert (str(three), three.kind) == (f"{name}: message 3: a message without text", Kind.NO_NEWS_TEXT)


def test_a_message_by_itself(read_bytes: Any) -> None:
    [found] = read_bytes(f"Subject: Envoy leaves\nDate: Tue, 26 Feb 2019 10:00:00 +0000\n\n{STORY}\n", "story.eml")
    assert (found.document.id, found.document.text) == ("story", f"Envoy leaves\n\n{STORY}")


def test_a_story_that_begins_with_from_is_no_mail(read_bytes: Any) -> None:
    [found] = read_bytes("From Lima to Quito in 2019\nThe envoy: a portrait\n", "story")
    assert found.document.text.startswith("From Lima")


@given(st.binary(max_size=100), st.sampled_from(["Subject", "From", "Date", "Content-Type", "Message-ID", ""]))
def test_any_bytes_give_messages_or_refusals(content: bytes, header: str) -> None:
    raw = b"From a 2019\n" + (header.encode() + b": " if header else b"") + content + b"\n\nText."
    for found in read_stream(io.BytesIO(raw), Origin("a.mbox")):
        assert found.document.text.strip() if isinstance(found, Source) else found.reason
