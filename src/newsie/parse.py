"""The parse of a text as plain Python objects, copied from spaCy once.

Every access to a spaCy `Token` makes an object and looks strings up; the steps ask the same of the same words many
times. A `Text` holds its `Word`s and `Sentence`s, whose attributes have the names and the meaning of spaCy's; what a
step finds out about a word can be kept with it (`remembered`).
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import pairwise, repeat
from threading import local
from typing import Any, Literal, NamedTuple, TypeVar, overload

import numpy
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY
from spacy.strings import StringStore
from spacy.tokens import Doc

from newsie.forms import FORMS, LEMMAS, MORPHS, NAMES, Form, Morph

T = TypeVar("T")

_COLUMNS = [ORTH, SPACY, IDX, LEMMA, POS, DEP, MORPH, ENT_TYPE, HEAD, SENT_START]

_CHILDLESS: list["Word"] = []
"""The children of every word that has none."""


class Word:
    """A token of a text. Attributes are those of spaCy's `Token`, with these differences:

    `lemma_` is in lower case, `lemma` its first word ("dimettere" of "dimettere si"); `morph` maps features to their
    values; `children` is a sequence, `doc` the `Text`.
    """

    __slots__ = (
        "answers",
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "form",
        "head",
        "i",
        "idx",
        "lemma",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "sent",
        "text",
    )
    head: "Word"

    def __init__(
        self,
        doc: "Text",
        i: int,
        form: Form,
        idx: int,
        lemma: tuple[str, str],
        pos: str,
        dep: str,
        morph: Morph,
        ent_type: str,
        sent: "Sentence",
    ) -> None:
        """Set what the word is by itself; `Text` sets `head` and `children`."""
        self.doc = doc
        self.i = i
        self.form = form
        self.text = form.text
        self.lower_ = form.lower
        self.idx = idx
        self.lemma_, self.lemma = lemma
        self.pos_ = pos
        self.dep_ = dep
        self.morph = morph
        self.ent_type_ = ent_type
        self.sent = sent
        self.children: list[Word] = _CHILDLESS
        self.answers: dict[Any, Any] | None = None

    def __repr__(self) -> str:
        """As the text writes it."""
        return self.text

    def nbor(self, distance: int = 1) -> "Word":
        """The word so many places after this one."""
        at = self.i + distance
        if at < 0:
            raise IndexError(f"no word stands {-distance} before {self.text!r}")
        return self.doc[at]

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation."""
        return self.form.is_punct

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.form.is_space

    @property
    def is_title(self) -> bool:
        """Whether it is written with a capital first and small letters after it."""
        return self.form.is_title

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins with it."""
        return self.sent.start == self.i

    @property
    def whitespace_(self) -> str:
        """The space after it, if there is one."""
        end = self.idx + len(self.text)
        following = self.doc.places[self.i + 1] if self.i + 1 < len(self.doc) else len(self.doc.text)
        return self.doc.text[end:following]

    @property
    def left_edge(self) -> "Word":
        """The first word of its subtree."""
        return min(self.subtree, key=lambda word: word.i)

    @property
    def subtree(self) -> Iterator["Word"]:
        """The word and all that depends on it, those before it first."""
        for child in self.children:
            if child.i < self.i:
                yield from child.subtree
        yield self
        for child in self.children:
            if child.i > self.i:
                yield from child.subtree


class Span:
    """Words `start` to `end`, `end` exclusive; `start_char` and `end_char` are their characters."""

    __slots__ = ("_root", "doc", "end", "start")
    _root: Word

    def __init__(self, doc: "Text", start: int, end: int) -> None:
        """A stretch of `doc`."""
        self.doc = doc
        self.start = start
        self.end = end

    def __len__(self) -> int:
        """How many words it has."""
        return self.end - self.start

    def __iter__(self) -> Iterator[Word]:
        """Its words."""
        return iter(self.words)

    @property
    def words(self) -> list[Word]:
        """Its words."""
        return self.doc.words[self.start : self.end]

    @property
    def start_char(self) -> int:
        """Where its first word begins."""
        return self.doc.words[self.start].idx

    @property
    def end_char(self) -> int:
        """Where its last word ends."""
        last = self.doc.words[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its characters."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Word:
        """The word nearest to the root of the sentence, the first of several; looked for at the first question."""
        try:
            return self._root
        except AttributeError:
            self._root = self._find_root()
            return self._root

    def _find_root(self) -> Word:
        words = self.words
        if len(words) == 1:
            return words[0]
        for word in words:
            if word.head is word:
                return word
        outer = [word for word in words if not self.start <= word.head.i < self.end]
        return min(outer, key=_depth, default=words[0]) if len(outer) != 1 else outer[0]


class Sentence(Span):
    """A sentence of a text."""

    __slots__ = ("_forms",)
    _forms: frozenset[str]

    @property
    def forms(self) -> frozenset[str]:
        """Its words as written and their lemmas, in lower case; put together at the first question."""
        try:
            return self._forms
        except AttributeError:
            words = self.words
            self._forms = frozenset([word.lower_ for word in words] + [word.lemma_ for word in words])
            return self._forms


def _depth(word: Word) -> int:
    depth = 0
    while word.head is not word:
        word = word.head
        depth += 1
    return depth


class Text:
    """A parsed text: its characters, words and sentences."""

    def __init__(self, columns: "_Columns") -> None:
        """Make the words and sentences from columns of what they are."""
        self.text = "".join(
            [form.text + " " if space else form.text for form, space in zip(columns.forms, columns.spaces, strict=True)]
        )
        bounds = [0, *(at for at, start in enumerate(columns.starts) if start == 1 and at), len(columns.forms)]
        self.sents = [Sentence(self, start, end) for start, end in pairwise(bounds) if end > start]
        self.words: list[Word] = list(
            map(
                Word,
                repeat(self),
                range(len(columns.forms)),
                columns.forms,
                columns.places,
                columns.lemmas,
                columns.tags,
                columns.functions,
                columns.morphs,
                columns.labels,
                [sentence for sentence in self.sents for _ in range(len(sentence))],
            )
        )
        for word, distance in zip(self.words, columns.heads, strict=True):
            word.head = head = self.words[word.i + distance]
            if distance and head.children:
                head.children.append(word)
            elif distance:
                head.children = [word]
        self.places = columns.places
        self._touched: dict[tuple[int, int], Span | None] = {}

    def unlink(self) -> None:
        """Let go of the words, and let them go of each other."""
        for word in self.words:
            word.children = _CHILDLESS
            word.answers = None
            del word.head
        self.words, self.sents, self._touched = [], [], {}

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.words)

    def __iter__(self) -> Iterator[Word]:
        """Its words."""
        return iter(self.words)

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> list[Word]: ...
    def __getitem__(self, at: int | slice) -> Word | list[Word]:
        """A word, or a list of them."""
        return self.words[at]

    def char_span(
        self, start: int, end: int, *, alignment_mode: Literal["strict", "contract", "expand"]
    ) -> Span | None:
        """The words that the characters are ("strict"), hold whole ("contract") or touch ("expand"), or None.

        What the same characters touch is asked for again and again: it is worked out once.
        """
        if alignment_mode != "expand":
            return self._char_span(start, end, alignment_mode)
        try:
            return self._touched[start, end]
        except KeyError:
            span = self._touched[start, end] = self._char_span(start, end, alignment_mode)
            return span

    def _char_span(self, start: int, end: int, alignment_mode: str) -> Span | None:
        if not 0 <= start < len(self.text) or not 0 < end <= len(self.text):
            return None
        first, last = bisect_right(self.places, start) - 1, bisect_right(self.places, end - 1) - 1
        if alignment_mode == "strict":
            exact = self.places[first] == start and self.places[last] + len(self.words[last].text) == end
            return Span(self, first, last + 1) if exact else None
        if alignment_mode == "contract":
            first += self.places[first] < start
            last -= end < self.places[last] + len(self.words[last].text)
            return Span(self, first, last + 1) if first <= last else None
        first += start == self.places[first] + len(self.words[first].text)
        return Span(self, first, last + 1)


class _Last(local):
    """The text that was read last in a thread, and the columns that it was made from."""

    array = b""
    text: Text


_LAST = _Last()


def read_text(doc: Doc) -> Text:
    """The parse of `doc`; asked again for the same parse (by the next step), it gives the same object."""
    array = doc.to_array(_COLUMNS).tobytes()
    if _LAST.array != array:
        _LAST.text = _read(array, doc.vocab.strings)
        _LAST.array = array
    return _LAST.text


@contextmanager
def last_reading(doc: Doc) -> Iterator[Text]:
    """The parse of `doc` for the step that is the last to read it; afterwards a word is only what it is by itself.

    Words and their heads refer to each other, so the memory of a text would have to wait for the garbage collector.
    Taken apart, they are gone as soon as nobody has them.
    """
    text = read_text(doc)
    _LAST.array = b""
    del _LAST.text
    try:
        yield text
    finally:
        text.unlink()


class _Columns(NamedTuple):
    """What is copied of every token, in the order of `_COLUMNS`."""

    forms: list[Form]
    spaces: list[int]
    places: list[int]
    lemmas: list[tuple[str, str]]
    tags: list[str]
    functions: list[str]
    morphs: list[Morph]
    labels: list[str]
    heads: list[int]
    starts: list[int]


def _read(array: bytes, strings: StringStore) -> Text:
    table = numpy.frombuffer(array, "uint64").reshape(-1, len(_COLUMNS)).T
    orths, spaces, places, lemmas, tags, functions, morphs, labels = table[:-2].tolist()
    heads, starts = table[-2:].astype("int64").tolist()  # the two that may be negative
    return Text(
        _Columns(
            FORMS.column(orths, strings),
            spaces,
            places,
            LEMMAS.column(lemmas, strings),
            NAMES.column(tags, strings),
            NAMES.column(functions, strings),
            MORPHS.column(morphs, strings),
            NAMES.column(labels, strings),
            heads,
            starts,
        )
    )


def remembered(function: Callable[[Word], T]) -> Callable[[Word], T]:
    """A function of a word that is computed once and kept with the word; its result must not be changed."""

    @wraps(function)
    def ask(word: Word) -> T:
        answers: dict[Any, T] | None = word.answers
        if answers is None:
            answers = word.answers = {}
        if function not in answers:
            answers[function] = function(word)
        return answers[function]

    return ask
