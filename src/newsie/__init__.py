"""newsie: Italian news into structured events.

Who did what to whom, where, when, according to whom, every fact tied to the characters that state it.
Importing this package is fast: spaCy is imported when the first article is read.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsie import plot
    from newsie.batch import extract_many
    from newsie.errors import BatchError, InputError, KnowledgeError, MissingExtraError, ModelError, NewsieError
    from newsie.formats import to_arrow, to_frame
    from newsie.pipeline import article, extract, load
    from newsie.records import Argument, Article, Entity, Event, EventMention, EventType, Mention, TimeExpression
    from newsie.times import find_times

__version__ = "0.1.0"

_HOME = {
    "Argument": "records",
    "Article": "records",
    "BatchError": "errors",
    "Entity": "records",
    "Event": "records",
    "EventMention": "records",
    "EventType": "records",
    "InputError": "errors",
    "KnowledgeError": "errors",
    "Mention": "records",
    "MissingExtraError": "errors",
    "ModelError": "errors",
    "NewsieError": "errors",
    "TimeExpression": "records",
    "article": "pipeline",
    "extract": "pipeline",
    "extract_many": "batch",
    "find_times": "times",
    "load": "pipeline",
    "to_arrow": "formats",
    "to_frame": "formats",
}

__all__ = [
    "Argument",
    "Article",
    "BatchError",
    "Entity",
    "Event",
    "EventMention",
    "EventType",
    "InputError",
    "KnowledgeError",
    "Mention",
    "MissingExtraError",
    "ModelError",
    "NewsieError",
    "TimeExpression",
    "article",
    "extract",
    "extract_many",
    "find_times",
    "load",
    "plot",
    "to_arrow",
    "to_frame",
]


def __getattr__(name: str) -> Any:
    if name == "plot":
        return import_module("newsie.plot")
    if name not in _HOME:
        raise AttributeError(f"module 'newsie' has no attribute {name!r}")
    value = getattr(import_module(f"newsie.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
