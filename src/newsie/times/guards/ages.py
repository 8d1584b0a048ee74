""" "26 anni": an age or a length of time; and other amounts that are no duration: "24 Ore", "un secondo posto"."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards.nearby import LOOSE_AFTER, has_class
from newsie.times.specs import Amounts

_ONE = ("un", "una", "uno", "un'")


def duration_allowed(m: Match, amounts: Amounts) -> bool:
    """Whether an amount of time is a duration and not an age, an hour of the clock or an ordinal "secondo"."""
    words = m.tokens
    span = m.span("amounts")
    first, last = span or (m.start, m.end)
    unit, count = amounts[-1]
    head, word, tail = words.at(first), words.at(last - 1), words.at(m.end)
    before = words.at(m.start - 1)
    if word in ("s", "h", "min", "sec", "hh", "m") and not head[0].isdigit():
        return len(head) > 2 and word in ("min", "sec")
    if word == "s" or (word == "nottata" and head not in _ONE):
        return False
    if last - first == 2 and head in _ONE:
        allowed = _one_unit_allowed(m, first, unit, word)
        if allowed is not None:
            return allowed
    if unit == "H" and count == 24 and words.at(first - 1) == "sole" and words.capital(first - 1):
        return False  # the newspaper
    if word == "ore" and before in ("alle", "dalle") and tail in LOOSE_AFTER and count <= 24:
        return words.at(m.start - 2) in ("rispetto", "fronte")
    return unit not in ("Y", "M", "W", "D") or not _is_age(m, first, unit, count)


def _one_unit_allowed(m: Match, first: int, unit: str, word: str) -> bool | None:
    """The rules for "un giorno", "una notte", "un secondo", where the article may be no number; None to go on."""
    before, tail = m.tokens.at(m.start - 1), m.tokens.at(m.end)
    if word == "secondo":
        return before in ("in", "per", "di") and tail in LOOSE_AFTER
    if unit == "D":
        return m.start < first or (listed("day_before", before) and not has_class(m, m.end, "OF") and tail != "in")
    if unit == "N":
        return before in ("per", "dopo", "in")
    if unit in ("WE", "W") and tail in ("di", "del", "bianca"):
        return listed("week_before", before)
    if unit == "H" and before in ("ad", "a") and not has_class(m, m.end, "FROM", "AND") and tail != "di":
        return False
    if unit == "Y" and before in ("c'", "era", "stato", "fu"):
        return False
    return None


def _is_age(m: Match, first: int, unit: str, count: float) -> bool:
    """The rules for "26 anni": what stands before and after decides; a bare figure between commas is an age."""
    words = m.tokens
    place = _before_the_list(m)
    before, before2, before3 = (words.at(place - back) for back in (1, 2, 3))
    after, after2 = words.at(m.end), words.at(m.end + 1)
    if unit != "Y":
        return (before == "di" and listed("person_nouns", before2)) or before in ("compie", "compiuto")
    if after == "luce" or before in ("anni", "anno") or (before == "." and len(before2) == 1):
        return True
    if after in ("di", "d'") and after2 == "età":
        return True
    of_what = after in ("di", "d'") and listed("sentence_nouns", after2)
    if words.at(first) in ("tra", "fra") and words.at(first + 1) in ("i", "gli"):
        return True
    if listed("plural_articles", before) and count > 4:
        return not (listed("after_years", after) or has_class(m, m.end, "OF", "FROM"))
    if listed("age_before", before):
        if before in ("ha", "hanno", "aveva", "avevano", "avrà", "avrebbe") and after in ("per", "di", "in", "fa"):
            return False
        return not of_what
    if before in ("a", "ad"):
        if before2 == "qui" or after == "di" or has_class(m, m.end, "FROM") or _sentenced(m):
            return False
        return not (before2 in ("da", "tra") or before3 in ("da", "tra")) or count > 14
    if before == "di":
        spoken_of = listed("duration_nouns", before2) or (
            listed("duration_nouns", before3) and not listed("person_nouns", before2)
        )
        # "rimandare di 5 anni", but "carabiniere di 39 anni", "ingegnere di 40 anni"
        moved = before2.endswith(("are", "ere", "ire")) and not before2.endswith(("iere", "gnere"))
        return not (of_what or spoken_of or moved or after == "fa")
    if of_what or listed("duration_before", before):
        return False
    if before in ("(", ",", ":", "-", "–", "\n") and count > 3:
        return after in (",", ")", ";", "\n", "-", "–", ".") or listed("after_age", after)
    if words.capital(place - 1) and not words.all_caps(place - 1) and before.isalpha() and count > 13:
        return after in (",", ")", ";", "di", "e", ".")
    return listed("person_nouns", before)


def _before_the_list(m: Match) -> int:
    """The token that what stands before is read from: past "ben", "quasi", and past "22 e" in "di 22 e 27 anni"."""
    words, place = m.tokens, m.start
    while place > 1 and listed("about_age", words.at(place - 1)):
        place -= 1
    while (
        place > 1
        and words.at(place - 1) in ("e", "o", ",", "a", "ai")
        and has_class(m, place - 2, "NUM")
        and not has_class(m, place - 2, "YEAR")
    ):
        place -= 2
    return place


def _sentenced(m: Match) -> bool:
    """Whether a sentence is spoken of just before: "condannato a 15 anni"."""
    roots = ("condann", "pena", "ergast", "reclus", "squalific")
    return any(word.startswith(roots) for word in m.tokens.lower[max(0, m.start - 12) : m.start])
