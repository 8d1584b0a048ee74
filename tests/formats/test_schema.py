import copy
import json
from importlib.resources import files

import attrs
import jsonschema
import pytest
from articles import ALL, meeting

import newsie
from newsie import records

SCHEMA = json.loads((files("newsie") / "schema" / "article-1.json").read_text("utf8"))
RECORDS = ["Article", "Entity", "Mention", "TimeExpression", "Event", "EventMention", "Argument", "UserType"]


def valid(data: object) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(data)


def test_the_schema_is_one():
    """The published file is itself a valid JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", RECORDS)
def test_every_attribute_is_described(name):
    """The schema names each attribute of each record, requires it, and knows no other."""
    described = SCHEMA["$defs"][name]
    attributes = [field.name for field in attrs.fields(getattr(records, name))]
    assert list(described["properties"]) == described["required"] == attributes


def test_every_event_type_is_described():
    """The list of types in the schema is that of `EventType`."""
    assert SCHEMA["$defs"]["type"]["anyOf"][0]["enum"] == [type_.value for type_ in newsie.EventType]


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_articles_follow_the_schema(make):
    """What `to_json` writes is valid, also with every field in use, with markup, without any event."""
    jsonschema.validate(json.loads(make().to_json()), SCHEMA)


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_articles_come_back_from_json(make):
    """`from_dict` gives the article that was written."""
    assert newsie.Article.from_dict(json.loads(make().to_json())) == make()


def test_what_newsie_finds_follows_the_schema(nlp):
    """The output of the whole pipeline on an article is valid and comes back."""
    article = newsie.extract(
        "Il ministro ha incontrato venerdì a Torino i sindacati. «Firmeremo entro giugno», ha detto Carla Neri.",
        published="2024-09-14",
        nlp=nlp,
    )
    data = json.loads(article.to_json())
    jsonschema.validate(data, SCHEMA)
    assert newsie.Article.from_dict(data) == article


BREAKS = [
    (["text"], None),
    (["published"], "14/09/2024"),
    (["entities", 0, "label"], "MISC"),
    (["entities", 0, "mentions"], []),
    (["entities", 0, "mentions", 0, "start"], -1),
    (["entities", 0, "country"], "Italia"),
    (["times", 0, "type"], "DAY"),
    (["times", 0, "interval"], ["2024-09-13T00:00:00"]),
    (["times", 0, "interval", 0], "2024-09-13"),
    (["events", 0, "type"], "MEETING"),
    (["events", 0, "status"], "true"),
    (["events", 0, "date"], ""),
    (["events", 0, "mentions"], []),
    (["events", 0, "mentions", 0, "arguments", 0, "role"], "subject"),
    (["events", 0, "place"], "Torino"),
    (["events", 0, "colour"], "red"),
]


@pytest.mark.parametrize(("path", "value"), BREAKS, ids=[".".join(map(str, path)) for path, _ in BREAKS])
def test_broken_articles_are_rejected(path, value):
    """One wrong value anywhere makes the article invalid."""
    data = copy.deepcopy(meeting().to_dict())
    assert valid(data)
    place = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not valid(data)


@pytest.mark.parametrize("name", ["id", "text", "events"])
def test_missing_attributes_are_rejected(name):
    """Every attribute has to be there, also where it is null."""
    data = meeting().to_dict()
    del data[name]
    assert not valid(data)


@pytest.mark.parametrize(
    ("data", "where"),
    [({}, "id"), ({**meeting().to_dict(), "events": 3}, "events"), ({**meeting().to_dict(), "colour": 1}, "colour")],
)
def test_from_dict_names_what_is_wrong(data, where):
    """A dict that is no article gives an InputError that names the place."""
    with pytest.raises(newsie.InputError, match=where):
        newsie.Article.from_dict(data)
