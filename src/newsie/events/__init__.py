"""Typed events with arguments, date, status and source, their mentions merged."""

from spacy.tokens import Doc

from newsie.records import Entity, Event, TimeExpression


def find_events(doc: Doc, times: tuple[TimeExpression, ...] = (), entities: tuple[Entity, ...] = ()) -> tuple[Event, ...]:
    return ()
