"""Italian time expressions: found, typed and resolved against the publication date."""

from datetime import date, datetime
from typing import Literal

from newsie.records import TimeExpression


def find_times(
    text: str, *, published: date | datetime | str | None = None, prefer: Literal["news", "past", "future"] = "news"
) -> tuple[TimeExpression, ...]:
    return ()
