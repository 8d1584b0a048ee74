"""Answers about the words of the text that is being read.

The steps ask the same of the same token many times (is it a verb form, what depends on it); the parse does not change
meanwhile, so the first answer is kept until the text is read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, Token

T = TypeVar("T")


class _Text:
    """The text that is being read: the answers by function and token, and the sentence of every token."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.answers: defaultdict[Any, dict[int, Any]] = defaultdict(dict)
        self.sentences = [sentence for sentence in doc.sents for _ in range(len(sentence))]


_current: ContextVar[_Text | None] = ContextVar("newsie_reading", default=None)


@contextmanager
def reading(doc: Doc) -> Iterator[None]:
    """Keep the answers of `remembered` functions about the tokens of `doc`, whose parse must not change inside."""
    before = _current.set(_Text(doc))
    try:
        yield
    finally:
        _current.reset(before)


def remembered(function: Callable[[Token], T]) -> Callable[[Token], T]:
    """A function of a token that is computed once for each token inside `reading`; its result must not be changed."""

    @wraps(function)
    def ask(token: Token) -> T:
        current = _current.get()
        if current is None or current.doc is not token.doc:
            return function(token)
        answers: dict[int, T] = current.answers[function]
        at: int = token.i
        if at not in answers:
            answers[at] = function(token)
        return answers[at]

    return ask


def sentence_of(token: Token) -> Span:
    """The sentence of a token; spaCy looks for both its ends at every `token.sent`."""
    current = _current.get()
    return token.sent if current is None or current.doc is not token.doc else current.sentences[token.i]
