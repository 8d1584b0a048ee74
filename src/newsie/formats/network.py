"""Who acted on whom: the pairs of named actors in events, and places for them on a plane."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

from attrs import frozen

from newsie.formats.extras import require
from newsie.records import Argument, Event


@frozen(slots=True)
class Link:
    """An event in which one actor acted on another, or (`together`) the two took part as equals."""

    source: str
    target: str
    event: int
    together: bool


def links(events: Iterable[Event]) -> list[Link]:
    """The links of each event: every named agent with every named target, and the named participants with each other.

    `Link.event` counts the events from 0. Participants of one event are put in the order of the alphabet, so that the
    same two are the same pair everywhere.
    """
    found = []
    for number, event in enumerate(events):
        pairs = product(_names(event.agents), _names(event.targets))
        found += [Link(agent, target, number, together=False) for agent, target in pairs if agent != target]
        sides = combinations(sorted(_names(event.participants)), 2)
        found += [Link(one, other, number, together=True) for one, other in sides]
    return found


def places(found: Iterable[Link], most: int) -> dict[str, tuple[float, float]]:
    """A place between -1 and 1 for each of the actors with most links, near those they are linked with.

    The method is the spring layout of Fruchterman and Reingold as networkx has it, from a fixed beginning: the same
    links give the same picture. Of its coordinates the order is kept and the distances are made equal, so that groups
    without a link between them do not fly apart and each name has a height of its own to be written at.
    """
    networkx = require("networkx", "plot")
    found = list(found)
    degrees = Counter(name for link in found for name in (link.source, link.target))
    shown = {name for name, _ in sorted(degrees.items(), key=lambda item: (-item[1], item[0]))[:most]}
    weights: Counter[tuple[str, str]] = Counter()
    for link in found:
        if {link.source, link.target} <= shown:
            one, other = sorted((link.source, link.target))
            weights[one, other] += 1
    graph = networkx.Graph()
    graph.add_nodes_from(sorted(shown))
    graph.add_weighted_edges_from((one, other, weight**0.5) for (one, other), weight in sorted(weights.items()))
    spread: dict[Any, Any] = networkx.spring_layout(graph, seed=1, k=1.6 / max(len(shown), 1) ** 0.5, iterations=120)
    across, along = ({name: float(place[axis]) for name, place in spread.items()} for axis in (0, 1))
    x, y = _even(across), _even(along)
    return {name: (x[name], y[name]) for name in sorted(shown)}


def _even(coordinates: dict[str, float]) -> dict[str, float]:
    """The same order at equal distances from -1 to 1."""
    order = sorted(coordinates, key=lambda name: (coordinates[name], name))
    step = 2 / max(len(order) - 1, 1)
    return {name: round(number * step - 1, 4) for number, name in enumerate(order)}


def _names(arguments: Iterable[Argument]) -> list[str]:
    return list(dict.fromkeys(argument.name for argument in arguments if argument.name))
