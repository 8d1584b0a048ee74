"""Weekdays, months and parts of the day that are names or plain nouns."""

from newsie.times.context import listed
from newsie.times.grammar import Match
from newsie.times.guards.nearby import LOOSE_AFTER, ends_or_goes_on_plainly, has_class, is_place_or_law, is_time


def is_name(m: Match, index: int) -> bool:
    """Whether a weekday or month is (part of) a proper name: "Domenica Rossi", "Di Maggio"."""
    words = m.tokens
    if not words.capital(index) or words.all_caps(index):
        return False
    word, before, after = words.at(index), words.at(index - 1), words.at(index + 1)
    if after in ("in", "live") and words.capital(index + 1):  # television: Domenica In
        return True
    named_after = words.capital(index + 1) and after.isalpha() and len(after) > 2
    if listed("given_names", word) and named_after and not has_class(m, index + 1, *_NOT_A_SURNAME):
        return word != "sabato" or before not in LOOSE_AFTER
    if len(before) < 2 or not before.isalpha() or not words.capital(index - 1) or words.all_caps(index - 1):
        return False
    if listed("name_before", before):
        return words.at(index - 2) not in ("", ".", "\n")
    opens_sentence = index == 1 or words.at(index - 2) in (".", "\n", "!", "?")
    return not opens_sentence and not has_class(m, index - 1, *_NOT_A_FIRST_NAME)


_NOT_A_SURNAME = ("MONTH", "WEEKDAY", "PART", "NUM", "DAYWORD", "ART")
_NOT_A_FIRST_NAME = (*_NOT_A_SURNAME[:3], "DAYWORD", "ORD", "EVERY", "THIS", "LAST", "NEXT", "IN", "OF", "AT", "FROM")


def month_allowed(m: Match, index: int, modified: bool) -> bool:
    """Whether a month alone is one: no short form ("mar", "set"), no name, no street."""
    words = m.tokens
    before = words.at(m.start - 1)
    if len(words.at(index)) < 5:
        return (
            (modified or before in ("a", "ad", "di", "in", "entro"))
            and words.capital(index)
            and words.at(index) != "mar"
        )
    if is_name(m, index):
        return False
    if modified:
        return True
    if is_place_or_law(m, m.start):
        return False
    plain = not words.capital(index) or words.all_caps(index)
    return plain or before in LOOSE_AFTER or listed("month_before", before)


def bare_part_allowed(m: Match, index: int) -> bool:
    """Whether a part of the day alone points to one: "nella notte", "in serata", "la sera", not "una notte"."""
    words = m.tokens
    word, before, before2, after = words.at(index), words.at(m.start - 1), words.at(m.start - 2), words.at(m.end)
    if is_place_or_law(m, m.start):
        return False
    if before in ("di", "del", "della"):
        if has_class(m, m.start - 2, "HOUR", "CLOCK", "MINUTE", "HALFF", "ZONE", "ONE") or listed(
            "minute_words", before2
        ):
            return True
        if listed("noun_of_the_evening", before2):
            return False
    if has_class(m, m.start - 1, "DAYWORD", "WEEKDAY", "MONTH", "YEAR", "DMY", "DM"):
        return True
    if listed("after_no_part", after):
        return False
    of_something = has_class(m, m.end, "OF") and not is_time(m, m.end + 1)  # "all'alba di una nuova era"
    if word == "alba":
        elided = before in ("all'", "dall'", "dell'", "l'")
        return elided and not words.capital(index) and not of_something and after != "adriatica"
    if word == "tramonto":
        return before in ("al", "dal", "del") and not of_something
    if word == "serata" and before in ("la", "una", "della") and listed("kind_of_evening", after):
        return is_time(m, m.end + 1)
    if not listed("part_before", before):
        return False
    if before in ("del", "della"):
        return is_time(m, m.end + 1) or (ends_or_goes_on_plainly(m, m.end) and after not in LOOSE_AFTER)
    return before not in ("per", "a", "sul", "sulla", "di") or is_time(m, m.end + 1)
