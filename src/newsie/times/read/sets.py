"""What comes again, and now, once, later."""

from newsie.times.grammar import Match
from newsie.times.read.dates import day_values
from newsie.times.read.shared import GOES_ON, Built, found, one, unit_of
from newsie.times.specs import Recurring, Reference
from newsie.times.values import length


def every(m: Match) -> Built:
    """ "Ogni due settimane", "tutti i giorni"."""
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
    """ "Ogni lunedì", "tutte le domeniche"."""
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
    """ "Ogni mattina"."""
    return one(m, Recurring(f"XXXX-XX-XXT{m.value('part', 'PART')}"))


def every_period(m: Match) -> Built:
    """ "Ogni estate", "ogni agosto"."""
    name = m.value("name", "SEASON")
    return one(m, Recurring(f"XXXX-{name}" if name else f"XXXX-{m.value('name', 'MONTH'):02}"))


def every_date(m: Match) -> Built:
    """ "Ogni 25 aprile"."""
    days = day_values(m, "day")
    return one(m, Recurring(f"XXXX-{m.value('month', 'MONTH'):02}-{days[0][0]:02}")) if days else None


def every_month(m: Match) -> Built:
    """ "Il primo di ogni mese"."""
    days = day_values(m, "day")
    return one(m, Recurring(f"XXXX-XX-{days[0][0]:02}")) if days else None


def plural_weekday(m: Match) -> Built:
    """ "I lunedì", "chiuso di lunedì"."""
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
    """ "Il sabato": the singular with its article is a habit."""
    index = m.index("wd")
    assert index is not None
    word = m.tokens.at(index)
    before = m.tokens.at(m.match_start())
    article = {"domenica": "la"}.get(word, "il")
    if before != article or m.tokens.capital(index) or _one_day(m, m.end):
        return None
    value = f"XXXX-WXX-{m.value('wd', 'WEEKDAY')}"
    day_part = m.value("part", "PART") if m.has("part") else None
    return one(m, Recurring(value + (f"T{day_part}" if day_part else "")))


def weekday_to_weekday(m: Match) -> Built:
    """ "Dal lunedì al venerdì": with the articles a habit."""
    first, last = m.index("first"), m.index("last")
    assert first is not None
    assert last is not None
    if _one_day(m, m.end):
        return None
    return [
        found(m, Recurring(f"XXXX-WXX-{m.value(name, 'WEEKDAY')}"), index, index + 1)
        for name, index in (("first", first), ("last", last))
    ]


_OF_ONE_WEEK = frozenset(
    (
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
)


def _one_day(m: Match, index: int) -> bool:
    """Whether what follows a weekday makes it one day and no habit: "il sabato prima", "lunedì 3"."""
    return m.tokens.at(index) in _OF_ONE_WEEK or "DAY" in (m.senses[index].values if index < len(m.tokens) else {})


def frequency(m: Match) -> Built:
    """ "Due volte al mese"."""
    code = unit_of(m)
    number = m.value("n2", "NUM") or 1
    return one(m, Recurring(length(((code, number),))))


def frequency_word(m: Match) -> Built:
    """ "Settimanalmente", "con cadenza mensile"."""
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
    """ "A giorni alterni", "un giorno sì e uno no"."""
    text = " ".join(m.tokens.lower[m.start : m.end])
    unit_code = {"giorn": "D", "setti": "W", "mese ": "M", "anno ": "Y"}
    code = next((c for key, c in unit_code.items() if key in text + " "), "D")
    alternate = "no" in text.split() or "alterni" in text
    return one(m, Recurring(length(((code, 2 if alternate else 1),))))


def reference(m: Match) -> Built:
    """ "Attualmente", "in passato", "tra poco"."""
    value = m.pattern.data.get("value") or m.value("word", "REFERENCE")
    if m.tokens.at(m.end - 1) == "momento" and m.tokens.at(m.end) in (*GOES_ON, "in", "opportuno", "giusto"):
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
    """ "Ora", not "l'ora", "all'ora", "un'ora"."""
    before, after = m.tokens.at(m.start - 1), m.tokens.at(m.end)
    values = m.senses[m.start - 1].values if m.start else {}
    if before == "che":  # "a che ora", but "i due, che ora sono in carcere"
        return (
            one(m, Reference("PRESENT_REF"))
            if m.start > 2 and m.tokens.at(m.start - 2) not in ("a", ".", "\n", "e")
            else None
        )
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
