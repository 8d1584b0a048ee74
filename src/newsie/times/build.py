"""From matched patterns to unresolved expressions: one function for every `build` of `patterns.toml`.

Each returns the expressions it read, or None when what stands around them shows that they are no time.
"""

from collections.abc import Callable

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards import (
    LOOSE_AFTER,
    bare_day_allowed,
    bare_hour_allowed,
    bare_part_allowed,
    bare_year_allowed,
    counted,
    duration_allowed,
    goes_on,
    is_name,
    is_place_or_law,
    month_allowed,
)
from newsie.times.specs import (
    Amounts,
    Calendar,
    Century,
    Clock,
    Decade,
    Era,
    Feast,
    Found,
    Inside,
    Length,
    Nth,
    Recurring,
    Reference,
    Rest,
    Season,
    Shift,
    Spec,
    TimeOfDay,
    UnitRef,
    Window,
    YearPart,
)
from newsie.times.values import length

Built = list[Found] | None
_SIDE = {
    "LAST": -1,
    "LASTS": -1,
    "ULTIMO": -1,
    "ULTIMI": -1,
    "BEFORE": -1,
    "BEFORES": -1,
    "NEXT": 1,
    "NEXTS": 1,
    "AFTER": 1,
    "AFTERS": 1,
}


def found(m: Match, spec: Spec, first: int | None = None, last: int | None = None, opens: bool = False) -> Found:
    """An expression over the tokens `first` to `last` (exclusive), the whole match when not given."""
    first = m.start if first is None else first
    last = m.end if last is None else last
    return Found(first, last, m.tokens.starts[first], m.tokens.ends[last - 1], spec, opens)


def one(m: Match, spec: Spec) -> Built:
    """The whole match as one expression."""
    return [found(m, spec)]


def mod_of(m: Match, name: str = "mod") -> str | None:
    """Which modifier was captured: "last", "next", "this", "that", "same", "current", "before", "after", "other"."""
    span = m.span(name)
    if not span:
        return None
    text = m.word(name)
    if text in ("in corso",):
        return "this"
    if text in ("in arrivo", "che viene", "che verrà", "a venire"):
        return "next"
    best = None
    for index in range(*span):
        values = m.senses[index].values
        for klass, mod in _MODS:
            if klass in values:
                if best is None or mod not in ("this", "that"):
                    best = mod
                break
    return best


_MODS = (
    ("LAST", "last"), ("NEXT", "next"), ("SAME", "same"), ("CURRENT", "this"), ("ULTIMO", "last"), ("THIS", "this"),
    ("THAT", "that"), ("BEFORE", "before"), ("AFTER", "after"), ("OTHER", "other"),
)  # fmt: skip
OFFSETS = {"last": -1, "next": 1, "this": 0, "before": -1, "after": 1, "that": 0, "same": 0, "other": -2}


def unit_of(m: Match, name: str = "unit") -> str:
    """The code of a captured unit."""
    span = m.span(name)
    assert span is not None
    values = m.senses[span[0]].values
    if m.word(name) in ("fine settimana", "week end", "week - end", "week – end", "finesettimana"):
        return "WE"
    return str(values.get("UNIT") or values.get("UNITS") or "D")


def amounts_in(m: Match, name: str = "amounts") -> Amounts:
    """The units and their numbers among the captured tokens; -1 is a number not said."""
    span = m.span(name)
    assert span is not None
    out: list[tuple[str, float]] = []
    count: float | None = None
    words, index = m.tokens.lower, span[0]
    while index < span[1]:
        values, word = m.senses[index].values, words[index]
        after = words[index + 1] if index + 1 < span[1] else ""
        if word in ("mezzora", "mezz'", "mezz’") or (word == "mezza" and after == "ora"):
            out.append(("MIN", 30))
            index += 1 if word == "mezzora" else 2
            count = None
            continue
        if word in ("mezza", "mezzo") and after in ("giornata", "secolo", "anno"):
            out.append({"giornata": ("H", 12.0), "secolo": ("Y", 50.0), "anno": ("M", 6.0)}[after])
            index += 2
            continue
        if word in ("quarto", "quarti") and after.startswith("d"):
            out.append(("MIN", 15 * (count or 1)))
            count, index = None, index + 3
            continue
        if (
            word in ("e", "ed")
            and out
            and (after in ("mezza", "mezzo") or words[index + 2 : index + 3] in (["quarto"], ["quarti"]))
        ):
            share = 0.5 if after in ("mezza", "mezzo") else 0.25 if words[index + 1] in ("un", "uno") else 0.75
            if words[index + 3 : index + 4] not in (["d'"], ["d’"]) or index + 4 > span[1]:
                unit, number = out[-1]
                out[-1] = (unit, number + share)
                index += 2 if share == 0.5 else 3
                continue
        if word == "fine" and after == "settimana":
            out.append(("WE", 1.0 if count is None else count))
            count, index = None, index + 2
            continue
        if ("UNIT" in values or "UNITS" in values) and count is not None:
            out.append((values.get("UNITS") or values["UNIT"], count))
            count = None
        elif "VAGUE" in values:
            count = -1
        elif "COLLECTIVE" in values:
            count = values["COLLECTIVE"]
        elif "NUMRANGE" in values:
            count = -1 if values["NUMRANGE"][0] != values["NUMRANGE"][1] else values["NUMRANGE"][0]
        elif "DECIMAL" in values:
            count = values["DECIMAL"]
        elif "NUM" in values and not (count is not None and word in ("uno",)):
            count = values["NUM"]
        elif "ONE" in values:
            count = 1
        index += 1
    return tuple(out)


# --- durations and shifts -----------------------------------------------------------------------------------------


def duration(m: Match) -> Built:
    amounts = amounts_in(m)
    if not amounts or not duration_allowed(m, amounts):
        return None
    return one(m, Length(length(amounts), amounts))


def shift(m: Match) -> Built:
    amounts = amounts_in(m)
    if not amounts:
        return None
    sign, anchor = m.pattern.data["sign"], m.pattern.data["anchor"]
    after = m.tokens.at(m.end)
    if anchor == "previous" and after in _GOES_ON and not after.startswith("la") and after not in ("il", "i", "le"):
        span = m.span("amounts")
        assert span is not None
        return [found(m, Length(length(amounts), amounts), m.start, span[1])] if duration_allowed(m, amounts) else None
    if any(count < 0 for _, count in amounts):
        if anchor == "previous":
            return one(m, Length(length(amounts), amounts))
        return one(m, Reference("PAST_REF" if sign < 0 else "FUTURE_REF"))
    return one(m, Shift(amounts, sign, anchor, m.has("exact")))


_GOES_ON = frozenset(
    (
        "di",
        "del",
        "della",
        "dell'",
        "dell’",
        "dello",
        "dei",
        "degli",
        "delle",
        "che",
        "d'",
        "la",
        "il",
        "l'",
        "l’",
        "aver",
        "avere",
        "essere",
        "i",
        "le",
    )
)


def shift_from(m: Match) -> Built:
    amounts = amounts_in(m)
    if not amounts or any(count < 0 for _, count in amounts):
        return None
    return one(m, Shift(amounts, 1, UnitRef("D", m.value("day", "DAYWORD")), exact=True))


def whole(m: Match) -> Built:
    unit = unit_of(m)
    return one(m, Length("P2D" if unit == "WE" else length(((unit, 1),)), ((unit, 1),)))


def half_unit(m: Match) -> Built:
    unit = unit_of(m)
    if m.word("unit") not in ("anno", "ora", "secolo", "mese") or m.tokens.at(m.start - 1) in (
        "a",
        "alla",
        "nella",
        "di",
        "della",
    ):
        return None
    return one(m, Length(length(((unit, 0.5),))))


def window(m: Match) -> Built:
    unit = unit_of(m)
    span = m.span("side")
    assert span is not None
    values = m.senses[span[0]].values
    sign = next((_SIDE[k] for k in _SIDE if k in values), 1)
    if m.word("side") in ("questi", "queste"):
        sign = -1
    relative = "BEFORES" in values or "AFTERS" in values
    number = m.span("n")
    count: float | None = 1 if m.pattern.name == "in the last unit" else None
    if number:
        for index in range(*number):
            token = m.senses[index].values
            if "NUM" in token or "COLLECTIVE" in token:
                count = token.get("NUM", token.get("COLLECTIVE"))
    if count is not None and count <= 0:
        return None
    if "LASTS" in values and m.tokens.at(m.start - 1) in ("sono", "erano", "ormai", "già", "essere", "sia", "siano"):
        return None
    if m.pattern.name == "in the last unit":
        if _opens_container(m):
            return None
        if m.tokens.at(m.start - 1) not in (
            "nell'",
            "nell’",
            "dell'",
            "dell’",
            "nel",
            "negli",
            "nella",
            "della",
            "dall'",
            "dall’",
            "l'",
            "l’",
        ):
            return None
        if unit in ("D", "WE", "H", "N", "MIN", "S") and unit != "H":
            return None
    reference = None
    if count is None and "LASTS" in values:
        reference = "PAST_REF"
    if m.word("side") in ("prima", "dopo") and goes_on(m, m.end):
        return None
    return one(m, Window(unit, count, sign, "previous" if relative else "published", reference))


def vague_units(m: Match) -> Built:
    if m.pattern.name == "units without a number":
        after, word = m.tokens.at(m.end), m.tokens.at(m.start)
        if (
            word in ("s", "h", "min", "sec", "hh", "gg", "secondi")
            or not (listed("function_words", after) or after in LOOSE_AFTER)
            or after in ("e", "di", "d'")
        ):
            return None
        if (m.tokens.at(m.start - 1) == "in" and word not in ("anni", "mesi")) or m.tokens.at(
            m.match_start() - 1
        ) == "ore":
            return None
    return one(m, Length(length(((unit_of(m), -1),))))


def rest(m: Match) -> Built:
    return one(m, Rest(unit_of(m)))


# --- units, days, weeks ---------------------------------------------------------------------------------------------


def day_word(m: Match) -> Built:
    index = m.index("day")
    assert index is not None
    word = m.tokens.at(index)
    before = m.tokens.at(m.start - 1)
    offset = int(m.value("day", "DAYWORD"))
    if word == "domani" and before in ("il", "un", "del", "al"):
        return one(m, Reference("FUTURE_REF"))
    if word == "oggi" and m.tokens.capital(index) and not m.tokens.all_caps(index):
        if before in ("settimanale", "rivista", "periodico", "il", "su") or (
            m.tokens.capital(index - 1) and before.isalpha() and m.tokens.at(index - 2) not in ("", "\n", ".")
        ):
            return None
    return one(m, UnitRef("D", offset))


def day_after(m: Match) -> Built:
    return None if m.tokens.at(m.end) in _GOES_ON else one(m, UnitRef("D", 1, "previous"))


def weekdays_away(m: Match) -> Built:
    number = m.value("n", "NUM")
    sign = -1 if m.word("side") == "fa" else 1
    if not 0 < number < 60:
        return None
    return one(m, Inside(Calendar(weekday=m.value("wd", "WEEKDAY")), UnitRef("W", sign * number)))


def year_half(m: Match) -> Built:
    half = YearPart("HY", 1 if m.word("nth") == "prima" else 2)
    year, _ = _year(m)
    if year is not None:
        return one(m, YearPart("HY", half.nth, year))
    return one(m, Inside(half, UnitRef("Y", OFFSETS[mod_of(m) or "this"])))


def night_between(m: Match) -> Built:
    """ "La notte tra lunedì e martedì": the night that begins on the first of the two days."""
    first = m.span("list")
    last = m.span("other")
    assert first is not None
    assert last is not None
    day = month = weekday = None
    for index in range(first[0], last[1]):
        values = m.senses[index].values
        if "MONTH" in values:
            month = values["MONTH"]
    year, short = _year(m)
    for index in range(*first):
        values = m.senses[index].values
        if "DAYWORD" in values:
            return one(m, TimeOfDay(m.value("part", "PART"), day=UnitRef("D", values["DAYWORD"])))
        weekday = values.get("WEEKDAY", weekday)
        day = values.get("DAY", 1 if values.get("ORD") == 1 else day)
    if weekday is None and day is None:
        return None
    return one(
        m,
        TimeOfDay(
            m.value("part", "PART"),
            day=Calendar(year if day else None, month if day else None, day, weekday, mod_of(m), short),
        ),
    )


def day_offset(m: Match) -> Built:
    return one(m, UnitRef("D", m.pattern.data["days"]))


def unit(m: Match) -> Built:
    code, mod = unit_of(m), mod_of(m)
    if mod is None:
        return None
    words = m.tokens
    span = m.span("unit")
    assert span is not None
    if words.at(m.end - 1) in ("prima", "dopo") and goes_on(m, m.end):
        return None
    if code == "N":
        return None if mod in ("after", "before") and words.at(m.end) in _GOES_ON else _part_spec(m, "NI", mod)
    if code in ("S", "MIN"):
        return None
    if code == "H" and mod in ("this", "that", "same"):
        return None
    if words.at(m.start - 1) == "per" and mod == "other":
        return None
    after = words.at(m.end)
    if mod == "other":
        return (
            one(m, Reference("PAST_REF"))
            if code == "D" and words.at(m.start - 1) in ("l'", "l’", "dell'", "dell’", "dall'", "dall’")
            else None
        )
    if mod in ("after", "before"):
        if after in _GOES_ON or (after in ("al", "alla", "all'", "alle", "all’", "a", "ai")):
            return None
        if words.at(span[1]) in ("prima", "dopo") and words.at(m.start - 1) in ("un", "una", "un'", "ogni", "per"):
            return None
        return one(m, UnitRef(code, OFFSETS[mod], "previous"))
    if mod in ("that", "same"):
        return one(m, UnitRef(code, 0, "previous"))
    text = m.word("mod")
    if text.startswith("ultim") and _opens_container(m):
        return None
    if text.startswith(("ultim",)) and code in ("D", "WE", "Y", "M", "W", "H", "DE", "CE", "Q", "HY"):
        if code in ("Y", "M", "W", "DE", "CE", "Q", "HY"):
            return (
                [found(m, Window(code, 1, -1))]
                if words.at(m.start - 1) not in ("l'", "l’", "la") or code != "W"
                else [found(m, UnitRef(code, -1))]
            )
        if code != "WE":
            return None
    return one(m, UnitRef(code, OFFSETS[mod]))


def unit_after_next(m: Match) -> Built:
    sign = -1 if m.word("side") in ("prima", "precedente") else 1
    return one(m, UnitRef(unit_of(m), 2 * sign))


def bare_unit(m: Match) -> Built:
    code = unit_of(m)
    before = m.tokens.at(m.start - 1)
    if code == "W":
        after = m.tokens.at(m.end)
        return one(m, UnitRef("W", 0)) if after in ("", ".", "!", "?", "\n") and m.first_of_text() else None
    if before in ("i", "ogni", "tutti", "dei", "un", "due", "tre", "primo", "nei", "ai"):
        return [found(m, Recurring("XXXX-WXX-WE"))] if before in ("i", "nei", "ai", "dei") else None
    return one(m, UnitRef("WE", 0))


def edge_unit(m: Match) -> Built:
    span = m.span("unit")
    assert span is not None
    if m.tokens.at(span[0]) == "stagione":
        return None
    code = unit_of(m)
    if m.tokens.at(m.start - 1) in ("il", "la", "l'", "un", "una"):
        return None
    if m.word("edge") == "metà" and code not in ("M", "Y"):
        return None
    return one(m, UnitRef(code, 0))


def nth(m: Match) -> Built:
    number = m.value("nth", "ORD", "ROMAN", "DAY")
    span = m.span("what")
    assert span is not None
    values = m.senses[span[0]].values
    first = m.tokens.at(m.start)
    after = m.tokens.at(m.end)
    if "WEEKDAY" in values:
        if is_name(m, span[0]):
            return None
        if first in ("ultimo", "ultima") and not _opens_container(m):
            return one(m, Calendar(weekday=values["WEEKDAY"], mod="last"))
        return one(m, Nth(number, "D", values["WEEKDAY"]))
    code = unit_of(m, "what")
    if not _opens_container(m):
        return None
    if code in ("S", "MIN", "H"):
        return None
    if code in ("Y", "DE", "CE") or (code == "D" and after in ("di", "d'", "d’") and not _opens_container(m)):
        return None
    return one(m, Nth(number, code))


def _opens_container(m: Match) -> bool:
    """Whether "di luglio", "del 2027", "dell'anno", "di questo mese" follows."""
    words = m.tokens
    if words.at(m.end) not in ("di", "del", "dell'", "dell’", "della", "dello", "d'", "d’", "nel", "nell'", "in", "a"):
        return False
    values = m.senses[m.end + 1].values if m.end + 1 < len(words) else {}
    return any(
        k in values
        for k in (
            "MONTH",
            "YEAR",
            "WORDYEAR",
            "UNIT",
            "LAST",
            "NEXT",
            "THIS",
            "SEASON",
            "SAME",
            "CURRENT",
            "DAYWORD",
            "THAT",
            "APOS",
        )
    )


def edge_units(m: Match) -> Built:
    values = m.senses[m.end].values if m.end < len(m.tokens) else {}
    if not any(
        k in values
        for k in ("MONTH", "YEAR", "WORDYEAR", "UNIT", "LAST", "NEXT", "THIS", "SEASON", "CURRENT", "DAYWORD")
    ):
        return None
    if "UNIT" in values and m.tokens.at(m.end) not in ("anno", "mese", "settimana"):
        return None
    if "UNIT" in values:
        return [found(m, UnitRef(values["UNIT"], 0), m.start, m.end + 1)]
    return []


# --- calendar dates ---------------------------------------------------------------------------------------------------


def _year(m: Match) -> tuple[int | None, bool]:
    """The captured year, and whether its century is left out."""
    span = m.span("year")
    if not span:
        return None, False
    values = m.senses[span[1] - 1].values
    if "YEAR" in values or "WORDYEAR" in values:
        return values.get("YEAR", values.get("WORDYEAR")), False
    return values["YY"], True


def _day_values(m: Match, name: str) -> list[tuple[int, int, int, int]]:
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
    month = m.value("month", "MONTH")
    month_index = m.index("month")
    assert month_index is not None
    year, short = _year(m)
    if is_place_or_law(m, m.start):
        return None
    mod = mod_of(m)
    if mod not in (None, "last", "next", "this", "same"):
        return None
    weekday = m.value("wd", "WEEKDAY")
    mains = _day_values(m, "day") or _day_values(m, "days")
    others = _day_values(m, "list")
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
    year, short = _year(m)
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
    index = m.index("month")
    assert index is not None
    mod = mod_of(m)
    if not month_allowed(m, index, mod is not None):
        return None
    if mod in ("after", "before", "that", "other"):
        mod = {"after": "next", "before": "last"}.get(mod, "same")
    return one(m, Calendar(month=m.value("month", "MONTH"), mod=mod))


def numeric(m: Match) -> Built:
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
    index = m.index("wd")
    assert index is not None
    mod = mod_of(m)
    word = m.tokens.at(index)
    if is_name(m, index):
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
    if mod in ("after", "before"):
        if m.tokens.at(m.end) in _GOES_ON:
            return [found(m, Calendar(weekday=m.value("wd", "WEEKDAY")), m.start, m.end - 1)]
    end = m.end - 1 if m.tokens.at(m.end - 1) == "." else m.end
    return [found(m, Calendar(weekday=m.value("wd", "WEEKDAY"), mod=mod), m.start, end)]


_SHORT_WEEKDAYS = frozenset(("lun", "mar", "mart", "mer", "merc", "gio", "giov", "ven", "sab", "dom"))


def weekday_day(m: Match) -> Built:
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
    values = _day_values(m, "day")
    if not values:
        return None
    whole_month = m.pattern.name == "day of this month"
    if not whole_month and not bare_day_allowed(m):
        return None
    same = whole_month and "stesso" in m.tokens.lower[m.start : m.end]
    return one(m, Calendar(day=values[0][0], mod="same" if same else "this" if whole_month else None))


def days_in(m: Match) -> Built:
    days = [*_day_values(m, "list"), *_day_values(m, "days"), *_day_values(m, "day")]
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


def year(m: Match) -> Built:
    index = m.index("year")
    assert index is not None
    values = m.senses[index].values
    named = m.tokens.at(m.start) == "anno"
    if "YEARRANGE" in values or "YYRANGE" in values:
        if "YEARRANGE" not in values:
            return None
        a, b, cut = values["YEARRANGE"]
        if is_place_or_law(m, m.start) or counted(m, m.end) or not 1000 <= a <= 2199:
            return None
        start, end = m.tokens.starts[index], m.tokens.ends[index]
        return [
            Found(m.start, m.end, m.tokens.starts[m.start], start + cut, Calendar(a), True),
            Found(index, m.end, start + cut + 1, end, Calendar(b)),
        ]
    number = values.get("YEAR") or values.get("WORDYEAR") or values.get("SMALLYEAR") or values.get("NUM")
    if not number:
        return None
    if named:
        if m.tokens.at(m.start - 1) in ("un", "1", "ogni", "all'", "per"):
            return None
        if number < 100 and m.tokens.at(m.start - 1) not in ("l'", "l’", "nell'", "nell’", "dell'", "dell’"):
            return None
        if number > 2199 or number < 33:
            return None
        return one(m, Calendar(number))
    return one(m, Calendar(number)) if bare_year_allowed(m, index) else None


def short_year(m: Match) -> Built:
    index = m.index("year")
    assert index is not None
    number = m.value("year", "YY")
    before = m.tokens.at(m.start - 1)
    token = m.tokens.at(index)
    if len(token) != 2 or counted(m, m.end):
        return None
    if m.tokens.at(m.start) in "'’‘":
        if m.tokens.ends[m.start] != m.tokens.starts[index] or (
            m.start and m.tokens.glued(m.start) and m.tokens.at(m.start - 1).isdigit()
        ):
            return None
        return one(m, Calendar(number, short_year=True))
    if before in ("l'", "l’", "all'", "all’") or not m.tokens.glued(index) or number < 32:
        return None
    return one(m, Calendar(number, short_year=True)) if not listed("unit_after", m.tokens.at(m.end)) else None


def era(m: Match) -> Built:
    number = m.value("year", "YEAR", "SMALLYEAR", "NUM")
    if m.word("era").startswith(("a", "avanti")):
        return one(m, Era(number))
    return one(m, Calendar(number))


def century(m: Match) -> Built:
    number = m.value("number", "ROMAN", "ORD", "NUM")
    if number is None or not 1 <= number <= 22:
        return None
    bc = m.word("era").startswith("a")
    return one(m, Century((number - 1) * 100, bc))


def century_word(m: Match) -> Built:
    index = m.index("number")
    assert index is not None
    value = m.value("number", "CENTURYWORD", "HUNDREDS")
    if m.pattern.name == "century by its hundreds":
        if not m.tokens.capital(index) or m.tokens.at(index - 1) not in _CENTURY_BEFORE or m.tokens.all_caps(index):
            return None
    elif m.pattern.name.endswith("elision"):
        if (
            value != 1800
            or not m.tokens.glued(index)
            or counted(m, m.end)
            or not (listed("function_words", m.tokens.at(m.end)) or m.tokens.at(m.end) in LOOSE_AFTER)
        ):
            return None
    elif m.tokens.ends[m.start] != m.tokens.starts[index] or value < 1200:
        return None
    return one(m, Century(value))


_CENTURY_BEFORE = frozenset(
    (
        "il",
        "del",
        "nel",
        "dal",
        "al",
        "l'",
        "dell'",
        "nell'",
        "dall'",
        "all'",
        "l’",
        "dell’",
        "nell’",
        "all’",
        "dall’",
        "sul",
        "primo",
        "secondo",
        "tardo",
        "fine",
        "inizio",
        "metà",
        "e",
        "tra",
        "di",
    )
)


def decades(m: Match) -> Built:
    span = m.span("list")
    assert span is not None
    out: list[Found] = []
    if m.tokens.at(m.start) == "anni" and counted(m, m.end):
        return None
    for index in range(*span):
        values = m.senses[index].values
        first = m.start if not out else index - (m.tokens.at(index - 1) in "'’‘")
        if "YEAR" in values or "WORDYEAR" in values:
            number = values.get("YEAR", values.get("WORDYEAR"))
            if number % 10:
                return None
            out.append(found(m, Decade(number), first, index + 1))
        elif "YY" in values or "TENS" in values or "NUMWORD" in values:
            number = values.get("YY", values.get("TENS", values.get("NUMWORD")))
            if number % 10 or number > 90:
                return None
            before = m.tokens.at(m.start - 1)
            if (
                m.tokens.at(index).isalpha()
                and not m.tokens.capital(index)
                and before
                not in ("gli", "negli", "degli", "dagli", "agli", "sugli", "primi", "tardi", "fine", "di", "metà")
            ):
                return None
            if (
                m.tokens.at(index - 1) not in "'’‘"
                and m.tokens.at(index).isdigit()
                and before
                not in (
                    "gli",
                    "negli",
                    "degli",
                    "dagli",
                    "agli",
                    "sugli",
                    "primi",
                    "metà",
                    "fine",
                    "inizio",
                    "tardi",
                    "anni",
                    "",
                )
            ):
                return None
            out.append(found(m, Decade(number, short=True), first, index + 1))
    return out or None


def year_part(m: Match) -> Built:
    number, code = (
        m.value("nth", "ORD", "ROMAN", "DAY", "NUM"),
        m.senses[(m.index("unit") or 0)].values.get("UNIT", "Q"),
    )
    last = {"Q": 4, "HY": 2, "BM": 6, "QM": 3}[code]
    if number is None or (number < 0 and number != -1) or number > last:
        return None
    if m.tokens.at(m.start) == "q" and (not m.tokens.capital(m.start) or not m.tokens.glued(m.start + 1)):
        return None
    year, _ = _year(m)
    return one(m, YearPart(code, last if number == -1 else number, year))


def season(m: Match) -> Built:
    index = m.index("season")
    assert index is not None
    year, short = _year(m)
    mod = mod_of(m)
    name = m.value("season", "SEASON")
    years = m.index("years")
    if years is not None:
        year = m.senses[years].values["YEARRANGE"][0]
    if year is None and mod is None:
        if (
            m.tokens.capital(index)
            and not m.tokens.all_caps(index)
            and m.start > 0
            and m.tokens.at(m.start - 1) not in (".", "\n", '"', "«")
        ):
            return None
        before = m.tokens.at(m.start - 1)
        if before not in _SEASON_BEFORE and not m.first_of_text():
            return None
        if m.tokens.at(m.end) in ("araba", "calda"):
            return None
    if mod in ("before", "after", "that", "other"):
        mod = {"before": "last", "after": "next"}.get(mod, "same")
    if short and year is not None:
        year = 1900 + year if year > 40 else 2000 + year
    return one(m, Season(name, year, mod))


_SEASON_BEFORE = frozenset(
    (
        "in",
        "d'",
        "d’",
        "l'",
        "l’",
        "dell'",
        "dell’",
        "nell'",
        "nell’",
        "all'",
        "all’",
        "dall'",
        "dall’",
        "la",
        "della",
        "nella",
        "dalla",
        "alla",
        "il",
        "di",
        "a",
        "entro",
        "fine",
        "metà",
        "inizio",
        "primavera",
        "estate",
        "e",
        "tra",
        "piena",
        "tarda",
        "sull'",
        "per",
        "da",
    )
)


def holiday(m: Match) -> Built:
    name = m.pattern.data["holiday"]
    year, short = _year(m)
    first = m.start
    words = m.tokens
    if is_place_or_law(m, first):
        return None
    before = words.at(first - 1)
    mod = mod_of(m)
    single = m.end - m.start == 1
    if (
        name == "natale"
        and single
        and not words.capital(first)
        and before not in _FEAST_BEFORE
        and year is None
        and mod is None
    ):
        return None
    if name in _GUARDED and year is None and mod is None and before not in _FEAST_BEFORE:
        return None
    if (
        name == "natale"
        and single
        and words.capital(first)
        and (
            (words.capital(first + 1) and words.at(first + 1).isalpha() and not words.all_caps(first + 1))
            or (
                words.capital(first - 1)
                and before.isalpha()
                and len(before) > 3
                and not words.all_caps(first - 1)
                and words.at(first - 2) not in ("", ".", "\n")
            )
        )
    ):
        return None
    if words.at(m.end) == "di" and words.at(m.end + 1) == "sangue":
        return None
    if short and year is not None:
        year = 1900 + year if year > 40 else 2000 + year
    return one(m, Feast(name, year, mod))


_GUARDED = frozenset(
    ("ringraziamento", "santo_stefano", "palme", "ceneri", "san_silvestro", "san_patrizio", "vigilia", "defunti")
)
_FEAST_BEFORE = frozenset(
    (
        "a",
        "al",
        "alla",
        "il",
        "la",
        "per",
        "di",
        "del",
        "della",
        "giorno",
        "entro",
        "dopo",
        "prima",
        "da",
        "fino",
        "nel",
        "nella",
        "dal",
        "delle",
        "alle",
        "e",
        "",
        "dalla",
    )
)


# --- clock times and parts of the day -------------------------------------------------------------------------------


def _minutes(m: Match, name: str) -> tuple[int, bool] | None:
    """The captured minutes, and whether they are to be taken off the hour."""
    span = m.span(name)
    if not span:
        return None
    words = m.tokens.lower[span[0] : span[1]]
    minus = "meno" in words
    if "mezza" in words or "mezzo" in words:
        return 30, minus
    if "quarti" in words:
        return 45, minus
    if "quarto" in words:
        return 15, minus
    for index in range(*span):
        value = m.senses[index].values.get("MINUTE")
        if value is not None:
            return value, minus
    return None


def _with_minutes(hour: int, minutes: tuple[int, bool] | None) -> Clock:
    if not minutes:
        return hour % 24, 0, None
    number, minus = minutes
    total = (hour * 60 + (-number if minus else number)) % 1440
    return total // 60, total % 60, None


def _half_day(clock: Clock, ampm: str) -> Clock:
    hour, minute, second = clock
    letter = ampm.replace(".", "").replace(" ", "")[:1]
    if letter == "p" and hour < 12:
        return hour + 12, minute, second
    if letter == "a" and hour == 12:
        return 0, minute, second
    return clock


def clock(m: Match) -> Built:
    digital = m.index("digital")
    spaced = m.span("spaced")
    if spaced:
        last = spaced[1] - 1
        if (
            len(m.tokens.at(last)) != 2
            or m.tokens.glued(last)
            or counted(m, m.end)
            or not (listed("function_words", m.tokens.at(m.end)) or m.tokens.at(m.end) in LOOSE_AFTER)
        ):
            return None
        return one(
            m,
            TimeOfDay(
                clock=(m.senses[spaced[0]].values["HOUR"] % 24, m.senses[last].values["MINUTE"], None), fixed=True
            ),
        )
    ampm = m.word("ampm")
    marked = m.pattern.name == "clock"
    if digital is not None:
        values = m.senses[digital].values
        time: Clock = values.get("CLOCK") or values["TENCLOCK"]
        if counted(m, m.end) and not m.has("ampm"):
            return None
        if m.pattern.name == "clock with a colon" and m.tokens.at(m.start - 1) in ("in", "per", "di"):
            return None
    else:
        hour_index = m.index("hour")
        assert hour_index is not None
        hour = m.value("hour", "HOUR")
        if hour is None:
            hour = 1
        if marked and not ampm and not bare_hour_allowed(m, hour_index):
            return None
        time = _with_minutes(hour, _minutes(m, "minutes"))
        if hour == 24 and time[1] == 0:
            time = (0, 0, None)
    late = m.span("late") or _late_quarters(m)
    if late:
        words = m.tokens.lower[late[0] : late[1]]
        time = (time[0], 45 if "tre" in words else 30 if "mezza" in words else 15, None)
    if ampm:
        time = _half_day(time, ampm)
    if time[0] == 24:
        time = (0, *time[1:])
    return one(m, TimeOfDay(clock=time, fixed=bool(ampm) or time[0] > 12 or time[0] == 0 or digital is not None))


def _late_quarters(m: Match) -> tuple[int, int] | None:
    """The quarters after a clock time with am or pm: "9pm e tre quarti"."""
    if not m.has("ampm"):
        return None
    span = m.span("ampm")
    assert span is not None
    words = m.tokens.lower[span[1] : m.end]
    return (span[1], m.end) if "quarto" in words or "quarti" in words else None


def clock_h(m: Match) -> Built:
    return one(m, TimeOfDay(clock=(m.value("hour", "HOUR") % 24, m.value("minute", "MINUTE"), None), fixed=True))


def clock_range(m: Match) -> Built:
    index = m.index("range")
    assert index is not None
    values = m.senses[index].values
    start, end = m.tokens.starts[index], m.tokens.ends[index]
    if counted(m, m.end):
        return None
    if "CLOCKRANGE" in values:
        a, b, cut = values["CLOCKRANGE"]
        before = m.tokens.at(m.match_start())
        if before not in ("ore", "h", ":", "dalle", "alle", "le", "orario") and "," in m.tokens.at(index):
            return None
    else:
        if m.tokens.at(m.match_start()) not in ("ore", "dalle", "alle", "le"):
            return None
        x, y, cut = values["HOURRANGE"]
        a, b = (x % 24, 0, None), (y % 24, 0, None)
        if m.tokens.at(m.match_start()) == "le" and m.tokens.at(m.end) not in ("", ".", ",", ")"):
            return None
    return [
        Found(index, m.end, start, start + cut, TimeOfDay(clock=(a[0] % 24, *a[1:]), fixed=True), True),
        Found(index, m.end, start + cut + 1, end, TimeOfDay(clock=(b[0] % 24, *b[1:]), fixed=True)),
    ]


def minutes_to(m: Match) -> Built:
    words = m.word("minutes").split()
    minutes = 15 if "quarto" in words else m.value("minutes", "MINUTE", "ONE")
    minutes = 1 if isinstance(minutes, str) else minutes
    hour = m.value("hour", "HOUR")
    word = m.word("hour")
    hour = {"mezzogiorno": 12, "mezzanotte": 24}.get(word, 1) if hour is None else hour
    return one(m, TimeOfDay(clock=_with_minutes(hour, (minutes, True)), fixed=hour > 12))


def noon(m: Match) -> Built:
    hour = 12 if m.word("noon") == "mezzogiorno" else 0
    if m.has("half") and m.tokens.at((m.span("half") or (0, 0))[0]) != "e":
        pass
    if m.tokens.capital(m.start) and m.tokens.at(m.start - 1) == "il":
        return None
    return one(m, TimeOfDay(clock=_with_minutes(hour, _minutes(m, "half")), fixed=True))


def _part_spec(m: Match, part: str, mod: str | None) -> Built:
    if mod in ("last", "other"):
        if part == "NI" and mod == "last":
            return one(m, TimeOfDay(part, day=UnitRef("D", -1)))
        return one(m, TimeOfDay(part, day=UnitRef("D", -1 if mod == "last" else -2)))
    if mod == "next":
        return one(m, TimeOfDay(part, day=UnitRef("D", 0 if part in ("EV", "NI") else 1)))
    if mod == "this":
        return one(m, TimeOfDay(part, day=UnitRef("D", 0), mod="this"))
    if mod in ("that", "same"):
        return one(m, TimeOfDay(part, day=UnitRef("D", 0, "previous")))
    return one(m, TimeOfDay(part, day=UnitRef("D", OFFSETS[mod or "that"], "previous")))


def part(m: Match) -> Built:
    index = m.index("part")
    assert index is not None
    code = m.value("part", "PART")
    word = m.tokens.at(index)
    mod = mod_of(m)
    if word in ("sere", "mattine", "notti", "pomeriggi"):
        return None
    if (
        m.has("tardy")
        and m.word("tardy") in ("prima", "primo")
        and code in ("EV", "NI")
        and word == "serata"
        and m.tokens.at(m.start - 1) in ("in", "di", "la")
    ):
        return None
    if mod:
        if m.tokens.at(m.end) in ("di", "del", "della", "dell'", "dell’", "dei", "degli") and mod in (
            "after",
            "before",
        ):
            return None
        if m.tokens.at(m.end - 1) in ("prima", "dopo") and goes_on(m, m.end):
            m.end -= 1
            return one(m, TimeOfDay(code)) if bare_part_allowed(m, index) else None
        return _part_spec(m, code, mod)
    if not bare_part_allowed(m, index):
        return None
    narrow = {"alba": "dawn", "tramonto": "dusk"}.get(word)
    return one(m, TimeOfDay(code, narrow=narrow))


def todays_part(m: Match) -> Built:
    return one(m, TimeOfDay(m.value("part", "TODAYSPART"), day=UnitRef("D", 0), mod="this"))


_MIDDLE = {
    "mattina": 10,
    "mattino": 10,
    "mattinata": 10,
    "pomeriggio": 15,
    "giornata": 12,
    "sera": 20,
    "serata": 20,
    "notte": 0,
    "nottata": 0,
}


def midpart(m: Match) -> Built:
    word = m.tokens.at(m.end - 1)
    if word not in _MIDDLE:
        return None
    return one(m, TimeOfDay(clock=(_MIDDLE[word], 0, None), fixed=True))


def part_word(m: Match) -> Built:
    text = " ".join(m.tokens.lower[m.start : m.end])
    evening = any(word in text for word in ("calar", "sera", "serali"))
    night = "notturne" in text
    afternoon = "pomerid" in text or "pomeriggio" in text
    return one(m, TimeOfDay("EV" if evening else "NI" if night else "AF" if afternoon else "MO"))


# --- sets -----------------------------------------------------------------------------------------------------------


def every(m: Match) -> Built:
    code = unit_of(m)
    word = m.word("unit")
    number = m.value("n", "NUM")
    if number is None and "due" in m.tokens.lower[m.start : m.end]:
        number = 2
    if word in ("mezz' ora", "mezz’ ora", "mezzora"):
        return one(m, Recurring("PT30M"))
    if word.startswith("quarto d"):
        return one(m, Recurring("PT15M"))
    if code == "WE" and number is None:
        return one(m, Recurring("XXXX-WXX-WE"))
    if code == "N" and m.tokens.at(m.end - 1) in ("notte", "notti"):
        return one(m, Recurring("XXXX-XX-XXTNI"))
    if number == 0:
        return None
    return one(m, Recurring(length(((code, number or 1),))))


def every_weekday(m: Match) -> Built:
    span = m.span("list")
    assert span is not None
    days = [i for i in range(*span) if "WEEKDAY" in m.senses[i].values]
    out = []
    for place, index in enumerate(days):
        if len(m.tokens.at(index)) < 5:
            return None
        first = m.start if place == 0 else index
        out.append(
            found(
                m,
                Recurring(f"XXXX-WXX-{m.senses[index].values['WEEKDAY']}"),
                first,
                index + 1 if place < len(days) - 1 else m.end,
            )
        )
    return out


def every_part(m: Match) -> Built:
    return one(m, Recurring(f"XXXX-XX-XXT{m.value('part', 'PART')}"))


def every_period(m: Match) -> Built:
    name = m.value("name", "SEASON")
    return one(m, Recurring(f"XXXX-{name}" if name else f"XXXX-{m.value('name', 'MONTH'):02}"))


def every_date(m: Match) -> Built:
    days = _day_values(m, "day")
    return one(m, Recurring(f"XXXX-{m.value('month', 'MONTH'):02}-{days[0][0]:02}")) if days else None


def plural_weekday(m: Match) -> Built:
    before = m.tokens.at(m.match_start())
    span = m.span("list")
    assert span is not None
    days = [i for i in range(*span) if "WEEKDAY" in m.senses[i].values]
    plural = before in ("i", "le", "nei", "dei", "delle", "nelle", "ai", "alle")
    words = [m.tokens.at(i) for i in days]
    if any(len(word) < 5 for word in words):
        return None
    if plural and not all(
        word.endswith("ì")
        or word[-1] in "'’"
        or word in ("lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabati", "domeniche")
        for word in words
    ):
        return None
    if plural and words[0] in ("sabato", "domenica"):
        return None
    if not plural and m.tokens.at(m.match_start() - 1) in _HABIT_BLOCK:
        return None
    if not plural and m.tokens.at(m.match_start() - 1) not in (
        "",
        ".",
        "\n",
        "chiuso",
        "chiusa",
        "chiusi",
        "chiuse",
        "aperto",
        "aperta",
        "aperti",
        "aperte",
        "solo",
        "sempre",
    ):
        return None
    return [found(m, Recurring(f"XXXX-WXX-{m.senses[i].values['WEEKDAY']}"), i, i + 1) for i in days]


_HABIT_BLOCK = frozenset(
    ("mattina", "sera", "pomeriggio", "notte", "serata", "mattinata", "giornata", "partita", "gara", "riunione")
)


def habit_weekday(m: Match) -> Built:
    index = m.index("wd")
    assert index is not None
    word = m.tokens.at(index)
    before = m.tokens.at(m.match_start())
    article = {"domenica": "la"}.get(word, "il")
    if (
        before != article
        or m.tokens.capital(index)
        or m.tokens.at(m.end)
        in (
            "prima",
            "dopo",
            "successivo",
            "successiva",
            "precedente",
            "seguente",
            "di",
            "del",
            "della",
            "delle",
            "dell'",
            "scorso",
            "scorsa",
            "prossimo",
            "prossima",
            "santo",
            "grasso",
            "nero",
        )
    ):
        return None
    if "DAY" in (m.senses[m.end].values if m.end < len(m.tokens) else {}):
        return None
    value = f"XXXX-WXX-{m.value('wd', 'WEEKDAY')}"
    day_part = m.value("part", "PART") if m.has("part") else None
    return one(m, Recurring(value + (f"T{day_part}" if day_part else "")))


def frequency(m: Match) -> Built:
    code = unit_of(m)
    number = m.value("n2", "NUM") or 1
    return one(m, Recurring(length(((code, number),))))


def frequency_word(m: Match) -> Built:
    return one(m, Recurring(m.value("word", "FREQUENCY", "FREQADJ")))


def rate(m: Match) -> Built:
    """ "dieci euro al giorno": only after a figure or what is counted, within a few words."""
    words = m.tokens
    code = unit_of(m)
    start = m.match_start()
    near = range(max(0, start - 4), start)
    if words.at(m.end) in (
        "di",
        "dopo",
        "prima",
        "successivo",
        "seguente",
        "precedente",
        "scorso",
        "che",
        "in",
        "del",
        "della",
        "scorsa",
        "da",
        "numero",
        "zero",
    ):
        return None
    if not any(
        "NUM" in m.senses[i].values
        or "DECIMAL" in m.senses[i].values
        or words.lower[i] in ("volte", "volta", "euro", "ore")
        for i in near
    ):
        return None
    if words.at(start) in ("a", "alla") and code != "W":
        return None
    return one(m, Recurring(length(((code, 1),))))


def fixed_set(m: Match) -> Built:
    text = " ".join(m.tokens.lower[m.start : m.end])
    unit_code = {"giorn": "D", "setti": "W", "mese ": "M", "anno ": "Y"}
    code = next((c for key, c in unit_code.items() if key in text + " "), "D")
    alternate = "no" in text.split() or "alterni" in text
    return one(m, Recurring(length(((code, 2 if alternate else 1),))))


# --- now, once, later -------------------------------------------------------------------------------------------------


def reference(m: Match) -> Built:
    value = m.pattern.data.get("value") or m.value("word", "REFERENCE")
    if m.tokens.at(m.end - 1) == "momento" and m.tokens.at(m.end) in (*_GOES_ON, "in", "opportuno", "giusto"):
        return None
    text = m.word("word")
    if (
        text in ("future", "futuri")
        and m.tokens.at(m.start - 1) in ("in", "il", "le", "i", "per", "un")
        and not m.tokens.at(m.start + 1).isalpha()
    ):
        return None
    return one(m, Reference(value))


def now(m: Match) -> Built:
    before, after = m.tokens.at(m.start - 1), m.tokens.at(m.end)
    values = m.senses[m.start - 1].values if m.start else {}
    if before in _NO_NOW_BEFORE or after in _NO_NOW_AFTER or "NUM" in values or "ONE" in values:
        return None
    return one(m, Reference("PRESENT_REF"))


_NO_NOW_BEFORE = frozenset(
    (
        "l'",
        "l’",
        "all'",
        "all’",
        "dell'",
        "dell’",
        "dall'",
        "nell'",
        "nell’",
        "quest'",
        "quell'",
        "un'",
        "un’",
        "ogni",
        "che",
        "mezz'",
        "mezz’",
        "mezza",
        "prima",
        "ultim'",
        "quell’",
        "quest’",
        "stessa",
        "buon'",
        "qualche",
        "questa",
        "quella",
        "è",
        "di",
        "ultima",
        "prossima",
        "scorsa",
        "d'",
        "tarda",
        "sull'",
        "e l'",
    )
)
_NO_NOW_AFTER = frozenset(
    (
        "di",
        "locale",
        "legale",
        "solare",
        "d'",
        "d’",
        "italiana",
        "del",
        "della",
        "dei",
        "delle",
        "x",
        "zero",
        "dopo",
        "e",
        "circa",
        "prima",
        "esatta",
        "tarda",
    )
)

BUILDERS: dict[str, Callable[[Match], Built]] = {
    function.__name__: function
    for function in (
        duration, shift, shift_from, whole, half_unit, window, vague_units, rest, day_word, day_offset, unit, unit_after_next, bare_unit,
        edge_unit, nth, edge_units, date, months, month, numeric, weekday, weekday_day, bare_day, days_in, year, short_year,
        era, century, century_word, decades, year_part, season, holiday, clock, clock_h, clock_range, minutes_to, noon, part, night_between, day_after, weekdays_away, year_half,
        todays_part, midpart, part_word, every, every_weekday, every_part, every_period, every_date, plural_weekday,
        habit_weekday, frequency, frequency_word, rate, fixed_set, reference, now,
    )
}  # fmt: skip
