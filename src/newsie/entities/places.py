"""Italian places: the province and region of a comune, where the text leaves no doubt which one it is."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from newsie.entities.names import fold

_IN_BRACKETS = re.compile(r"\s?\(([A-Z]{2})\)")


class Comune(NamedTuple):
    """A comune: its province's abbreviation, province and region."""

    abbreviation: str
    province: str
    region: str


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    text = (Path(__file__).parent / "comuni.txt").read_text("utf8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if not line.startswith("#"))


@cache
def comuni() -> dict[str, tuple[Comune, ...]]:
    """Folded names to the comuni that bear them. "Reggio Emilia" and "Reggio Calabria" go by their usual names too."""
    table: dict[str, tuple[Comune, ...]] = {}
    for abbreviation, province, region, *names in _rows():
        comune = Comune(abbreviation, province, region)
        for key in sorted({fold(form) for name in names for form in (name, *name.split("/"), *_usual(name))}):
            table[key] = (*table.get(key, ()), comune)
    return table


def _usual(name: str) -> tuple[str, ...]:
    return (name.replace(" nell'", " ").replace(" di ", " "),) if name.startswith("Reggio ") else ()


@cache
def regions() -> frozenset[str]:
    """The folded names of the regions."""
    return frozenset(fold(row[2]) for row in _rows()) | {
        "friuli",
        "trentino",
        "alto adige",
        "trentino alto adige",
        "emilia",
        "romagna",
    }


@cache
def _provinces() -> dict[str, Comune]:
    return {fold(row[1]): Comune(*row[:3]) for row in _rows()}


def is_italian(name: str) -> bool:
    """Whether a name is that of an Italian comune, province or region."""
    key = fold(name)
    return key in comuni() or key in regions() or key in _provinces() or key.replace(" ", "-") in regions()


def resolve(name: str, text: str, ends: Iterable[int], others: Iterable[str]) -> Comune | None:
    """The comune a place name means, or None where there is none or the article does not decide among homonyms.

    Args:
        name: the place's name.
        text: the article's text.
        ends: where the mentions of the name end in it; "(BG)" right after one decides.
        others: the names of the article's other places; a region or province among them, or places all of whose
            provinces meet one candidate only, decide.

    >>> resolve("Carpi", "A Carpi piove.", [7], [])
    Comune(abbreviation='MO', province='Modena', region='Emilia-Romagna')
    """
    candidates = comuni().get(fold(name), ())
    if not candidates:
        return None
    stated = {match[1] for end in ends if (match := _IN_BRACKETS.match(text, end))}
    if stated:
        named = [comune for comune in candidates if comune.abbreviation in stated]
        return named[0] if len(named) == 1 else None
    if len(candidates) == 1:
        return candidates[0]
    near_provinces: set[str] = set()
    near_regions: set[str] = set()
    for other in map(fold, others):
        if other in regions():
            near_regions.add(other)
        elif len(places := {c.abbreviation for c in comuni().get(other, ())}) == 1:
            near_provinces |= places
            near_regions.add(fold(comuni()[other][0].region))
        elif other in _provinces():
            near_provinces.add(_provinces()[other].abbreviation)
            near_regions.add(fold(_provinces()[other].region))
    for fits in (
        [comune for comune in candidates if comune.abbreviation in near_provinces],
        [comune for comune in candidates if fold(comune.region) in near_regions],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            return None
    return None
