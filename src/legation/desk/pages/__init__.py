"""The pages, one module each: it asks the store, and fills in the template of its name."""

from legation.desk.pages import events, front, reviewing, search, signing_in, stories, story

ROUTERS = (
    front.router,
    events.router,
    stories.router,
    story.router,
    search.router,
    reviewing.router,
    signing_in.router,
)
"""What answers, page by page."""
