"""TimeML: times and events in the text, each event's instance, and their order against the publication date.

The elements are those of TimeML 1.2.1; `newsie/schema/timeml.xsd` describes what is written. What TimeML has no place
for (the type, who reports it) stands in attributes of the namespace `urn:newsie`.
"""

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from xml.etree import ElementTree as ET

from attrs import frozen

from newsie.records import Article, Event, EventMention, Interval, Mention, TimeExpression

NAMESPACE = "urn:newsie"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CLASSES = {"STATEMENT": "REPORTING", "PROMISE": "I_ACTION", "REQUEST": "I_ACTION", "THREATEN": "I_ACTION"}
_MODALITY = {"possible": "POSSIBLE", "future": "FUTURE"}


@frozen
class _Element:
    """An element around characters of the text."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str]


def to_timeml(article: Article) -> str:
    """The article as a TimeML document.

    The content of `TEXT` is the article's text, character for character; one that XML forbids is U+FFFD. Where a
    trigger and a time expression cross, the later element is cut at the end of the earlier one and keeps its true end
    in the attribute `newsie:end`.
    """
    ET.register_namespace("newsie", NAMESPACE)
    root = ET.Element("TimeML")
    _add(root, "DOCID", article.id)
    if article.published:
        day = article.published.isoformat()
        attributes = {"tid": "t0", "type": "DATE", "value": day, "functionInDocument": "CREATION_TIME"}
        _add(_add(root, "DCT"), "TIMEX3", day, **attributes)
    if article.title is not None:
        _add(root, "TITLE", article.title)
    tids = {time.id: f"t{number}" for number, time in enumerate(article.times, 1)}
    mentions = [(event, mention) for event in article.events for mention in event.mentions]
    eids = _event_ids(mentions)
    elements = [_timex(time, tids[time.id]) for time in article.times] + [
        _Element(trigger.start, trigger.end, "EVENT", {"eid": eid, "class": _CLASSES.get(type_, "OCCURRENCE")})
        for eid, trigger, type_ in _first_of_each(mentions, eids)
    ]
    _fill(_add(root, "TEXT"), article.text, elements)
    for number, (event, mention) in enumerate(mentions, 1):
        root.append(_instance(event, mention, f"ei{number}", eids[mention.trigger.start, mention.trigger.end]))
    for number, attributes in enumerate(_links(article, mentions, tids), 1):
        _add(root, "TLINK", lid=f"l{number}", **attributes)
    for child in root:
        child.tail = "\n"
    root.text = "\n"
    written = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")  # a bare one would be read as a line feed
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{written}\n'


def _add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
    child = ET.SubElement(parent, tag, attributes)
    child.text = text and _legal(text)
    return child


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)


def _event_ids(mentions: list[tuple[Event, EventMention]]) -> dict[tuple[int, int], str]:
    """An id for each trigger: two events with one trigger are two instances of one EVENT."""
    places = dict.fromkeys((mention.trigger.start, mention.trigger.end) for _, mention in mentions)
    return {place: f"e{number}" for number, place in enumerate(places, 1)}


def _first_of_each(
    mentions: list[tuple[Event, EventMention]], eids: dict[tuple[int, int], str]
) -> Iterator[tuple[str, Mention, str]]:
    seen = set()
    for event, mention in mentions:
        eid = eids[mention.trigger.start, mention.trigger.end]
        if eid not in seen:
            seen.add(eid)
            yield eid, mention.trigger, str(event.type)


def _timex(expression: TimeExpression, tid: str) -> _Element:
    attributes = {"tid": tid, "type": expression.type, "value": expression.value}
    if expression.anchor == "published":
        attributes["temporalFunction"] = "true"
        attributes["anchorTimeID"] = "t0"
    return _Element(expression.start, expression.end, "TIMEX3", attributes)


def _fill(parent: ET.Element, text: str, elements: list[_Element]) -> None:
    """Put the text into the parent with the elements around their characters, one in another where they nest."""
    open_: list[tuple[ET.Element, int]] = [(parent, len(text))]
    last: ET.Element | None = None
    at = 0

    def write(until: int) -> None:
        nonlocal at
        words = _legal(text[at:until])
        if last is None:
            open_[-1][0].text = (open_[-1][0].text or "") + words
        else:
            last.tail = (last.tail or "") + words
        at = until

    def close(until: int) -> None:
        nonlocal last
        while len(open_) > 1 and open_[-1][1] <= until:
            write(open_[-1][1])
            last = open_.pop()[0]

    for element in sorted(elements, key=lambda element: (element.start, -element.end)):
        close(element.start)
        end = min(element.end, open_[-1][1])
        write(element.start)
        child = ET.SubElement(open_[-1][0], element.tag, element.attributes)
        if end != element.end:
            child.set(f"{{{NAMESPACE}}}end", str(element.end))
        open_.append((child, end))
        last = None
    close(len(text))
    write(len(text))


def _instance(event: Event, mention: EventMention, eiid: str, eid: str) -> ET.Element:
    attributes = {
        "eiid": eiid,
        "eventID": eid,
        "tense": "NONE",
        "aspect": "NONE",
        "pos": "OTHER",
        "polarity": "NEG" if mention.status == "negated" else "POS",
        f"{{{NAMESPACE}}}type": _legal(str(event.type)),
        f"{{{NAMESPACE}}}event": _legal(event.id),
    }
    if mention.status in _MODALITY:
        attributes["modality"] = _MODALITY[mention.status]
    if mention.source:
        attributes[f"{{{NAMESPACE}}}source"] = _legal(mention.source)
    return ET.Element("MAKEINSTANCE", attributes)


def _links(
    article: Article, mentions: list[tuple[Event, EventMention]], tids: dict[str, str]
) -> Iterator[dict[str, str]]:
    """Times against the publication date; each event against the time expression that dates it, or else that date."""
    if article.published:
        midnight = datetime.combine(article.published, time())
        today: Interval = (midnight, midnight + timedelta(days=1))
        for expression in article.times:
            order = _order(expression.interval, today) if expression.type in ("DATE", "TIME") else None
            if order:
                yield {"timeID": tids[expression.id], "relatedToTime": "t0", "relType": order}
    for number, (event, mention) in enumerate(mentions, 1):
        sentence = mention.sentence
        dated_by = (
            tids[expression.id]
            for expression in article.times
            if expression.value == mention.date and sentence.start <= expression.start < sentence.end
        )
        tid = next(dated_by, None)
        if tid:
            yield {"eventInstanceID": f"ei{number}", "relatedToTime": tid, "relType": "IS_INCLUDED"}
        elif article.published and mention.date:
            order = _order(event.interval, today)
            if order:
                yield {"eventInstanceID": f"ei{number}", "relatedToTime": "t0", "relType": order}


def _order(interval: Interval | None, other: Interval) -> str | None:
    """How an interval lies to another one, as a relType of TLINK; None where that is not known."""
    if not interval or not other[0] or not other[1]:
        return None
    start, end = interval
    if end and end <= other[0]:
        return "BEFORE"
    if start and start >= other[1]:
        return "AFTER"
    if start and end:
        if (start, end) == other:
            return "SIMULTANEOUS"
        if start <= other[0] and end >= other[1]:
            return "INCLUDES"
        if start >= other[0] and end <= other[1]:
            return "IS_INCLUDED"
    return None
