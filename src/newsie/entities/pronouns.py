"""Who a subject pronoun or a dropped subject stands for.

Italian leaves out the subject that is still in the reader's mind: nearly always the subject of the clause or sentence
before. This module looks there and nowhere far: what it does not find in two sentences it leaves open.
"""

from bisect import bisect_left
from collections.abc import Collection
from typing import Literal, NamedTuple

from attrs import evolve

from newsie.entities.gender import Gender, first_name_gender
from newsie.entities.roles import role_gender
from newsie.parse import Text, Word
from newsie.records import Entity, Label, Mention

Number = Literal["sing", "plur"]

REACH = 2
"""How many sentences back an antecedent may stand: further back, news prose names its subject again."""

_SUBJECT = ("nsubj", "nsubj:pass")
_NAMING = ("flat", "flat:name", "flat:foreign", "appos", "nmod", "compound", "amod")


class Antecedent(NamedTuple):
    """The entity a pronoun or dropped subject stands for and its nearest mention before it."""

    entity: Entity
    mention: Mention


class _Place(NamedTuple):
    start: int
    sentence: int
    subject: bool
    main: bool
    plural: bool
    entity: Entity
    mention: Mention


class Antecedents:
    """The mentions of an article by place, built once and asked for every pronoun or dropped subject.

    >>> antecedents = Antecedents(doc, entities)                                        # doctest: +SKIP
    >>> antecedents.before(verb.idx, gender="fem")                                      # doctest: +SKIP
    Antecedent(entity=Entity(id='e1', ...), mention=Mention(start=0, end=13, ...))
    """

    def __init__(self, doc: Text, entities: Collection[Entity]) -> None:
        """Index the mentions of `entities` in `doc` by sentence; reads the parse where there is one."""
        starts = [sent.start_char for sent in doc.sents]
        self._sentences = starts
        self._genders = {entity.id: entity_gender(entity) for entity in entities}
        places = [
            self._place(doc, entity, mention)
            for entity in entities
            for mention in entity.mentions
            if mention.kind != "pronoun"
        ]
        self._places = sorted(places, key=lambda place: (place.start, place.mention.end))
        self._starts = [place.start for place in self._places]

    def before(
        self,
        position: int,
        *,
        gender: Gender | None = None,
        number: Number = "sing",
        labels: Collection[Label] = ("PER", "ORG"),
        exclude: Collection[str] = (),
    ) -> Antecedent | None:
        """The entity most salient before a character position, or None where the text gives no good ground.

        Args:
            position: where the verb or pronoun stands (a character offset; for a token `token.idx`).
            gender: what a pronoun or participle shows ("lei", "è stata arrestata"); None where nothing shows it.
            number: "plur" for a plural verb or pronoun; only plural names ("i carabinieri") answer to it.
            labels: the kinds of entity that make sense.
            exclude: ids of entities that it cannot be, such as the verb's own object.

        The rule: sentence by sentence backwards, from the position's own to `REACH` before it. In the own sentence the
        nearest subject wins; in earlier ones the subject of the main clause, then any subject, then the only person
        named there. A sentence that names two or more persons and gives none of them as subject ends the search.
        """
        here = max(bisect_left(self._sentences, position + 1) - 1, 0)
        groups: dict[int, list[_Place]] = {}
        for index in range(bisect_left(self._starts, position) - 1, -1, -1):
            place = self._places[index]
            if place.sentence < here - REACH:
                break
            if place.mention.end <= position and place.entity.label in labels and place.entity.id not in exclude:
                groups.setdefault(place.sentence, []).append(place)
        for sentence in sorted(groups, reverse=True):
            fitting = [place for place in groups[sentence] if self._agrees(place, gender, number)]
            subjects = [place for place in fitting if place.subject]
            if subjects:
                main = [place for place in subjects if place.main]
                best = subjects[0] if sentence == here or not main else main[0]
                return Antecedent(best.entity, best.mention)
            people = {place.entity.id: place for place in reversed(fitting) if place.entity.label == "PER"}
            if len(people) == 1:
                ((_, only),) = people.items()
                return Antecedent(only.entity, only.mention)
            if people:
                return None
        return None

    def _place(self, doc: Text, entity: Entity, mention: Mention) -> _Place:
        sentence = max(bisect_left(self._sentences, mention.start + 1) - 1, 0)
        span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
        assert span is not None, "a mention outside its article"  # expanding always finds tokens
        head = _naming_head(span.root)
        subject = head.dep_ in _SUBJECT
        main = subject and head.head.dep_ == "ROOT"
        return _Place(mention.start, sentence, subject, main, _is_plural(doc, span.start, span.root), entity, mention)

    def _agrees(self, place: _Place, gender: Gender | None, number: Number) -> bool:
        if place.plural != (number == "plur"):
            return False
        known = self._genders[place.entity.id]
        return gender is None or known is None or known == gender


def _naming_head(token: Word) -> Word:
    """The noun a name stands beside: "presidente" for "Putin" in "il presidente Vladimir Putin"."""
    while token.dep_ in _NAMING and token.head.pos_ in ("NOUN", "PROPN") and token.head.i < token.i:
        if token.dep_ == "nmod" and any(child.dep_ == "case" for child in token.children):
            break
        token = token.head
    return token


def _is_plural(doc: Text, start: int, root: Word) -> bool:
    before = doc[start - 1].lower_ if start else ""
    if before in (
        "i",
        "gli",
        "le",
        "dei",
        "degli",
        "delle",
        "ai",
        "agli",
        "alle",
        "dai",
        "dagli",
        "dalle",
        "nei",
        "sui",
    ):
        return True
    return root.pos_ == "NOUN" and "Plur" in root.morph.get("Number", [])


def entity_gender(entity: Entity) -> Gender | None:
    """The gender of an entity: of a person from feminine roles ("la ministra"), the first name, then any role.

    Organisations and places get None: their name's article, not their name, has a gender.
    """
    if entity.label != "PER":
        return None
    roles = [gender for role in entity.roles if (gender := role_gender(role))]
    if "fem" in roles:
        return "fem"
    words = entity.name.split()
    first = first_name_gender(words[0]) if len(words) > 1 else None
    return first or (roles[0] if roles else None)


_PERSONS: tuple[Label, ...] = ("PER",)
_PRONOUNS: dict[str, tuple[Gender | None, Number]] = {
    "egli": ("masc", "sing"),
    "lui": ("masc", "sing"),
    "ella": ("fem", "sing"),
    "lei": ("fem", "sing"),
    "costui": ("masc", "sing"),
    "costei": ("fem", "sing"),
    "essi": ("masc", "plur"),
    "esse": ("fem", "plur"),
}


def pronoun_mentions(doc: Text, entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """The entities with the subject pronouns ("egli", "lei") that refer to them as mentions of kind "pronoun".

    Needs a parse: only pronouns that are subjects are taken, so that "Lei" of courtesy and "con lui" stay out.
    """
    pronouns = [token for token in doc if token.lower_ in _PRONOUNS and token.dep_ in _SUBJECT]
    if not pronouns:
        return entities
    antecedents = Antecedents(doc, entities)
    found: dict[str, list[Mention]] = {}
    for token in pronouns:
        gender, number = _PRONOUNS[token.lower_]
        if token.text == "Lei" and not token.is_sent_start:
            continue
        antecedent = antecedents.before(token.idx, gender=gender, number=number, labels=_PERSONS)
        if antecedent:
            mention = Mention(token.idx, token.idx + len(token.text), token.text, "pronoun")
            found.setdefault(antecedent.entity.id, []).append(mention)
    return tuple(evolve(e, mentions=(*e.mentions, *found[e.id])) if e.id in found else e for e in entities)
