"""Italian numbers: the words for 0 to 2999, and Roman numerals."""

from functools import cache

_ONES = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
_TENS = ["venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"]
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@cache
def number_words() -> dict[str, int]:
    """Every spelling of the whole numbers 0 to 2999, in lower case.

    >>> number_words()["ventuno"], number_words()["millenovecentonovantanove"]
    (21, 1999)
    """
    small = {word: number for number, word in enumerate(_ONES)}
    for place, ten in enumerate(_TENS, start=2):
        small[ten] = 10 * place
        for one, word in enumerate(_ONES[1:10], start=1):
            small[(ten[:-1] if one in (1, 8) else ten) + word] = 10 * place + one
            if one == 1:
                small[ten[:-1] + "un"] = 10 * place + 1
            if one == 3:
                small[ten + "tré"] = 10 * place + 3
    hundreds = {word: number for word, number in small.items() if number}
    elided = {
        word[:-1] + "'": number for word, number in small.items() if number > 19 and word[-1] in "iao"
    }  # vent'anni
    words = small | elided | {"cent'": 100, "mill'": 1000}
    for hundred in range(1, 10):
        head = ("" if hundred == 1 else _ONES[hundred]) + "cento"
        words[head] = 100 * hundred
        for word, number in hundreds.items():
            words[head + word] = 100 * hundred + number
            if word.startswith("o"):
                words[head[:-1] + word] = 100 * hundred + number
    below = {word: number for word, number in words.items() if number}
    for thousand, head in ((1, "mille"), (2, "duemila")):
        words[head] = 1000 * thousand
        for word, number in below.items():
            words[head + word] = 1000 * thousand + number
            words[f"{head}e{word}"] = 1000 * thousand + number
    return words


def roman(word: str) -> int | None:
    """The value of a Roman numeral in capitals below 100, or None.

    >>> roman("XIX"), roman("IIII"), roman("mix")
    (19, None, None)
    """
    if not word or any(char not in _ROMAN for char in word):
        return None
    total = 0
    for char, following in zip(word, [*word[1:], ""], strict=True):
        step = _ROMAN[char]
        total += -step if _ROMAN.get(following, 0) > step else step
    return total if total < 100 and _as_roman(total) == word else None


def _as_roman(number: int) -> str:
    out = ""
    for value, sign in ((90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += sign * (number // value)
        number %= value
    return out
