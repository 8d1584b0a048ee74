"""Values with X for what is not known: `XXXX-05-07` where the year depends on a publication date."""

from datetime import datetime

from newsie.times.specs import Calendar, Feast, Inside, Nth, Season, Shift, Spec, UnitRef, YearPart


def partial(spec: Spec, now: datetime | None) -> str:
    """The value with X for what is not known."""
    if isinstance(spec, Calendar):
        if spec.month is not None and spec.day is not None:
            year = f"{spec.year:04}" if spec.year is not None and not spec.short_year else "XXXX"
            return f"{year}-{spec.month:02}-{spec.day:02}"
        if spec.month is not None:
            return f"XXXX-{spec.month:02}"
        if spec.day is not None:
            return f"XXXX-XX-{spec.day:02}"
        return f"XXXX-WXX-{spec.weekday}"
    if isinstance(spec, Season):
        return f"XXXX-{spec.name}"
    if isinstance(spec, Feast):
        from newsie.times.feasts import feasts

        row = feasts()[spec.name]
        return f"XXXX-{row['month']:02}-{row['day']:02}" if "day" in row else "XXXX-XX-XX"
    if isinstance(spec, YearPart):
        return f"XXXX-{spec.unit[0]}{spec.nth}" if spec.unit in ("Q", "HY") else "XXXX"
    if isinstance(spec, UnitRef):
        return unknown(spec.unit)
    if isinstance(spec, Shift):
        finest = spec.amounts[-1][0]
        if finest in ("H", "MIN", "S") and now is not None and spec.anchor == "published":
            return f"{now.date().isoformat()}TXX"
        return unknown(finest)
    if isinstance(spec, Nth):
        return f"XXXX-WXX-{spec.weekday}" if spec.weekday else unknown(spec.unit)
    if isinstance(spec, Inside):
        return partial(spec.inner, now)
    return "XXXX"


def unknown(unit: str) -> str:
    """The value of a unit of which nothing is known: `XXXX-WXX`, a week of some year."""
    return {
        "D": "XXXX-XX-XX",
        "N": "XXXX-XX-XX",
        "W": "XXXX-WXX",
        "WE": "XXXX-WXX-WE",
        "M": "XXXX-XX",
        "H": "XXXX-XX-XXTXX",
        "MIN": "XXXX-XX-XXTXX:XX",
        "S": "XXXX-XX-XXTXX:XX",
        "DE": "XXX",
        "CE": "XX",
    }.get(unit, "XXXX")
