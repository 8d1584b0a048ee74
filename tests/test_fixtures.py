"""The articles in `fixtures/`: their gold files are sound, and newsie finds the main facts."""

import json
from pathlib import Path

import pytest

import newsie

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(path.stem for path in FIXTURES.glob("*.json"))


def gold(name: str) -> dict:
    return json.loads((FIXTURES / f"{name}.json").read_text("utf8"))


@pytest.mark.parametrize("name", NAMES)
def test_gold_offsets_are_the_text(name: str) -> None:
    """Every annotation of a gold file is exactly the characters it points to, and the text file is the same text."""
    article = gold(name)
    assert (FIXTURES / f"{name}.txt").read_text("utf8") == article["text"]
    spans = [*article["entities"], *article["times"]]
    for event in article["events"]:
        spans += [event["trigger"], *event["arguments"]]
    for span in spans:
        assert article["text"][span["start"] : span["end"]] == span["text"]
    known = {event["id"] for event in article["events"]}
    assert {id_ for group in article["same_event"] for id_ in group} <= known


@pytest.mark.parametrize("name", NAMES)
def test_main_facts_are_found(name: str) -> None:
    """On clean prose newsie finds at least two thirds of the names, times and typed triggers that a reader marks."""
    expected = gold(name)
    article = newsie.extract(expected["text"], published=expected["published"])
    parts = {
        "names": (
            {(e["start"], e["end"], e["label"]) for e in expected["entities"]},
            {(m.start, m.end, e.label) for e in article.entities for m in e.mentions if m.kind == "name"},
        ),
        "times": (
            {(t["start"], t["value"]) for t in expected["times"]},
            {(t.start, t.value) for t in article.times},
        ),
        "triggers": (
            {(v["trigger"]["start"], v["type"]) for v in expected["events"]},
            {(m.trigger.start, str(v.type)) for v in article.events for m in v.mentions},
        ),
    }
    for part, (want, got) in parts.items():
        assert len(want & got) >= len(want) * 2 / 3, (part, sorted(want - got), sorted(got - want))
        assert len(want & got) >= len(got) * 2 / 3, (part, sorted(want - got), sorted(got - want))
