"""Arguments that a sentence leaves out because the text has named them: who was arrested, who stole, which teams play.

Events of one script share those who take part: the thief is whom the police arrest and the court sentences. Where an
event that the text knows already ("la sentenza", "il furto") lacks the role that its type always has, the nearest event
of its script lends it; such arguments are marked `inferred`. The scripts are in `arguments.toml`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from newsie.entities.countries import demonym_country
from newsie.events.arguments.referents import enclitic
from newsie.events.arguments.roles import knowledge
from newsie.events.grammar.clauses import auxiliaries, closed, is_finite, is_inflected, is_passive
from newsie.events.grammar.phrases import Phrases, words
from newsie.events.grammar.subjects import subjects
from newsie.events.status.scope import is_definite
from newsie.events.triggers.finding import Trigger
from newsie.records import Argument, Role

_BACK = 4
"""So many sentences before an event its script is looked for, or after it where it stands in the title."""

_OFTEN = 2
"""Who plays a role more often than this, and more than twice as often as anybody else, is the one it is about."""

_MOST = 3
"""An event that names more than so many people lends none: it is a list, not the one whom the text is about."""

Arguments = tuple[Argument, ...]


@frozen
class _Script:
    """What one row of `arguments.toml` says: which role of which types is filled, from which roles of other types."""

    role: Role
    lenders: frozenset[tuple[str, str]]
    nouns: frozenset[str]
    sides: bool


@cache
def _scripts() -> dict[str, tuple[_Script, ...]]:
    found: dict[str, tuple[_Script, ...]] = {}
    for row in knowledge()["script"]:
        lenders = frozenset(tuple(one.split(".")) for one in row["from"].split())
        script = _Script(row["role"], lenders, frozenset(row.get("nouns", "").split()), row.get("sides", False))
        for name in row["types"].split():
            found[name] = (*found.get(name, ()), script)
    return found


def fill(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> list[Arguments]:
    """The arguments of every trigger, with those that its script names elsewhere."""
    numbers: dict[int, int] = {}
    places = [numbers.setdefault(trigger.token.sent.start, len(numbers)) for trigger in triggers]
    out = list(arguments)
    headed = bool(triggers) and _has_title(phrases.text)
    teams = _teams(triggers, arguments, phrases)
    players = _Players(triggers, arguments)
    for at, trigger in enumerate(triggers):
        for script in _scripts().get(str(trigger.type), ()):
            if _lacks(trigger, out[at], script):
                given = _sides(script, trigger, teams, phrases)
                titled = places[at] == 0 and headed
                known = is_definite(trigger.token) if trigger.nominal else titled or _leaves_out(trigger, script.role)
                if not given and known:
                    lent = (_lent(script, triggers[other], out[other], phrases) for other in _nearest(at, places))
                    found = [one for one in lent if one]
                    main = players.protagonist(script)
                    told = [one for one in found if any(argument.entity == main for argument in one)] if main else []
                    given = next(iter((*told, *found)), ()) or _lent_by_protagonist(script, main, at, out)
                new = tuple(one for one in given if not _has(trigger, out[at], one))
                out[at] = (*out[at], *new)
                players.add(trigger, new)
    return out


def _leaves_out(trigger: Trigger, role: Role) -> bool:
    """Whether a verb has a dropped subject or a clitic in a role, so that the reader is to know who it is."""
    verb = trigger.token
    subject = trigger.frame.get("object" if is_passive(verb) else "subject")
    if role == subject and is_finite(verb) and not subjects(verb):
        return any(is_inflected(word) and "3" in word.morph.get("Person", ()) for word in (verb, *auxiliaries(verb)))
    clitic = any(child.dep_ == "obj" and child.lower_ in closed("clitic") for child in verb.children)
    return role == trigger.frame.get("object") and (clitic or enclitic(verb, addressing=False) is not None)


def spoken_by(trigger: Trigger, own: Arguments, speaker: str | None, phrases: Phrases) -> Arguments:
    """The arguments of what somebody says of himself: "«sono stato rapinato», racconta Carlo Neri"."""
    if speaker is None or trigger.nominal:
        return own
    role = trigger.frame.get("object" if is_passive(trigger.token) else "subject", "none").split("|")[0]
    first = any(
        is_inflected(word) and "1" in word.morph.get("Person", ()) and "Sing" in word.morph.get("Number", ())
        for word in (trigger.token, *auxiliaries(trigger.token))
    )
    if not first or role == "none" or any(a.role == role for a in own):
        return own
    named = phrases.mention_of(speaker, trigger.start)
    made = phrases.of_mention(role, named, inferred=True) if named is not None else None  # type: ignore[arg-type]
    return own if made is None or _has(trigger, own, made) else (*own, made)


def _has_title(text: str) -> bool:
    """Whether the text opens with a headline: a first line without a full stop."""
    first, line_break, _ = text.lstrip().partition("\n")
    return bool(line_break) and not first.rstrip().endswith(".")


def _lacks(trigger: Trigger, own: Arguments, script: _Script) -> bool:
    """Whether nothing fills the role in an event that could have it."""
    if any(argument.role == script.role for argument in own) or not trigger.takes(script.role):
        return False
    return not (trigger.nominal and script.nouns) or trigger.token.lower_ in script.nouns


def _teams(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> frozenset[str]:
    """The entities that take part in the contests of a text."""
    types = {name for name, scripts in _scripts().items() if any(script.sides for script in scripts)}
    return frozenset(
        argument.entity
        for trigger, own in zip(triggers, arguments, strict=True)
        for argument in own
        if str(trigger.type) in types and argument.entity and argument.role in ("agent", "target", "participant")
        if phrases.label_of(argument) != "PER"
    )


def _sides(script: _Script, trigger: Trigger, teams: frozenset[str], phrases: Phrases) -> Arguments:
    """The teams that the sentence of a contest names: by name, people ("gli inglesi") or noun ("le squadre")."""
    found: dict[str, Argument] = {}
    for word in trigger.token.sent if script.sides else ():
        named = phrases.at(word, "name")
        many = "Plur" in word.morph.get("Number", ()) and word.pos_ in ("NOUN", "ADJ", "PROPN")
        if named is not None and named.entity.id in teams:
            found.setdefault(named.entity.id, phrases.of_mention(script.role, named, inferred=True))
        elif named is None and (
            word.lower_ in words("team") or (many and word.dep_ != "amod" and demonym_country(word.lower_))
        ):
            made = phrases.argument(script.role, word, inferred=True)
            if made is not None:
                found.setdefault(made.entity or made.text.lower(), made)
    return tuple(found.values())


class _Players:
    """Who plays which role in how many events of each type."""

    def __init__(self, triggers: Sequence[Trigger], arguments: Sequence[Arguments]) -> None:
        self._played: dict[tuple[str, str], Counter[str]] = {}
        for trigger, own in zip(triggers, arguments, strict=True):
            self.add(trigger, own)

    def add(self, trigger: Trigger, arguments: Arguments) -> None:
        for argument in arguments:
            if argument.entity:
                self._played.setdefault((str(trigger.type), argument.role), Counter())[argument.entity] += 1

    def protagonist(self, script: _Script) -> str | None:
        """The one who plays the role in most events of the script, where there is one: of whom the article tells."""
        played: Counter[str] = Counter()
        for lender in script.lenders:
            played.update(self._played.get(lender, ()))
        ranked = [*played.most_common(2), ("", 0), ("", 0)]
        (name, often), (_, next_often) = ranked[:2]
        return name if often > max(_OFTEN, 2 * next_often) else None


def _lent_by_protagonist(script: _Script, main: str | None, at: int, arguments: Sequence[Arguments]) -> Arguments:
    """The last mention of the one of whom the article tells, where no event near by names anybody."""
    before = [argument for own in arguments[:at] for argument in own if main and argument.entity == main]
    return (evolve(before[-1], role=script.role, inferred=True),) if before else ()


def _nearest(at: int, places: Sequence[int]) -> Iterator[int]:
    """The other events, the nearest before first; behind it only those of its sentence, or anywhere near the title."""
    for other in range(at - 1, -1, -1):
        if places[at] - places[other] > _BACK:
            break
        yield other
    for other in range(at + 1, len(places)):
        if places[other] - places[at] > (_BACK if places[at] <= 1 else 0):
            break
        yield other


def _lent(script: _Script, other: Trigger, given: Arguments, phrases: Phrases) -> Arguments:
    """Who plays the role in another event."""
    roles = {role for kind, role in script.lenders if kind == str(other.type)}
    found = [one for one in given if one.role in roles and _may_play(one, script, phrases)]
    return tuple(evolve(one, role=script.role, inferred=True) for one in found) if len(found) <= _MOST else ()


def _may_play(argument: Argument, script: _Script, phrases: Phrases) -> bool:
    """Whether an argument is somebody, for the sides of a contest no single person; those who police are the others."""
    label = phrases.label_of(argument)
    if script.sides and label is not None:
        return label != "PER"
    span = phrases.doc.char_span(argument.start, argument.end, alignment_mode="expand")
    if span is None or (not script.sides and phrases.polices(argument)):
        return False
    return label == "PER" or (label != "LOC" and phrases.is_somebody(span.root) and not phrases.is_place(span.root))


def _has(trigger: Trigger, own: Arguments, one: Argument) -> bool:
    """Whether an event names somebody already, in another role or as its trigger."""
    return (one.start < trigger.end and trigger.start < one.end) or any(
        one.start == other.start or (one.entity is not None and one.entity == other.entity) for other in own
    )
