"""Why the events of a text are what they are: for every sentence the triggers considered, kept and dropped.

This is what one reads while adding words to the lexicon: `newsie explain FILE` prints it.
"""

from collections.abc import Iterable, Sequence

from attrs import frozen
from spacy.tokens import Doc

from newsie.events.merging.clusters import merge
from newsie.events.reading import read
from newsie.events.triggers.entries import Lexicon
from newsie.events.triggers.lexicon import load_lexicon
from newsie.records import Entity, Event, EventMention, Mention, TimeExpression


@frozen
class Kept:
    """A trigger that became a mention of an event, and how many mentions that event has."""

    mention: EventMention
    event: Event


@frozen
class Considered:
    """A word that the lexicon knows and that is no trigger here."""

    word: Mention
    type: str
    reason: str


@frozen
class Explanation:
    """One sentence with what was made of it."""

    sentence: Mention
    kept: tuple[Kept, ...]
    dropped: tuple[Considered, ...]


def explain(
    doc: Doc,
    times: Sequence[TimeExpression] = (),
    entities: Sequence[Entity] = (),
    *,
    lexicon: Lexicon | None = None,
) -> tuple[Explanation, ...]:
    """What the event step did with every sentence of a text, in its order.

    Args:
        doc: a Doc with tags, lemmas and a dependency parse.
        times: its time expressions.
        entities: its entities.
        lexicon: what counts as a trigger; the lexicon of newsie when not given.
    """
    reading = read(doc, times, entities, lexicon or load_lexicon())
    mentions = [(mention, event) for event in merge(reading.drafts) for mention in event.mentions]
    out = []
    for sent in doc.sents:
        text = sent.text.strip()
        if not text:
            continue
        start = sent.start_char + len(sent.text) - len(sent.text.lstrip())
        kept = sorted(
            (Kept(mention, event) for mention, event in mentions if start <= mention.trigger.start < sent.end_char),
            key=lambda one: (one.mention.trigger.start, one.mention.trigger.end),
        )
        dropped = [
            Considered(Mention(d.token.idx, d.token.idx + len(d.token.text), d.token.text), str(d.type), d.reason)
            for d in reading.found.dropped
            if sent.start <= d.token.i < sent.end
        ]
        out.append(Explanation(Mention(start, start + len(text), text), tuple(kept), tuple(dropped)))
    return tuple(out)


def render(explanations: Iterable[Explanation]) -> str:
    """An explanation as plain text, a block for every sentence."""
    return "\n\n".join(_block(one) for one in explanations)


def _block(one: Explanation) -> str:
    lines = [one.sentence.text]
    for kept in one.kept:
        mention, event = kept.mention, kept.event
        roles = "; ".join(f"{a.role} {a}{' (inferred)' if a.inferred else ''}" for a in mention.arguments)
        lines.append(f"  + {event.type} “{mention.trigger.text}”  {roles or 'no arguments'}")
        status = mention.status + (f" (“{mention.cue}”)" if mention.cue else "")
        lines.append(f"      {status}, date {mention.date or 'unknown'}, source {mention.source or 'none'}")
        lines.append(f"      rule: {mention.rule}")
        if len(event.mentions) > 1:
            others = ", ".join(f"“{m.trigger.text}” at {m.trigger.start}" for m in event.mentions if m.id != mention.id)
            lines.append(f"      same event: {others}")
    lines += [f"  - {dropped.type} “{dropped.word.text}”: {dropped.reason}" for dropped in one.dropped]
    if not one.kept and not one.dropped:
        lines.append("  no word of the lexicon")
    return "\n".join(lines)


__all__ = ["Considered", "Explanation", "Kept", "explain", "render"]
