"""Said by whom: the attributed statements of a document.

>>> statements = find_statements(doc, cast)
>>> statement_of(statements, event.trigger.start)
"""

from legation.statements.find import find_statements, statement_of

__all__ = ["find_statements", "statement_of"]
