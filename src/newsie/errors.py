"""The exceptions of newsie: each names the argument that is wrong and says what to do."""


class NewsieError(Exception):
    """Base of every error that newsie raises on purpose."""


class InputError(NewsieError, ValueError):
    """An argument cannot be used: wrong type, empty, too long or unreadable."""


class ModelError(NewsieError, OSError):
    """The language model is missing, damaged or not Italian."""


class KnowledgeError(NewsieError, ValueError):
    """A TOML, CSV or JSONL file of words, types or names cannot be read; the message names the line."""


class BatchError(NewsieError, RuntimeError):
    """An article of many, or a process that works on them, failed; the message names the article and the reason."""


class MissingExtraError(NewsieError, ImportError):
    """A library that an extra of newsie brings is not installed; the message names the extra."""
