"""Typed events with arguments, date, status and source, their mentions merged.

`find_events` is the only public function; how it gets there: `triggers` finds the words, `arguments` fills their roles,
`sources`, `dates` and `status` read what is said about them, `merging` puts the mentions of one happening together.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from newsie.records import Entity, Event, TimeExpression

if TYPE_CHECKING:
    from newsie.events.triggers.entries import Lexicon


def find_events(
    doc: Doc,
    times: Sequence[TimeExpression] = (),
    entities: Sequence[Entity] = (),
    *,
    lexicon: "Lexicon | None" = None,
    assume_published: bool = False,
) -> tuple[Event, ...]:
    """The events that a text tells of, in the order of their first mentions.

    Args:
        doc: a Doc with tags, lemmas and a dependency parse.
        times: its time expressions (`newsie.find_times`).
        entities: its entities (`newsie.entities.find_entities`).
        lexicon: what counts as a trigger (`newsie.events.triggers.lexicon.load_lexicon`); the lexicon of newsie when
            not given.
        assume_published: give the publication date (`doc._.published`) to factual news that the text does not date;
            their `date_basis` is "assumed".

    >>> nlp = newsie.load()                                                                     # doctest: +SKIP
    >>> [str(event.type) for event in find_events(nlp("La polizia ha arrestato due uomini."))]  # doctest: +SKIP
    ['ARREST']
    """
    from newsie.events.merging.clusters import merge
    from newsie.events.reading import read
    from newsie.events.triggers.lexicon import load_lexicon

    found = read(doc, times, entities, lexicon or load_lexicon(), assume_published=assume_published)
    return merge(found.drafts)
