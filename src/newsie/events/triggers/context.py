"""What the conditions of the lexicon may ask about one text beside its parse: names, times, words."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from functools import cached_property

from newsie.parse import Sentence, Text, Word
from newsie.records import Entity, TimeExpression

_NEAR = 8
"""How many sentences before and after a word still tell what it is about."""


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
        self._around: dict[int, frozenset[str]] = {}

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

    def around(self, word: Word) -> frozenset[str]:
        """Lemmas and forms of what a word's sentence stands among: the title and the sentences near it."""
        at = bisect_right(self._starts, word.i) - 1
        if at not in self._around:
            near = self._sentences[max(at - _NEAR, 0) : at + _NEAR + 1]
            self._around[at] = frozenset[str]().union(self._sentences[0].forms, *(one.forms for one in near))
        return self._around[at]

    @cached_property
    def _sentences(self) -> list[Sentence]:
        return list(self.doc.sents)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def _indexes(self, start: int, end: int) -> range:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return range(span.start, span.end) if span is not None else range(0)
