"""The pages, one module each: it asks the store, and fills in the template of its name."""

from legation.desk.pages import front, signing_in

ROUTERS = (front.router, signing_in.router)
"""What answers, page by page."""
