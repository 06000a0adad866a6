"""The ledger: pledges, offers, demands, threats and refusals, and what became of each."""

from __future__ import annotations

import io
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from legation.desk.downloads import TableFormat, download
from legation.desk.pages.common import TheMemory
from legation.desk.rendering import render
from legation.desk.sides import LedgerAsked
from legation.exports.answers import write_answer
from legation.stories.ledger import ledger as find
from legation.stories.ledger_items import Standing
from legation.stories.ledger_tables import Kind
from legation.stories.nations import country_names
from legation.stories.tables import items_table

router = APIRouter()

_ITEMS = 100


@router.get("/ledger")
def ledger(request: Request, memory: TheMemory, asked: Annotated[LedgerAsked, Query()]) -> Response:
    """The items that are asked for, as they stand."""
    return render(
        request,
        "ledger.html",
        asked=asked,
        found=memory.answer(find, limit=_ITEMS, **asked.question()),
        most=_ITEMS,
        kinds=list(Kind),
        statuses=list(Standing),
        countries=country_names(),
        formats=list(TableFormat),
    )


@router.get("/ledger/export")
def export(memory: TheMemory, asked: Annotated[LedgerAsked, Query()], format: TableFormat) -> Response:
    """The items that are asked for as a file."""
    table, out = items_table(memory.answer(find, limit=None, **asked.question()).items), io.BytesIO()
    write_answer(table, format.value, table.column_names, out)
    return download(out.getvalue(), "ledger", format)
