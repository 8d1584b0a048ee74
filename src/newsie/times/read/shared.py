"""What every reader of a match needs: spans, modifiers, units, amounts."""

from newsie.times.grammar import Match
from newsie.times.specs import Amounts, Found, Spec

Built = list[Found] | None


SIDE = {
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


_MODS = (
    ("LAST", "last"), ("NEXT", "next"), ("SAME", "same"), ("CURRENT", "this"), ("ULTIMO", "last"), ("THIS", "this"),
    ("THAT", "that"), ("BEFORE", "before"), ("AFTER", "after"), ("OTHER", "other"),
)  # fmt: skip


OFFSETS = {"last": -1, "next": 1, "this": 0, "before": -1, "after": 1, "that": 0, "same": 0, "other": -2}


GOES_ON = frozenset(
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
            out.append({"giornata": ("D", 0.5), "secolo": ("Y", 50.0), "anno": ("M", 6.0)}[after])
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


def opens_container(m: Match, end: int | None = None) -> bool:
    """Whether "di luglio", "del 2027", "dell'anno", "di questo mese" follows."""
    words = m.tokens
    end = m.end if end is None else end
    if words.at(end) not in ("di", "del", "dell'", "dell’", "della", "dello", "d'", "d’", "nel", "nell'", "in", "a"):
        return False
    values = m.senses[end + 1].values if end + 1 < len(words) else {}
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
