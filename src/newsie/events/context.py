"""What the conditions of the lexicon may ask about one text beside its parse: names, times, words."""

from collections.abc import Callable, Iterable
from functools import cached_property

from newsie.parse import Text, Word
from newsie.records import Entity, TimeExpression


class Context:
    """What conditions may ask about one text, computed once and only when asked for."""

    def __init__(
        self,
        doc: Text,
        entities: Iterable[Entity],
        times: Iterable[TimeExpression],
        is_event: Callable[[Word], bool],
    ) -> None:
        """Nothing is computed yet; `is_event` answers "@event"."""
        self.doc = doc
        self.is_event = is_event
        self._entities = entities
        self._times = times

    @cached_property
    def labels(self) -> dict[int, str]:
        """Entity label of every token inside a name."""
        found: dict[int, str] = {}
        for entity in self._entities:
            for mention in entity.mentions:
                if mention.kind == "name":
                    for index in self._indexes(mention.start, mention.end):
                        found[index] = entity.label
        return found

    @cached_property
    def names(self) -> dict[int, tuple[int, int]]:
        """First and last token of the name that a token stands in."""
        found: dict[int, tuple[int, int]] = {}
        for entity in self._entities:
            for mention in entity.mentions:
                if mention.kind == "name" and (indexes := self._indexes(mention.start, mention.end)):
                    found |= dict.fromkeys(indexes, (indexes[0], indexes[-1]))
        return found

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of names that stand inside a sentence, where a capital letter says that they are names."""
        inside = (self.doc[i] for i in self.names)
        return frozenset(token.text for token in inside if token.i > token.sent.start)

    @cached_property
    def time_types(self) -> dict[int, str]:
        """TIMEX3 type of every token inside a time expression."""
        return {i: time.type for time in self._times for i in self._indexes(time.start, time.end)}

    @cached_property
    def words(self) -> frozenset[str]:
        """Lemmas and forms of the whole text."""
        return frozenset[str]().union(*(sentence.forms for sentence in self.doc.sents))

    def _indexes(self, start: int, end: int) -> range:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return range(span.start, span.end) if span is not None else range(0)
