"""Everything the event step finds out about one text, kept together so that it can be explained as well as returned."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen
from spacy.tokens import Doc

from newsie.events.arguments import Reader
from newsie.events.clauses import lemma
from newsie.events.dates import Dated, Dates
from newsie.events.lexicon import Lexicon
from newsie.events.merging import Draft
from newsie.events.phrases import Phrases
from newsie.events.sharing import share
from newsie.events.sources import Sources
from newsie.events.status import is_future, read_status
from newsie.events.triggers import Found, Trigger, find_triggers
from newsie.records import Argument, Entity, EventMention, Mention, TimeExpression


@frozen
class Reading:
    """What was found in a text: the triggers, kept and dropped, and the mention that each kept one makes."""

    found: Found
    drafts: tuple[Draft, ...]


def read(doc: Doc, times: Sequence[TimeExpression], entities: Sequence[Entity], lexicon: Lexicon) -> Reading:
    """Read one parsed text: triggers, arguments, sources, dates and status, in this order."""
    found = find_triggers(doc, entities, times, lexicon)
    return Reading(found, read_mentions(doc, times, entities, found.triggers))


def read_mentions(
    doc: Doc, times: Sequence[TimeExpression], entities: Sequence[Entity], triggers: Sequence[Trigger]
) -> tuple[Draft, ...]:
    """The mentions that the triggers make, not yet merged."""
    phrases = Phrases(doc, entities, times)
    reader = Reader(doc, phrases, entities, triggers)
    arguments = share(triggers, [reader.arguments(trigger) for trigger in triggers], phrases)
    sources = Sources(doc, phrases, triggers, arguments)
    dates = Dates(doc, times, triggers).all(triggers)
    published = _published(doc)
    drafts = []
    for trigger, own, dated in zip(triggers, arguments, dates, strict=True):
        source = sources.of(trigger)
        status = read_status(trigger, future=is_future(dated.value, published), reported=source is not None)
        drafts.append(_draft(doc, trigger, own, dated, source, status.status, status.cue))
    return tuple(drafts)


def _draft(
    doc: Doc,
    trigger: Trigger,
    arguments: tuple[Argument, ...],
    dated: Dated,
    source: str | None,
    status: str,
    cue: str | None,
) -> Draft:
    sentence = trigger.token.sent
    start, end = _trimmed(doc.text, sentence.start_char, sentence.end_char)
    mention = EventMention(
        id="",
        trigger=Mention(trigger.start, trigger.end, doc.text[trigger.start : trigger.end]),
        sentence=Mention(start, end, doc.text[start:end]),
        arguments=arguments,
        date=dated.value,
        status=status,  # type: ignore[arg-type]
        source=source,
        rule=trigger.rule,
        cue=cue,
    )
    heads = tuple(_head(doc, argument) for argument in arguments)
    return Draft(trigger.type, mention, lemma(trigger.token), heads, dated)


def _head(doc: Doc, argument: Argument) -> str:
    return lemma(doc.char_span(argument.start, argument.end, alignment_mode="expand").root)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _published(doc: Doc) -> date | None:
    value = doc._.published if doc.has_extension("published") else None
    return date.fromisoformat(value[:10]) if value else None
