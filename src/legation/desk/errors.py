"""Pages for what goes wrong: a clear sentence, the right status, nothing of the machine inside."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from legation.desk.rendering import render
from legation.desk.security import HEADERS


def add_error_pages(app: FastAPI) -> None:
    """Answer every error with a page. A ``ValueError`` is the store's word for a bad date, code or word."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ValueError, _bad_question)
    app.add_exception_handler(Exception, _unforeseen)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    return _page(request, error.status_code, said or _SAID.get(error.status_code, ""), error.headers)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [f"{_name(fault['loc'])}: {fault['msg']}" for fault in error.errors()]
    return _page(request, 422, "; ".join(faults) + ".")


def _bad_question(request: Request, error: Exception) -> Response:
    if type(error) is not ValueError:  # one of ours says what is wrong with the question, others with the server
        raise error
    return _page(request, 400, f"{error}.")


def _unforeseen(request: Request, error: Exception) -> Response:
    return _page(request, 500, "The server failed to answer; its log says why.", HEADERS)


_SAID = {
    404: "There is no such page here.",
    405: "This page cannot be asked in that way.",
    413: "That is more than this server takes at once.",
}


def _page(request: Request, status: int, said: str, headers: object = None) -> Response:
    title = HTTPStatus(status).phrase
    response = render(request, "error.html", status=status, title=title, said=said)
    response.status_code = status
    if isinstance(headers, dict):
        response.headers.update(headers)
    return response


def _name(place: tuple[int | str, ...]) -> str:
    return " ".join(str(part) for part in place[1:]) or "request"
