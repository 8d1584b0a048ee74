"""The trigger lexicon: reading the TOML files of `lexicon/` and a user's own, checking and indexing them.

A file holds `[[entry]]` tables: `type`; the words (`verbs`, `nouns`, `adjectives`: strings of lemmas; `phrases`: a list
of lemma sequences, where `*` marks the trigger, `a|b` are alternatives and articles or adverbs may stand between);
`when` and `unless`, lists of conditions (`conditions.py`); `frame`, which overrides the roles of `frames.toml`; `note`,
why. The type NONE marks what is no event ("battere cassa"). A user's file may add types (`[[type]]`) and word classes
(`[classes]`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

from attrs import evolve, frozen

from newsie.errors import KnowledgeError
from newsie.events.grammar.inflection import (
    adjective_forms,
    bare_infinitive,
    is_verb,
    noun_forms,
    participles,
    verb_forms,
)
from newsie.events.triggers import conditions
from newsie.events.triggers.conditions import Condition, Value
from newsie.events.triggers.entries import NOTHING, Entry, Kind, Lexicon, Phrase, Type
from newsie.knowledge import read_toml
from newsie.records import EventType, Role, UserType

_FOLDER = Path(__file__).parents[1] / "lexicon"
_ROLES = frozenset(get_args(Role))
_WORD_KEYS: Mapping[str, Kind] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective", "phrases": "phrase"}
_ENTRY_KEYS = frozenset({*_WORD_KEYS, "type", "when", "unless", "frame", "note"})
_TYPE_KEYS = frozenset({"name", "group", "label_it", "plover", "ace", "frame", "noun_frame"})
_NOT_LABELS = re.compile(r"[A-Z]{2,}$")


@cache
def load_lexicon(path: Path | str | None = None) -> Lexicon:
    """The lexicon that ships with newsie, with the entries of the user's file before its own where a path is given.

    Raises:
        KnowledgeError: a file cannot be read or an entry is wrong; the message names file, line and remedy.
    """
    files = sorted(_FOLDER.glob("*.toml"))
    sources = [_Source(file) for file in files if file.name not in ("classes.toml", "frames.toml")]
    classes = _Source(_FOLDER / "classes.toml")
    frames = _read_frames(_Source(_FOLDER / "frames.toml"))
    own = [_Source(Path(path))] if path is not None else []
    return _Builder(classes, frames, [*own, *sources], frozenset(source.name for source in own)).build()


class _Source:
    """A TOML file with the lines of its tables, for messages."""

    def __init__(self, path: Path) -> None:
        self.data = read_toml(path)
        self.path = path
        self.name = path.name
        self._lines = path.read_text("utf8").splitlines()
        self._heads: dict[str, list[int]] = {}
        for at, line in enumerate(self._lines, 1):
            if head := re.match(r"\s*\[\[\s*(\w+)\s*\]\]", line):
                self._heads.setdefault(head[1], []).append(at)

    def line(self, table: str, number: int, word: str | None = None) -> int:
        """The line of the n-th `[[table]]`, or of the first line from there that holds the word."""
        heads = self._heads.get(table, [])
        head = heads[number] if number < len(heads) else 1
        end = heads[number + 1] if number + 1 < len(heads) else len(self._lines) + 1
        lines = range(head, end) if word else ()
        word = word.strip("*") if word else word
        return next((at for at in lines if word in re.split(r"[^\w@'-]+", self._lines[at - 1])), head)

    def error(self, message: str, table: str = "entry", number: int = 0, word: str | None = None) -> KnowledgeError:
        """An error that names file and line."""
        return KnowledgeError(f"{self.path}, line {self.line(table, number, word)}: {message}")


@frozen
class _Frames:
    verb: Mapping[str, Mapping[str, str]]
    noun: Mapping[str, Mapping[str, str]]
    common: Mapping[str, str]
    words: Mapping[tuple[str, str], Mapping[str, str]]


def _read_frames(source: _Source) -> _Frames:
    common = source.data.pop("default")["frame"]
    words = {(row["type"], word): row["frame"] for row in source.data.pop("word") for word in row["words"].split()}
    verb = {name: common | table["frame"] for name, table in source.data.items()}
    noun = {name: common | table.get("noun_frame", table["frame"]) for name, table in source.data.items()}
    return _Frames(verb, noun, common, words)


class _Builder:
    """Checks the tables of all files and makes the indexes."""

    def __init__(self, classes: _Source, frames: _Frames, sources: list[_Source], own: frozenset[str]) -> None:
        self.sources = sources
        self.own = own
        self.overrides: dict[tuple[str, str], Mapping[str, str]] = {}
        self.frames = _Frames(dict(frames.verb), dict(frames.noun), frames.common, frames.words)
        self.types: dict[str, Type] = {kind.name: kind for kind in EventType} | {"NONE": NOTHING}
        self.classes: dict[str, frozenset[str]] = {}
        for source in [classes, *(source for source in sources if source.name in own)]:
            table = source.data.get("classes", {}) if source is not classes else source.data
            for name, words in table.items():
                if not isinstance(words, str):
                    raise source.error(f"the class {name!r} must be a string of lemmas", word=name)
                forms = frozenset(form for word in words.split() for form in noun_forms(word))
                self.classes[name] = self.classes.get(name, frozenset()) | forms

    def build(self) -> Lexicon:
        for source in self.sources:
            self._check_tables(source)
            for number, table in enumerate(source.data.get("type", ())):
                self._add_type(source, number, table)
        entries: dict[str, dict[str, list[Entry]]] = {"verb": {}, "noun": {}, "adjective": {}, "phrase": {}}
        plain: dict[tuple[str, str, bool], Entry] = {}
        for source in self.sources:
            for number, table in enumerate(source.data.get("entry", ())):
                for entry in self._read_entry(source, number, table):
                    key = (entry.kind, entry.word, entry.reflexive)
                    first = plain.get(key) if not entry.when else None
                    if first is not None and first.origin.split(":")[0] not in self.own:
                        raise source.error(
                            f"{entry.word!r} ({entry.kind}) has two entries without `when`, the other at "
                            f"{first.origin}: "
                            "give one of them a condition or delete it",
                            number=number,
                            word=entry.word.split()[0],
                        )
                    if not entry.when:
                        plain.setdefault(key, entry)
                    entries[entry.kind].setdefault(entry.word, []).append(entry)
        return self._index({kind: {w: tuple(found) for w, found in table.items()} for kind, table in entries.items()})

    def _index(self, entries: dict[str, dict[str, tuple[Entry, ...]]]) -> Lexicon:
        lemmas = {
            "verb": _by_form(entries["verb"], verb_forms),
            "noun": _by_form(entries["noun"], noun_forms),
            "adjective": _by_form(entries["adjective"], adjective_forms),
        }
        number, phrases = 0, dict[str, list[Phrase]]()
        for found in entries["phrase"].values():
            for entry in found:
                number += 1
                phrase = self._phrase(number, entry, lemmas["noun"])
                for form in sorted(phrase.places[0]):
                    phrases.setdefault(form, []).append(phrase)
        return Lexicon(
            types=self.types,
            classes=self.classes,
            entries=entries,
            lemmas=lemmas,
            participles=_by_form(entries["verb"], participles),
            phrases=_by_second(phrases),
        )

    def _check_tables(self, source: _Source) -> None:
        allowed = {"entry", "type", "classes"} if source.name in self.own else {"entry"}
        for name in source.data:
            if name not in allowed:
                raise KnowledgeError(f"{source.path}: unknown table {name!r}; known are {', '.join(sorted(allowed))}")

    def _add_type(self, source: _Source, number: int, table: dict[str, Any]) -> None:
        for key in table:
            if key not in _TYPE_KEYS:
                raise source.error(
                    f"unknown key {key!r}; known are {', '.join(sorted(_TYPE_KEYS))}", "type", number, key
                )
        for key in ("name", "group", "label_it"):
            if not isinstance(table.get(key), str) or not table[key]:
                raise source.error(f"a type needs a {key!r}, a string", "type", number)
        name = table["name"]
        if name in self.types:
            raise source.error(f"there is a type {name} already: choose another name", "type", number, name)
        if not re.fullmatch(r"[A-Z][A-Z0-9_]*", name):
            raise source.error(
                f"the name {name!r} must be written in capitals, as MARKET_MOVE is", "type", number, name
            )
        self.types[name] = UserType(name, table["group"], table["label_it"], table.get("plover"), table.get("ace"))
        frame = table.get("frame", {"subject": "agent", "agent": "agent", "object": "target", "di": "target"})
        for one in (frame, table.get("noun_frame", {})):
            self._check_frame(source, "type", number, one)
        dict.__setitem__(self.frames.verb, name, {**self.frames.common, **frame})  # type: ignore[index]
        dict.__setitem__(self.frames.noun, name, {**self.frames.common, **table.get("noun_frame", frame)})  # type: ignore[index]

    def _read_entry(self, source: _Source, number: int, table: dict[str, Any]) -> Iterator[Entry]:
        for key in table:
            if key not in _ENTRY_KEYS:
                raise source.error(
                    f"unknown key {key!r}; known are {', '.join(sorted(_ENTRY_KEYS))}", number=number, word=key
                )
        name = table.get("type")
        if name not in self.types:
            raise source.error(
                f"unknown type {name!r}; known are {', '.join(sorted(self.types))}", number=number, word="type"
            )
        frame = table.get("frame", {})
        self._check_frame(source, "entry", number, frame)
        when = self._conditions(source, number, table, "when")
        unless = self._conditions(source, number, table, "unless")
        found = False
        for key, kind in _WORD_KEYS.items():
            words = table.get(key, [])
            if not isinstance(words, list if kind == "phrase" else str) and words:
                wanted = "a list of strings" if kind == "phrase" else "a string of lemmas"
                raise source.error(f"{key!r} must be {wanted}", number=number, word=key)
            for word in words if isinstance(words, list) else str(words).split():
                found = True
                self._check_word(source, number, kind, word)
                base = self.frames.noun if kind in ("noun", "adjective") else self.frames.verb
                entry = Entry(
                    type=self.types[name],
                    kind=kind,
                    word=word,
                    when=when,
                    unless=unless,
                    frame={**base.get(name, self.frames.common), **self.frames.words.get((name, word), {}), **frame},
                    origin=f"{source.name}:{source.line('entry', number, word.split()[0].split('|')[0].strip('*'))}",
                )
                self.overrides[entry.origin, word] = frame
                if kind == "phrase" and self._is_nominal(word):
                    entry = evolve(entry, frame={**self.frames.noun.get(name, self.frames.common), **frame})
                if kind == "verb" and word.endswith("rsi"):
                    entry = evolve(entry, word=bare_infinitive(word), reflexive=True)
                yield entry
        if not found:
            raise source.error("the entry has no words: give verbs, nouns, adjectives or phrases", number=number)

    @staticmethod
    def _is_nominal(phrase: str) -> bool:
        """Whether the trigger of a phrase is a noun: the marked word, or no verb in it."""
        parts = phrase.split()
        star = [part for part in parts if part.startswith("*")]
        return not any(is_verb(alternative.strip("*")) for part in star or parts for alternative in part.split("|"))

    def _check_word(self, source: _Source, number: int, kind: Kind, word: str) -> None:
        if not isinstance(word, str) or not word.strip():
            raise source.error("an empty word", number=number)
        if word != word.lower() and not (kind == "phrase" and "@" in word):
            raise source.error(f"{word!r} must be in lower case", number=number, word=word.split()[0])
        if kind != "phrase" and "-" in word:
            parts = " - ".join(word.split("-"))
            raise source.error(
                f'{word!r} is cut at its hyphen before it is looked up: write the phrase "*{parts}"',
                number=number,
                word=word,
            )
        if kind == "verb" and not is_verb(word):
            raise source.error(f"{word!r} is no infinitive", number=number, word=word)
        if kind == "phrase":
            if len(word.split()) < 2:
                raise source.error(
                    f"the phrase {word!r} has one word: put it under verbs or nouns", number=number, word=word
                )
            if word.count("*") > 1:
                raise source.error(f"the phrase {word!r} marks two triggers", number=number, word=word.split()[0])

    def _check_frame(self, source: _Source, table: str, number: int, frame: dict[str, str]) -> None:
        for function, role in frame.items():
            if function not in conditions.FUNCTIONS:
                raise source.error(f"unknown function {function!r} in frame", table, number, function)
            if not set(role.split("|")) <= _ROLES | {"none"}:
                raise source.error(
                    f"unknown role {role!r} in frame; known are {', '.join(sorted(_ROLES))}, none", table, number, role
                )

    def _conditions(self, source: _Source, number: int, table: dict[str, Any], key: str) -> tuple[Condition, ...]:
        rows = table.get(key, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) and row for row in rows):
            raise source.error(f'{key!r} must be a list of tables, [{{object = "@vehicle"}}]', number=number, word=key)
        found = [
            Condition(tuple((name, tuple(self._values(source, number, name, wanted))) for name, wanted in row.items()))
            for row in rows
        ]
        return tuple(sorted(found, key=len, reverse=True))  # the one that asks for most is the one that counts

    def _values(self, source: _Source, number: int, key: str, wanted: Any) -> Iterator[Value]:
        if key not in conditions.FUNCTIONS | conditions.OTHER_KEYS:
            known = ", ".join(sorted(conditions.FUNCTIONS | conditions.OTHER_KEYS))
            raise source.error(f"unknown condition {key!r}; known are {known}", number=number, word=key)
        values = wanted if isinstance(wanted, list) else wanted.split() if isinstance(wanted, str) else [wanted]
        for value in values:
            if not isinstance(value, str):
                raise source.error(f"{key}: {value!r} is no string", number=number, word=key)
            if key in conditions.CHOICES:
                if value not in conditions.CHOICES[key]:
                    known = ", ".join(sorted(conditions.CHOICES[key]))
                    raise source.error(f"{key} is one of {known}, not {value!r}", number=number, word=value)
            elif value.startswith("@") and value != "@event":
                if value[1:] not in self.classes:
                    raise source.error(f"unknown class {value!r}", number=number, word=value)
                yield Value(value, self.classes[value[1:]])
                continue
            elif value not in conditions.LABELS and _NOT_LABELS.match(value):
                raise source.error(
                    f"{value!r} is neither a label (PER, ORG, LOC) nor a word", number=number, word=value
                )
            elif value not in conditions.LABELS | conditions.KINDS and value != "@event" and key != "form":
                yield Value(value, frozenset(_all_forms(value)))
                continue
            yield Value(value)

    def _phrase(self, number: int, entry: Entry, nouns: Mapping[str, tuple[str, ...]]) -> Phrase:
        star, places = None, []
        parts = entry.word.split()
        for index, part in enumerate(parts):
            if part.startswith("*"):
                star = index
            forms: set[str] = set()
            for word in part.lstrip("*").split("|"):
                forms |= self.classes[word[1:]] if word.startswith("@") else _all_forms(word)
            places.append(frozenset(forms))
        if star and is_verb(parts[0]) and parts[star].strip("*") not in nouns and len(parts[star - 1]) > 2:
            # an idiom whose noun is no event by itself ("imbarcare acqua"): the verb has the arguments
            star = None
            base = self.frames.verb.get(entry.type.name, self.frames.common)
            entry = evolve(entry, frame={**base, **self.overrides.get((entry.origin, entry.word), {})})
        return Phrase(number, tuple(places), star, entry)


@cache
def _all_forms(word: str) -> frozenset[str]:
    """All forms of a word whose part of speech is not said; a function word is itself."""
    if len(word) < 4 or not word.isalpha():
        return frozenset({word})
    forms = noun_forms(word) | adjective_forms(word)
    return forms | verb_forms(word) if is_verb(word) else forms


def _by_second(phrases: Mapping[str, Sequence[Phrase]]) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    """Phrases by form of their first and of their second word; forms that begin the same phrases share a table."""
    shared: dict[tuple[int, ...], dict[str, tuple[Phrase, ...]]] = {}
    out: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for form, found in phrases.items():
        key = tuple(phrase.number for phrase in found)
        if key not in shared:
            table: dict[str, list[Phrase]] = {}
            for phrase in found:
                for second in phrase.places[1]:
                    table.setdefault(second, []).append(phrase)
            shared[key] = {second: tuple(those) for second, those in table.items()}
        out[form] = shared[key]
    return out


def _by_form(words: Iterable[str], forms: Any) -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for word in words:
        for form in sorted(forms(word)):
            table.setdefault(form, []).append(word)
    return {form: tuple(found) for form, found in table.items()}
