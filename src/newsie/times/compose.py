"""Joining neighbours into one expression: "ieri" + "mattina", "venerdì 13" + "alle 20.30", "fine" + "agosto"."""

from collections.abc import Iterator

from attrs import evolve

from newsie.times.edges import opened, stretched, with_end
from newsie.times.gaps import OF, THE, TO_CLOCK, TO_PART, UNTIL, all_in
from newsie.times.lexicon import Sense
from newsie.times.shapes import is_day, within
from newsie.times.specs import (
    Calendar,
    Feast,
    Found,
    Inside,
    Length,
    Nth,
    Recurring,
    Shift,
    Spec,
    TimeOfDay,
    UnitRef,
    YearPart,
)
from newsie.times.tokens import Tokens


def compose(found: list[Found], tokens: Tokens, senses: list[Sense]) -> list[Found]:
    """The expressions with every pair joined that names one time, and stretched over their edges ("fine di")."""
    out: list[Found] = []
    for item in found:
        joined = _shared(out[-1], item, tokens) if out else item
        while out:
            pair = _join(out[-1], joined, tokens, senses)
            if pair is None:
                break
            out.pop()
            joined = pair
        out.append(joined)
    whole: list[Found] = []
    for item in out:
        whole.append(stretched(item, tokens, whole[-1].last if whole else 0))
    return [with_end(opened(item, after, tokens), after) for item, after in _pairs(whole)]


def _pairs(items: list[Found]) -> Iterator[tuple[Found, Found | None]]:
    for place, item in enumerate(items):
        yield item, items[place + 1] if place + 1 < len(items) else None


def _shared(left: Found, right: Found, tokens: Tokens) -> Found:
    """ "la prossima settimana tra mercoledì e venerdì": the week is that of both days."""
    a, b = left.spec, right.spec
    gap = tokens.lower[left.last : right.first]
    if (
        isinstance(a, Recurring)
        and isinstance(b, TimeOfDay)
        and b.clock
        and b.day is None
        and a.value[-3:-2] == ":"
        and gap in (["alle"], ["all'"], ["e", "le"], ["fino", "alle"])
    ):
        return evolve(right, spec=_recurring_at(Recurring(a.value.split("T")[0]), b))
    if (
        isinstance(a, Inside)
        and isinstance(a.inner, Calendar)
        and a.inner.weekday
        and isinstance(b, Calendar)
        and b.weekday
        and not b.day
        and not b.mod
        and 0 < len(gap) < 4
        and all_in(gap, UNTIL | {"e", "ed", "o", ","})
    ):
        return evolve(right, spec=Inside(b, a.outer))
    return right


def _span(left: Found, right: Found, spec: Spec) -> Found:
    return Found(left.first, right.last, left.start, right.end, spec, right.opens)


def _join(left: Found, right: Found, tokens: Tokens, senses: list[Sense]) -> Found | None:
    gap = tokens.lower[left.last : right.first]
    if len(gap) > 6 or right.first < left.last:
        return None
    a, b = left.spec, right.spec
    if isinstance(a, Length | Shift) and is_day(b):
        return _shifted_from(left, right, gap)
    if _is_weekday(a) and isinstance(b, Calendar) and b.month and b.day and gap == ["del"]:
        return _span(left, right, b)
    if a == UnitRef("WE", 0) and isinstance(b, Feast) and all_in(gap, OF) and gap:
        return _span(left, right, Inside(a, b))
    if isinstance(a, Recurring) and isinstance(b, TimeOfDay) and b.day is None:
        if a.value[-3:-2] == ":" or "," in gap:
            return None
        return _span(left, right, _recurring_at(a, b)) if all_in(gap, TO_CLOCK | TO_PART) else None
    if (
        isinstance(a, TimeOfDay)
        and isinstance(b, Recurring)
        and a.day is None
        and (not gap or gap in (["di"], ["del"]))
        and b.value.startswith(("P1D", "XXXX-W", "XXXX-XX", "P1W"))
    ):
        return _span(left, right, _recurring_at(b, a))
    if isinstance(a, Recurring) and isinstance(b, Nth | UnitRef) and gap in (["del"], ["di"]):
        return _span(left, right, a)
    if isinstance(a, TimeOfDay) and isinstance(b, TimeOfDay):
        return _two_times(left, right, a, b, gap)
    if isinstance(a, TimeOfDay) and a.day is None and not isinstance(b, TimeOfDay) and is_day(b):
        if (
            not gap
            or all_in(gap, OF | THE)
            or (a.clock is not None and gap in ([","], ["di", "questo"]))
            or (a.part is not None and gap in (["tra"], ["fra"], ["tra", "il"], ["fra", "il"]))
        ):
            if a.clock is None and gap and gap[0] in ("il", "la", "lo", "l'") and not gap[0].startswith("l"):
                return None
            return _span(left, right, evolve(a, day=b))
        return None
    if is_day(a) and isinstance(b, TimeOfDay) and b.day is None:
        if b.clock is not None and b.part is None:
            joined = all_in(gap, TO_CLOCK) and gap != ["e"] and "fino" not in gap
            if gap[:1] == ["("] or gap == ["-"]:
                joined = False
        else:
            joined = all_in(gap, TO_PART) and len(gap) < 3 and gap not in ([","], ["la"], ["il"], ["a"])
            joined = joined or (gap in (["la"],) and not isinstance(a, UnitRef))
        return _span(left, right, evolve(b, day=a)) if joined else None
    if (
        isinstance(a, Inside)
        and isinstance(a.inner, Nth)
        and isinstance(b, Calendar | UnitRef)
        and (not gap or all_in(gap, OF | THE))
    ):
        return _span(left, right, Inside(a.inner, Inside(a.outer, b))) if within(a.outer, b) else None
    if within(a, b) and all_in(gap, OF | THE | {","}) and len(gap) < 3:
        if gap in (["il"], ["la"], ["lo"], [","]) and not isinstance(b, UnitRef):
            return None
        if not gap and not isinstance(b, UnitRef):
            return None
        return _span(left, right, Inside(a, b))
    if (
        within(a, b)
        and gap in (["nel"], ["in"], ["nella"], ["nell'"], ["per", "il"])
        and isinstance(b, UnitRef | Calendar)
        and isinstance(a, Nth | YearPart)
    ):
        return _span(left, right, Inside(a, b))
    if (
        within(b, a)
        and all_in(gap, {",", "di", "per", "il", "nel", "nella", "la", "l'", "tra", "fra", "da", "dal", "dalla"})
        and len(gap) < 3
        and isinstance(b, Calendar | Nth | YearPart)
        and ((isinstance(a, UnitRef) and a.unit != "D") or isinstance(b, YearPart))
    ):
        if isinstance(b, Calendar) and not (b.weekday and not b.day and not b.mod):
            return None
        return _span(left, right, Inside(b, a))
    return None


def _is_weekday(spec: Spec) -> bool:
    return isinstance(spec, Calendar) and spec == Calendar(weekday=spec.weekday)


def _shifted_from(left: Found, right: Found, gap: list[str]) -> Found | None:
    """ "Due settimane prima di Natale", "tre giorni dopo il 5 maggio": counted from the date that follows."""
    a = left.spec
    if isinstance(a, Shift):
        if gap or a.anchor != "previous":
            return None
        return _span(left, right, evolve(a, anchor=right.spec))
    if not isinstance(a, Length) or not a.amounts or any(count < 0 for _, count in a.amounts):
        return None
    if len(gap) != 2 or gap[0] not in ("prima", "dopo") or gap[1] not in (*OF, *THE):
        return None
    return _span(left, right, Shift(a.amounts, -1 if gap[0] == "prima" else 1, right.spec, exact=True))


def _two_times(left: Found, right: Found, a: TimeOfDay, b: TimeOfDay, gap: list[str]) -> Found | None:
    if a.clock is not None and b.clock is not None:
        return None
    if a.clock is not None and b.part is not None and a.part is None and a.day is None:
        if (not gap or all_in(gap, OF | {"di", "del"}) or (gap == [","] and b.day is not None)) and not (
            a.fixed and b.part == "MO" and a.clock[0] >= 13
        ):
            return _span(left, right, TimeOfDay(b.part, a.clock, b.day, b.mod, a.fixed))
        return None
    if (
        a.clock is not None
        and a.day is not None
        and a.part is None
        and b.part is not None
        and b.day is None
        and b.clock is None
        and all_in(gap, OF)
    ):
        return _span(left, right, evolve(a, part=b.part))
    if a.part is not None and b.clock is not None and b.part is None and b.day is None and a.clock is None:
        if all_in(gap, TO_CLOCK) and gap not in ([","], ["e"]) and "fino" not in gap and len(gap) < 5:
            return _span(left, right, TimeOfDay(a.part, b.clock, a.day, a.mod, b.fixed))
        return None
    if (
        a.part is not None
        and b.part is not None
        and a.clock is None
        and b.clock is None
        and a.day is not None
        and b.day is None
        and not gap
    ):
        return None
    if a.part is not None and a.day is None and b.day is not None and b.part == a.part and gap in (["di"], ["della"]):
        return _span(left, right, b)
    return None


def _recurring_at(a: Recurring, b: TimeOfDay) -> Recurring:
    value = a.value
    if value == "P1D":
        value = "XXXX-XX-XX"
    part = value[-2:] if value.endswith(("TMO", "TAF", "TEV", "TNI")) else None
    if part:
        value = value[:-3]
    if value.startswith("P"):
        return a
    if b.clock is None:
        return Recurring(f"{value}T{b.part}")
    hour, minute, _ = b.clock
    if (
        not b.fixed
        and (part or b.part) in ("AF", "EV", "NI")
        and ((hour < 12 and (part or b.part) != "NI") or 6 < hour < 12)
    ):
        hour += 12
    return Recurring(f"{value}T{hour:02}:{minute:02}")
