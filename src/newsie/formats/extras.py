"""Importing what an extra of newsie brings, with a message that names the extra when it is not installed."""

from importlib import import_module
from typing import Any

from newsie.errors import MissingExtraError


def require(module: str, extra: str) -> Any:
    """The module.

    Raises:
        MissingExtraError: it is not installed; the message says which extra of newsie brings it.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or module.split(".")[0] != error.name.split(".")[0]:
            raise
        raise MissingExtraError(f'{error.name} is not installed: pip install "newsie[{extra}]"') from error
