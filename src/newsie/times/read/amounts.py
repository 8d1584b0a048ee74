"""Durations, and what is counted from a day: "tre ore", "due giorni fa", "gli ultimi tre anni"."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards import LOOSE_AFTER, duration_allowed, goes_on, governs, preposition_follows
from newsie.times.guards.nearby import has_class
from newsie.times.read.shared import SIDE, Built, amounts_in, found, one, opens_container, unit_of
from newsie.times.specs import Length, Reference, Rest, Shift, TimeOfDay, UnitRef, Window
from newsie.times.values import length


def duration(m: Match) -> Built:
    """ "Tre ore", "due anni e mezzo", "una decina di giorni"."""
    amounts = amounts_in(m)
    if not amounts or not duration_allowed(m, amounts):
        return None
    return one(m, Length(length(amounts), amounts))


def shift(m: Match) -> Built:
    """ "Tre giorni fa", "tra due settimane", "due anni prima", "un mese dopo"."""
    amounts = amounts_in(m)
    if not amounts:
        return None
    sign, anchor = m.pattern.data["sign"], m.pattern.data["anchor"]
    after = (
        m.tokens.at(m.end - 1) == "dopo"
    )  # "dopo la strage", but "prima l'uomo aveva minacciato": that is "prima di"
    if anchor == "previous" and (preposition_follows(m, m.end) if after else governs(m, m.end)):
        span = m.span("amounts")
        assert span is not None
        return [found(m, Length(length(amounts), amounts), m.start, span[1])] if duration_allowed(m, amounts) else None
    if any(count < 0 for _, count in amounts):
        if anchor == "previous" and sign > 0:
            return one(m, Length(length(amounts), amounts))
        return one(m, Reference("PAST_REF" if sign < 0 else "FUTURE_REF"))
    return one(m, Shift(amounts, sign, anchor, m.has("exact")))


def shift_from(m: Match) -> Built:
    """ "Due giorni dopo domani", "quattro giorni da ieri"."""
    amounts = amounts_in(m)
    if not amounts or any(count < 0 for _, count in amounts):
        return None
    return one(m, Shift(amounts, 1, UnitRef("D", m.value("day", "DAYWORD")), exact=True))


def whole(m: Match) -> Built:
    """ "Tutto il giorno", "l'intera settimana"."""
    unit = unit_of(m)
    if unit == "D" and m.tokens.at(m.end) == "di" and has_class(m, m.end + 1, "DAYWORD", "WEEKDAY"):
        return None  # "tutta la giornata di ieri" is a day, not a length
    if unit == "N":
        return one(m, TimeOfDay("NI"))
    return one(m, Length("P2D" if unit == "WE" else length(((unit, 1),)), ((unit, 1),)))


def half_unit(m: Match) -> Built:
    """ "Metà anno"."""
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
    """ "Gli ultimi tre anni", "i prossimi giorni", "nei mesi scorsi", "nell'ultimo anno"."""
    unit = unit_of(m)
    span = m.span("side")
    assert span is not None
    values = m.senses[span[0]].values
    sign = next((SIDE[k] for k in SIDE if k in values), 1)
    if m.word("side") in ("questi", "queste"):
        sign = -1
    relative = "BEFORES" in values or "AFTERS" in values
    number = m.span("n")
    count: float | None = (1.5 if m.has("half") else 1) if m.pattern.name == "in the last unit" else None
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
        if opens_container(m):
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
        if unit in ("D", "WE", "N"):
            return None
    reference = None
    if count is None and "LASTS" in values:
        reference = "PAST_REF"
    if m.word("side") in ("prima", "dopo") and goes_on(m, m.end):
        return None
    return one(m, Window(unit, count, sign, "previous" if relative else "published", reference))


def vague_units(m: Match) -> Built:
    """ "Da giorni", "i minuti finali": units without a number."""
    if m.pattern.name == "units without a number":
        after, word = m.tokens.at(m.end), m.tokens.at(m.start)
        if word in ("s", "h", "min", "sec", "hh", "gg", "secondi"):
            return None
        # "da mesi malato", "dopo anni di lite"
        since = m.tokens.at(m.start - 1) in ("da", "dopo") and not after.isdigit()
        plain = (listed("function_words", after) or after in LOOSE_AFTER) and after not in ("e", "di", "d'")
        if not since and not plain:
            return None
        if (m.tokens.at(m.start - 1) == "in" and word not in ("anni", "mesi")) or m.tokens.at(
            m.match_start() - 1
        ) == "ore":
            return None
    return one(m, Length(length(((unit_of(m), -1),))))


def rest(m: Match) -> Built:
    """ "Il resto della settimana"."""
    return one(m, Rest(unit_of(m)))
