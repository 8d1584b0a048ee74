"""Joining neighbours into one expression: "ieri" + "mattina", "venerdì 13" + "alle 20.30", "fine" + "agosto"."""

from collections.abc import Iterator

from attrs import evolve

from newsie.times.lexicon import Sense
from newsie.times.specs import (
    Calendar,
    Feast,
    Found,
    Inside,
    Length,
    Nth,
    Portion,
    Recurring,
    Season,
    Shift,
    Spec,
    TimeOfDay,
    UnitRef,
    YearPart,
)
from newsie.times.tokens import Tokens

_OF = frozenset(("di", "del", "dello", "della", "dell'", "dell’", "dei", "degli", "d'", "d’"))
_THE = frozenset(("il", "lo", "la", "l'", "l’"))
_TO_CLOCK = frozenset(("tra", "fra")) | frozenset(
    (
        "alle",
        "all'",
        "all’",
        "dalle",
        "ore",
        "intorno",
        "verso",
        "attorno",
        "le",
        "a",
        "circa",
        ",",
        "poco",
        "dopo",
        "prima",
        "delle",
        "(",
        "h",
        "ad",
        "e",
        "fino",
        "per",
        "entro",
        "l'",
        "l’",
        "ora",
        "-",
        "–",
    )
)
_TO_PART = frozenset(("in", "nella", "nel", "di", "la", "il", ",", "al", "alla", "durante", "verso", "a"))
_EDGES = frozenset(
    (
        "inizio",
        "inizi",
        "principio",
        "fine",
        "finire",
        "metà",
        "meta",
        "meta'",
        "corso",
        "primi",
        "prime",
        "primissimi",
        "ultimi",
        "ultime",
        "termine",
        "scadere",
    )
)
_HALVES = frozenset(("prima", "seconda", "primissima", "ultima"))
_APPROXIMATE = frozenset(("circa", "verso", "intorno"))


def compose(found: list[Found], tokens: Tokens, senses: list[Sense]) -> list[Found]:
    """The expressions with every pair joined that names one time, and stretched over their edges ("fine di")."""
    out: list[Found] = []
    for item in found:
        joined = _shared(out[-1], item, tokens) if out else item
        while out:
            pair = _join(out[-1], joined, tokens, senses)
            if pair is None:
                break
            out.pop()
            joined = pair
        out.append(joined)
    stretched: list[Found] = []
    for item in out:
        stretched.append(_stretched(item, tokens, stretched[-1].last if stretched else 0))
    return [_with_end(_opened(item, after, tokens), after) for item, after in _pairs(stretched)]


def _with_end(item: Found, after: Found | None) -> Found:
    """ "Dal 15 aprile al 4 giugno 1989", "dalle 5 alle 7 di sera": year, day and part belong to both ends."""
    a, b = item.spec, after.spec if after else None
    if item.opens and isinstance(a, TimeOfDay) and isinstance(b, TimeOfDay):
        return evolve(item, spec=evolve(a, part=_shared_part(a, b), day=a.day if a.day is not None else b.day))
    if (
        not item.opens
        or not isinstance(a, Calendar)
        or not isinstance(b, Calendar)
        or b.year is None
        or a.year is not None
        or a.month is None
        or b.month is None
    ):
        return item
    year = b.year - 1 if (a.month, a.day or 0) > (b.month, b.day or 31) and not b.short_year else b.year
    return evolve(item, spec=evolve(a, year=year, short_year=b.short_year))


def _shared_part(a: TimeOfDay, b: TimeOfDay) -> str | None:
    if a.part is not None or a.fixed or a.clock is None or b.clock is None or a.clock > b.clock:
        return a.part
    return b.part


def _shared(left: Found, right: Found, tokens: Tokens) -> Found:
    """ "la prossima settimana tra mercoledì e venerdì": the week is that of both days."""
    a, b = left.spec, right.spec
    gap = tokens.lower[left.last : right.first]
    if (
        isinstance(a, Recurring)
        and isinstance(b, TimeOfDay)
        and b.clock
        and b.day is None
        and a.value[-3:-2] == ":"
        and gap in (["alle"], ["all'"], ["e", "le"], ["fino", "alle"])
    ):
        return evolve(right, spec=_recurring_at(Recurring(a.value.split("T")[0]), b))
    if (
        isinstance(a, Inside)
        and isinstance(a.inner, Calendar)
        and a.inner.weekday
        and isinstance(b, Calendar)
        and b.weekday
        and not b.day
        and not b.mod
        and 0 < len(gap) < 4
        and _all(gap, _UNTIL | {"e", "ed", "o", ","})
    ):
        return evolve(right, spec=Inside(b, a.outer))
    return right


def _pairs(items: list[Found]) -> Iterator[tuple[Found, Found | None]]:
    for place, item in enumerate(items):
        yield item, items[place + 1] if place + 1 < len(items) else None


def _span(left: Found, right: Found, spec: Spec) -> Found:
    return Found(left.first, right.last, left.start, right.end, spec, right.opens)


def _join(left: Found, right: Found, tokens: Tokens, senses: list[Sense]) -> Found | None:
    gap = tokens.lower[left.last : right.first]
    if len(gap) > 6 or right.first < left.last:
        return None
    a, b = left.spec, right.spec
    if isinstance(a, Length | Shift) and _is_day(b):
        return _shifted_from(left, right, gap)
    if isinstance(a, Recurring) and isinstance(b, TimeOfDay) and b.day is None:
        if a.value[-3:-2] == ":":
            return None
        return _span(left, right, _recurring_at(a, b)) if _all(gap, _TO_CLOCK | _TO_PART) else None
    if (
        isinstance(a, TimeOfDay)
        and isinstance(b, Recurring)
        and a.day is None
        and (not gap or gap in (["di"], ["del"]))
        and b.value.startswith(("P1D", "XXXX-W", "XXXX-XX", "P1W"))
    ):
        return _span(left, right, _recurring_at(b, a))
    if isinstance(a, Recurring) and isinstance(b, Nth | UnitRef) and gap in (["del"], ["di"]):
        return _span(left, right, a)
    if isinstance(a, TimeOfDay) and isinstance(b, TimeOfDay):
        return _two_times(left, right, a, b, gap)
    if isinstance(a, TimeOfDay) and a.day is None and not isinstance(b, TimeOfDay) and _is_day(b):
        if (
            not gap
            or _all(gap, _OF | _THE)
            or (a.clock is not None and gap in ([","], ["di", "questo"]))
            or (a.part is not None and gap in (["tra"], ["fra"], ["tra", "il"], ["fra", "il"]))
        ):
            if a.clock is None and gap and gap[0] in ("il", "la", "lo", "l'") and not gap[0].startswith("l"):
                return None
            return _span(left, right, evolve(a, day=b))
        return None
    if _is_day(a) and isinstance(b, TimeOfDay) and b.day is None:
        if b.clock is not None and b.part is None:
            joined = _all(gap, _TO_CLOCK) and gap != ["e"] and "fino" not in gap
            if gap[:1] == ["("] or gap == ["-"]:
                joined = False
        else:
            joined = _all(gap, _TO_PART) and len(gap) < 3 and gap not in ([","], ["la"], ["il"], ["a"])
            joined = joined or (gap in (["la"],) and not isinstance(a, UnitRef))
        return _span(left, right, evolve(b, day=a)) if joined else None
    if (
        isinstance(a, Inside)
        and isinstance(a.inner, Nth)
        and isinstance(b, Calendar | UnitRef)
        and (not gap or _all(gap, _OF | _THE))
    ):
        return _span(left, right, Inside(a.inner, Inside(a.outer, b))) if _within(a.outer, b) else None
    if _within(a, b) and _all(gap, _OF | _THE | {","}) and len(gap) < 3:
        if gap in (["il"], ["la"], ["lo"], [","]) and not isinstance(b, UnitRef):
            return None
        if not gap and not isinstance(b, UnitRef):
            return None
        return _span(left, right, Inside(a, b))
    if (
        _within(a, b)
        and gap in (["nel"], ["in"], ["nella"], ["nell'"], ["per", "il"])
        and isinstance(b, UnitRef | Calendar)
        and isinstance(a, Nth | YearPart)
    ):
        return _span(left, right, Inside(a, b))
    if (
        _within(b, a)
        and _all(gap, {",", "di", "per", "il", "nel", "nella", "la", "l'", "tra", "fra", "da", "dal", "dalla"})
        and len(gap) < 3
        and isinstance(b, Calendar | Nth | YearPart)
        and ((isinstance(a, UnitRef) and a.unit != "D") or isinstance(b, YearPart))
    ):
        if isinstance(b, Calendar) and not (b.weekday and not b.day and not b.mod):
            return None
        return _span(left, right, Inside(b, a))
    return None


def _shifted_from(left: Found, right: Found, gap: list[str]) -> Found | None:
    """ "Due settimane prima di Natale", "tre giorni dopo il 5 maggio": counted from the date that follows."""
    a = left.spec
    if isinstance(a, Shift):
        if gap or a.anchor != "previous":
            return None
        return _span(left, right, evolve(a, anchor=right.spec))
    if not isinstance(a, Length) or not a.amounts or any(count < 0 for _, count in a.amounts):
        return None
    if len(gap) != 2 or gap[0] not in ("prima", "dopo") or gap[1] not in (*_OF, *_THE):
        return None
    return _span(left, right, Shift(a.amounts, -1 if gap[0] == "prima" else 1, right.spec, exact=True))


def _all(gap: list[str], allowed: frozenset[str] | set[str]) -> bool:
    return all(word in allowed for word in gap)


def _is_day(spec: Spec) -> bool:
    """Whether it names a day (or days) that a time can be of."""
    if isinstance(spec, Calendar):
        return spec.day is not None or spec.weekday is not None
    if isinstance(spec, UnitRef):
        return spec.unit == "D"
    if isinstance(spec, Shift):
        return spec.amounts[-1][0] == "D"
    if isinstance(spec, Inside):
        return _is_day(spec.inner)
    return isinstance(spec, Feast) or (isinstance(spec, Nth) and spec.unit == "D")


def _two_times(left: Found, right: Found, a: TimeOfDay, b: TimeOfDay, gap: list[str]) -> Found | None:
    if a.clock is not None and b.clock is not None:
        return None
    if a.clock is not None and b.part is not None and a.part is None and a.day is None:
        if (not gap or _all(gap, _OF | {"di", "del"}) or (gap == [","] and b.day is not None)) and not (
            a.fixed and b.part == "MO" and a.clock[0] >= 13
        ):
            return _span(left, right, TimeOfDay(b.part, a.clock, b.day, b.mod, a.fixed))
        return None
    if (
        a.clock is not None
        and a.day is not None
        and a.part is None
        and b.part is not None
        and b.day is None
        and b.clock is None
        and _all(gap, _OF)
    ):
        return _span(left, right, evolve(a, part=b.part))
    if a.part is not None and b.clock is not None and b.part is None and b.day is None and a.clock is None:
        if _all(gap, _TO_CLOCK) and gap not in ([","], ["e"]) and "fino" not in gap and len(gap) < 5:
            return _span(left, right, TimeOfDay(a.part, b.clock, a.day, a.mod, b.fixed))
        return None
    if (
        a.part is not None
        and b.part is not None
        and a.clock is None
        and b.clock is None
        and a.day is not None
        and b.day is None
        and not gap
    ):
        return None
    if a.part is not None and a.day is None and b.day is not None and b.part == a.part and gap in (["di"], ["della"]):
        return _span(left, right, b)
    return None


def _recurring_at(a: Recurring, b: TimeOfDay) -> Recurring:
    value = a.value
    if value == "P1D":
        value = "XXXX-XX-XX"
    part = value[-2:] if value.endswith(("TMO", "TAF", "TEV", "TNI")) else None
    if part:
        value = value[:-3]
    if value.startswith("P"):
        return a
    if b.clock is None:
        return Recurring(f"{value}T{b.part}")
    hour, minute, _ = b.clock
    if (
        not b.fixed
        and (part or b.part) in ("AF", "EV", "NI")
        and ((hour < 12 and (part or b.part) != "NI") or 6 < hour < 12)
    ):
        hour += 12
    return Recurring(f"{value}T{hour:02}:{minute:02}")


_GRAINS = {"D": 1, "WE": 2, "W": 3, "M": 4, "BM": 5, "Q": 5, "QM": 5, "HY": 6, "Y": 8, "DE": 9, "CE": 10, "MLN": 11}


def _grain(spec: Spec) -> int:
    if isinstance(spec, Calendar):
        return 1 if spec.day or spec.weekday else 4 if spec.month else 8
    if isinstance(spec, UnitRef | YearPart | Portion):
        return _GRAINS.get(spec.unit, 0)
    if isinstance(spec, Shift):
        return _GRAINS.get(spec.amounts[0][0], 0) if len(spec.amounts) == 1 and spec.anchor == "published" else 0
    if isinstance(spec, Season):
        return 5
    if isinstance(spec, Inside):
        return _grain(spec.inner)
    if isinstance(spec, Nth | Portion):
        return _GRAINS.get(spec.unit, 0)
    if isinstance(spec, Feast):
        return 1
    return 0


def _within(inner: Spec, outer: Spec) -> bool:
    """Whether `inner` leaves open what `outer` says."""
    small, large = _grain(inner), _grain(outer)
    if not small or not large or small >= large:
        return (
            isinstance(inner, UnitRef)
            and inner.unit in ("W", "M")
            and inner.offset == 0
            and isinstance(outer, Calendar)
            and outer.day is not None
            and False
        )
    if isinstance(inner, Calendar):
        if inner.mod is not None or inner.year is not None:
            return False
        if inner.month is not None:
            return large >= 8
        if inner.day is not None:
            return large == 4
        return inner.weekday is not None and large in (3,)
    if isinstance(inner, Nth | Portion):
        return large >= 3
    if isinstance(inner, YearPart):
        return inner.year is None and large >= 8
    if isinstance(inner, Season):
        return inner.year is None and inner.mod is None and large >= 8
    if isinstance(inner, Feast):
        return inner.year is None and inner.mod is None and large >= 8
    return (
        isinstance(inner, UnitRef)
        and inner.unit == "WE"
        and inner.offset == 0
        and large == 4
        and isinstance(outer, Nth)
    )


def _stretched(item: Found, tokens: Tokens, limit: int) -> Found:
    """The expression with "fine di", "metà", "nel corso di" before it and "circa" after it."""
    spec = item.spec
    first = item.first
    week = tokens.at(first - 2) if tokens.at(first - 1) in ("del", "dell'", "dell’", "di") else ""
    if week in ("settimana", "mese", "weekend") and _is_day(spec) and isinstance(spec, Calendar | Feast | Inside):
        begin = first - 3 if tokens.at(first - 3) == "fine" else first - 2
        if begin >= limit:
            unit = {"settimana": "WE" if begin == first - 3 else "W", "mese": "M", "weekend": "WE"}[week]
            return Found(begin, item.last, tokens.starts[begin], item.end, Inside(UnitRef(unit, 0), spec), item.opens)
    if not isinstance(spec, Length | Recurring | TimeOfDay):
        index = first - 1
        while index >= limit and tokens.at(index) in _OF | _THE:
            index -= 1
        if index >= limit and tokens.at(index) in _EDGES and first - index < 3:
            first = index
            if tokens.at(index) in ("metà", "meta") and tokens.at(index - 1) in _HALVES and index - 1 >= limit:
                first = index - 1
            if tokens.at(index) == "corso":
                first = item.first
        elif (
            index >= limit
            and tokens.at(index) in ("giorni", "mesi", "settimane", "anni", "ore")
            and first - index < 3
            and tokens.at(index - 1) in _EDGES
        ):
            first = index - 1
    elif isinstance(spec, TimeOfDay):
        for words in (("intorno", "alle"), ("verso", "le"), ("intorno", "all'"), ("attorno", "alle")):
            if tuple(tokens.lower[max(limit, first - 2) : first]) == words and False:
                first -= 2
        if tokens.at(first - 1) == "ore" and first - 1 >= limit:
            first -= 1
    last, end = item.last, item.end
    if tokens.at(last) == "circa" and isinstance(spec, TimeOfDay | Length) and not tokens.at(last + 1)[:1].isdigit():
        last, end = last + 1, tokens.ends[last]
    start = tokens.starts[first] if first != item.first else item.start
    return evolve(item, first=first, last=last, start=start, end=end)


_UNTIL = frozenset(
    (
        "al",
        "alle",
        "all'",
        "all’",
        "a",
        "ad",
        "fino",
        "sino",
        "-",
        "–",
        "—",
        "il",
        "le",
        "alla",
        "l'",
        "di",
        "allo",
        "ai",
        "agli",
    )
)


def _opened(item: Found, after: Found | None, tokens: Tokens) -> Found:
    """Mark the expression that opens a range closed by the next one: "dal ... al ...", "tra ... e ..."."""
    if (
        item.opens
        or after is None
        or isinstance(item.spec, Length | Recurring)
        or isinstance(after.spec, Length | Recurring)
    ):
        return item
    gap = tokens.lower[item.last : after.first]
    if not 0 < len(gap) < 5:
        return item
    before = tokens.lower[max(0, item.first - 3) : item.first]
    from_word = any(word in ("da", "dal", "dalle", "dalla", "dall'", "dall’", "dallo") for word in before[-2:])
    from_word = from_word or ("nel" in before[-1:] and gap[0] in ("fino", "sino"))
    inner = tokens.lower[item.first : item.last] if isinstance(item.spec, Inside | TimeOfDay) else []
    from_word = from_word or any(word in ("da", "dal", "dalle", "dall'", "dall’") for word in inner)
    between = any(word in ("tra", "fra") for word in (*before, *inner))
    opens = (
        (from_word and gap[0] not in _THE and gap[0] not in ("le", "di", "gli") and _all(gap, _UNTIL))
        or (between and gap[0] in ("e", "ed", "-", "–") and _all(gap[1:], _UNTIL))
        or (gap[0] in ("-", "–", "fino") and _all(gap, _UNTIL) and type(item.spec) is type(after.spec))
    )
    return evolve(item, opens=True) if opens else item
