"""Calendar dates: days, months, weekdays, numeric dates."""

from newsie.times.grammar import Match
from newsie.times.guards import (
    LOOSE_AFTER,
    bare_day_allowed,
    counted,
    is_name,
    is_place_or_law,
    month_allowed,
    stands_before,
)
from newsie.times.read.shared import OFFSETS, Built, found, mod_of, one
from newsie.times.specs import Calendar, Found, Inside, UnitRef


def year_of(m: Match) -> tuple[int | None, bool]:
    """The captured year, and whether its century is left out."""
    span = m.span("year")
    if not span:
        return None, False
    values = m.senses[span[1] - 1].values
    if "YEAR" in values or "WORDYEAR" in values:
        return values.get("YEAR", values.get("WORDYEAR")), False
    return values["YY"], True


def day_values(m: Match, name: str) -> list[tuple[int, int, int, int]]:
    """Days among the captured tokens: the number, its token, its first and last character."""
    span = m.span(name)
    out: list[tuple[int, int, int, int]] = []
    for index in range(*(span or (0, 0))):
        values = m.senses[index].values
        start, end = m.tokens.starts[index], m.tokens.ends[index]
        if "DAYRANGE" in values:
            a, b, cut = values["DAYRANGE"]
            out += [(a, index, start, start + cut), (b, index, start + cut + 1, end)]
        elif "DAY" in values:
            out.append((values["DAY"], index, start, end))
        elif values.get("ORD") == 1:
            out.append((1, index, start, end))
    return out


def date(m: Match) -> Built:
    """ "Il 7 maggio 2021", "lunedì 3 e martedì 4 ottobre", "dal 3 al 7 maggio", "il 5 luglio scorso"."""
    month = m.value("month", "MONTH")
    month_index = m.index("month")
    assert month_index is not None
    year, short = year_of(m)
    if is_place_or_law(m, m.start):
        return None
    mod = mod_of(m)
    if mod not in (None, "last", "next", "this", "same"):
        return None
    weekday = m.value("wd", "WEEKDAY")
    mains = day_values(m, "day") or day_values(m, "days")
    others = day_values(m, "list")
    if not mains:
        return None
    word = m.tokens.at(month_index)
    if (
        len(word) < 5
        and word != "marzo"
        and not m.tokens.capital(month_index)
        and year is None
        and m.tokens.at(month_index + 1) != "."
    ):
        day_index = mains[0][1]
        if m.tokens.at(day_index).isalpha() or (
            word == "set" and m.tokens.at(m.start - 1) not in ("il", "del", "dal", "al", "")
        ):
            return None
    if m.pattern.name == "month before day":
        if m.start and any(k in m.senses[m.start - 1].values for k in ("DAY", "ROMANDAY")):
            return None
        after = m.tokens.at(m.end)
        if (
            not m.tokens.capital(month_index)
            or m.tokens.all_caps(month_index)
            or after not in LOOSE_AFTER
            or (year is None and m.tokens.at(m.start - 1) in ("a", "di", "in", "ad", "da"))
        ):
            return None
    if (
        len(word) < 4
        and m.tokens.at(m.start).isalpha()
        and not m.has("wd")
        and word in ("set", "mar", "dic", "gen", "ago")
        and m.tokens.at(m.start) in ("sei", "sette")
    ):
        return None
    out: list[Found] = []
    days = [*others, *mains]
    for place, (day, index, start, end) in enumerate(days):
        last = place == len(days) - 1
        spec = Calendar(year, month, day, weekday if place == 0 else None, mod, short)
        if place and "WEEKDAY" in m.senses[index - 1].values:
            start = m.tokens.starts[index - 1]
        first_token = m.start if place == 0 and m.start <= index else index
        begin = (
            m.tokens.starts[m.start]
            if place == 0 and m.start <= index and m.start < (m.span("month") or (0,))[0]
            else start
        )
        if m.pattern.name == "month and days":
            first_token, begin = (m.start, m.tokens.starts[m.start]) if place == 0 else (index, start)
        out.append(
            Found(
                first_token if place == 0 else index,
                m.end if last else index + 1,
                begin,
                m.tokens.ends[m.end - 1] if last else end,
                spec,
                opens=not last and _is_range(m, index, last_of=days, place=place),
            )
        )
    if m.has("mod") and mod == "this" and year is None and m.tokens.at(m.start) not in ("questo",):
        pass
    return out


def _is_range(m: Match, index: int, last_of: list[tuple[int, int, int, int]], place: int) -> bool:
    following = last_of[place + 1]
    if following[1] == index:
        return True
    between = m.tokens.lower[index + 1 : following[1]]
    before = m.tokens.at(m.match_start() - 1), m.tokens.at(m.match_start() - 2)
    if any(word in ("al", "all'", "all’", "fino", "sino", "-", "–", "—") for word in between):
        return True
    return len(last_of) == 2 and any(word in ("tra", "fra") for word in before)


def months(m: Match) -> Built:
    """ "Marzo 2020", "tra marzo e aprile 2010", "l'agosto 99"."""
    year, short = year_of(m)
    mod = mod_of(m)
    span = m.span("month")
    assert span is not None
    if year is None and not m.has("list"):
        return None
    if m.pattern.name == "month and year in short" and (
        year is None or year < 32 or len(m.word("year")) < 2 or counted(m, m.end)
    ):
        return None
    if m.has("list") and is_name(m, m.start):
        return None
    if any(len(m.tokens.at(i)) < 4 for i in range(m.start, span[1]) if "MONTH" in m.senses[i].values) and year is None:
        return None
    if is_place_or_law(m, m.start) and m.tokens.at(m.start - 1) not in ("corso", "n", "n."):
        return None
    out = []
    inner = m.span("list")
    tokens = [i for i in range(*(inner or (0, 0))) if "MONTH" in m.senses[i].values]
    for place, index in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else span[0]
        between = m.tokens.lower[index + 1 : following]
        opens = any(word in ("a", "fino", "-", "–", "/") for word in between) or m.tokens.at(m.start - 1) in (
            "tra",
            "fra",
        )
        out.append(
            found(
                m, Calendar(year, m.senses[index].values["MONTH"], mod=mod, short_year=short), index, index + 1, opens
            )
        )
    out.append(found(m, Calendar(year, m.value("month", "MONTH"), mod=mod, short_year=short), span[0], m.end))
    return out


def month(m: Match) -> Built:
    """ "A maggio", "lo scorso agosto", "il febbraio successivo"."""
    index = m.index("month")
    assert index is not None
    mod = mod_of(m)
    if not month_allowed(m, index, mod is not None):
        return None
    if mod in ("that", "other"):
        mod = "same"
    return one(m, Calendar(month=m.value("month", "MONTH"), mod=mod))


def numeric(m: Match) -> Built:
    """ "22/04/2016", "3.12.86", "22/04", "3/2015", "2015-3"."""
    index = m.index("number")
    assert index is not None
    values = m.senses[index].values
    weekday = m.value("wd", "WEEKDAY")
    before = m.tokens.at(m.start - 1)
    if counted(m, m.end) or is_place_or_law(m, m.start):
        return None
    if "DMY" in values:
        y, mo, d = values["DMY"]
        return one(m, Calendar(y, mo, d, weekday))
    if "DMYY" in values:
        y, mo, d = values["DMYY"]
        return one(m, Calendar(y, mo, d, weekday, short_year=True))
    if "DMYRANGE" in values or "DMRANGE" in values:
        left, right, cut = values.get("DMYRANGE") or values["DMRANGE"]
        start = m.tokens.starts[index]
        a = Calendar(left[0], left[1], left[2]) if len(left) == 3 else Calendar(None, left[0], left[1])
        b = Calendar(right[0], right[1], right[2]) if len(right) == 3 else Calendar(None, right[0], right[1])
        return [
            Found(index, index + 1, start, start + cut, a, True),
            Found(index, index + 1, start + cut + 1, m.tokens.ends[index], b),
        ]
    if "MY" in values or "YM" in values:
        y, mo = values.get("MY") or values["YM"]
        return one(m, Calendar(y, mo))
    mo, d = values["DM"]
    text = m.tokens.at(index)
    if weekday is None and before not in _DATE_BEFORE and not m.first_of_text():
        return None
    if before in ("del", "di") and len(text) < 4:
        return None
    return one(m, Calendar(None, mo, d, weekday))


_DATE_BEFORE = frozenset(
    (
        "il",
        "del",
        "dal",
        "al",
        "l'",
        "l’",
        "all'",
        "all’",
        "dall'",
        "dell'",
        "dell’",
        "giorno",
        "entro",
        "data",
        "fino",
        "(",
        "sul",
        "nel",
        "e",
        "oggi",
    )
)


def weekday(m: Match) -> Built:
    """ "Sabato", "venerdì scorso", "il prossimo lunedì"."""
    index = m.index("wd")
    assert index is not None
    mod = mod_of(m)
    word = m.tokens.at(index)
    if is_name(m, index):
        return None
    if mod is None and m.tokens.at(m.start - 1) in ("un", "una", "qualche"):
        return None
    short = word in _SHORT_WEEKDAYS
    if (
        short
        and mod is None
        and not (
            (
                m.tokens.at(m.start - 1) in ("da", "a", "il", "tra", "e")
                and (m.tokens.at(index + 1) in ("a", "al", "e", "alle"))
            )
            or (m.tokens.at(m.start - 1) in ("a", "al") and m.tokens.at(m.start - 3) in ("da", "dal"))
        )
    ):
        return None
    if mod in ("that", "same", "other"):
        mod = "same"
    if mod in ("after", "before") and stands_before(m, m.end):
        return [found(m, Calendar(weekday=m.value("wd", "WEEKDAY")), m.start, m.end - 1)]
    end = m.end - 1 if m.tokens.at(m.end - 1) == "." else m.end
    return [found(m, Calendar(weekday=m.value("wd", "WEEKDAY"), mod=mod), m.start, end)]


_SHORT_WEEKDAYS = frozenset(("lun", "mar", "mart", "mer", "merc", "gio", "giov", "ven", "sab", "dom"))


def weekdays(m: Match) -> Built:
    """ "Sabato e domenica prossimi": the modifier belongs to both."""
    span = m.span("list")
    assert span is not None
    mod = "next" if "NEXTS" in m.senses[m.end - 1].values else "last"
    first, last = (i for i in range(*span) if "WEEKDAY" in m.senses[i].values)
    return [
        found(m, Calendar(weekday=m.senses[first].values["WEEKDAY"], mod=mod), first, first + 1),
        found(m, Calendar(weekday=m.senses[last].values["WEEKDAY"], mod=mod), last, m.end),
    ]


def weekday_day(m: Match) -> Built:
    """ "Giovedì 21"."""
    index = m.index("wd")
    assert index is not None
    if (
        counted(m, m.end)
        or (m.tokens.at(index) in _SHORT_WEEKDAYS and not m.tokens.capital(index))
        or is_name(m, index)
    ):
        return None
    if m.tokens.at(m.end) in ("e", ":") and "MINUTE" in (
        m.senses[m.end + 1].values if m.end + 1 < len(m.tokens) else {}
    ):
        return None
    return one(m, Calendar(day=m.value("day", "DAY"), weekday=m.value("wd", "WEEKDAY")))


def bare_day(m: Match) -> Built:
    """ "Il 15", "il 15 c.m."."""
    values = day_values(m, "day")
    if not values:
        return None
    if m.pattern.name == "day of the month":
        return None if m.tokens.at(m.end) in ("di", "d'", "d’") else one(m, Calendar(day=values[0][0]))
    whole_month = m.pattern.name == "day of this month"
    if not whole_month and not bare_day_allowed(m):
        return None
    same = whole_month and "stesso" in m.tokens.lower[m.start : m.end]
    return one(m, Calendar(day=values[0][0], mod="same" if same else "this" if whole_month else None))


def days_in(m: Match) -> Built:
    """ "Dal 4 al 22 di questo mese", "il 20 del mese prossimo"."""
    days = [*day_values(m, "list"), *day_values(m, "days"), *day_values(m, "day")]
    mod = mod_of(m)
    outer = UnitRef("M", OFFSETS[mod or "this"], "previous" if mod == "same" else "published")
    out = []
    for place, (day, index, start, end) in enumerate(days):
        last = place == len(days) - 1
        spec = Inside(Calendar(day=day), outer)
        out.append(
            Found(
                index,
                m.end if last else index + 1,
                start,
                m.tokens.ends[m.end - 1] if last else end,
                spec,
                not last and _is_range(m, index, days, place),
            )
        )
    return out
