"""Where a browser shows the server's token, once."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from starlette.responses import RedirectResponse

from legation.desk.rendering import render
from legation.desk.security import SIGN_IN, CheckedForm, is_same, local_path

router = APIRouter()


@router.get(SIGN_IN)
def ask(request: Request, next: str = "/") -> Response:
    """The form that asks for the token."""
    return render(request, "sign_in.html", next=local_path(next), is_wrong=False)


@router.post(SIGN_IN, dependencies=[CheckedForm])
def take(request: Request, token: Annotated[str, Form()], next: Annotated[str, Form()] = "/") -> Response:
    """Let a browser in that shows the token, and go on to the page it wanted."""
    wanted: str | None = request.app.state.token
    if wanted is not None and not is_same(token.strip(), wanted):
        response = render(request, "sign_in.html", next=local_path(next), is_wrong=True)
        response.status_code = 403
        return response
    request.session["is_signed_in"] = True
    return RedirectResponse(local_path(next), status_code=303)
