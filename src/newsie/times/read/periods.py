"""Years, decades, centuries, the parts of a year, seasons and feasts."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards import LOOSE_AFTER, bare_year_allowed, counted, is_place_or_law
from newsie.times.guards.nearby import has_class
from newsie.times.read.dates import year_of
from newsie.times.read.shared import OFFSETS, Built, found, mod_of, one
from newsie.times.specs import Calendar, Century, Decade, Era, Feast, Found, Inside, Nth, Season, UnitRef, YearPart


def year(m: Match) -> Built:
    """ "Nel 2005", "l'anno 247", "2011-2013"."""
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
    """ "Nel '92", "nell'85"."""
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
    """ "44 a.C.", "nel 79 d.C."."""
    number = m.value("year", "YEAR", "SMALLYEAR", "NUM")
    if m.word("era").startswith(("a", "avanti")):
        return one(m, Era(number))
    return one(m, Calendar(number))


def century(m: Match) -> Built:
    """ "Il XIX secolo", "il quinto secolo a.C."."""
    number = m.value("number", "ROMAN", "ORD", "NUM")
    if number is None or not 1 <= number <= 22:
        return None
    bc = m.word("era").startswith("a")
    return one(m, Century((number - 1) * 100, bc))


def century_word(m: Match) -> Built:
    """ "Il Novecento", "l'800"."""
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
    """ "Gli anni Ottanta", "gli anni '80 e '90"."""
    span = m.span("list")
    assert span is not None
    out: list[Found] = []
    if m.tokens.at(m.start) == "anni" and counted(m, m.end):
        return None
    for index in range(*span):
        values = m.senses[index].values
        first = m.start if not out else index - (m.tokens.at(index - 1) in "'’‘")
        if "YEAR" in values or "WORDYEAR" in values:
            number: int = values.get("YEAR") or values["WORDYEAR"]
            if number % 10:
                return None
            out.append(found(m, Decade(number), first, index + 1))
        elif "YY" in values or "TENS" in values or "NUMWORD" in values:
            number = next(values[name] for name in ("YY", "TENS", "NUMWORD") if name in values)
            if number % 10 or number > 90:
                return None
            bare = m.tokens.at(index - 1) not in "'’‘" and not m.tokens.capital(index)
            if bare and not listed("decade_before", m.tokens.at(m.start - 1)):  # "quaranta anni", "anni 70"
                return None
            out.append(found(m, Decade(number, short=True), first, index + 1))
    return out or None


def year_part(m: Match) -> Built:
    """ "Il terzo trimestre del 2016", "Q3 2016", "il secondo semestre"."""
    number, code = (
        m.value("nth", "ORD", "ROMAN", "DAY", "NUM"),
        m.senses[(m.index("unit") or 0)].values.get("UNIT", "Q"),
    )
    last = {"Q": 4, "HY": 2, "BM": 6, "QM": 3}[code]
    if number is None or (number < 0 and number != -1) or number > last:
        return None
    if m.tokens.at(m.start) == "q" and (not m.tokens.capital(m.start) or not m.tokens.glued(m.start + 1)):
        return None
    year, _ = year_of(m)
    return one(m, YearPart(code, last if number == -1 else number, year))


def year_half(m: Match) -> Built:
    """ "La prima metà del 2019", "la seconda metà dell'anno scorso"."""
    half = YearPart("HY", 1 if m.word("nth") == "prima" else 2)
    year, _ = year_of(m)
    if year is not None:
        return one(m, YearPart("HY", half.nth, year))
    return one(m, Inside(half, UnitRef("Y", OFFSETS[mod_of(m) or "this"])))


def week_number(m: Match) -> Built:
    """ "La settimana 30": not of a pregnancy, nor the first day of "settimana 10-16 marzo"."""
    index = m.index("nth")
    assert index is not None
    number, after = m.value("nth", "NUM"), m.tokens.at(m.end)
    goes_on = after in ("-", "–", "di", "del", "della", "e", "al") or counted(m, m.end)
    if not m.tokens.at(index).isdigit() or not 1 <= number <= 53 or goes_on or has_class(m, m.end, "MONTH", "UNITS"):
        return None
    year, short = year_of(m)
    if year is None:
        return one(m, Inside(Nth(number, "W"), UnitRef("Y", 0)))
    return one(m, Inside(Nth(number, "W"), Calendar(year, short_year=short)))


def season(m: Match) -> Built:
    """ "In estate", "la scorsa primavera", "l'autunno 2005"."""
    index = m.index("season")
    assert index is not None
    year, short = year_of(m)
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
    if mod in ("that", "other"):
        mod = "same"
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
    """ "A Natale", "la Pasqua 2019", "la vigilia di Natale"."""
    name = m.pattern.data["holiday"]
    year, short = year_of(m)
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
