"""What goes wrong, said as RFC 9457 has it: one form of body for every error, whoever it comes from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.desk.security import HEADERS

MEDIA_TYPE = "application/problem+json"


class Fault(BaseModel):
    """One thing that is wrong with a request: where ("query", "body", ...), which field, and why."""

    place: str
    field: str
    detail: str


class Problem(BaseModel):
    """An error (RFC 9457). ``type`` is "about:blank": the status says what kind it is."""

    type: str = "about:blank"
    title: str = Field(description="the status in words")
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="what is wrong with this request")
    instance: str = Field(description="the path that was asked for")
    errors: list[Fault] = Field(default=[], description="what is wrong, field by field, where that is known")


class ProblemError(HTTPException):
    """An answer that is a problem, with the faults of single fields."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status, detail, headers)
        self.errors = errors


def problem(
    path: str,
    status: int,
    detail: str,
    *,
    errors: Sequence[Fault] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem as a response."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, instance=path, errors=list(errors))
    return JSONResponse(told.model_dump(), status, headers=headers, media_type=MEDIA_TYPE)


def add_problems(app: FastAPI) -> None:
    """Answer every error of an application with a problem. A ``ValueError`` is a bad date, code or word."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ValueError, _bad_question)
    app.add_exception_handler(Exception, _unforeseen)


class PlainToProblem:
    """Says the refusals of the guards before the application, which are plain text, as problems below a path."""

    def __init__(self, app: ASGIApp, path: str) -> None:
        self.app, self.path = app, path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, its plain refusals as problems."""
        if scope["type"] != "http" or not scope["path"].startswith(f"{self.path}/"):
            await self.app(scope, receive, send)
            return
        begun: Message | None = None
        said = b""

        async def send_problem(message: Message) -> None:
            nonlocal begun, said
            if message["type"] == "http.response.start" and message["status"] >= 400:
                headers = MutableHeaders(raw=message["headers"])
                if headers.get("content-type", "").startswith("text/plain"):
                    begun = message
                    return
            if begun is None or message["type"] != "http.response.body":
                await send(message)
                return
            said += message.get("body", b"")
            if not message.get("more_body", False):
                headers = MutableHeaders(raw=begun["headers"])
                told = problem(scope["path"], begun["status"], said.decode("utf-8", "replace"))
                headers["content-type"], headers["content-length"] = MEDIA_TYPE, str(len(told.body))
                await send(begun)
                await send({"type": "http.response.body", "body": told.body})

        await self.app(scope, receive, send_problem)


def describe(document: dict[str, Any], statuses: Mapping[int, str]) -> None:
    """Put the problems that may be answered into an OpenAPI document, in place."""
    document["components"]["schemas"] |= _schemas()
    for item in document["paths"].values():
        for operation in item.values():
            for status in [*statuses] + [int(code) for code in operation["responses"] if int(code) >= 400]:
                said = operation["responses"].get(str(status), {}).get("description")
                operation["responses"][str(status)] = {
                    "description": said or statuses[status],
                    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
                }


def _schemas() -> dict[str, Any]:
    schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    parts: dict[str, Any] = schema.pop("$defs", {})
    return parts | {"Problem": schema}


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    path, status, headers = request.url.path, error.status_code, dict(error.headers or {})
    detail = error.detail
    if detail == HTTPStatus(status).phrase:
        detail = _SAID.get(status, detail)
    described = request.app.openapi()["paths"].get(path.removeprefix(request.scope.get("root_path", "")))
    if status == 405 and described:
        headers["Allow"] = ", ".join(sorted(described)).upper()  # Starlette names those of the first route alone
    return problem(path, status, detail, errors=getattr(error, "errors", ()), headers=headers)


_SAID = {
    404: "There is nothing here; openapi.json lists what there is.",
    405: "This cannot be asked in that way; Allow says how.",
}


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [
        Fault(
            place=str(fault["loc"][0]), field=".".join(str(part) for part in fault["loc"][1:]), detail=str(fault["msg"])
        )
        for fault in error.errors()
    ]
    detail = "; ".join(f"{fault.field or fault.place}: {fault.detail}" for fault in faults)
    return problem(request.url.path, 422, detail, errors=faults)


def _bad_question(request: Request, error: Exception) -> Response:
    return problem(request.url.path, 422, str(error))


def _unforeseen(request: Request, error: Exception) -> Response:
    return problem(request.url.path, 500, "The server failed to answer; its log says why.", headers=HEADERS)
