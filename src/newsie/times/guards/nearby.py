"""What the word beside a match is: a clause that goes on, a thing that is counted, a street, a law, another time."""

from newsie.times.context import listed
from newsie.times.grammar import Match

LOOSE_AFTER = frozenset(("", *".,;:!?)(\n-–—\"”»/'’]"))
"""Signs after which nothing can belong to the figure before them; "" is the end of the text."""

_INFINITIVE = ("are", "ere", "ire", "arsi", "ersi", "irsi")
_TIME_CLASSES = (
    "DAYWORD",
    "TODAYSPART",
    "PART",
    "WEEKDAY",
    "THIS",
    "DMY",
    "DAY",
    "EVERY",
    "ALL",
    "AMPM",
    "LAST",
    "ZONE",
)


def goes_on(m: Match, index: int) -> bool:
    """Whether a noun or a clause follows, so that "prima" or "dopo" before it is a preposition."""
    word = m.tokens.at(index)
    if word in LOOSE_AFTER:
        return False
    return preposition_follows(m, index) or has_class(m, index, "THISS", "THATS", "NUM") or m.tokens.capital(index)


def preposition_follows(m: Match, index: int) -> bool:
    """Whether "tre giorni dopo" goes on with what it is after: an article, "che", an infinitive."""
    word = m.tokens.at(index)
    infinitive = len(word) > 4 and word.endswith(_INFINITIVE)
    return (
        infinitive or listed("clause_openers", word) or has_class(m, index, "ART", "ONE", "OF", "THIS", "THAT", "POSS")
    )


def governs(m: Match, index: int) -> bool:
    """Whether "di", "che", "rispetto a" or an infinitive ties what follows to the word before it."""
    return listed("clause_openers", m.tokens.at(index)) or has_class(m, index, "OF")


def stands_before(m: Match, index: int) -> bool:
    """Whether "il giorno dopo", "la settimana successiva" is said of what follows: "la cena", "alla nevicata"."""
    if m.tokens.at(index - 1) in ("prima", "dopo"):
        return goes_on(m, index)
    return (has_class(m, index, "AT") and m.tokens.at(index) != "alle") or has_class(m, index, "OF")


def counted(m: Match, index: int) -> bool:
    """Whether the token at `index` is what a figure before it counts: "per cento", "euro", "persone"."""
    word, after = m.tokens.at(index), m.tokens.at(index + 1)
    if word == "per":
        return after in ("cento", "mille")
    if listed("counted_loosely", word) and after in ("", "."):
        return False
    return listed("unit_after", word)


def is_place_or_law(m: Match, first: int) -> bool:
    """Whether a street, a square, a school or the number of a law stands right before the token `first`."""
    before, capital = m.tokens.at(first - 1), m.tokens.capital(first - 1)
    if before == ".":
        before = m.tokens.at(first - 2)
        return len(before) < 5 and listed("law_before", before)
    if before == "corso":  # "nel corso del", and Corso Italia
        return capital and m.tokens.at(first - 2) not in ("nel", "in", "del", "il", "al")
    if listed("place_before", before):
        return True
    return (capital and listed("building_before", before)) or listed("number_before", before)


def is_time(m: Match, index: int) -> bool:
    """Whether the token at `index` speaks of a time."""
    return has_class(m, index, *_TIME_CLASSES)


def ends_or_goes_on_plainly(m: Match, index: int) -> bool:
    """Whether a sign or a word of a closed class follows: nothing that a figure could count."""
    word = m.tokens.at(index)
    return word in LOOSE_AFTER or listed("function_words", word)


def has_class(m: Match, index: int, *classes: str) -> bool:
    """Whether the token at `index` has one of the classes."""
    if not 0 <= index < len(m.tokens):
        return False
    values = m.senses[index].values
    return any(name in values for name in classes)
