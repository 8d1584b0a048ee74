"""The conditions of lexicon entries: what must stand beside a word for it to be an event of a type.

A condition is a table; every key must hold for the table to hold (AND), one table of a list suffices (OR). A key is

    a deep function  of `syntax.dependents` ("subject", "object", "agent", "clause", "di", "a", "con", ...), or "any"
                     for all of them: one of the dependents has one of the values ("none": there is none)
    modifier         one of the adjectives or numbers beside a noun
    head             the word that the token depends on
    determiner       "definite", "indefinite", "none"
    form             the word as written, in lower case
    voice            "passive", "active", "reflexive"
    number, person   "singular", "plural"; "first", "second", "third"
    tense            "past", "present", "future", "infinitive", "participle", "gerund", "imperfect"
    before, after    the two words before or after it
    beside           the four words before and after it
    sentence         any word of the sentence, or "score"
    article          any word of the text
    place            "head": the token heads its sentence

A value is a lemma or form, a class of `classes.toml` ("@person"), an entity label (PER, ORG, LOC, "name" for any of
them), a kind of value ("percent", "money", "score", "number", "duration", "time"), "@event" (an event noun of the
lexicon), "verb", "any" or "none".
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from attrs import frozen

from newsie.events.clauses import bare, is_passive, is_verbal
from newsie.events.syntax import Dependent, dependents
from newsie.parse import Text, Word
from newsie.records import Entity, TimeExpression

FUNCTIONS = frozenset(
    [
        "subject",
        "object",
        "agent",
        "indirect",
        "clause",
        "purpose",
        "possessive",
        "compound",
        "holder",
        "any",
        "di",
        "a",
        "da",
        "in",
        "con",
        "su",
        "per",
        "tra",
        "contro",
        "verso",
        "presso",
        "durante",
        "dopo",
        "prima",
        "senza",
        "secondo",
        "mediante",
        "entro",
        "sopra",
        "sotto",
        "davanti",
        "dietro",
        "fino",
        "oltre",
        "circa",
        "causa",
        "favore",
        "rispetto",
        "base",
        "cambio",
        "attesa",
        "scopo",
        "come",
        "invece",
    ]
)
OTHER_KEYS = frozenset(
    [
        "modifier",
        "determiner",
        "form",
        "voice",
        "number",
        "tense",
        "person",
        "head",
        "before",
        "after",
        "beside",
        "sentence",
        "article",
        "place",
    ]
)
LABELS = frozenset({"PER", "ORG", "LOC", "name"})
KINDS = frozenset({"percent", "money", "score", "number", "duration", "time", "verb", "any", "none"})
CHOICES: Mapping[str, frozenset[str]] = {
    "voice": frozenset({"passive", "active", "reflexive"}),
    "number": frozenset({"singular", "plural"}),
    "determiner": frozenset({"definite", "indefinite", "none"}),
    "tense": frozenset({"past", "present", "future", "infinitive", "participle", "gerund", "imperfect"}),
    "person": frozenset({"first", "second", "third"}),
    "place": frozenset({"head"}),
}

_SCORE = re.compile(r"\d{1,3}\s?[-–:]\s?\d{1,3}$")
_SCORES = re.compile(r"(?<![\d./-])\d{1,2}\s?[-–]\s?\d{1,2}(?!\d|[./-]\d)")
_PERCENT = frozenset({"%", "percento", "percentuale", "percentuali", "punto", "punti"})
_MONEY = frozenset(
    [
        "euro",
        "dollaro",
        "dollari",
        "sterlina",
        "sterline",
        "yen",
        "lira",
        "lire",
        "yuan",
        "franchi",
        "rubli",
        "€",
        "$",
        "£",
    ]
)
_INDEFINITE = frozenset({"un", "uno", "una", "un'", "un’", "alcuni", "alcune", "qualche", "dei", "degli", "delle"})
_DEFINITE = frozenset(
    [
        "il",
        "lo",
        "la",
        "i",
        "gli",
        "le",
        "l'",
        "l’",
        "questo",
        "questa",
        "questi",
        "queste",
        "quello",
        "quella",
        "quel",
        "quei",
        "quegli",
        "quelle",
    ]
)
_TENSES = {"Past": "past", "Pres": "present", "Fut": "future", "Imp": "imperfect"}
_FORMS = {"Inf": "infinitive", "Part": "participle", "Ger": "gerund"}
_REFLEXIVE = frozenset({"si", "s'", "s’", "mi", "ti", "ci", "vi"})


@frozen
class Value:
    """One wanted value: a set of words (a class, or one lemma with its forms), a label or a kind."""

    text: str
    words: frozenset[str] = frozenset()


Condition = tuple[tuple[str, tuple[Value, ...]], ...]


class Context:
    """What conditions may ask about one text, computed once and only when asked for."""

    def __init__(
        self,
        doc: Text,
        entities: Iterable[Entity],
        times: Iterable[TimeExpression],
        is_event: Callable[[Word], bool],
    ) -> None:
        """Nothing is computed yet; `is_event` answers "@event"."""
        self.doc = doc
        self.is_event = is_event
        self._entities = entities
        self._times = times
        self._dependents: dict[int, list[Dependent]] = {}
        self._sentences: dict[int, frozenset[str]] = {}

    @cached_property
    def labels(self) -> dict[int, str]:
        """Entity label of every token inside a name."""
        found: dict[int, str] = {}
        for entity in self._entities:
            for mention in entity.mentions:
                if mention.kind == "name":
                    for index in self._indexes(mention.start, mention.end):
                        found[index] = entity.label
        return found

    @cached_property
    def names(self) -> dict[int, tuple[int, int]]:
        """First and last token of the name that a token stands in."""
        found: dict[int, tuple[int, int]] = {}
        for entity in self._entities:
            for mention in entity.mentions:
                if mention.kind == "name" and (indexes := self._indexes(mention.start, mention.end)):
                    found |= dict.fromkeys(indexes, (indexes[0], indexes[-1]))
        return found

    @cached_property
    def name_words(self) -> frozenset[str]:
        """The words of names that stand inside a sentence, where a capital letter says that they are names."""
        inside = (self.doc[i] for i in self.names)
        return frozenset(token.text for token in inside if token.i > token.sent.start)

    @cached_property
    def time_types(self) -> dict[int, str]:
        """TIMEX3 type of every token inside a time expression."""
        return {i: time.type for time in self._times for i in self._indexes(time.start, time.end)}

    @cached_property
    def words(self) -> frozenset[str]:
        """Lemmas and forms of the whole text."""
        return _words(self.doc)

    def _indexes(self, start: int, end: int) -> range:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return range(span.start, span.end) if span is not None else range(0)

    def dependents(self, token: Word) -> list[Dependent]:
        """The deep dependents of a token, kept for the next question."""
        if token.i not in self._dependents:
            self._dependents[token.i] = dependents(token)
        return self._dependents[token.i]

    def sentence(self, token: Word) -> frozenset[str]:
        """Lemmas and forms of the token's sentence."""
        sentence = token.sent
        if sentence.start not in self._sentences:
            self._sentences[sentence.start] = _words(sentence)
        return self._sentences[sentence.start]


def holds(condition: Condition, token: Word, context: Context) -> bool:
    """Whether all keys of the condition hold for the token."""
    return all(_key_holds(key, values, token, context) for key, values in condition)


def describe(condition: Condition) -> str:
    """The condition in words, for `rule`."""
    return ", ".join(f"{key}: {'|'.join(value.text for value in values)}" for key, values in condition)


def is_reflexive(token: Word) -> bool:
    """Whether the verb form carries "si": "si dimette", "dimettersi", "dimettendosi", "dimessosi"."""
    lower = token.lower_
    if lower.endswith(("rsi", "ndosi", "tosi", "tisi", "sosi", "rmi", "rci")):
        return True
    return any(
        child.lower_ in _REFLEXIVE and (child.dep_.startswith("expl") or child.dep_ in ("obj", "iobj"))
        for child in token.children
    ) or (token.i > token.sent.start and _pronoun_before(token))


def _pronoun_before(token: Word) -> bool:
    """Whether "si" stands before the verb and its auxiliaries, whatever the parser made of it."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].pos_ in ("AUX", "ADV", "PUNCT"):
        at -= 1
    return token.doc[at].lower_ in ("si", "s'", "s’")


def _words(tokens: Iterable[Word]) -> frozenset[str]:
    found = set()
    for token in tokens:
        found.add(token.lower_)
        found.add(token.lemma_)
    return frozenset(found)


def _key_holds(key: str, values: tuple[Value, ...], token: Word, context: Context) -> bool:
    if key in FUNCTIONS:
        found = [one.token for one in context.dependents(token) if key in ("any", one.function)]
        if not found:
            return any(value.text == "none" for value in values)
        return any(_is(one, value, context) for one in found for value in values)
    if key == "modifier":
        found = [child for child in token.children if child.dep_ in ("amod", "nummod", "advmod", "det", "acl", "nmod")]
        if not found:
            return any(value.text == "none" for value in values)
        return any(_is(one, value, context) for one in found for value in values)
    if key == "head":
        return any(_is(token.head, value, context) for value in values)
    if key in ("before", "after", "beside"):
        left, right = {"before": (2, 0), "after": (0, 2), "beside": (4, 4)}[key]
        near = [*context.doc[max(token.i - left, 0) : token.i], *context.doc[token.i + 1 : token.i + 1 + right]]
        return any(_is(one, value, context) for one in near for value in values)
    if key in ("sentence", "article"):
        words = context.sentence(token) if key == "sentence" else context.words
        if any(value.text == "score" for value in values):
            return _SCORES.search(token.sent.text) is not None
        return any(not words.isdisjoint(value.words or {value.text}) for value in values)
    wanted = {value.text for value in values}
    if key == "form":
        return token.lower_ in wanted
    return bool(wanted & _traits(key, token))


def _traits(key: str, token: Word) -> set[str]:
    """What the token is under a key with fixed choices."""
    if key == "place":
        return {"head"} if token.dep_ == "ROOT" else set()
    if key == "number":
        return {{"Sing": "singular", "Plur": "plural"}.get(value, "") for value in token.morph.get("Number", [])}
    if key == "determiner":
        words = {child.lower_ for child in token.children if child.dep_.startswith("det") or child.pos_ == "DET"}
        words |= {child.lower_ for child in token.children if child.dep_ == "case" and child.lower_ != bare(child)}
        if words & _INDEFINITE:
            return {"indefinite"}
        return {"definite"} if words else {"none"}
    if key == "voice":
        reflexive = {"reflexive"} if is_reflexive(token) else set()
        return reflexive | ({"passive"} if is_passive(token) else {"active"} if not reflexive else set())
    auxiliaries = [child for child in token.children if child.dep_.startswith("aux")]
    if key == "person":
        people = {"1": "first", "2": "second", "3": "third"}
        return {
            people[value] for word in (token, *auxiliaries) for value in word.morph.get("Person", []) if value in people
        }
    forms = {_FORMS[value] for value in token.morph.get("VerbForm", []) if value in _FORMS}
    if auxiliaries and "participle" in forms:  # "è stato guidato", "sarà guidato"
        return {"past"} | ({"future"} if any("Fut" in one.morph.get("Tense", ()) for one in auxiliaries) else set())
    return forms | {_TENSES[value] for value in token.morph.get("Tense", []) if value in _TENSES}


def _is(token: Word, value: Value, context: Context) -> bool:
    text = value.text
    if value.words:
        return token.lower_ in value.words or token.lemma_ in value.words
    if text == "any":
        return True
    if text in LABELS:
        label = context.labels.get(token.i)
        return label is not None and text in ("name", label)
    if text == "@event":
        return context.is_event(token)
    if text in KINDS:
        return _is_kind(token, text, context)
    return token.lower_ == text or token.lemma_ == text


def _is_kind(token: Word, kind: str, context: Context) -> bool:
    if kind == "verb":
        return is_verbal(token)
    if kind == "time":
        return token.i in context.time_types
    if kind == "duration":
        return context.time_types.get(token.i) == "DURATION"
    if kind == "score":
        return any(_SCORE.match(word.text) for word in _phrase(token)) or _split_score(token)
    numbers = any(child.pos_ == "NUM" or child.form.like_num for child in _phrase(token))
    if kind == "number":
        return numbers
    units = _PERCENT if kind == "percent" else _MONEY
    return numbers and any(word.lower_ in units for word in _phrase(token))


def _phrase(token: Word) -> list[Word]:
    """The token and what hangs on it directly or one step lower."""
    return [token, *token.children, *(low for child in token.children for low in child.children)]


def _split_score(token: Word) -> bool:
    """Whether a score cut into three tokens ("2 - 0") begins at the token."""
    near = token.doc[token.i : token.i + 3]
    return len(near) == 3 and near[0].form.is_digit and near[1].text in "-–:" and near[2].form.is_digit
