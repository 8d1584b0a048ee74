"""Italian time expressions: found, typed and resolved against the publication date."""

from datetime import date, datetime
from typing import Literal

from newsie.errors import InputError
from newsie.records import TimeExpression
from newsie.times.compose import compose
from newsie.times.context import Cue, tense
from newsie.times.grammar import grammar
from newsie.times.lexicon import Sense
from newsie.times.published import read_published
from newsie.times.read import READERS
from newsie.times.resolve import Resolver, Value
from newsie.times.specs import Calendar, Found, Length, Recurring, Reference
from newsie.times.tokens import Tokens


def find_times(
    text: str, *, published: date | datetime | str | None = None, prefer: Literal["news", "past", "future"] = "news"
) -> tuple[TimeExpression, ...]:
    """The time expressions of an Italian text, in its order, as TIMEX3 values and half-open intervals.

    Args:
        text: plain text; offsets count its code points.
        published: the publication date, as `newsie.extract` takes it. Without it what is relative stays partial
            (`XXXX-05-07`, anchor "none").
        prefer: how a date is read that leaves its year, month or week open. "news" follows the tense of the clause and
            the dates named before it; "past" always takes the last such date, "future" the next.

    Raises:
        InputError: `published` is no date, `prefer` is none of the three, or `text` is no string.

    >>> times = find_times("Arrestato ieri mattina, sarà sentito lunedì.", published="2024-09-14")
    >>> [(time.text, time.value) for time in times]
    [('ieri mattina', '2024-09-13TMO'), ('lunedì', '2024-09-16')]
    """
    if not isinstance(text, str):
        raise InputError(f"text must be a str, not {type(text).__name__}")
    if prefer not in ("news", "past", "future"):
        raise InputError(f'prefer must be "news", "past" or "future", not {prefer!r}')
    tokens = Tokens(text)
    codes, senses = grammar().read(tokens)
    resolver = Resolver(read_published(published), prefer)
    out: list[TimeExpression] = []
    items = compose(_matched(tokens, codes, senses), tokens, senses)
    begun: Value | None = None
    for number, item in enumerate(items, start=1):
        free = isinstance(item.spec, Length | Recurring | Reference)
        weekday = isinstance(item.spec, Calendar) and item.spec.weekday is not None
        cue = Cue(0) if free else tense(tokens, item.first, item.last, weekday=weekday)
        value = resolver.resolve(item.spec, cue, item.start, begun)
        begun = value if item.opens else None
        out.append(
            TimeExpression(
                id=f"t{number}",
                start=item.start,
                end=item.end,
                text=text[item.start : item.end],
                type=value.type,
                value=value.timex,
                interval=value.interval,
                anchor=value.anchor,
                until=f"t{number + 1}" if item.opens and number < len(items) else None,
            )
        )
    return tuple(out)


def _matched(tokens: Tokens, codes: str, senses: list[Sense]) -> list[Found]:
    """What the patterns find, from left to right; where several fit, the longest that is a time wins."""
    found: list[Found] = []
    search = grammar().matches(tokens, codes, senses)
    hits = next(search, None)
    while hits is not None:
        resume = 0
        for match in hits:
            built = READERS[match.pattern.build](match)
            if built:
                found += built
                resume = max(item.last for item in built)
                break
        try:
            hits = search.send(resume)
        except StopIteration:
            break
    return found


__all__ = ["find_times"]
