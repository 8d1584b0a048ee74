"""How coarse expressions are, and which can lie within which."""

from newsie.times.specs import Calendar, Feast, Inside, Nth, Portion, Season, Shift, Spec, UnitRef, YearPart


def is_day(spec: Spec) -> bool:
    """Whether it names a day (or days) that a time can be of."""
    if isinstance(spec, Calendar):
        return spec.day is not None or spec.weekday is not None
    if isinstance(spec, UnitRef):
        return spec.unit == "D"
    if isinstance(spec, Shift):
        return spec.amounts[-1][0] == "D"
    if isinstance(spec, Inside):
        return is_day(spec.inner)
    return isinstance(spec, Feast) or (isinstance(spec, Nth) and spec.unit == "D")


_GRAINS = {"D": 1, "WE": 2, "W": 3, "M": 4, "BM": 5, "Q": 5, "QM": 5, "HY": 6, "Y": 8, "DE": 9, "CE": 10, "MLN": 11}


def grain_of_spec(spec: Spec) -> int:
    """How coarse a stretch an expression names: 1 a day, 3 a week, 4 a month, 8 a year; 0 none."""
    if isinstance(spec, Calendar):
        return 1 if spec.day or spec.weekday else 4 if spec.month else 8
    if isinstance(spec, UnitRef | YearPart | Portion):
        return _GRAINS.get(spec.unit, 0)
    if isinstance(spec, Shift):
        return _GRAINS.get(spec.amounts[0][0], 0) if len(spec.amounts) == 1 and spec.anchor == "published" else 0
    if isinstance(spec, Season):
        return 5
    if isinstance(spec, Inside):
        return grain_of_spec(spec.inner)
    if isinstance(spec, Nth | Portion):
        return _GRAINS.get(spec.unit, 0)
    if isinstance(spec, Feast):
        return 1
    return 0


def within(inner: Spec, outer: Spec) -> bool:
    """Whether `inner` leaves open what `outer` says."""
    small, large = grain_of_spec(inner), grain_of_spec(outer)
    if not small or not large or small >= large:
        return False
    if isinstance(inner, Calendar):
        if inner.mod is not None or inner.year is not None:
            return False
        if inner.month is not None:
            return large >= 8
        if inner.day is not None:
            return large == 4
        return inner.weekday is not None and large in (3,)
    if isinstance(inner, Nth | Portion):
        return large >= 3
    if isinstance(inner, YearPart):
        return inner.year is None and large >= 8
    if isinstance(inner, Season):
        return inner.year is None and inner.mod is None and large >= 8
    if isinstance(inner, Feast):
        return inner.year is None and inner.mod is None and large >= 8
    return (
        isinstance(inner, UnitRef)
        and inner.unit == "WE"
        and inner.offset == 0
        and large == 4
        and isinstance(outer, Nth)
    )
