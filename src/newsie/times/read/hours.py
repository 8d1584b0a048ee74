"""Clock times and parts of the day."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards import LOOSE_AFTER, bare_hour_allowed, bare_part_allowed, counted, goes_on
from newsie.times.read.dates import year_of
from newsie.times.read.shared import OFFSETS, Built, mod_of, one
from newsie.times.specs import Calendar, Clock, Found, Length, TimeOfDay, UnitRef


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
    """ "Alle 20.30", "le otto e mezza", "le 7pm", "le 18 ora locale"."""
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
        time: Clock = next(values[name] for name in ("CLOCK", "TENCLOCK", "JOINEDCLOCK") if name in values)
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
    """ "Alle 15h30"; after "per" it is a duration."""
    if m.tokens.at(m.start - 1) in ("per", "di", "in", "dura", "durata"):
        return one(m, Length(f"PT{m.value('hour', 'HOUR')}H{m.value('minute', 'MINUTE')}M"))
    return one(m, TimeOfDay(clock=(m.value("hour", "HOUR") % 24, m.value("minute", "MINUTE"), None), fixed=True))


def clock_range(m: Match) -> Built:
    """ "Dalle 9-12.30", "ore 15-17"."""
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
    """ "Mancano dieci minuti alle otto"."""
    words = m.word("minutes").split()
    minutes = 15 if "quarto" in words else m.value("minutes", "MINUTE", "ONE")
    minutes = 1 if isinstance(minutes, str) else minutes
    hour = m.value("hour", "HOUR")
    word = m.word("hour")
    hour = {"mezzogiorno": 12, "mezzanotte": 24}.get(word, 1) if hour is None else hour
    return one(m, TimeOfDay(clock=_with_minutes(hour, (minutes, True)), fixed=hour > 12))


def noon(m: Match) -> Built:
    """ "A mezzogiorno e mezzo", "a mezzanotte"."""
    hour = 12 if m.word("noon") == "mezzogiorno" else 0
    if m.has("half") and m.tokens.at((m.span("half") or (0, 0))[0]) != "e":
        pass
    if m.tokens.capital(m.start) and m.tokens.at(m.start - 1) == "il":
        return None
    return one(m, TimeOfDay(clock=_with_minutes(hour, _minutes(m, "half")), fixed=True))


def part_spec(m: Match, part: str, mod: str | None) -> Built:
    """A part of the day by its modifier: "la scorsa notte" is of yesterday, "quella sera" of the day named last."""
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
    """ "In serata", "nel tardo pomeriggio", "la scorsa notte", "quella sera"."""
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
        return part_spec(m, code, mod)
    if not bare_part_allowed(m, index):
        return None
    return one(m, TimeOfDay(code))


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
    year, short = year_of(m)
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


def parts_ago(m: Match) -> Built:
    """ "Due sere fa"."""
    number = m.value("n", "NUM")
    return one(m, TimeOfDay(m.value("part", "PART"), day=UnitRef("D", -number))) if 0 < number < 60 else None


def todays_part(m: Match) -> Built:
    """ "Stamattina", "stanotte"."""
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
    """ "A metà mattina"."""
    word = m.tokens.at(m.end - 1)
    if word not in _MIDDLE:
        return None
    return one(m, TimeOfDay(clock=(_MIDDLE[word], 0, None), fixed=True))


def part_word(m: Match) -> Built:
    """ "Al calar del sole", "le prime luci dell'alba"."""
    text = " ".join(m.tokens.lower[m.start : m.end])
    evening = any(word in text for word in ("calar", "sera", "serali"))
    night = "notturne" in text
    afternoon = "pomerid" in text or "pomeriggio" in text
    return one(m, TimeOfDay("EV" if evening else "NI" if night else "AF" if afternoon else "MO"))
