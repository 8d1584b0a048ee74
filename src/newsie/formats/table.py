"""Articles as tables for the terminal, by Rich."""

import re
from collections.abc import Iterable

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsie.records import Article, Event

NARROW = 110
"""Below this width a table of eight columns cannot be read: each event is then a few lines of its own."""

NOTHING = "–"
_STATUS_STYLES = {"factual": "green", "negated": "red", "possible": "yellow", "future": "cyan"}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def print_article(article: Article, console: Console) -> None:
    """Print what was found in an article: a heading, the events, a line of counts."""
    console.print(heading(article))
    if article.events:
        console.print(events_table(article.events) if console.width >= NARROW else events_lines(article.events))
    console.print(Text(counts(article), style="dim"))


def heading(article: Article) -> Text:
    """The title, or the id where there is none, and the publication date."""
    day = f"published {article.published}" if article.published else "no publication date"
    return Text.assemble((printable(article.title or article.id), "bold"), (f"  {day}", "dim"))


def counts(article: Article) -> str:
    """How much was found."""
    numbers = (
        (len(article.events), "event"),
        (len(article.entities), "entity"),
        (len(article.times), "time expression"),
    )
    many = {"entity": "entities"}
    return ", ".join(f"{n} {word if n == 1 else many.get(word, f'{word}s')}" for n, word in numbers)


def events_table(events: Iterable[Event]) -> Table:
    """A row an event: date, type, who, what, where, status, source, evidence."""
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False, expand=True, row_styles=("", ""))
    for title, ratio in (("Date", 0), ("Type", 0), ("Who", 3), ("What", 4), ("Where", 2), ("Status", 0), ("Source", 2)):
        table.add_column(title, ratio=ratio or None, no_wrap=not ratio, overflow="fold")
    table.add_column("Evidence", ratio=7, overflow="fold")
    for event in events:
        cells = [_cell(value) for value in (when(event), str(event.type), who(event), what(event), where(event))]
        cells[1].stylize("bold")
        table.add_row(*cells, _status(event), _cell(event.source), evidence(event))
    return table


def events_lines(events: Iterable[Event]) -> RenderableType:
    """The same for a narrow terminal: a heading and a few lines an event."""
    parts: list[RenderableType] = []
    for event in events:
        title = Text.assemble((printable(when(event) or NOTHING), ""), " ", (printable(str(event.type)), "bold"), " ")
        parts.append(Text.assemble("\n", title, _status(event)))
        facts = (("who", who(event)), ("what", what(event)), ("where", where(event)), ("source", event.source))
        for name, value in facts:
            if value:
                parts.append(
                    Padding(Text.assemble((f"{name:<7}", "dim"), printable(value)), (0, 0, 0, 2), expand=False)
                )
        parts.append(Padding(evidence(event), (0, 0, 0, 2), expand=False))
    return Group(*parts, Text(""))


def when(event: Event) -> str | None:
    """The date, marked where the text does not say it."""
    return f"{event.date} (assumed)" if event.date_basis == "assumed" else event.date


def who(event: Event) -> str | None:
    """Who acts: the agents and the sides that act together."""
    return _names(event.agents + event.participants)


def what(event: Event) -> str | None:
    """What it is about and, after an arrow, whom or what it affects."""
    targets = _names(event.targets)
    return " ".join(part for part in (_names(event.themes), targets and f"→ {targets}") if part) or None


def where(event: Event) -> str | None:
    """The place."""
    return str(event.place) if event.place else None


def evidence(event: Event) -> Text:
    """The sentence that states the event first, with its trigger underlined."""
    mention = event.mentions[0]
    text = Text(printable(mention.sentence.text))
    start = mention.trigger.start - mention.sentence.start
    text.stylize("underline", max(start, 0), max(start + mention.trigger.end - mention.trigger.start, 0))
    others = len(event.mentions) - 1
    return Text.assemble(text, (f"  (+{others})", "dim")) if others else text


def printable(text: str) -> str:
    """The text without characters that steer a terminal or turn the writing direction; its length is the same."""
    return _CONTROLS.sub(lambda found: " " if found[0] in "\t\n\r" else "\ufffd", text)


def _names(arguments: Iterable[object]) -> str | None:
    return ", ".join(dict.fromkeys(str(argument) for argument in arguments)) or None


def _cell(value: str | None) -> Text:
    return Text(printable(value)) if value else Text(NOTHING, style="dim")


def _status(event: Event) -> Text:
    return Text(event.status, style=_STATUS_STYLES.get(event.status, ""))
