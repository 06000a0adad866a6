"""A store with a few stories of two countries, one of them as hostile as a feed can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from legation.coder import Coder
from legation.records import Document
from legation.store import Manifest, Store

MANIFEST = Manifest(version="0", code="c", model="m", tables="t", processor="p")
HOSTILE = "<script>alert('title')</script>\"'><img src=x onerror=alert(1)>"

STORIES = (
    (
        "demand",
        "2024-03-04",
        "https://coast.example/demand",
        "BEIRA, March 4, 2024 -- Kenya demanded on Monday that Somalia release 12 fishermen by March 20. "
        "The two countries agreed to hold talks in Djibouti on April 14.",
    ),
    (
        "refusal",
        "2024-03-08",
        "javascript:alert(document.domain)",
        "MOGADISHU, March 8, 2024 -- Somalia refused on Friday to release the Kenyan fishermen. "
        '"Our waters are not a market for Kenyan trawlers," Somali Foreign Minister Hodan Warsame said.',
    ),
    (
        "shelling",
        "2024-04-02",
        "https://coast.example/shelling",
        "NAIROBI, April 2, 2024 -- Somali forces shelled the Kenyan town of Mandera on Monday, killing five people. "
        "Schools in the county stayed closed and the road to the coast was empty. Doctors at the county hospital "
        "worked through the night.",
    ),
    (
        "shelling-again",
        "2024-04-02",
        "https://gulf.example/shelling",
        "MOMBASA, April 2, 2024 -- Somali forces shelled the Kenyan town of Mandera on Monday, killing seven people, "
        "Kenyan officials said. It was the heaviest fire in the north since January, residents told a local radio "
        "station.",
    ),
    (
        "release",
        "2024-05-03",
        "https://coast.example/release",
        "NAIROBI, May 3, 2024 -- Somalia freed the 12 Kenyan fishermen on Thursday. "
        "Kenyan and Somali officials met in Djibouti on Thursday. Kenya and Somalia will sign a fisheries treaty in "
        "Nairobi on June 20.",
    ),
)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, coder: Coder) -> Path:
    """Where the stories are kept."""
    path = tmp_path_factory.mktemp("reports") / "store.db"
    with Store(path) as store:
        for name, day, url, text in STORIES:
            document = Document(
                id=name,
                published=date.fromisoformat(day),
                publisher="The <b>Coast</b>",
                url=url,
                title=HOSTILE if name == "refusal" else None,
                text=text,
            )
            store.ingest(document, coder.code_document, manifest=MANIFEST)
    return path
