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
    article          any word of the title and of the eight sentences before and after
    place            "head": the token heads its sentence

A value is a lemma or form, a class of `classes.toml` ("@person"), an entity label (PER, ORG, LOC, "name" for any of
them), a kind of value ("percent", "money", "score", "number", "duration", "time"), "@event" (an event noun of the
lexicon), "verb", "any" or "none".
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import field, frozen

from newsie.events.grammar.clauses import articulated, closed, is_passive, is_verbal
from newsie.events.grammar.syntax import by_function
from newsie.events.triggers.context import Context
from newsie.parse import Word

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
_TENSES = {"Past": "past", "Pres": "present", "Fut": "future", "Imp": "imperfect"}
_FORMS = {"Inf": "infinitive", "Part": "participle", "Ger": "gerund"}
_MODIFIERS = frozenset({"amod", "nummod", "advmod", "det", "acl", "nmod"})
_REACHES = {"before": (2, 0), "after": (0, 2), "beside": (4, 4)}


@frozen
class Value:
    """One wanted value: a set of words (a class, or one lemma with its forms), a label or a kind."""

    text: str
    words: frozenset[str] = frozenset()


Check = Callable[[Word, Context], bool]


@frozen(eq=False)
class Condition:
    """A table of keys with their wanted values.

    `holds` tells of a word whether all keys hold for it: the keys made into a function once.
    """

    keys: tuple[tuple[str, tuple[Value, ...]], ...]
    holds: Check = field(init=False, repr=False)

    @holds.default
    def _compiled(self) -> Check:
        """All keys as one function, those that need the grammar around the word last."""
        checks = [_check(key, values) for key, values in sorted(self.keys, key=lambda pair: pair[0] in FUNCTIONS)]
        return checks[0] if len(checks) == 1 else _all(checks)

    def __len__(self) -> int:
        """How many keys must hold."""
        return len(self.keys)

    def __str__(self) -> str:
        """The condition in words, for `rule`."""
        return ", ".join(f"{key}: {'|'.join(value.text for value in values)}" for key, values in self.keys)


def _all(checks: Sequence[Check]) -> Check:
    def check(word: Word, context: Context) -> bool:
        for one in checks:  # noqa: SIM110 - asked for every candidate: all() would make a generator each time
            if not one(word, context):
                return False
        return True

    return check


def is_reflexive(token: Word) -> bool:
    """Whether the verb form carries "si": "si dimette", "dimettersi", "dimettendosi", "dimessosi"."""
    lower = token.lower_
    if lower.endswith(("rsi", "ndosi", "tosi", "tisi", "sosi", "rmi", "rci")):
        return True
    persons = {
        value
        for one in (token, *token.children)
        if one is token or one.dep_.startswith("aux")
        for value in one.morph.get("Person", ())
    }
    return any(
        child.lower_ in closed("reflexive")
        and (child.dep_.startswith("expl") or child.dep_ in ("obj", "iobj"))
        and (child.lower_.startswith("s") or "3" not in persons)  # "mi intimava", "vi hanno trovato" are no reflexives
        for child in token.children
    ) or (token.i > token.sent.start and _pronoun_before(token))


def _pronoun_before(token: Word) -> bool:
    """Whether "si" stands before the verb and its auxiliaries, whatever the parser made of it."""
    at = token.i - 1
    while at > token.sent.start and token.doc[at].pos_ in ("AUX", "ADV", "PUNCT"):
        at -= 1
    return token.doc[at].lower_ in ("si", "s'", "s’")


def _check(key: str, values: tuple[Value, ...]) -> Check:
    """A key and its values as a function of a word."""
    if key in FUNCTIONS:
        return _check_dependents(key, values)
    if key == "modifier":
        return _check_modifiers(values)
    if key == "head":
        fits = _fitting(values)
        return lambda word, context: word.head is not word and fits(word.head, context)
    if key in _REACHES:
        return _check_near(*_REACHES[key], _fitting(values))
    wanted = frozenset(value.text for value in values)
    if key in ("sentence", "article"):
        return _check_around(key == "article", values)
    if key == "form":
        return lambda word, context: word.lower_ in wanted
    traits = _TRAITS[key]
    return lambda word, context: not wanted.isdisjoint(traits(word))


def _check_dependents(function: str, values: tuple[Value, ...]) -> Check:
    fits, if_none = _fitting(values), any(value.text == "none" for value in values)
    words = _words(values)
    only_words = all(value.words for value in values)

    def check(word: Word, context: Context) -> bool:
        if only_words and word.sent.forms.isdisjoint(words):  # what depends on a word stands in its sentence
            return False
        found = by_function(word).get(function)
        return _one_fits(found, fits, context) if found else if_none

    return check


def _check_modifiers(values: tuple[Value, ...]) -> Check:
    fits, if_none = _fitting(values), any(value.text == "none" for value in values)

    def check(word: Word, context: Context) -> bool:
        found = [child for child in word.children if child.dep_ in _MODIFIERS]
        return _one_fits(found, fits, context) if found else if_none

    return check


def _one_fits(words: Iterable[Word], fits: Check, context: Context) -> bool:
    for word in words:  # noqa: SIM110 - asked for every candidate: any() would make a generator each time
        if fits(word, context):
            return True
    return False


def _check_near(left: int, right: int, fits: Check) -> Check:
    def check(word: Word, context: Context) -> bool:
        words, i = context.doc.words, word.i
        return _one_fits(words[max(i - left, 0) : i], fits, context) or _one_fits(
            words[i + 1 : i + 1 + right], fits, context
        )

    return check


def _check_around(whole: bool, values: tuple[Value, ...]) -> Check:
    if any(value.text == "score" for value in values):
        return lambda word, context: _SCORES.search(word.sent.text) is not None
    words = _words(values)
    return lambda word, context: not (context.around(word) if whole else word.sent.forms).isdisjoint(words)


def _words(values: Iterable[Value]) -> frozenset[str]:
    return frozenset[str]().union(*(value.words or {value.text} for value in values))


def _fitting(values: tuple[Value, ...]) -> Check:
    """Whether a word is one of the values."""
    words = frozenset[str]().union(*(value.words for value in values))
    kinds = [_kind(value.text) for value in values if not value.words]
    if not kinds:
        return lambda word, context: word.lower_ in words or word.lemma_ in words
    if len(kinds) == 1:
        is_kind = kinds[0]
        return lambda word, context: word.lower_ in words or word.lemma_ in words or is_kind(word, context)
    return lambda word, context: (
        word.lower_ in words or word.lemma_ in words or any(is_kind(word, context) for is_kind in kinds)
    )


def _kind(name: str) -> Check:
    """Whether a word is of a kind that a value without words names."""
    if name == "any":
        return lambda word, context: True
    if name == "none":
        return lambda word, context: False
    if name == "name":
        return lambda word, context: word.i in context.labels
    if name in LABELS:
        return lambda word, context: context.labels.get(word.i) == name
    if name == "@event":
        return lambda word, context: context.is_event(word)
    if name == "verb":
        return lambda word, context: is_verbal(word)
    if name == "time":
        return lambda word, context: word.i in context.time_types
    if name == "duration":
        return lambda word, context: context.time_types.get(word.i) == "DURATION"
    if name == "score":
        return lambda word, context: any(_SCORE.match(one.text) for one in _phrase(word)) or _split_score(word)
    units = closed(name) if name in ("percent", "money") else None
    return lambda word, context: _has_number(word, units)


def _has_number(word: Word, units: frozenset[str] | None) -> bool:
    phrase = _phrase(word)
    return any(one.pos_ == "NUM" or one.form.like_num for one in phrase) and (
        units is None or any(one.lower_ in units for one in phrase)
    )


def _place(word: Word) -> set[str]:
    return {"head"} if word.dep_ == "ROOT" else set()


def _number(word: Word) -> set[str]:
    return {{"Sing": "singular", "Plur": "plural"}.get(value, "") for value in word.morph.get("Number", ())}


def _determiner(word: Word) -> set[str]:
    words = {child.lower_ for child in word.children if child.dep_.startswith("det") or child.pos_ == "DET"}
    words |= {child.lower_ for child in word.children if child.dep_ == "case" and child.lower_ in articulated()}
    if words & (closed("indefinite") | closed("partitive")):
        return {"indefinite"}
    return {"definite"} if words else {"none"}


def _voice(word: Word) -> set[str]:
    reflexive = {"reflexive"} if is_reflexive(word) else set()
    return reflexive | ({"passive"} if is_passive(word) else {"active"} if not reflexive else set())


def _person(word: Word) -> set[str]:
    people = {"1": "first", "2": "second", "3": "third"}
    words = (word, *(child for child in word.children if child.dep_.startswith("aux")))
    return {people[value] for one in words for value in one.morph.get("Person", ()) if value in people}


def _tense(word: Word) -> set[str]:
    forms = {_FORMS[value] for value in word.morph.get("VerbForm", ()) if value in _FORMS}
    auxiliaries = [child for child in word.children if child.dep_.startswith("aux")]
    if auxiliaries and "participle" in forms:  # "è stato guidato", "sarà guidato"
        return {"past"} | ({"future"} if any("Fut" in one.morph.get("Tense", ()) for one in auxiliaries) else set())
    return forms | {_TENSES[value] for value in word.morph.get("Tense", ()) if value in _TENSES}


_TRAITS: Mapping[str, Callable[[Word], set[str]]] = {
    "place": _place,
    "number": _number,
    "determiner": _determiner,
    "voice": _voice,
    "person": _person,
    "tense": _tense,
}
"""What a word is under the keys with fixed choices."""


def _phrase(token: Word) -> list[Word]:
    """The token and what hangs on it directly or one step lower."""
    return [token, *token.children, *(low for child in token.children for low in child.children)]


def _split_score(token: Word) -> bool:
    """Whether a score cut into three tokens ("2 - 0") begins at the token."""
    near = token.doc[token.i : token.i + 3]
    return len(near) == 3 and near[0].form.is_digit and near[1].text in "-–:" and near[2].form.is_digit
