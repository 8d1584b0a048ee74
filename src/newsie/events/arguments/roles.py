"""Who plays which role in an event: the frame of the trigger applied to its grammatical functions.

A phrase takes one role, a role is filled by functions of the trigger's own clause, and only what the clause leaves
out (a dropped subject, a pronoun) is looked for before it; such arguments are marked `inferred`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve

from newsie.entities.countries import country_names
from newsie.entities.names import fold
from newsie.entities.roles import role_nouns
from newsie.events.arguments.referents import Kind, Referents, enclitic
from newsie.events.grammar.clauses import (
    auxiliaries,
    closed,
    is_articulated,
    is_passive,
    is_verbal,
)
from newsie.events.grammar.inflection import verb_forms
from newsie.events.grammar.phrases import Phrases
from newsie.events.grammar.subjects import subjects
from newsie.events.grammar.syntax import Dependent, dependents
from newsie.events.triggers.finding import Trigger
from newsie.knowledge import read_toml
from newsie.parse import Text, Word
from newsie.records import Argument, Entity, Role

_FALLBACK: Mapping[str, tuple[str, ...]] = {
    "agent": ("subject",),
    "indirect": ("a",),
    "a": ("indirect",),
    "holder": ("object", "subject"),
    "compound": ("di", "object"),
    "possessive": ("di",),
    "fino": ("a",),
    "davanti": ("presso", "in"),
    "presso": ("in",),
}
_POST_REACH = 9
"""So many words behind "eletto" its office is looked for."""
_SPEAKER_REACH = 4
"""So many words behind "», ha detto" the noun may stand that says who."""


@cache
def knowledge() -> dict[str, Any]:
    """The content of `arguments.toml`."""
    return read_toml(Path(__file__).with_name("arguments.toml"))


@cache
def _handled() -> frozenset[str]:
    return frozenset(form for verb in knowledge()["handled"].split() for form in verb_forms(verb))


class Reader:
    """Fills the roles of triggers in one text."""

    def __init__(self, doc: Text, phrases: Phrases, entities: Sequence[Entity], triggers: Sequence[Trigger]) -> None:
        """Prepare the antecedents of pronouns and the places of the triggers."""
        self._phrases = phrases
        self._entities = {entity.id: entity for entity in entities}
        self._events = {trigger.token.i for trigger in triggers if trigger.nominal}
        self._referents = Referents(doc, phrases, entities, self._events)
        self._locative = frozenset(knowledge()["locative"].split())
        self._origin = frozenset(knowledge()["origin"].split())

    def arguments(self, trigger: Trigger) -> tuple[Argument, ...]:
        """The arguments of one trigger, in the order of the text."""
        found: dict[int, Argument] = {}
        filled: dict[str, str] = {}
        for one in sorted(self._grammar(trigger), key=lambda one: one.lifted):
            role = self._role(one, trigger)
            if role is None or one.token.i in found or self._inside(one.token, trigger):
                continue
            if one.lifted and (
                filled.get(role) in (one.function, "object", "clause") or self._is_of_event(one, trigger)
            ):
                continue
            # "ha denunciato due uomini alla Procura"
            if one.function == "a" and role == "target" and self._has_object(trigger):
                continue
            made = self._make(role, one, trigger, list(found.values()))
            for argument in made:
                if not any(self._same(argument, other) for other in found.values()):
                    found[-argument.start - 2 if one.token.i in found else one.token.i] = argument
                    if not one.lifted:
                        filled.setdefault(argument.role, one.function)
        if str(trigger.type) in knowledge()["speaking"].split():
            self._speaker_after(found, trigger)
        if not trigger.nominal and str(trigger.type) in knowledge()["posts"].split():
            self._add_post(found, trigger)
        if is_verbal(trigger.token):
            self._add_enclitic(trigger, found)
            self._add_dropped(trigger, found)
        return tuple(sorted(found.values(), key=lambda argument: (argument.start, argument.role)))

    def _grammar(self, trigger: Trigger) -> list[Dependent]:
        """What depends on the trigger and on the other words of a phrase: "perdere la vita", "fare il punto di"."""
        found = list(dependents(trigger.token))
        if trigger.end > trigger.token.idx + len(trigger.token.text) or trigger.start < trigger.token.idx:
            for word in (trigger.token.head, *trigger.token.children):
                if self._inside(word, trigger) and (is_verbal(word) or word.pos_ == "NOUN"):
                    found += [
                        one
                        for one in dependents(word)
                        if not self._inside(one.token, trigger) and (is_verbal(word) or one.preposition)
                    ]
        return found

    def _add_post(self, found: dict[int, Argument], trigger: Trigger) -> None:
        """The office behind "eletto", "nominato": a role noun with neither article nor preposition."""
        if any(argument.role == "theme" for argument in found.values()):
            return
        for token in trigger.token.doc[
            trigger.token.i + 1 : min(trigger.token.i + _POST_REACH, trigger.token.sent.end)
        ]:
            if token.text in ".;:" or (is_verbal(token) and token.pos_ != "ADJ"):
                return
            before = (c for c in token.children if c.i < token.i)
            if token.lower_ in role_nouns() and not any(c.pos_ in ("DET", "ADP") or c.dep_ == "case" for c in before):
                known = found.get(token.i)  # a second "target" where the parser takes the office for a subject
                if token.nbor(-1).pos_ not in ("DET", "ADP") and (known is None or len(found) > 1):
                    found[token.i] = Argument("theme", token.idx, token.idx + len(token.text), token.text)
                return

    def _has_object(self, trigger: Trigger) -> bool:
        """Whether a verb that takes whom it affects as object has one: then its "a" is somebody else."""
        return trigger.frame.get("object", "").startswith("target") and any(
            one.function == "object" and not one.lifted and self._phrases.is_somebody(one.token)
            for one in dependents(trigger.token)
        )

    def _speaker_after(self, found: dict[int, Argument], trigger: Trigger) -> None:
        """ "..., spiega Maroni": somebody behind the verb, taken for what is said, says it when nobody else does."""
        doc = trigger.token.doc
        told = {key: doc[key] for key, argument in found.items() if key >= 0 and argument.role in ("theme", "agent")}
        told = {key: token for key, token in told.items() if token.dep_ != "ccomp"}
        themes = [key for key, token in told.items() if found[key].role == "theme" and token.idx >= trigger.end]
        agents = [key for key, argument in found.items() if argument.role == "agent"]
        if _follows_quotation(trigger.token):
            near = [key for key in themes if told[key].i <= trigger.token.i + _SPEAKER_REACH]
            people = [key for key in themes if self._phrases.label(told[key]) == "PER"]
            themes = people if len(people) == 1 else near
        elif themes and not self._phrases.is_somebody(told[themes[0]]):
            return
        if len(themes) != 1 or is_verbal(told[themes[0]]):
            return
        first = min((trigger.token, *auxiliaries(trigger.token)), key=lambda word: word.i)
        if first.i > first.sent.start and first.nbor(-1).text == ",":  # "l'azienda chiude, ha annunciato Carlo Bianchi"
            for key in [key for key in agents if key in told and told[key].head.i < first.i and told[key].i < first.i]:
                del found[key]
                agents.remove(key)
        if any(key not in told or self._phrases.is_somebody(told[key]) for key in agents):
            return
        for key in agents:  # "l'accordo è firmato, ha annunciato il gruppo"
            found[key] = evolve(found[key], role="theme")
        found[themes[0]] = evolve(found[themes[0]], role="agent")

    def _is_of_event(self, one: Dependent, trigger: Trigger) -> bool:
        """Whether a complement is of the event that is spoken of: "ha commentato la sconfitta contro il Napoli"."""
        return (
            str(trigger.type) in knowledge()["addressing"].split()
            and one.preposition is not None
            and bool(self._events & {one.token.head.i, one.token.head.head.i})
        )

    def _inside(self, token: Word, trigger: Trigger) -> bool:
        return trigger.start <= token.idx < trigger.end

    @staticmethod
    def _same(one: Argument, other: Argument) -> bool:
        return (one.start < other.end and other.start < one.end) or (
            one.entity is not None and one.entity == other.entity
        )

    def _role(self, one: Dependent, trigger: Trigger) -> Role | None:
        frame = trigger.frame
        keys = [one.function, *_FALLBACK.get(one.function, ())]
        if one.preposition and " " in one.preposition:
            keys.insert(0, one.preposition)
        role: Role | None = self._choose(next((frame[key] for key in keys if key in frame), None), one.token)
        place = one.function in self._locative and self._phrases.is_place(one.token)
        if role == "target" and str(trigger.type) in knowledge()["victims"].split() and one.token.i in self._events:
            return None
        if role == "place" and self._is_origin(one.token):
            return None
        if role == "target" and one.function == "con" and one.token.i in self._events:  # "esplosioni con vittime"
            return None
        if role == "place" and one.function in self._locative and not place:
            where = self._phrases.label(one.token) if one.token.i not in self._events else None
            if where is None and one.function not in ("presso", "davanti", "verso"):
                return None
        if role in ("theme", "target") and one.function == "su" and one.token.lower_ in knowledge()["media"].split():
            return None
        if role == "theme" and one.function == "da" and place:  # "espulso dall'aula"
            return "place"
        if role == "target" and one.function == "a" and self._is_scene(one.token):
            return "place" if str(trigger.type) in knowledge()["clause_place"].split() else None
        if role in ("agent", "target") and one.function == "di" and self._happened_in(one.token, trigger):
            return "place"
        if role == "target" and self._is_no_victim(one.token, trigger):
            return None
        if role == "agent" and one.function == "di" and str(trigger.type) in knowledge()["contests"].split():
            role = role if self._phrases.is_somebody(one.token) else None
        if role is None and place and trigger.takes("place"):
            return "place"
        if role == "agent" and one.function == "agent" and self._is_only_place(one.token) and trigger.takes("place"):
            return "place"  # "rilasciata dal carcere"
        if role == "theme" and one.function == "object" and self._is_asked(one.token, trigger):
            return "target"
        if one.function in ("clause", "purpose"):
            return role
        nominal = one.function in ("subject", "object", "agent", "holder") or one.token.pos_ == "ADJ"
        if is_verbal(one.token) and not nominal and not self._phrases.at(one.token, "name"):
            return None
        return role

    def _is_origin(self, token: Word) -> bool:
        """Whether a place is where somebody lives or is from: "un operaio residente a Prato"."""
        first = min((child.i for child in token.children if child.dep_ == "case"), default=token.i)
        return first > 0 and token.doc[first - 1].lower_ in self._origin

    def _is_only_place(self, token: Word) -> bool:
        """Whether a noun names a place that does nothing: "carcere", not "tribunale"."""
        return self._phrases.is_place(token) and not self._phrases.is_somebody(token)

    def _is_scene(self, token: Word) -> bool:
        """Whether a name after a bare preposition is where something happens: "attentato a Baghdad", "la finale di
        Melbourne", not "attacco all'Iran"."""
        named = self._phrases.at(token, "name")
        return (
            named is not None
            and named.entity.label == "LOC"
            and not is_articulated(token)
            and fold(named.mention.text) not in country_names()
        )

    def _happened_in(self, token: Word, trigger: Trigger) -> bool:
        """Whether a place after "di" is where it happened: "il delitto di Garlasco", "l'alluvione del Bangladesh"."""
        if not trigger.nominal or self._phrases.label(token) != "LOC" or not trigger.takes("place"):
            return False
        suffered = str(trigger.type) in knowledge()["suffered"].split()
        return suffered or (str(trigger.type) in knowledge()["clause_place"].split() and self._is_scene(token))

    def _is_no_victim(self, token: Word, trigger: Trigger) -> bool:
        """Whether a noun is no victim: a part of the body, or of an incident the word for its victims."""
        if str(trigger.type) in knowledge()["victims"].split():
            return self._phrases.is_body_part(token)
        incident = trigger.nominal and str(trigger.type) in knowledge()["cause"]["events"].split()
        return incident and token.i in self._events

    def _is_asked(self, token: Word, trigger: Trigger) -> bool:
        """Whether somebody is whom a verb asks to do what its clause says: "ha invitato tutti a partecipare"."""
        return (
            str(trigger.type) in knowledge()["asking"].split()
            and self._phrases.is_somebody(token)
            and any(one.function == "clause" for one in dependents(trigger.token))
        )

    def _choose(self, role: str | None, token: Word) -> Any:
        """The role; of two ("agent|theme") the first for somebody, the second for something."""
        if role is not None and "|" in role:
            somebody, something = role.split("|")
            role = somebody if self._phrases.is_somebody(token) else something
        return None if role == "none" else role

    def _make(self, role: Role, one: Dependent, trigger: Trigger, others: list[Argument]) -> list[Argument]:
        token = one.token
        if one.function == "clause":
            return [Argument(role, token.idx, token.idx + len(token.text), token.text)]
        if one.function == "possessive":
            return self._referent(role, token, trigger, others)
        if one.function == "compound" and any(dash in token.text for dash in "-–/"):
            parts = self._phrases.within(token.idx, token.idx + len(token.text))
            if len(parts) > 1:
                return [self._phrases.of_mention(role, part) for part in parts]
        if token.pos_ == "PRON" and not self._phrases.at(token, "name", "nominal"):
            if token.lower_ in closed("vague"):
                return []
            if (
                role == "theme"
                and token.lower_ in closed("clausal")
                and str(trigger.type) in knowledge()["speaking"].split()
            ):
                return self._told_before(role, token)
            if "Prs" in list(token.morph.get("PronType", [])) or "Yes" in list(token.morph.get("Clitic", [])):
                return self._referent(role, token, trigger, others)
        if role == "target" and self._is_handled(trigger) and self._phrases.label(token) != "PER":
            role = "theme"
        if role == "target" and one.function == "object" and self._is_reported(trigger, token):
            role = "theme"
        if role == "target" and not self._phrases.is_somebody(token) and self._is_addressing(trigger, token):
            if one.lifted and any(other.role == "theme" for other in others):  # "dichiara la guerra al terrorismo"
                return []
            if not trigger.nominal and any(other.function == "clause" for other in dependents(trigger.token)):
                return []  # "alla richiesta di spiegazioni ha risposto che ..."
            role = "theme"
        if one.function == "a" and role == "theme" and self._phrases.is_time(token):  # "condannato a dieci anni"
            return [Argument(role, token.idx, token.idx + len(token.text), token.text)]
        if role == "target" and str(trigger.type) in knowledge()["visits"] and self._phrases.is_place(token):
            role = "place"
        argument = self._phrases.argument(role, token)
        if argument is None:
            return []
        if role == "place" and argument.entity is not None and self._entities[argument.entity].label == "PER":
            side = self._choose(trigger.frame.get("object"), token)  # "ha incontrato nella capitale Sergei Shoigu"
            return [evolve(argument, role=side)] if side in ("participant", "target") else []
        inside = self._phrases.inside(argument, token) if role == "place" else []
        return [argument, *self._phrases.listed(argument), *inside]

    @staticmethod
    def _told_before(role: Role, pronoun: Word) -> list[Argument]:
        """What "lo" stands for in "Lo ha riferito l'agenzia": the verb of the sentence before."""
        start = pronoun.sent.start
        told = pronoun.doc[start - 1].sent.root if start else None
        if told is None or not is_verbal(told):
            return []
        return [Argument(role, told.idx, told.idx + len(told.text), told.text, inferred=True)]

    @staticmethod
    def _is_handled(trigger: Trigger) -> bool:
        return not trigger.nominal and trigger.token.lower_ in _handled()

    def _is_reported(self, trigger: Trigger, token: Word) -> bool:
        """Whether the object of an investigation is what happened, not whom it is about."""
        what = token.i in self._events or token.lower_ in knowledge()["reported"].split()
        return what and not trigger.nominal and str(trigger.type) == "INVESTIGATION"

    def _is_addressing(self, trigger: Trigger, token: Word) -> bool:
        """Whether a type's target is somebody, so that a thing in its stead is what it is about."""
        thing = token.i in self._events or "Plur" not in token.morph.get("Number", [])
        return str(trigger.type) in knowledge()["addressing"].split() and thing

    def _kind(self, role: Role, trigger: Trigger) -> Kind:
        """Whether who is looked for elsewhere must be a person or body, or a thing."""
        if role == "theme":
            return "something"
        return "any" if role == "target" and str(trigger.type) in knowledge()["things"].split() else "somebody"

    def _referent(self, role: Role, pronoun: Word, trigger: Trigger, others: list[Argument]) -> list[Argument]:
        return self._referents.of_pronoun(role, pronoun, others, self._kind(role, trigger))

    def _add_enclitic(self, trigger: Trigger, found: dict[int, Argument]) -> None:
        """Whom the pronoun at the end of the verb stands for: "bloccandolo", "chiedendogli"."""
        clitic = enclitic(trigger.token, addressing="indirect" in trigger.frame)
        role = trigger.frame.get(clitic.function, "none").split("|")[0] if clitic is not None else "none"
        if clitic is None or role == "none" or any(argument.role == role for argument in found.values()):
            return
        kind = self._kind(role, trigger)  # type: ignore[arg-type]
        others = list(found.values())
        for argument in self._referents.of_enclitic(role, trigger.token, clitic, others, kind):  # type: ignore[arg-type]
            found[-1] = argument

    def _add_dropped(self, trigger: Trigger, found: dict[int, Argument]) -> None:
        """The subject that the clause leaves out, from the clauses before."""
        verb = trigger.token
        role = trigger.frame.get("object" if is_passive(verb) else "subject", "none").split("|")[0]
        if role == "none" or any(argument.role == role for argument in found.values()) or subjects(verb):
            return
        kind = self._kind(role, trigger)  # type: ignore[arg-type]
        behind = any(one.function == "clause" and one.token.i < verb.i for one in dependents(verb))
        for argument in self._referents.of_subject(role, verb, list(found.values()), kind, behind=behind):  # type: ignore[arg-type]
            found[-2] = argument


def _follows_quotation(verb: Word) -> bool:
    """Whether a verb of saying comes right behind a quotation: "...», ha detto il nuovo numero due"."""
    first = min((verb, *auxiliaries(verb)), key=lambda word: word.i)
    before = verb.doc[max(first.i - 2, verb.sent.start) : first.i]
    return any(word.text in ("»", "”", '"') for word in before) and not (before and before[-1].text in ("«", "“"))
