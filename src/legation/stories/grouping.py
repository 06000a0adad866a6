"""Grouping accounts into incidents: average linkage, at most one account of a story in each, and one of its headline.

Groups join, the likeliest first, while the mean probability over all pairs between them is at least ``JOINED``
(Sokal and Michener 1958); a pair that was never compared counts as unlikely. Ties fall by the accounts' identities, so
the groups depend on the accounts alone.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from legation.stories.likeness import CERTAIN

JOINED = 500
"""The mean strength, in thousandths, from which two groups are one: likelier than not."""

Node = TypeVar("Node", bound=Hashable)


def groups(
    nodes: Sequence[Node], links: Iterable[tuple[Node, Node, int]], tellers: Mapping[Node, Hashable]
) -> list[list[Node]]:
    """Groups of the nodes, each in their order, by links with a strength in thousandths.

    ``nodes`` come in an order that depends on nothing but themselves. ``tellers`` says whose account a node is.
    """
    place = {node: number for number, node in enumerate(nodes)}
    members = {number: [number] for number in range(len(nodes))}
    told = {number: {tellers[node]} for number, node in enumerate(nodes)}
    between: dict[int, dict[int, int]] = defaultdict(dict)
    for first, second, strength in links:
        if first in place and second in place:
            between[place[first]][place[second]] = between[place[second]][place[first]] = strength
    waiting = [_entry(a, b, s, 1) for a, others in between.items() for b, s in others.items() if a < b and s >= JOINED]
    heapq.heapify(waiting)
    while waiting:
        _, a, b, size = heapq.heappop(waiting)
        if a not in members or b not in members or size != len(members[a]) * len(members[b]) or told[a] & told[b]:
            continue
        members[a] += members.pop(b)
        told[a] |= told.pop(b)
        for other, total in between.pop(b).items():
            between[other].pop(b)
            if other != a:
                between[a][other] = between[other][a] = between[a].get(other, 0) + total
        for other, total in between[a].items():
            pairs = len(members[a]) * len(members[other])
            if total >= JOINED * pairs:
                waiting_pair = (a, other) if a < other else (other, a)
                heapq.heappush(waiting, _entry(*waiting_pair, total, pairs))
    return [[nodes[number] for number in sorted(found)] for found in members.values()]


def _entry(a: int, b: int, total: int, pairs: int) -> tuple[int, int, int, int]:
    """What the heap orders: the highest mean first, then the nodes' own order."""
    return -(total * CERTAIN // pairs), a, b, pairs
