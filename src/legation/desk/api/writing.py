"""Writing, with the server's token alone: documents that are coded and kept."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel, ConfigDict, Field

from legation.desk.api import models
from legation.desk.api.asking import FullDay, Text, TheStore
from legation.desk.api.coding import BusyError, Coding, NotCodedError
from legation.desk.api.problems import ProblemError
from legation.manifest import manifest
from legation.records import Document
from legation.store import Outcome

LONGEST_TEXT = 200_000
"""Characters of a document that is sent: twenty times a long article. ``legation ingest`` takes longer ones."""

_bearer = HTTPBearer(scheme_name="token", description="the token of `legation serve`", auto_error=False)


def _may_write(request: Request, _: Annotated[Any, Depends(_bearer)]) -> None:
    if request.app.state.token is None:
        raise ProblemError(403, "This server was started without a token, so nothing is written over HTTP.")
    if not getattr(request.state, "has_token", False):
        said = "Writing takes the server's token, as Authorization: Bearer TOKEN."
        raise ProblemError(401, said, headers={"WWW-Authenticate": "Bearer"})


MayWrite = Depends(_may_write)
"""For every route that writes: the request has the server's token, or the answer is 401."""

router = APIRouter(tags=["write"])


class NewDocument(BaseModel):
    """A document to code and keep. ``url``, or else ``id``, is what stays the same when a story is corrected."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(min_length=1, max_length=LONGEST_TEXT, description="plain text, headline and dateline included")
    id: Text | None = Field(None, description="without it, a hash of the text")
    published: FullDay | None = Field(None, description="without it, the text's date line")
    publisher: Text | None = None
    url: Annotated[Text, Field(max_length=2000)] | None = None
    title: Text | None = Field(None, description="without it, the text's headline")


@router.post(
    "/documents",
    response_model=models.Kept,
    status_code=201,
    dependencies=[MayWrite],
    responses={200: {"model": models.Kept, "description": "It was kept already: `outcome` is same."}},
)
def keep(request: Request, response: Response, store: TheStore, new: NewDocument) -> Any:
    """Code a document and keep its record; a new text of a known story becomes its next version."""
    coding: Coding = request.app.state.coding
    facts = new.model_dump() | {
        "id": new.id or "",
        "published": date.fromisoformat(new.published) if new.published else None,
    }
    document = Document(**facts)
    made_by = manifest()
    if store.has(document, manifest=made_by) and (known := store.same_content(document)):
        response.status_code = 200
        return {"outcome": Outcome.SAME, "document": known, "events": len(store.record(known).events)}
    try:
        record = coding.code(document)
    except NotCodedError as error:
        raise ProblemError(422, f"It could not be coded: {error}.") from None
    except BusyError:
        said = "Another document is being coded. Send this one again in a while."
        raise ProblemError(503, said, headers={"Retry-After": "10"}) from None
    outcome = store.keep(record, manifest=made_by, document=document)
    response.headers["Location"] = f"{request.scope['root_path']}/record?{urlencode({'document': record.document.id})}"
    return {"outcome": outcome, "document": record.document.id, "events": len(record.events)}
