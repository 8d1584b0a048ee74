"""Patterns over token classes: a small language, compiled to regular expressions over one character a token.

A pattern is written as `WEEKDAY? day:DAY di? month:MONTH`: classes in capitals, words in lower case, `name:` before a
class, a word or a group captures it, `$NAME` inserts a macro, and `( | ) ? {1,3}` mean what they mean in regular
expressions. `<` and `>` mark where the expression begins and ends when that is not the whole match. Repetition is
always bounded, so matching is linear in the length of the text.
"""

import re
from collections.abc import Callable, Generator, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from attrs import frozen

from newsie.errors import KnowledgeError
from newsie.knowledge import read_toml
from newsie.times.lexicon import OTHER, Lexicon, Sense, words
from newsie.times.tokens import Tokens

_PIECE = re.compile(r"\s*(?:(\$\w+)|(\w+):|([A-Z][A-Z0-9]*)(?![\w'])|([^\W\d_][\w'.-]*|\d\w*)|([()|?<>])|(\{\d,\d\}))")


_SMALL = frozenset(("il", "lo", "la", "l'", "i", "gli", "le", "in", "a", "di", "del", "della", "dell'", "mio", "mia"))


@frozen(slots=True, eq=False)
class Pattern:
    """One pattern: its name, what builds expressions from it, and its compiled form."""

    name: str
    build: str
    regex: re.Pattern[str]
    order: int
    data: dict[str, Any]


class Match:
    """A pattern found at a place: captures give token numbers, values are read by class."""

    __slots__ = ("_match", "end", "pattern", "senses", "start", "tokens")

    def __init__(self, pattern: Pattern, match: re.Match[str], tokens: Tokens, senses: list[Sense]) -> None:
        """Tie a regular expression's match over codes to the tokens it stands for."""
        self.pattern, self._match, self.tokens, self.senses = pattern, match, tokens, senses
        begin, end = self.span("<"), self.span(">")
        self.start = begin[0] if begin else match.start()
        self.end = end[0] if end else match.end()

    def span(self, name: str) -> tuple[int, int] | None:
        """First token and token after the last of a capture, or None when it did not take part."""
        prefix = {"<": "begin__", ">": "end__"}.get(name, name + "__")
        for key, value in self._match.groupdict().items():
            if value is not None and key.startswith(prefix):
                return self._match.span(key)
        return None

    def has(self, name: str) -> bool:
        """Whether a capture took part."""
        return self.span(name) is not None

    def index(self, name: str) -> int | None:
        """The token number of a capture of one token."""
        span = self.span(name)
        return span[0] if span else None

    def value(self, name: str, *classes: str) -> Any:
        """The value of a captured token in the first of the classes that it has, None without one."""
        index = self.index(name)
        if index is None:
            return None
        values = self.senses[index].values
        return next((values[wanted] for wanted in classes if wanted in values), None)

    def match_start(self) -> int:
        """The first token of the whole match, before `<`."""
        return self._match.start()

    def first_of_text(self) -> bool:
        """Whether only articles, prepositions or nothing stand before the match in the text."""
        return self._match.start() < 4 and all(word in _SMALL for word in self.tokens.lower[: self._match.start()])

    def first_of_clause(self) -> bool:
        """Whether the match stands at the start of the text, a line or a sentence."""
        return self.tokens.at(self._match.start() - 1) in ("", ".", "\n", "!", "?", ":", ";", "chiuso", "aperto", "e")

    def word(self, name: str) -> str:
        """The captured words in lower case, "" without a capture."""
        span = self.span(name)
        return " ".join(self.tokens.lower[span[0] : span[1]]) if span else ""


class Grammar:
    """The compiled patterns, found by the code of the token they can start with."""

    def __init__(self, table: dict[str, Any], vocabulary: dict[str, Any]) -> None:
        """Compile `table` (the content of `patterns.toml`, with phrases added) over `vocabulary` (`words.toml`)."""
        macros: dict[str, str] = table["macros"]
        rows = [(row, _tree(row["match"], macros)) for row in table["pattern"]]
        literals = {node[1] for _, tree in rows for node in _walk(tree) if node[0] == "word"}
        self.lexicon = Lexicon(vocabulary, literals)
        self._first: dict[str, list[Pattern]] = {}
        for order, (row, tree) in enumerate(rows):
            data = {key: value for key, value in row.items() if key not in ("name", "match", "build")}
            regex = re.compile(_regex(tree, self.lexicon, row["match"], {}), re.DOTALL)
            pattern = Pattern(row["name"], row["build"], regex, order, data)
            for code in sorted(set(_first(tree, self.lexicon)[0])):
                self._first.setdefault(code, []).append(pattern)
        self._start = re.compile(f"[{''.join(sorted(self._first))}]")
        self._longest = max(_longest(tree) for _, tree in rows)
        self._fitting = lru_cache(maxsize=1 << 14)(self._find_fitting)

    def read(self, tokens: Tokens) -> tuple[str, list[Sense]]:
        """The code string of the tokens, and their senses."""
        sense, text = self.lexicon.sense, tokens.text
        senses = self.lexicon.senses(tokens.lower)
        quoted: list[int] = []
        for index, found in enumerate(senses):
            if found.values:
                continue
            word = tokens.lower[index]
            if word[-1] in "'’" and len(word) > 1 and sense(word[:-1]).values:
                quoted.append(index)
            elif len(word) < 6 and word[0] in "ivxlc":
                senses[index] = self.lexicon.roman(text[tokens.starts[index] : tokens.ends[index]]) or found
        if quoted:  # the apostrophe that closes a quotation is no part of its last word
            tokens.split_last(quoted)
            senses = []
            for index, word in enumerate(tokens.lower):
                found = sense(word)
                if not found.values and len(word) < 6 and word[0] in "ivxlc":
                    found = self.lexicon.roman(text[tokens.starts[index] : tokens.ends[index]]) or found
                senses.append(found)
        return "".join([found.code for found in senses]), senses

    def matches(self, tokens: Tokens, codes: str, senses: list[Sense]) -> Generator[list[Match], int, None]:
        """At every token where a pattern fits: all matches, the longest first.

        Send the number of the token to go on from.
        """
        place = 0
        while found := self._start.search(codes, place):
            place = found.start()
            # no pattern goes beyond a token that none speaks of, so that few stretches are to be told apart
            stretch = codes[place : place + self._longest].partition(OTHER)[0]
            resume = 0
            if fitting := self._fitting(stretch):
                matches = [(pattern, pattern.regex.match(codes, place)) for pattern in fitting]
                resume = yield [Match(pattern, match, tokens, senses) for pattern, match in matches if match]
            place = max(place + 1, resume or 0)

    def _find_fitting(self, stretch: str) -> tuple[Pattern, ...]:
        """The patterns that fit the beginning of a stretch of codes, the longest first."""
        matches = [(pattern, pattern.regex.match(stretch)) for pattern in self._first[stretch[0]]]
        hits = [(-match.end(), pattern.order, pattern) for pattern, match in matches if match]
        return tuple(pattern for _, _, pattern in sorted(hits, key=lambda hit: hit[:2]))


Node = tuple[str, Any]


def _tree(source: str, macros: dict[str, str], depth: int = 0) -> Node:
    if depth > 8:
        raise KnowledgeError(f"the macros of {source!r} go in circles")
    pieces = _pieces(source)
    position = 0

    def alternatives() -> Node:
        nonlocal position
        options = [sequence()]
        while position < len(pieces) and pieces[position] == ("sign", "|"):
            position += 1
            options.append(sequence())
        return options[0] if len(options) == 1 else ("or", options)

    def sequence() -> Node:
        nonlocal position
        items: list[Node] = []
        while position < len(pieces) and pieces[position] not in (("sign", "|"), ("sign", ")")):
            kind, value = pieces[position]
            position += 1
            if kind == "repeat" or (kind, value) == ("sign", "?"):
                items[-1] = ("repeat", (items[-1], value))
            elif kind == "name":
                inner = item()
                if position < len(pieces) and pieces[position][0] == "repeat":  # a capture holds all its repetitions
                    inner = ("repeat", (inner, pieces[position][1]))
                    position += 1
                items.append(("name", (value, inner)))
            else:
                position -= 1
                items.append(item())
        return ("and", items)

    def item() -> Node:
        nonlocal position
        kind, value = pieces[position]
        position += 1
        if kind == "macro":
            return _tree(macros[value], macros, depth + 1)
        if (kind, value) == ("sign", "("):
            inner = alternatives()
            if position >= len(pieces) or pieces[position] != ("sign", ")"):
                raise KnowledgeError(f"a bracket of the pattern {source!r} is not closed")
            position += 1
            return inner
        return ("mark", value) if kind == "sign" else (kind, value)

    tree = alternatives()
    if position != len(pieces):
        raise KnowledgeError(f"the pattern {source!r} has a bracket too many")
    return tree


def _pieces(source: str) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    place, source = 0, source.strip()
    while place < len(source):
        match = _PIECE.match(source, place)
        if not match:
            raise KnowledgeError(f"the pattern {source!r} cannot be read from {source[place:]!r}")
        macro, name, klass, word, sign, repeat = match.groups()
        if macro:
            out.append(("macro", macro[1:]))
        elif name:
            out.append(("name", name))
        elif klass:
            out.append(("class", klass))
        elif word:
            out.append(("word", word))
        elif sign:
            out.append(("sign", sign))
        else:
            out.append(("repeat", repeat))
        place = match.end()
    return out


def _walk(node: Node) -> Iterator[Node]:
    yield node
    kind, value = node
    children = (
        value if kind in ("and", "or") else [value[0]] if kind == "repeat" else [value[1]] if kind == "name" else []
    )
    for child in children:
        yield from _walk(child)


def _regex(node: Node, lexicon: Lexicon, source: str, counts: dict[str, int]) -> str:
    kind, value = node
    if kind == "and":
        return "".join(_regex(child, lexicon, source, counts) for child in value)
    if kind == "or":
        return "(?:" + "|".join(_regex(child, lexicon, source, counts) for child in value) + ")"
    if kind == "repeat":
        return f"(?:{_regex(value[0], lexicon, source, counts)}){value[1]}"
    if kind in ("name", "mark"):
        name = value[0] if kind == "name" else {"<": "begin", ">": "end"}[value]
        counts[name] = counts.get(name, 0) + 1
        inner = _regex(value[1], lexicon, source, counts) if kind == "name" else ""
        return f"(?P<{name}__{counts[name]}>{inner})"
    codes = lexicon.codes(value if kind == "class" else f"={value}")
    if not codes:
        raise KnowledgeError(f"the pattern {source!r} speaks of {value!r}, which no word has")
    return f"[{codes}]"


def _first(node: Node, lexicon: Lexicon) -> tuple[str, bool]:
    """The codes a pattern can start with, and whether it can be empty."""
    kind, value = node
    if kind == "and":
        codes = ""
        for child in value:
            more, empty = _first(child, lexicon)
            codes += more
            if not empty:
                return codes, False
        return codes, True
    if kind == "or":
        parts = [_first(child, lexicon) for child in value]
        return "".join(codes for codes, _ in parts), any(empty for _, empty in parts)
    if kind == "repeat":
        codes, empty = _first(value[0], lexicon)
        return codes, empty or value[1] == "?" or value[1].startswith("{0")
    if kind == "name":
        return _first(value[1], lexicon)
    if kind == "mark":
        return "", True
    return lexicon.codes(value if kind == "class" else f"={value}"), False


def _longest(node: Node) -> int:
    """How many tokens a pattern takes at most."""
    kind, value = node
    if kind == "and":
        return sum(map(_longest, value))
    if kind == "or":
        return max(map(_longest, value))
    if kind == "repeat":
        times = 1 if value[1] == "?" else int(value[1].strip("{}").split(",")[1])
        return times * _longest(value[0])
    if kind == "name":
        return _longest(value[1])
    return 0 if kind == "mark" else 1


Builder = Callable[[Match], Any]


@cache
def grammar() -> Grammar:
    """The grammar of `patterns.toml` and `feasts.toml` over `words.toml`."""
    here = Path(__file__).parent
    table = read_toml(here / "patterns.toml")
    holidays = read_toml(here / "feasts.toml")
    for name, row in holidays.items():
        phrases = " | ".join(f"({' '.join(phrase.split())})" for phrase in row["words"])
        table["pattern"].append(
            {
                "name": f"holiday {name}",
                "build": "holiday",
                "match": f"$HOLIDAYBEFORE? ({phrases}) $HOLIDAYAFTER?",
                "holiday": name,
            }
        )
    for value, phrases in table.get("phrases", {}).items():
        for phrase in phrases:
            table["pattern"].append({"name": phrase, "build": "reference", "match": phrase, "value": value})
    return Grammar(table, words())
