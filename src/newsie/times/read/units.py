"""Days, weeks, months and years counted from today or from the last date named."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards import is_name, stands_before
from newsie.times.read.hours import part_spec
from newsie.times.read.shared import GOES_ON, OFFSETS, Built, found, mod_of, one, opens_container, unit_of
from newsie.times.specs import Calendar, Inside, Nth, Portion, Recurring, Reference, UnitRef, Window


def day_word(m: Match) -> Built:
    """ "Ieri", "quest'oggi", "la giornata di domani"."""
    index = m.index("day")
    assert index is not None
    word = m.tokens.at(index)
    before = m.tokens.at(m.start - 1)
    offset = int(m.value("day", "DAYWORD"))
    if word == "domani" and before in ("il", "un", "del", "al"):
        return one(m, Reference("FUTURE_REF"))
    if word == "oggi" and before in ("di", "d'") and listed("nowadays", m.tokens.at(m.start - 2)):
        return one(m, Reference("PRESENT_REF"))
    if word == "oggi" and m.tokens.capital(index) and not m.tokens.all_caps(index):  # a magazine: "Italia Oggi"
        inside = m.tokens.at(index - 2) not in ("", "\n", ".")
        if listed("magazine_before", before) or (m.tokens.capital(index - 1) and before.isalpha() and inside):
            return None
    return one(m, UnitRef("D", offset))


def day_offset(m: Match) -> Built:
    """ "L'altro ieri", "in data odierna"."""
    return one(m, UnitRef("D", m.pattern.data["days"]))


def within_day(m: Match) -> Built:
    """ "In giornata": on the day just named ("fermato ieri e rilasciato in giornata"), else today."""
    return one(m, UnitRef("D", 0, "sentence"))


def day_after(m: Match) -> Built:
    """ "L'indomani"."""
    return None if m.tokens.at(m.end) in GOES_ON else one(m, UnitRef("D", 1, "previous"))


def weekdays_away(m: Match) -> Built:
    """ "Due domeniche fa"."""
    number = m.value("n", "NUM")
    sign = -1 if m.word("side") == "fa" else 1
    if not 0 < number < 60:
        return None
    return one(m, Inside(Calendar(weekday=m.value("wd", "WEEKDAY")), UnitRef("W", sign * number)))


def unit(m: Match) -> Built:
    """ "La scorsa settimana", "l'anno dopo", "questo mese", "lo stesso giorno"."""
    code, mod = unit_of(m), mod_of(m)
    if mod is None:
        return None
    words = m.tokens
    span = m.span("unit")
    assert span is not None
    if mod in ("after", "before") and stands_before(m, m.end):
        return None
    if code == "N":
        return part_spec(m, "NI", mod)
    if code in ("S", "MIN"):
        return None
    if code == "H" and mod in ("this", "that", "same"):
        return None
    if words.at(m.start - 1) == "per" and mod == "other":
        return None
    if mod == "other":
        return (
            one(m, Reference("PAST_REF"))
            if code == "D" and words.at(m.start - 1) in ("l'", "l’", "dell'", "dell’", "dall'", "dall’")
            else None
        )
    if mod in ("after", "before"):
        if words.at(span[1]) in ("prima", "dopo") and words.at(m.start - 1) in ("un", "una", "un'", "ogni", "per"):
            return None
        return one(m, UnitRef(code, OFFSETS[mod], "previous"))
    if mod in ("that", "same"):
        return one(m, UnitRef(code, 0, "previous"))
    text = m.word("mod")
    if text.startswith("ultim") and opens_container(m):
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
    """ "La settimana dopo la prossima"."""
    sign = -1 if m.word("side") in ("prima", "precedente") else 1
    return one(m, UnitRef(unit_of(m), 2 * sign))


def bare_unit(m: Match) -> Built:
    """ "Il weekend", and "la settimana" where a text consists of it."""
    code = unit_of(m)
    before = m.tokens.at(m.start - 1)
    if code == "W":
        after = m.tokens.at(m.end)
        return one(m, UnitRef("W", 0)) if after in ("", ".", "!", "?", "\n") and m.first_of_text() else None
    if before in ("i", "ogni", "tutti", "dei", "un", "due", "tre", "primo", "nei", "ai"):
        return [found(m, Recurring("XXXX-WXX-WE"))] if before in ("i", "nei", "ai", "dei") else None
    return one(m, UnitRef("WE", 0))


def edge_unit(m: Match) -> Built:
    """ "Fine mese", "alla fine dell'anno", "metà settimana"."""
    span = m.span("unit")
    assert span is not None
    if m.tokens.at(span[0]) == "stagione":
        return None
    code = unit_of(m)
    of = m.pattern.name == "edge of the unit"
    after = m.senses[m.end].values if m.end < len(m.tokens) else {}
    if of and any(k in after for k in ("LAST", "NEXT", "CURRENT", "BEFORE", "AFTER", "OF", "YEAR", "NUM")):
        return None
    if not of and m.tokens.at(m.start - 1) in ("il", "la", "l'", "un", "una"):
        return None
    if m.word("edge") == "metà" and code not in ("M", "Y", "W"):
        return None
    return one(m, UnitRef(code, 0))


def nth(m: Match) -> Built:
    """ "La terza settimana", "il primo venerdì", "l'ultimo giorno del mese"."""
    number = m.value("nth", "ORD", "ROMAN", "DAY")
    span = m.span("what")
    assert span is not None
    values = m.senses[span[0]].values
    first = m.tokens.at(m.start)
    if m.has("container") and "WEEKDAY" in values:
        index = m.index("container")
        assert index is not None
        return one(m, Inside(Nth(number, "D", values["WEEKDAY"]), UnitRef(m.senses[index].values["UNIT"], 0)))
    after = m.tokens.at(m.end)
    if "WEEKDAY" in values:
        if is_name(m, span[0]):
            return None
        if first in ("ultimo", "ultima") and not opens_container(m):
            return one(m, Calendar(weekday=values["WEEKDAY"], mod="last"))
        return one(m, Nth(number, "D", values["WEEKDAY"]))
    code = unit_of(m, "what")
    if m.has("container"):
        index = m.index("container")
        assert index is not None
        if code in ("S", "MIN", "H", "Y", "DE", "CE"):
            return None
        return one(m, Inside(Nth(number, code), UnitRef(m.senses[index].values["UNIT"], 0)))
    if not opens_container(m):
        return None
    if code in ("S", "MIN", "H"):
        return None
    if code in ("Y", "DE", "CE") or (code == "D" and after in ("di", "d'", "d’") and not opens_container(m)):
        return None
    return one(m, Nth(number, code))


def portion(m: Match) -> Built:
    """ "I primi tre mesi dell'anno", "gli ultimi due giorni di maggio": what they are part of must follow."""
    if not opens_container(m, m.end - 1):
        return None
    span = m.span("unit")
    assert span is not None
    spec = Portion(unit_of(m), m.value("n", "NUM"), 1 if m.word("side").startswith("prim") else -1)
    container = m.tokens.at(m.end)
    if container in ("anno", "mese", "settimana") and not any(
        k in m.senses[m.end + 1].values for k in ("LAST", "NEXT", "CURRENT") if m.end + 1 < len(m.tokens)
    ):
        return [
            found(
                m, Inside(spec, UnitRef({"anno": "Y", "mese": "M", "settimana": "W"}[container], 0)), m.start, m.end + 1
            )
        ]
    return [found(m, spec, m.start, span[1])]


def edge_units(m: Match) -> Built:
    """ "I primi giorni dell'anno"; before a month or year `compose` adds the words to it."""
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
