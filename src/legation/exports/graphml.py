"""Who acts on whom, as a graph: GraphML (graphml.graphdrawing.org), an edge for each pair of an event's two sides.

A node is an actor by code, or by name where it has none, so that one actor of many documents is one node.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from legation.exports.codes import dyads
from legation.records import Event, Participant, Record

_NODE_KEYS = {"name": "string", "code": "string"}
_EDGE_KEYS = {
    "event_type": "string",
    "mode": "string",
    "status": "string",
    "date": "string",
    "quad": "string",
    "score": "double",
    "document": "string",
    "event": "string",
}


def write_graphml(records: Iterable[Record], out: BinaryIO) -> None:
    """Write the directed graph of all events that name both sides; mutual acts join their actors two by two."""
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for kind, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        for name, type_ in keys.items():
            SubElement(root, "key", {"id": f"{kind}-{name}", "for": kind, "attr.name": name, "attr.type": type_})
    graph = SubElement(root, "graph", edgedefault="directed")
    nodes: dict[str, Element] = {}
    edges = []
    for record, event, pair in _pairs(records):
        ends = []
        for participant in pair:
            node = participant.code or participant.name
            if node not in nodes:
                nodes[node] = Element("node", id=_clean(node))
                _data(nodes[node], "node", {"name": participant.name, "code": participant.code})
            ends.append(_clean(node))
        edge = Element("edge", source=ends[0], target=ends[1])
        _data(edge, "edge", _properties(record, event))
        edges.append(edge)
    graph.extend([*nodes.values(), *edges])
    indent(root)
    out.write(tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _pairs(records: Iterable[Record]) -> Iterator[tuple[Record, Event, tuple[Participant, Participant]]]:
    for record in records:
        for event in record.events:
            for source, target in dyads(event):
                if source is not None and target is not None:
                    yield record, event, (source, target)


def _properties(record: Record, event: Event) -> dict[str, object]:
    return {
        "event_type": event.event_type,
        "mode": event.mode,
        "status": event.status,
        "date": event.date.value if event.date else None,
        "quad": event.quad,
        "score": event.score,
        "document": record.document.id,
        "event": event.id,
    }


def _data(element: Element, kind: str, values: dict[str, object]) -> None:
    for name, value in values.items():
        if value is not None:
            SubElement(element, "data", key=f"{kind}-{name}").text = _clean(str(value))


def _clean(text: str) -> str:
    """Text without the control characters that XML 1.0 cannot hold."""
    return "".join(character for character in text if character in "\t\n\r" or _is_xml(ord(character)))


def _is_xml(point: int) -> bool:
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000
