"""How far a long run has come: what its journal says and its writers start from."""

from attrs import frozen


@frozen(slots=True)
class State:
    """How far a run has come."""

    rows: int = 0
    articles: int = 0
    failures: int = 0
    words: int = 0
    size: int = 0
    errors_size: int = 0


__all__ = ["State"]
