"""Reading an Italian spaCy pipeline: newsie's own, an installed package or a folder; whole, or not at all."""

import hashlib
import warnings
from pathlib import Path

import spacy
from spacy.language import Language

from newsie.errors import ModelError

SHIPPED = Path(__file__).parent / "model"
"""The pipeline that comes with newsie."""

CHECKSUMS = "SHA256SUMS"
"""The file in the folder of a pipeline that lists its other files, as `sha256sum` writes it. Weights with a few wrong
bytes can be read like any others, so a folder that has the list is compared with it."""

_NEEDED = (
    ("doc.ents", "no entity recogniser: no names are found"),
    ("token.dep", "no parser, and events need one: no events are found"),
    ("token.lemma", "no lemmatizer: few events are found"),
)
"""What newsie's steps read, and what comes of it when no component gives it."""


def read_pipeline(name: str | Path) -> Language:
    """The pipeline of an installed package or in a folder, after a trial on a few words.

    Raises:
        ModelError: there is none, a file of it is missing or damaged, or something that it needs is not installed.
    """
    if (Path(name) / CHECKSUMS).is_file():
        _compare(Path(name))
    try:
        nlp = spacy.load(name)
        vectors = nlp.vocab.vectors
        if vectors.data.dtype == "float16":  # half the size on disk; thinc computes in single precision
            vectors.data = vectors.data.astype("float32")
        nlp("Roma è in Italia.")
    except OSError as error:
        if not str(error).startswith(("[E050]", "[E052]")):
            raise ModelError(f"the pipeline {str(name)!r} cannot be read; install it again ({error})") from error
        raise ModelError(
            f"there is no spaCy pipeline {str(name)!r}: install it (python -m spacy download {name}), give the path of "
            "a pipeline on disk, or call newsie.load() for the model that ships with newsie"
        ) from error
    except Exception as error:  # spaCy lets errors of msgpack, srsly, numpy and thinc through for a damaged file
        raise ModelError(
            f"the pipeline {str(name)!r} is damaged or lacks a library that it needs; install it again ({error})"
        ) from error
    return nlp


def check_language(nlp: Language) -> None:
    """Refuse a pipeline of another language.

    Raises:
        ModelError: the message names the language.
    """
    if nlp.lang != "it":
        raise ModelError(f"the pipeline's language is {nlp.lang!r}; newsie needs an Italian one (lang 'it')")


def warn_of_gaps(nlp: Language) -> None:
    """Say what a pipeline does not give, and what newsie therefore does not find. For `newsie.load` to call."""
    given = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    for attribute, lack in _NEEDED:
        if attribute not in given:
            warnings.warn(f"the pipeline has {lack}", UserWarning, stacklevel=3)


def write_checksums(folder: Path) -> None:
    """List the files of a pipeline, for `read_pipeline` to compare."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md")
    lines = [f"{_checksum(path)}  {path.relative_to(folder).as_posix()}\n" for path in files if path.name != CHECKSUMS]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf8", newline="\n")


def _compare(folder: Path) -> None:
    for line in (folder / CHECKSUMS).read_text("utf8", errors="replace").splitlines():
        checksum, _, name = line.partition("  ")
        if not (folder / name).is_file() or _checksum(folder / name) != checksum:
            raise ModelError(
                f"the pipeline {str(folder)!r} is damaged: its file {name} is missing or not the one that "
                f"{CHECKSUMS} lists; install it again"
            )


def _checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


__all__ = ["CHECKSUMS", "SHIPPED", "check_language", "read_pipeline", "warn_of_gaps", "write_checksums"]
