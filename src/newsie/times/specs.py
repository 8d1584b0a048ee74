"""Time expressions as read from the words, before they are tied to the calendar."""

from typing import Literal

from attrs import field, frozen

Anchor = Literal["published", "previous", "sentence"]
"""What an expression is counted from: "sentence" is the day named just before it, else the day of publication."""
Clock = tuple[int, int, int | None]
Amounts = tuple[tuple[str, float], ...]
"""Units and how many of each: `(("Y", 2), ("D", 21))`; months are "M", minutes "MIN"."""


@frozen(slots=True)
class Calendar:
    """A date by year, month, day of the month and weekday, as far as the text gives them."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    mod: str | None = None
    short_year: bool = False


@frozen(slots=True)
class UnitRef:
    """A day, week, month ... so many units after today or after the last date named."""

    unit: str
    offset: int
    anchor: Anchor = "published"


@frozen(slots=True)
class Shift:
    """An amount of time before or after today or the last date named: "tre giorni fa"."""

    amounts: Amounts
    sign: int
    anchor: "Anchor | Spec" = "published"
    exact: bool = False


@frozen(slots=True)
class Window:
    """The last or next units: "gli ultimi 3 anni", "i prossimi giorni"; `count` None when not said."""

    unit: str
    count: float | None
    sign: int
    anchor: Anchor = "published"
    reference: str | None = None


@frozen(slots=True)
class Nth:
    """The n-th unit or weekday of something named beside it; -1 is the last."""

    nth: int
    unit: str
    weekday: int | None = None


@frozen(slots=True)
class YearPart:
    """A quarter, half, two or four months of a year."""

    unit: str
    nth: int
    year: int | None = None


@frozen(slots=True)
class Season:
    """A season of a year."""

    name: str
    year: int | None = None
    mod: str | None = None


@frozen(slots=True)
class Decade:
    """Ten years; `short` when the text leaves the century out."""

    start: int
    short: bool = False


@frozen(slots=True)
class Century:
    """A hundred years from `start`; before Christ with `before_christ`."""

    start: int
    before_christ: bool = False


@frozen(slots=True)
class Era:
    """A year before Christ."""

    year: int


@frozen(slots=True)
class Feast:
    """A feast by its name in `feasts.toml`."""

    name: str
    year: int | None = None
    mod: str | None = None


@frozen(slots=True)
class TimeOfDay:
    """A part of the day or a clock time, of `day` where the text says it."""

    part: str | None = None
    clock: Clock | None = None
    day: "Spec | None" = None
    mod: str | None = None
    fixed: bool = False


@frozen(slots=True)
class Length:
    """A duration, as TIMEX3."""

    value: str
    amounts: Amounts = ()


@frozen(slots=True)
class Recurring:
    """A set, as TIMEX3."""

    value: str


@frozen(slots=True)
class Reference:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@frozen(slots=True)
class Rest:
    """From today to the end of a unit."""

    unit: str


@frozen(slots=True)
class Portion:
    """The first (1) or last (-1) so many units of something named beside it: "i primi tre mesi"."""

    unit: str
    count: float
    side: int


@frozen(slots=True)
class Inside:
    """A date within a larger one: "giugno" in "il prossimo anno"."""

    inner: "Spec"
    outer: "Spec"


Spec = (
    Calendar
    | UnitRef
    | Shift
    | Window
    | Nth
    | YearPart
    | Season
    | Decade
    | Century
    | Era
    | Feast
    | TimeOfDay
    | Length
    | Recurring
    | Reference
    | Rest
    | Portion
    | Inside
)


@frozen(slots=True)
class Found:
    """An expression in the text, not yet resolved: its tokens, its characters, what it says."""

    first: int
    last: int
    start: int
    end: int
    spec: Spec
    opens: bool = field(default=False)
    """Whether it opens a range that the next expression closes."""
