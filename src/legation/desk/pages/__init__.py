"""The pages, one module each: it asks the store, and fills in the template of its name."""

from legation.desk.pages import front, signing_in, story

ROUTERS = (front.router, story.router, signing_in.router)
"""What answers, page by page."""
