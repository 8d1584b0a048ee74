"""Words at the edges of expressions: "fine di", "circa", and the two ends of a range."""

from attrs import evolve

from newsie.times.context import listed
from newsie.times.gaps import OF, THE, UNTIL, all_in
from newsie.times.shapes import is_day
from newsie.times.specs import Calendar, Feast, Found, Inside, Length, Recurring, TimeOfDay, UnitRef
from newsie.times.tokens import Tokens


def stretched(item: Found, tokens: Tokens, limit: int) -> Found:
    """The expression with "fine di", "metà", "nel corso di" before it and "circa" after it."""
    spec = item.spec
    first = item.first
    week = tokens.at(first - 2) if tokens.at(first - 1) in ("del", "dell'", "dell’", "di") else ""
    if week in ("settimana", "mese", "weekend") and is_day(spec) and isinstance(spec, Calendar | Feast | Inside):
        begin = first - 3 if tokens.at(first - 3) == "fine" else first - 2
        if begin >= limit:
            unit = {"settimana": "WE" if begin == first - 3 else "W", "mese": "M", "weekend": "WE"}[week]
            return Found(begin, item.last, tokens.starts[begin], item.end, Inside(UnitRef(unit, 0), spec), item.opens)
    if not isinstance(spec, Length | Recurring | TimeOfDay):
        index = first - 1
        while index >= limit and tokens.at(index) in OF | THE:
            index -= 1
        word = tokens.at(index)
        whole = listed("whole_days", word) if is_day(spec) else word == "mese" and isinstance(spec, Calendar)
        if index >= limit and first - index < 3 and (_is_edge(word) or whole):
            first = index
            if tokens.at(index) in ("metà", "meta") and tokens.at(index - 1) in _HALVES and index - 1 >= limit:
                first = index - 1
        elif (
            index >= limit
            and listed("edge_units", tokens.at(index))
            and first - index < 3
            and _is_edge(tokens.at(index - 1))
        ):
            first = index - 1
            if tokens.at(index) == "ore" and is_day(spec):  # "le prime ore di ieri"
                spec = TimeOfDay("EV" if tokens.at(index - 1) == "ultime" else "MO", day=spec)
    elif isinstance(spec, TimeOfDay) and tokens.at(first - 1) == "ore" and first - 1 >= limit:
        first -= 1
    last, end = item.last, item.end
    if tokens.at(last) == "circa" and isinstance(spec, TimeOfDay | Length) and not tokens.at(last + 1)[:1].isdigit():
        last, end = last + 1, tokens.ends[last]
    start = tokens.starts[first] if first != item.first else item.start
    return evolve(item, first=first, last=last, start=start, end=end, spec=spec)


def _is_edge(word: str) -> bool:
    return listed("edges", word)


_HALVES = frozenset(("prima", "seconda", "primissima", "ultima"))


def opened(item: Found, after: Found | None, tokens: Tokens) -> Found:
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
        (from_word and gap[0] not in THE and gap[0] not in ("le", "di", "gli") and all_in(gap, UNTIL))
        or (between and gap[0] in ("e", "ed", "-", "–") and all_in(gap[1:], UNTIL))
        or (gap[0] in ("-", "–", "fino") and all_in(gap, UNTIL) and type(item.spec) is type(after.spec))
    )
    return evolve(item, opens=True) if opens else item


def with_end(item: Found, after: Found | None) -> Found:
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
