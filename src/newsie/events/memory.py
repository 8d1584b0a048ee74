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

from spacy.tokens import Doc, Token

T = TypeVar("T")

_current: ContextVar[tuple[Doc, defaultdict[Any, dict[int, Any]]] | None] = ContextVar("newsie_answers", default=None)


@contextmanager
def reading(doc: Doc) -> Iterator[None]:
    """Keep the answers of `remembered` functions about the tokens of `doc`, whose parse must not change inside."""
    before = _current.set((doc, defaultdict(dict)))
    try:
        yield
    finally:
        _current.reset(before)


def remembered(function: Callable[[Token], T]) -> Callable[[Token], T]:
    """A function of a token that is computed once for each token inside `reading`; its result must not be changed."""

    @wraps(function)
    def ask(token: Token) -> T:
        current = _current.get()
        if current is None or current[0] is not token.doc:
            return function(token)
        answers: dict[int, T] = current[1][function]
        at: int = token.i
        if at not in answers:
            answers[at] = function(token)
        return answers[at]

    return ask
