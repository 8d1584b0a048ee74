"""The steps of newsie as spaCy components, for pipelines of one's own.

Each puts spans into `doc.spans` (`"times"`, `"entities"`, `"events"`) and JSON-able records into `doc._.newsie`, so
that `to_bytes`, `DocBin` and `n_process` keep working. The publication date, where there is one, is read from
`doc._.published` (an ISO string), to be set before the component runs.
"""

from collections.abc import Callable
from typing import Any, Literal, TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsie.capitals import as_written, small_letters
from newsie.entities import find_entities
from newsie.entities.gazetteer import Gazetteer, read_gazetteer
from newsie.events import find_events
from newsie.events.triggers.lexicon import load_lexicon
from newsie.formats.dicts import structure, unstructure
from newsie.language import is_italian
from newsie.lemmas import correct_lemmas, read_lemmas
from newsie.lines import mark_line_starts
from newsie.records import Entity, TimeExpression
from newsie.times import find_times
from newsie.times.published import from_iso

Component = Callable[[Doc], Doc]
T = TypeVar("T")

if not Doc.has_extension("newsie"):
    Doc.set_extension("newsie", default=None)
if not Doc.has_extension("published"):
    Doc.set_extension("published", default=None)


@Language.component("newsie_lines")
def newsie_lines(doc: Doc) -> Doc:
    """Let a sentence start where a line of the text ends a heading or a paragraph. Goes before the parser."""
    mark_line_starts(doc)
    return doc


@Language.component("newsie_small_letters")
def newsie_small_letters(doc: Doc) -> Doc:
    """Write lines in capitals as running text has them, for the components behind this one. Goes first."""
    return small_letters(doc)


@Language.component("newsie_as_written")
def newsie_as_written(doc: Doc) -> Doc:
    """Give a text back its capitals, and keep what was found in it. Goes behind every component that reads text."""
    return as_written(doc)


@Language.factory("newsie_lemmas")
def newsie_lemmas(nlp: Language, name: str) -> Component:
    """Lemmas from the lexicon of the pipeline's vocabulary, where it has one. Goes behind the lemmatizer."""
    lexicon = read_lemmas(nlp.vocab.lookups)

    def component(doc: Doc) -> Doc:
        correct_lemmas(doc, lexicon)
        return doc

    return component


@Language.factory("newsie_times", default_config={"prefer": "news"})
def newsie_times(nlp: Language, name: str, prefer: Literal["news", "past", "future"]) -> Component:
    """Time expressions into `doc.spans["times"]` and `doc._.newsie["times"]`."""

    def component(doc: Doc) -> Doc:
        times = find_times(doc.text, published=from_iso(doc._.published), prefer=prefer)
        spans = [_span(doc, time.start, time.end, time.type, time.id) for time in times]
        return _store(doc, "times", times, spans)

    return component


@Language.factory("newsie_entities", default_config={"gazetteer": None})
def newsie_entities(nlp: Language, name: str, gazetteer: str | None) -> Component:
    """Entities into `doc.spans["entities"]` and `doc._.newsie["entities"]`. Reads `doc.ents`.

    `gazetteer` is the path of a user's own names (`newsie.entities.gazetteer`); a pipeline saved with it reads that
    file again when it is loaded.
    """
    listed = Gazetteer(nlp, read_gazetteer(gazetteer)) if gazetteer else None

    def component(doc: Doc) -> Doc:
        entities = find_entities(doc, records_of(doc, "times", TimeExpression), gazetteer=listed)
        spans = [_span(doc, m.start, m.end, entity.label, entity.id) for entity in entities for m in entity.mentions]
        return _store(doc, "entities", entities, spans)

    return component


@Language.factory("newsie_events", default_config={"lexicon": None, "assume_published": False})
def newsie_events(nlp: Language, name: str, lexicon: str | None, assume_published: bool) -> Component:
    """Events into `doc.spans["events"]` (their triggers) and `doc._.newsie["events"]`. Needs a dependency parse.

    A text in another language gets none. `lexicon` is the path of a user's own types and words
    (`newsie.events.triggers.lexicon`); a pipeline saved with it reads that file again when it is loaded.
    `assume_published` dates news that the text does not date with the publication date, marked as "assumed".
    """
    known = load_lexicon(lexicon) if lexicon else None

    def component(doc: Doc) -> Doc:
        if not doc.has_annotation("DEP") or not is_italian(doc):
            return _store(doc, "events", (), [])
        times, entities = records_of(doc, "times", TimeExpression), records_of(doc, "entities", Entity)
        events = find_events(doc, times, entities, lexicon=known, assume_published=assume_published)
        spans = [
            _span(doc, mention.trigger.start, mention.trigger.end, str(event.type), event.id)
            for event in events
            for mention in event.mentions
        ]
        return _store(doc, "events", events, spans)

    return component


def _span(doc: Doc, start: int, end: int, label: str, id_: str) -> Span:
    """The tokens that hold the characters: a span of newsie may end inside a token ("Kim-Shoigu")."""
    span = doc.char_span(start, end, label=label, span_id=id_, alignment_mode="expand")
    assert span is not None  # "expand" finds a span for all characters of the text
    return span


class _Part(list[Any]):
    """The JSON-able dicts of a part of `doc._.newsie`, and the records they were made from.

    Bytes keep the dicts alone: what comes back from them is a plain list, and its records are made anew.
    """

    def __init__(self, records: tuple[Any, ...]) -> None:
        super().__init__(unstructure(record) for record in records)
        self.records = records


def _store(doc: Doc, part: str, records: tuple[Any, ...], spans: list[Span]) -> Doc:
    doc._.newsie = {**(doc._.newsie or {}), part: _Part(records)}
    doc.spans[part] = sorted(spans, key=lambda span: (span.start, span.end))
    return doc


def records_of(doc: Doc, part: Literal["times", "entities", "events"], kind: type[T]) -> tuple[T, ...]:
    """The records, of class `kind`, that a step left in a Doc."""
    found = (doc._.newsie or {}).get(part, ())
    return found.records if isinstance(found, _Part) else tuple(structure(record, kind) for record in found)
