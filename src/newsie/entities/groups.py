"""Names of an article put together by who or what they name: what grouping people and grouping things share.

Every step looks names up in dictionaries (by surname, first words, acronym, the name with one letter left out); names
are never compared pair by pair, so that the work grows with the length of the article and not with its square.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import cache
from pathlib import Path

from attrs import define, field
from rapidfuzz.distance import OSA

from newsie.entities.names import words
from newsie.entities.spans import Found
from newsie.knowledge import read_toml
from newsie.records import Label

MIN_FUZZY = 8
"""The shortest name, in letters, that may be written with one letter more, less or other and still be the same name.
In shorter ones a letter tells real names apart ("Iran" and "Iraq", "Mali" and "Bali", "Renzi" and "Renzo")."""


@define
class Group:
    """The mentions of one entity."""

    label: Label
    members: list[Found] = field(factory=list)


class Index:
    """Groups by key, with where the article names them by it."""

    def __init__(self) -> None:
        """An empty index."""
        self._places: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
        self._distinct: dict[Hashable, dict[int, None]] = defaultdict(dict)

    def add(self, key: Hashable, group: int, positions: Iterable[int] = ()) -> None:
        """Note that a group goes by a key, and where."""
        for position in positions:
            insort(self._places[key], (position, group))
        self._distinct[key][group] = None

    def only(self, key: Hashable) -> int | None:
        """The group of a key that belongs to one group alone."""
        groups = self._distinct.get(key, {})
        return next(iter(groups)) if len(groups) == 1 else None

    def first(self, key: Hashable) -> int | None:
        """The group that the article names first by a key."""
        places = self._places.get(key)
        return places[0][1] if places else None

    def last(self, key: Hashable, position: int, *, ahead: bool = True) -> int | None:
        """The group named by the key last before a position; where none stands before, the only one if `ahead`."""
        places = self._places.get(key)
        if not places:
            return None
        i = bisect_left(places, (position,))
        if i:
            return places[i - 1][1]
        return self.only(key) if ahead else None


@cache
def aliases(label: Label) -> dict[tuple[str, ...], int]:
    """The forms of `aliases.toml` for a label, each with the number of its list."""
    table = read_toml(Path(__file__).parent / "aliases.toml")
    return {words(name): number for number, names in enumerate(table[label]) for name in names}


def forms(names: Iterable[Found]) -> dict[tuple[str, ...], list[Found]]:
    """The mentions of each form of words, longest forms first, then in the order of the text."""
    found: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for name in names:
        found[words(name.text)].append(name)
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[1][0].start)))


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two spellings differ by one letter added, left out, changed or swapped, and not in the last one.

    The last letter is left alone because it tells Italian names apart ("Mancini" and "Mancino", "Carlo" and "Carla").

    >>> one_letter_apart("berlusconi", "berluscoini"), one_letter_apart("mancini", "mancino")
    (True, False)
    """
    return one[-1] == other[-1] and OSA.distance(one, other, score_cutoff=1) <= 1
