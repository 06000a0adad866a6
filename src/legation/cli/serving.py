"""``legation serve``: the desk on a store, in a browser and over HTTP."""

from __future__ import annotations

import gc
import ipaddress
import socket
import sys
from typing import Annotated

import typer

from legation.cli.app import app
from legation.cli.asking import STORE, Where
from legation.cli.opening import opened
from legation.cli.streams import fail, tell

HOST = "127.0.0.1"
PORT = 8470


@app.command()
def serve(
    store: Where = STORE,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = HOST,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = PORT,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="LEGATION_TOKEN",
            help="Ask everybody for this; needed beyond this machine. Better given as LEGATION_TOKEN.",
            show_envvar=False,
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option(metavar="HOST", help="A name under which browsers reach this server; may be given again."),
    ] = None,
) -> None:
    """Show the record in a browser and answer over HTTP.

    Stories, events, what is open and what lies ahead. It listens on this machine alone unless --host says otherwise,
    which takes a token. Ctrl-C ends it.
    """
    try:
        import uvicorn

        from legation.desk import create_app
        from legation.desk.charts import make_script_ahead
    except ModuleNotFoundError as error:
        fail(f"{error}; the desk needs pip install 'legation[desk]'")
    if token is None and not is_loopback(host):
        fail(f"{host} can be reached from other machines: give a token (LEGATION_TOKEN), or leave out --host")
    names = [*(name or ()), host, *([] if is_loopback(host) else [socket.gethostname(), socket.getfqdn()])]
    with opened(store, must_exist=True) as there:
        try:
            desk = create_app(there, token=token, hosts=names)
            listening = _listening(host, port)
        except (ValueError, OSError) as error:
            fail(f"{host}:{port}: {error.strerror}" if isinstance(error, OSError) else str(error))
        at = f"[{host}]" if ":" in host else host
        tell(f"http://{at}:{listening.getsockname()[1]}/ shows {there.engine.url.render_as_string()}; Ctrl-C ends it")
        make_script_ahead()
        gc.freeze()  # what is loaded stays: the collector need not look through it while pages are asked for
        config = uvicorn.Config(desk, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
        uvicorn.Server(config).run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening
