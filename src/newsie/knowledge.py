"""Reading the TOML files that hold what newsie knows: words, types, aliases, rules."""

import sys
from pathlib import Path
from typing import Any

from newsie.errors import KnowledgeError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file.

    Raises:
        KnowledgeError: there is no such file, or it is no TOML; the message names file, line and column.
    """
    try:
        return tomllib.loads(path.read_text("utf8"))
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path} is not valid TOML: {error}") from error
