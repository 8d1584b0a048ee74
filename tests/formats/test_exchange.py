"""TimeML, JSON-LD and BIO: valid against their schemas, and nothing of the text lost on the way."""

import copy
import json
import re
from importlib.resources import files

import jsonschema
import pytest
from articles import ALL, meeting, mention
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import newsie
from newsie.formats.bio import read_bio, to_bio
from newsie.formats.jsonld import to_jsonld
from newsie.formats.timeml import to_timeml
from newsie.records import Event, EventMention, EventType, Mention, TimeExpression

XSD = etree.XMLSchema(etree.fromstring((files("newsie") / "schema" / "timeml.xsd").read_bytes()))
JSONLD = json.loads((files("newsie") / "schema" / "jsonld-1.json").read_text("utf8"))
NEWSIE = "{urn:newsie}"
each_article = pytest.mark.parametrize("make", ALL.values(), ids=ALL)


def timeml(article):
    return etree.fromstring(to_timeml(article).encode("utf8"))


def content(element) -> str:
    return "".join(element.itertext())


@each_article
def test_timeml_is_valid(make):
    """Every article gives a document that the schema accepts, with its references in order."""
    XSD.assertValid(timeml(make()))


@each_article
def test_the_text_of_timeml_is_the_article(make):
    """The content of TEXT is the article's text, with U+FFFD for what XML forbids."""
    expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", make().text)
    assert content(timeml(make()).find("TEXT")) == expected


def test_timeml_says_what_was_found():
    """Times with their values, triggers, and one instance for each mention with its polarity and source."""
    root = timeml(meeting())
    assert [(content(t), t.get("value")) for t in root.find("TEXT").iter("TIMEX3")] == [
        ("venerdì", "2024-09-13"),
        ("due ore", "PT2H"),
        ("1492", "1492"),
    ]
    assert [content(e) for e in root.iter("EVENT")] == ["incontrato", "incontro", "firmato"]
    instances = root.findall("MAKEINSTANCE")
    assert [i.get("polarity") for i in instances] == ["POS", "POS", "NEG"]
    assert [i.get(f"{NEWSIE}source") for i in instances] == ["Ansa", None, None]
    assert root.find("DCT/TIMEX3").get("value") == "2024-09-14"


def test_timeml_orders_events_and_times():
    """Times lie before the publication date; an event is in the time that dates it, or before the publication date."""
    links = [dict(link.attrib) for link in timeml(meeting()).findall("TLINK")]
    assert [
        (link.get("timeID"), link.get("eventInstanceID"), link["relType"], link["relatedToTime"]) for link in links
    ] == [
        ("t1", None, "BEFORE", "t0"),
        ("t3", None, "BEFORE", "t0"),
        (None, "ei1", "IS_INCLUDED", "t1"),
        (None, "ei3", "IS_INCLUDED", "t3"),
    ]


@pytest.mark.parametrize(
    ("broken", "by"),
    [("instance of nothing", "eventID"), ("link to nothing", "relatedToTime"), ("unknown relation", "relType")],
)
def test_the_timeml_schema_rejects(broken, by):
    """A reference to nothing or an unknown relation is found by the schema."""
    root = timeml(meeting())
    next(element for element in root.iter() if element.get(by)).set(by, "e99" if by == "eventID" else "t99")
    assert not XSD.validate(root), broken


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_marks_that_nest_and_cross_are_written(data):
    """Whatever triggers and times overlap, the document is valid and holds the whole text."""
    text = data.draw(st.text(st.characters(codec="utf8", exclude_categories=["Cs"]), min_size=4, max_size=30))
    place = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda ends: ends[0] < ends[1])
    times = tuple(
        TimeExpression(f"x{n}", start, end, text[start:end], "DATE", "2024")
        for n, (start, end) in enumerate(data.draw(st.lists(place, max_size=4)))
    )
    whole = Mention(0, len(text), text)
    events = tuple(
        Event(
            f"v{n}",
            EventType.MEET,
            (EventMention(f"m{n}", Mention(start, end, text[start:end]), whole, (), None, "factual", None, ""),),
        )
        for n, (start, end) in enumerate(data.draw(st.lists(place, max_size=4)))
    )
    article = evolve(meeting(), text=text, times=times, events=events, entities=())
    root = timeml(article)
    XSD.assertValid(root)
    assert len(content(root.find("TEXT"))) == len(text)
    assert len(list(root.find("TEXT").iter("TIMEX3"))) == len(times)


@each_article
def test_jsonld_is_valid(make):
    """Every article gives JSON-LD that the schema accepts."""
    jsonschema.validate(to_jsonld(make()), JSONLD)


@each_article
def test_jsonld_refers_to_what_it_holds(make):
    """Every @id that is referred to is the @id of one object of the graph."""
    graph = to_jsonld(make())["@graph"]
    ids = [item["@id"] for item in graph]
    assert len(set(ids)) == len(ids)

    def references(value):
        if isinstance(value, dict):
            yield from [value["@id"]] if "@id" in value else []
            value = list(value.values())
        if isinstance(value, list):
            for item in value:
                yield from references(item)

    assert set(references(graph)) == set(ids)


def test_jsonld_says_what_was_found():
    """Who, where, when in the words of schema.org, the end day counted in."""
    met = next(item for item in to_jsonld(meeting())["@graph"] if item["@type"] == "Event")
    assert (met["startDate"], met["endDate"]) == ("2024-09-13", "2024-09-13")
    assert met["location"] == {"@id": "urn:newsie:neri:entity:e3", "@type": "Place", "name": "Torino"}
    assert [party["name"] for party in met["attendee"]] == ["Marta Neri", "Paolo Rossi & figli"]
    assert (met["newsie:type"], met["newsie:source"]) == ("MEET", "Ansa")


@pytest.mark.parametrize(("key", "value"), [("startDate", "ieri"), ("newsie:status", "true"), ("colour", 1)])
def test_the_jsonld_schema_rejects(key, value):
    """A wrong value or an unknown property is found by the schema."""
    data = copy.deepcopy(to_jsonld(meeting()))
    next(item for item in data["@graph"] if item["@type"] == "Event")[key] = value
    assert not jsonschema.Draft202012Validator(JSONLD).is_valid(data)


def names(article):
    return sorted((m.start, m.end, e.label) for e in article.entities for m in e.mentions if m.kind == "name")


@pytest.mark.parametrize("make", [ALL["meeting"], ALL["silent"], ALL["crowded"]])
def test_bio_comes_back(make):
    """Names, times and triggers are read back with their offsets from what was written."""
    article = make()
    [(id_, marks)] = read_bio(to_bio(article))
    assert id_ == article.id
    assert marks["entity"] == names(article)
    assert marks["time"] == [(time.start, time.end, time.type) for time in article.times]
    triggers = [(m.trigger.start, m.trigger.end, str(e.type)) for e in article.events for m in e.mentions]
    assert marks["event"] == sorted(triggers)


def test_bio_of_several_articles():
    """Several articles one after the other are told apart."""
    assert [id_ for id_, _ in read_bio(to_bio(meeting()) + to_bio(ALL["silent"]()))] == ["neri", "silent"]


def test_bio_cuts_tokens_where_marks_do():
    """A mark inside a word ("russo-cinese", "KCNA2") has its own token, and two types of one trigger are both named."""
    article = meeting()
    both = tuple(evolve(event, id=f"{event.id}x", type=EventType.VISIT) for event in article.events[:1])
    entity = evolve(article.entities[0], mentions=(mention(article.text, "inis"),))
    lines = to_bio(evolve(article, events=article.events + both, entities=(entity,))).split("\n")
    assert [line.split("\t")[0::3][:2] for line in lines if "\tB-PER" in line] == [["inis", "B-PER"]]
    assert sum("B-MEET|VISIT" in line for line in lines) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Marta\t0\t5\tB-PER\tO\tO", "line 1: needs six columns"),
        ("# newsie.article = a\nMarta 0 5", "line 2: needs six columns"),
        ("# newsie.article = a\nMarta\t0\t5\tI-PER\tO\tO", "line 2: I-PER goes on"),
    ],
)
def test_broken_bio_is_refused(text, message):
    """The message names the line."""
    with pytest.raises(newsie.InputError, match=message):
        list(read_bio(text))
