"""Everything the event step finds out about one text, kept together so that it can be explained as well as returned."""

from collections.abc import Sequence
from datetime import date

from attrs import frozen
from spacy.tokens import Doc

from newsie.events.arguments.implicit import fill, spoken_by
from newsie.events.arguments.places import datelines, locate
from newsie.events.arguments.roles import Reader
from newsie.events.arguments.sharing import hand_over, share
from newsie.events.dates.dating import Dates
from newsie.events.dates.scenes import Scene
from newsie.events.dates.values import NO_DATE, Dated, is_future, is_long_past, is_past
from newsie.events.grammar.clauses import lemma
from newsie.events.grammar.phrases import Phrases, is_collective
from newsie.events.merging.clusters import Draft
from newsie.events.sources.reporting import Sources
from newsie.events.status.charges import alleged, charged
from newsie.events.status.cues import Reading as StatusReading
from newsie.events.status.scope import is_definite
from newsie.events.status.verdict import read_status
from newsie.events.triggers.entries import Lexicon
from newsie.events.triggers.finding import Found, Trigger, find_triggers
from newsie.parse import Text, Word, last_reading
from newsie.records import Argument, Entity, EventMention, Mention, TimeExpression


@frozen
class Reading:
    """What was found in a text: the triggers, kept and dropped, and the mention that each kept one makes."""

    found: Found
    drafts: tuple[Draft, ...]


def read(
    parsed: Doc,
    times: Sequence[TimeExpression],
    entities: Sequence[Entity],
    lexicon: Lexicon,
    *,
    assume_published: bool = False,
) -> Reading:
    """Read one parsed text: triggers, arguments, sources, dates and status, in this order."""
    published = _published(parsed)
    with last_reading(parsed) as doc:
        found = find_triggers(doc, entities, times, lexicon)
        drafts = read_mentions(doc, times, entities, found.triggers, published, published if assume_published else None)
    return Reading(found, drafts)


def read_mentions(
    doc: Text,
    times: Sequence[TimeExpression],
    entities: Sequence[Entity],
    triggers: Sequence[Trigger],
    published: date | None,
    assumed: date | None = None,
) -> tuple[Draft, ...]:
    """The mentions that the triggers make, not yet merged; `assumed` is the day of news that the text does not date."""
    phrases = Phrases(doc, entities, times)
    reader = Reader(doc, phrases, entities, triggers)
    arguments = datelines(triggers, [reader.arguments(trigger) for trigger in triggers], phrases)
    arguments = locate(triggers, share(triggers, arguments, phrases), phrases)
    arguments = hand_over(triggers, fill(triggers, arguments, phrases), phrases)
    arguments = [tuple(sorted(own, key=lambda argument: (argument.start, argument.role))) for own in arguments]
    sources = Sources(doc, phrases, entities, triggers, arguments)
    arguments = [_with_quotation(trigger, own, sources) for trigger, own in zip(triggers, arguments, strict=True)]
    dates = Dates(doc, times, triggers, published)
    scene = Scene(doc, dates, times, published)
    told = [sources.of(trigger) for trigger in triggers]
    arguments = [
        spoken_by(trigger, own, source, phrases) for trigger, own, source in zip(triggers, arguments, told, strict=True)
    ]
    dated = [dates.own(trigger) for trigger in triggers]
    statuses = [
        read_status(
            trigger,
            future=is_future(when.value, published),
            past=when.direct and is_past(when.value, published),
        )
        for trigger, when in zip(triggers, dated, strict=True)
    ]
    statuses = [alleged(status, source) for status, source in zip(charged(triggers, statuses), told, strict=True)]
    drafts = []
    for at, (trigger, status) in enumerate(zip(triggers, statuses, strict=True)):
        when = dated[at]
        if status.status == "future" and not when.direct and is_past(when.value, published):
            when = NO_DATE
        in_scene = scene.holds(trigger) and status.status in ("factual", "negated")
        told_as_news = dates.assumed(trigger, assumed) if status.status == "factual" else NO_DATE
        past = is_long_past(when.value, published)
        days = (when, scene.of(trigger) if in_scene else NO_DATE, told_as_news)
        drafts.append(_draft(doc, phrases.text, trigger, arguments[at], days, told[at], status, past=past))
    return tuple(drafts)


def _with_quotation(trigger: Trigger, arguments: tuple[Argument, ...], sources: Sources) -> tuple[Argument, ...]:
    """The head of the quotation as what a verb of saying says, where its clause gives nothing."""
    if not trigger.takes("theme") or any(argument.role == "theme" for argument in arguments):
        return arguments
    said = sources.quoted_by(trigger) or sources.told_before(trigger)
    if said is None or said.is_punct or said.is_space:
        return arguments
    theme = Argument("theme", said.idx, said.idx + len(said.text), said.text)
    return tuple(sorted((*arguments, theme), key=lambda argument: (argument.start, argument.role)))


def _draft(
    doc: Text,
    text: str,
    trigger: Trigger,
    arguments: tuple[Argument, ...],
    days: tuple[Dated, Dated, Dated],
    source: str | None,
    status: StatusReading,
    *,
    past: bool,
) -> Draft:
    """The mention that a trigger makes; `days` are its own, that of its scene and the one that is assumed."""
    dated, scene, assumed = days
    sentence = trigger.token.sent
    start, end = _trimmed(text, sentence.start_char, sentence.end_char)
    mention = EventMention(
        id="",
        trigger=Mention(trigger.start, trigger.end, text[trigger.start : trigger.end]),
        sentence=Mention(start, end, text[start:end]),
        arguments=arguments,
        date=dated.value,
        status=status.status,
        source=source,
        rule=trigger.rule,
        cue=status.cue,
    )
    heads = tuple(_head(doc, argument) for argument in arguments)
    return Draft(
        trigger.type,
        mention,
        lemma(trigger.token),
        heads,
        trigger.nominal,
        _number(trigger.token),
        is_definite(trigger.token),
        dated,
        scene,
        assumed,
        plural=tuple(_is_plural(doc, argument) for argument in arguments),
        several=_is_many(trigger.token) if trigger.nominal else None,
        title=trigger.token.sent.start == 0,
        before=_before(trigger.token) if trigger.nominal else frozenset(),
        past=past,
    )


def _number(token: Word) -> str | None:
    """The figure that an event noun goes with: "28 morti"."""
    return next((child.lower_ for child in token.children if child.dep_ == "nummod" and child.i < token.i), None)


def _before(noun: Word) -> frozenset[str]:
    return frozenset(child.lower_ for child in noun.children if child.i < noun.i and child.dep_ in ("amod", "det"))


def _head(doc: Text, argument: Argument) -> str:
    span = doc.char_span(argument.start, argument.end, alignment_mode="expand")
    return lemma(span.root) if span is not None else argument.text.lower()


def _is_many(noun: Word) -> bool | None:
    number = noun.morph.get("Number", ())
    return "Plur" in number if number else None


def _is_plural(doc: Text, argument: Argument) -> bool | None:
    """Whether an argument's noun is in the plural; None of names and of words for many ("coppia", "banda")."""
    span = doc.char_span(argument.start, argument.end, alignment_mode="expand")
    if span is None or span.root.pos_ != "NOUN" or is_collective(span.root):
        return None
    return _is_many(span.root)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _published(doc: Doc) -> date | None:
    value = doc._.published if doc.has_extension("published") else None
    return date.fromisoformat(value[:10]) if value else None
