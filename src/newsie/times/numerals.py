"""What a string of digits may be: a count, a day, a year, a clock time, a numeric date, a range of these."""

import re
from calendar import monthrange
from typing import Any

_SPLIT = re.compile(r"[.,:/–-]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+$")

Reading = dict[str, Any]
"""From the class of a token to its value: `{"NUM": 7, "DAY": 7, "HOUR": 7}`."""


def read_digits(token: str) -> Reading:
    """Every class that a token of digits and signs may have in a pattern, with its value.

    >>> read_digits("20.30")
    {'DECIMAL': 20.3, 'CLOCK': (20, 30, None)}
    >>> read_digits("22/04/2016")
    {'DMY': (2016, 4, 22)}
    """
    if token.isdigit():
        return _whole(token)
    dash = "–" if "–" in token else "-"
    sides = token.split(dash)
    if len(sides) == 2 and all(_SPLIT.search(side) is None for side in sides):
        return _range_of_numbers(*sides)
    if len(sides) == 2:
        left, right = (read_digits(side) for side in sides)
        both = {
            f"{name}RANGE": (left[name], right[name], len(sides[0]))
            for name in ("CLOCK", "DMY", "DM")
            if name in left and name in right
        }
        if "HOUR" in left and "CLOCK" in right:
            both["CLOCKRANGE"] = ((left["HOUR"], 0, None), right["CLOCK"], len(sides[0]))
        if "CLOCK" in left and "HOUR" in right:
            both["CLOCKRANGE"] = (left["CLOCK"], (right["HOUR"], 0, None), len(sides[0]))
        return both
    parts = _SPLIT.split(token)
    signs = set(_SPLIT.findall(token))
    if len(signs) > 1 or any(len(part) > 4 for part in parts):
        return {"DECIMAL": 0.0} if signs <= {".", ","} else _mixed(parts)
    return _signed(token, signs.pop(), parts)


def _whole(token: str) -> Reading:
    if len(token) > 9:
        return {}
    number = int(token)
    out: Reading = {"NUM": number}
    if len(token) <= 2:
        out["YY"] = number
        if 1 <= number <= 31:
            out["DAY"] = number
        if number <= 24:
            out["HOUR"] = number
        if number < 60:
            out["MINUTE"] = number
    if len(token) in (3, 4) and number // 100 <= 24 and number % 100 < 60:
        out["JOINEDCLOCK"] = (number // 100, number % 100, None)
    if len(token) == 3:
        out["SMALLYEAR"] = number
        if number % 100 == 0:
            out["HUNDREDS"] = 1000 + number
    elif len(token) == 4 and 1000 <= number <= 2199:
        out["YEAR"] = number
    return out


def _range_of_numbers(first: str, second: str) -> Reading:
    a, b, cut = int(first[:9]), int(second[:9]), len(first)
    out: Reading = {}
    if len(first) == 4 and 1000 <= a <= 2199:
        if len(second) == 4 and a < b <= 2199:
            out["YEARRANGE"] = (a, b, cut)
        elif (len(second) == 2 and b == (a + 1) % 100) or (len(second) == 2 and b > 12 and b > a % 100):
            out["YEARRANGE"] = (a, a - a % 100 + b + (100 if b < a % 100 else 0), cut)
        elif len(second) <= 2 and 1 <= b <= 12:
            out["YM"] = (a, b)
    if len(first) <= 2 and len(second) <= 2:
        if 1 <= a < b <= 31:
            out["DAYRANGE"] = (a, b, cut)
        if a <= 24 and b <= 24:
            out["HOURRANGE"] = (a, b, cut)
        if a > 12 or b > 12 or a < b:
            out["NUMRANGE"] = (a, b, cut)
    if len(first) == 2 and len(second) == 2 and a < b:
        out["YYRANGE"] = (a, b, cut)
    if len(first) <= 2 and len(second) == 4 and 1 <= a <= 12 and 1900 <= b <= 2199:
        out["MY"] = (b, a)
    return out


def _mixed(parts: list[str]) -> Reading:
    if len(parts) == 3 and len(parts[2]) == 4:
        return _date(parts[2], parts[1], parts[0])
    return {}


def _signed(token: str, sign: str, parts: list[str]) -> Reading:
    out: Reading = {}
    if _THOUSANDS.fullmatch(token):
        return {"NUM": int(token.replace(".", ""))} if len(token) < 12 else {}
    if sign in ".," and len(parts) == 2:
        out["DECIMAL"] = float(f"{parts[0]}.{parts[1]}")
    if sign in ".:," and len(parts) in (2, 3) and len(parts[0]) <= 2 and int(parts[0]) <= 24:
        minutes = int(parts[1])
        if len(parts[1]) == 2 and minutes < 60:
            if len(parts) == 2:
                out["CLOCK" if sign != ":" else "COLONCLOCK"] = (int(parts[0]), minutes, None)
                out["CLOCK"] = (int(parts[0]), minutes, None)
            elif len(parts[2]) == 2 and int(parts[2]) < 60 and sign == ":":
                out["CLOCK"] = out["COLONCLOCK"] = (int(parts[0]), minutes, int(parts[2]))
        elif len(parts) == 2 and len(parts[1]) == 1 and sign == "." and minutes < 6:
            out["TENCLOCK"] = (int(parts[0]), 10 * minutes, None)
    if sign in "/.-–" and len(parts) == 3:
        out |= _date(parts[0], parts[1], parts[2]) if len(parts[0]) == 4 else _date(parts[2], parts[1], parts[0])
    if sign in "/.-" and len(parts) == 2:
        a, b = int(parts[0]), int(parts[1])
        if len(parts[0]) <= 2 and len(parts[1]) <= 2 and 1 <= a <= 31 and 1 <= b <= 12 and a <= monthrange(2000, b)[1]:
            out["DM" if sign == "/" else "DOTDM"] = (b, a)
        elif len(parts[0]) <= 2 and len(parts[1]) == 4 and 1 <= a <= 12 and 1900 <= b <= 2199:
            out["MY"] = (b, a)
        elif sign == "/" and len(parts[0]) == 4 and 1000 <= a <= 2199:
            out |= _range_of_numbers(*parts)
    return out


def _date(year: str, month: str, day: str) -> Reading:
    """A numeric date, day first; month first only where day first is no date."""
    if len(year) not in (2, 4) or not (1 <= len(month) <= 2 and 1 <= len(day) <= 2):
        return {}
    y, m, d = int(year), int(month), int(day)
    if len(year) == 4 and not 1000 <= y <= 2199:
        return {}
    for mm, dd in ((m, d), (d, m)):
        if 1 <= mm <= 12 and 1 <= dd <= monthrange(y if len(year) == 4 else 2000, mm)[1]:
            return {"DMY": (y, mm, dd)} if len(year) == 4 else {"DMYY": (y, mm, dd)}
    return {}
