"""Bare figures that may be a year, an hour or a day of the month."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards.nearby import LOOSE_AFTER, counted, ends_or_goes_on_plainly, has_class, is_time

_SINGULAR = frozenset(("nel", "nell'", "del", "dell'", "dal", "dall'", "il", "al", "sul"))
"""Singular articles: what they stand before is counted by no number, so four figures after them are a year."""

_ELIDED = ("l'", "all'", "dell'", "sull'", "dall'")


def bare_year_allowed(m: Match, index: int) -> bool:
    """Whether four figures, or a number in words, are a year."""
    words = m.tokens
    values = m.senses[index].values
    before, before2, after = words.at(index - 1), words.at(index - 2), words.at(index + 1)
    number: int = values.get("YEAR", 0) or values.get("WORDYEAR", 0)
    glued_after = words.glued(index + 1) and (after == "'" or after.isalpha() or after in ("%", "€", "/"))
    if glued_after or counted(m, index + 1):
        return False
    if words.glued(index) and listed("signs_before_figures", before):
        return before == "-" and not before2.isdigit() and number > 1900
    singular = before in _SINGULAR or before == "entro"
    plain = ends_or_goes_on_plainly(m, index + 1)
    if "WORDYEAR" in values:
        return before in _SINGULAR and (before not in ("il", "al", "sul") or plain)
    if (
        not singular
        and (listed("law_before", before) or listed("law_before", before2))
        and before2 not in ("quasi", "oltre", "circa")
    ):
        return False
    if before in _SINGULAR:
        return True
    if listed("joins_years", before):
        return plain
    if listed("year_before", before):
        return plain or (number > 1700 and not after.endswith(("i", "e", "a")))
    if not 1800 <= number <= 2099:
        return False
    if listed("counts_before", before):
        return before == "di" and plain and words.capital(index - 2)
    singular_follows = after.isalpha() and not after.endswith(("i", "e"))  # "Nobel 2007 assegnato a"
    return plain or (before.isalpha() and (words.capital(index + 1) or (singular_follows and number >= 1900)))


def bare_hour_allowed(m: Match, index: int) -> bool:
    """Whether an hour without am or pm is one: "alle 7", "le 18", "alle otto e mezza", not "alle 7 persone"."""
    words = m.tokens
    start = m.match_start()
    article, before, after, word = words.at(start), words.at(start - 1), words.at(m.end), words.at(index)
    digits = word[0].isdigit()
    plain = ends_or_goes_on_plainly(m, m.end)
    if m.has("minutes"):
        noun = article in ("le", "delle") and not digits and not plain
        return not noun and not counted(m, m.end) and after not in ("mila", "milioni")
    if after in ("mezzanotte", "mezzogiorno", "mila") or counted(m, m.end):
        return False
    if after in ("ore", "ora") and article != "ore":
        return after == "ore" and article in ("alle", "dalle") and words.at(m.end + 1) in LOOSE_AFTER
    if words.glued(m.end) and (
        after in ("/", "-", "–")
        or (after in (".", ",") and words.at(m.end + 1)[:1].isdigit() and words.glued(m.end + 1))
    ):
        return False
    plain = plain or is_time(m, m.end)
    if word in ("una", "un'") or article in _ELIDED:
        return _one_o_clock(m, word, article, before, plain)
    if article == "ora":
        return False
    if "ore" in (article, before, words.at(index - 1)):
        return not after.endswith("ioni")
    if has_class(m, m.end, "OF"):
        return is_time(m, m.end + 1)
    if article in ("alle", "dalle"):
        if not digits and after in ("e", "a", "al", "alle"):
            return True
        return plain or (digits and not after.endswith(("ioni", "trici", "enti", "anti", "tà")))
    if not plain:
        return False
    if listed("hour_before", before):
        return after != "che"
    if article == "delle":
        return (digits and int(word) > 4) or before in ("prima", "ore", "ora")
    return digits and before in ("\n", "", ".", ",", "(", "-", "anche")


def _one_o_clock(m: Match, word: str, article: str, before: str, plain: bool) -> bool:
    """ "All'una", "l'1": only after an elided article, and not "dieci euro l'una"."""
    after = m.tokens.at(m.end)
    if article not in _ELIDED or word not in ("1", "una", "un'"):
        return False
    if article == "l'" and not listed("hour_before", before):
        return False
    return (plain and after != "di") or (after == "di" and is_time(m, m.end + 1)) or word == "1"


def bare_day_allowed(m: Match) -> bool:
    """Whether "il 15" is a day: an article before it, and nothing that could be counted after it."""
    words = m.tokens
    index = m.index("day")
    assert index is not None
    word, article, before, after = words.at(index), words.at(m.start - 1), words.at(m.start - 2), words.at(m.end)
    if article in ("del", "dell'"):  # "la sera del 10"
        timed = has_class(m, m.start - 2, "PART", "CLOCK")
        return timed and word[0].isdigit() and ends_or_goes_on_plainly(m, m.end)
    if article not in ("il", "al", "dal", "l'", "all'", "dall'", "entro"):
        return False
    if word in ("uno", "sei", "primo") or not has_class(m, index, "NUM"):
        return False
    vowel = word in ("8", "11") or word.startswith(("otto", "undici"))
    if article != "entro" and article.endswith("'") is not vowel:
        return False
    if article in ("il", "l'", "entro"):
        if listed("before_clock", after):
            return True
        if is_time(m, m.end) and has_class(m, m.end, "PART", "WEEKDAY", "DAYWORD", "TODAYSPART", "DAY"):
            return True
    if after not in ("", ".", "!", "?", "\n", ";", ":", ",", ")") or (
        words.at(m.end + 1)[:1].isdigit() and words.glued(m.end + 1)
    ):
        return False
    if article in ("il", "l'"):
        return listed("day_number_before", before) or before.endswith(_VERB_ENDS)
    return article == "entro" or listed("deferral", before)


_VERB_ENDS = ("rà", "rò", "ranno", "remo", "ato", "ata", "ati", "uto", "uta", "ito", "ita")
