"""Where an event happens, beyond what its own phrase says: the dateline, the words behind it, its clause, its sentence.

"Modena, ruba uno smartphone" is no doing of Modena; "forte terremoto ieri in Giappone" has its place behind it; in
"A Torino due operai sono morti in un crollo" both the deaths and the collapse were in Torino.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from newsie.events.arguments.roles import knowledge
from newsie.events.arguments.sharing import above
from newsie.events.grammar.clauses import bare, is_finite, is_verbal
from newsie.events.grammar.phrases import Named, Phrases
from newsie.events.grammar.subjects import is_reduced
from newsie.events.grammar.syntax import dependents
from newsie.events.triggers.finding import Trigger
from newsie.parse import Word
from newsie.records import Argument

_BESIDE = 5
"""So many events beside a trigger count as its surroundings."""

_BEHIND = 12
"""So many words behind a trigger its place is looked for."""

_LOCATIVE = frozenset({"in", "a", "presso", "su", "davanti"})

Arguments = tuple[Argument, ...]


@cache
def _types(key: str) -> frozenset[str]:
    return frozenset(knowledge()[key].split())


def datelines(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> list[Arguments]:
    """The arguments, with a place name that opens the sentence before a comma or colon as a place, not as a subject."""
    return [
        tuple(
            evolve(argument, role="place") if _is_dateline(argument, trigger, phrases) else argument for argument in own
        )
        for trigger, own in zip(triggers, arguments, strict=True)
    ]


def locate(triggers: Sequence[Trigger], arguments: Sequence[Arguments], phrases: Phrases) -> list[Arguments]:
    """The arguments of every trigger, with the place that its clause or the events beside it give."""
    out = [_with_place(trigger, own, phrases) for trigger, own in zip(triggers, arguments, strict=True)]
    _share(triggers, out)
    return out


def _is_dateline(argument: Argument, trigger: Trigger, phrases: Phrases) -> bool:
    """ "Modena, ruba uno smartphone", "MODENA La Squadra Volante ha arrestato ..."."""
    sentence = trigger.token.sent
    if argument.start != sentence.words[0].idx or argument.role not in ("agent", "target", "theme"):
        return False
    apart = phrases.text[argument.end : argument.end + 1] in (",", ":")
    if argument.text.isupper() and len(argument.text) > 3 and phrases.label_of(argument) != "PER":
        after = next((word for word in sentence if word.idx >= argument.end), None)
        if after is not None and after.form.is_title and after.pos_ == "DET":
            return True
    if not apart:
        return False
    # also a town that the article makes a team or an authority of
    span = trigger.token.doc.char_span(argument.start, argument.end, alignment_mode="expand")
    read_as_place = span is not None and bool(span.root.ent_type_ == "LOC")
    return phrases.label_of(argument) != "PER" and (argument.country is not None or read_as_place)


def _with_place(trigger: Trigger, own: Arguments, phrases: Phrases) -> Arguments:
    """The place behind a trigger, of the clause that it stands in, or that opens its sentence, where it has none."""
    if str(trigger.type) not in _types("clause_place") or any(argument.role == "place" for argument in own):
        return own
    for candidates in (_behind, _of_clause, _opening):
        found: list[Argument] = []
        for place in candidates(trigger.token, phrases):
            if not any(place.start < other.end and other.start < place.end for other in (*own, *found)):
                found.append(place)
        if found:
            return (*own, *found)
    return own


def _behind(token: Word, phrases: Phrases) -> Iterator[Argument]:
    """The place names after "in" or "a" behind an event noun, before another verb says something."""
    last: Named | None = None
    for word in token.doc[token.i + 1 : min(token.i + _BEHIND, token.sent.end)]:
        if last is not None and word.idx < last.mention.end:
            continue
        if _ends_phrase(word) or (last is None and _turns(word)):
            return
        named = _place_at(word, phrases, listed=last is not None)
        if named is not None:
            last = named
            yield phrases.of_mention("place", named)
        elif last is not None and word.text not in ",()" and word.pos_ not in ("ADP", "DET", "ADV", "CCONJ"):
            return


def _ends_phrase(word: Word) -> bool:
    """Whether what belongs to an event noun ends before a word: a strong mark, a clause."""
    return word.text in ";:.»" or word.lower_ in ("che", "dopo", "mentre") or (is_verbal(word) and is_finite(word))


def _turns(word: Word) -> bool:
    """Whether what comes is no longer about the event: an aside, where somebody lives or is from."""
    after = word.nbor() if word.i + 1 < word.sent.end else None
    aside = word.text == "," and (after is None or bare(after) not in ("in", "a", "presso"))
    return aside or word.lower_ in _types("origin")


def _place_at(word: Word, phrases: Phrases, *, listed: bool) -> Named | None:
    """The place name that begins with a word, after "in", "a" or "presso", or after a comma or "e" in a list."""
    named = phrases.at(word, "name")
    if named is None or named.entity.label != "LOC" or named.mention.start != word.idx:
        return None
    before = word.nbor(-1) if word.i else None
    if before is not None and before.pos_ == "DET" and word.i > 1:
        before = before.nbor(-1)
    known = ("in", "a", "presso", ",", "e", "ed") if listed else ("in", "a", "presso")
    return named if before is not None and bare(before) in known else None


def _of_clause(token: Word, phrases: Phrases) -> Iterator[Argument]:
    """The places of the verbs below and above a trigger, of the nearest that has any."""
    below = [child for child in token.children if child.dep_ == "acl" and is_verbal(child)]
    for word in (*below, *above(token)):
        if is_verbal(word):
            apart = token.dep_ == "conj" and word is token.head and is_reduced(token)
            found = [
                phrases.argument("place", one.token)
                for one in dependents(word)
                if one.function in _LOCATIVE and phrases.is_place(one.token)
                if not apart or one.token.i < word.i  # "fermato a Bari e poi rilasciato"
            ]
            yield from (place for place in found if place is not None)
            if found or word not in below:
                return


def _opening(token: Word, phrases: Phrases) -> Iterator[Argument]:
    """The place name with which a headline or sentence opens: "Iraq: serie di attentati", "A Milano ..."."""
    sentence = token.sent
    for word in sentence.words[:4]:
        named = phrases.at(word, "name")
        if named is not None and named.entity.label == "LOC":
            after = next((t for t in sentence if t.idx >= named.mention.end), None)
            after_dateline = after is not None and after.form.is_title and after.pos_ == "DET"
            within = bare(sentence.words[0]) in ("a", "in") and word.i <= sentence.start + 2
            apart = word.i == sentence.start and after is not None and after.text in (",", ":")
            if within or apart or (word.i == sentence.start and word.text.isupper() and after_dateline):
                yield phrases.of_mention("place", named)
            return


def _share(triggers: Sequence[Trigger], arguments: list[Arguments]) -> None:
    """Incidents of one sentence happen in one place: who has none takes it from the nearest that has."""
    incident = [str(trigger.type) in _types("shared_place") for trigger in triggers]
    places = [[a for a in own if a.role == "place"] for own in arguments]
    for at, trigger in enumerate(triggers):
        if not incident[at] or places[at]:
            continue
        near = [
            other
            for other in range(max(at - _BESIDE, 0), min(at + _BESIDE + 1, len(triggers)))
            if incident[other] and places[other] and triggers[other].token.sent.start == trigger.token.sent.start
        ]
        if near:
            lent = places[min(near, key=lambda other: (abs(other - at), other))]
            taken = [(a.start, a.end) for a in arguments[at]]
            arguments[at] = (*arguments[at], *(a for a in lent if (a.start, a.end) not in taken))
