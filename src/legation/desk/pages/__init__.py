"""The pages, one module each: it asks the store, and fills in the template of its name."""

from legation.desk import charts
from legation.desk.pages import (
    actor,
    agenda,
    coverage,
    dyad,
    events,
    front,
    ledger,
    map,
    network,
    reviewing,
    search,
    signing_in,
    stories,
    story,
)

ROUTERS = (
    front.router,
    events.router,
    stories.router,
    story.router,
    search.router,
    actor.router,
    dyad.router,
    map.router,
    network.router,
    ledger.router,
    agenda.router,
    reviewing.router,
    coverage.router,
    charts.router,
    signing_in.router,
)
"""What answers, page by page."""
