"""A user's own list of names: read, found, linked, refused with the line where it is wrong."""

import json

import pytest

import newsie
from newsie.entities import find_entities
from newsie.entities.gazetteer import Gazetteer, read_gazetteer
from newsie.errors import KnowledgeError

TOML = """
[[names]]
name = "Porto Rovente"
label = "LOC"
country = "IT"
wikidata = "Q42"

[[names]]
name = "Nerviani"
label = "ORG"
aliases = ["NRV", "Officine Nerviani"]
"""
CSV = "name,label,aliases,country,wikidata\nPorto Rovente,LOC,,IT,Q42\nNerviani,ORG,NRV|Officine Nerviani,,\n"
JSONL = (
    '{"name": "Porto Rovente", "label": "LOC", "country": "IT", "wikidata": "Q42"}\n\n'
    '{"name": "Nerviani", "label": "ORG", "aliases": ["NRV", "Officine Nerviani"]}\n'
)


@pytest.fixture(params=[("names.toml", TOML), ("names.csv", CSV), ("names.jsonl", JSONL)], ids=["toml", "csv", "jsonl"])
def listed(request, tmp_path):
    name, content = request.param
    path = tmp_path / name
    path.write_text(content, "utf8")
    return path


def test_formats_agree(listed, blank, article):
    """The three formats give the same entries, and these find what the recogniser missed, with ids and country."""
    gazetteer = Gazetteer(blank, read_gazetteer(listed))
    doc = article("La Nerviani apre a Porto Rovente. NRV assume a PORTO ROVENTE.")
    place = {e.name: e for e in find_entities(doc, gazetteer=gazetteer)}
    assert {name: len(e.mentions) for name, e in place.items()} == {"Nerviani": 2, "Porto Rovente": 2}
    assert place["Porto Rovente"].ids == {"gazetteer": "Porto Rovente", "wikidata": "Q42"}
    assert (place["Porto Rovente"].country, place["Nerviani"].ids) == ("IT", {"gazetteer": "Nerviani"})
    assert find_entities(doc) == ()


def gazetteer_of(blank, tmp_path, *rows):
    path = tmp_path / "names.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf8")
    return Gazetteer(blank, read_gazetteer(path))


def test_list_decides_the_label(blank, article, tmp_path):
    """The list's label wins over the recogniser's, for every mention."""
    gazetteer = gazetteer_of(blank, tmp_path, {"name": "Vesna", "label": "ORG"})
    (entity,) = find_entities(
        article("[Vesna|LOC] cresce. [Vesna|LOC] assume. [Vesna|PER] vince."), gazetteer=gazetteer
    )
    assert (entity.label, len(entity.mentions)) == ("ORG", 3)


def test_longer_name_of_the_recogniser_stays(blank, article, tmp_path):
    """A listed surname inside another person's full name is that person's."""
    gazetteer = gazetteer_of(blank, tmp_path, {"name": "Riva", "label": "PER", "wikidata": "Q1"})
    found = find_entities(article("[Leo Riva|PER] parla."), gazetteer=gazetteer)
    assert [(e.name, e.ids) for e in found] == [("Leo Riva", {})]


def test_rows_stay_apart(blank, article, tmp_path):
    """Two rows never become one entity, whatever rule of names would join them; one row never becomes two."""
    rows = [
        {"name": "Ugo Riva", "label": "PER", "wikidata": "Q1"},
        {"name": "U. Riva", "label": "PER", "wikidata": "Q2"},
    ]
    rows.append({"name": "Banda Larga", "label": "ORG", "aliases": ["Zefiro"], "wikidata": "Q3"})
    gazetteer = gazetteer_of(blank, tmp_path, *rows)
    found = find_entities(article("Ugo Riva e U. Riva, poi Riva: Banda Larga, cioè Zefiro."), gazetteer=gazetteer)
    assert {e.ids["wikidata"]: len(e.mentions) for e in found if e.ids} == {"Q1": 1, "Q2": 2, "Q3": 2}


def test_common_words_are_no_names(blank, article, tmp_path):
    """A listed name is found as it is written or in capitals, never in lower case."""
    gazetteer = gazetteer_of(blank, tmp_path, {"name": "Rosa", "label": "PER"})
    found = find_entities(article("Una rosa per Rosa, la ROSA."), gazetteer=gazetteer)
    assert [(m.start, m.text) for e in found for m in e.mentions] == [(13, "Rosa"), (22, "ROSA")]


def test_kinds_of_apostrophe(blank, article, tmp_path):
    """A straight apostrophe in the list finds a curly one in the text, with the text's own characters."""
    gazetteer = gazetteer_of(blank, tmp_path, {"name": "Val d'Orsa", "label": "LOC"})
    (entity,) = find_entities(article("In Val d’Orsa nevica."), gazetteer=gazetteer)
    assert entity.name == "Val d’Orsa"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("n.csv", "name,label\nA,PER\nB,CITY\n", "line 3: label is 'CITY'"),
        ("n.csv", "name,label\nA,PER,x\n", "line 2: 3 fields under 2 headings"),
        ("n.csv", 'name,label\n"A,PER\n', "line 2: not valid CSV"),
        ("n.csv", "name,label,colour\nA,PER,red\n", "line 2: unknown field 'colour'"),
        ("n.jsonl", '{"name": "A", "label": "PER"}\n{"name": \n', "line 2: not valid JSON"),
        ("n.jsonl", '{"name": "A", "label": "PER", "aliases": "B"}\n', "line 1: aliases must be a list"),
        ("n.jsonl", '{"name": "A", "label": "PER", "country": "Italia"}\n', "line 1: country is 'Italia'"),
        ("n.jsonl", '{"name": "A", "label": "PER", "wikidata": "42"}\n', "line 1: wikidata is '42'"),
        ("n.jsonl", '["A"]\n', "line 1: a row is an object"),
        ("n.jsonl", '{"label": "PER"}\n', "line 1: name is missing"),
        (
            "n.toml",
            '[[names]]\nname = "A"\nlabel = "PER"\n\n[[names]]\nname = ""\nlabel = "PER"\n',
            "line 5: name must",
        ),
        ("n.toml", '[[names]]\nname = "A\n', "not valid TOML: .*line 2"),
        ("n.toml", 'names = [{name = "A", label = "PER"}]\n', r"line 1: write every name as a \[\[names\]\] table"),
        ("n.txt", "A\n", "no .toml, .csv or .jsonl file"),
    ],
)
def test_errors_name_the_line(tmp_path, name, content, message):
    """What cannot be read is refused with file, line and reason."""
    path = tmp_path / name
    path.write_text(content, "utf8")
    with pytest.raises(KnowledgeError, match=message):
        read_gazetteer(path)


def test_missing_and_badly_encoded_files(tmp_path):
    """A file that is not there or not UTF-8 is refused, the latter with the line."""
    with pytest.raises(KnowledgeError, match="cannot be read"):
        read_gazetteer(tmp_path / "none.csv")
    (tmp_path / "latin.csv").write_bytes("name,label\nForlì,LOC\n".encode("latin1"))
    with pytest.raises(KnowledgeError, match="line 2: not UTF-8"):
        read_gazetteer(tmp_path / "latin.csv")


def test_load_with_a_gazetteer(tmp_path):
    """`newsie.load(gazetteer=...)` finds listed names; the pipeline can be saved and loaded with them."""
    path = tmp_path / "names.csv"
    path.write_text("name,label,wikidata\nZefiranti di Sopra,LOC,Q42\n", "utf8")
    nlp = newsie.load(gazetteer=path)
    text = "Il sindaco di Zefiranti di Sopra ha incontrato i cittadini."
    assert [e.ids.get("wikidata") for e in newsie.extract(text, nlp=nlp).entities if e.label == "LOC"] == ["Q42"]
    nlp.to_disk(tmp_path / "saved")
    again = newsie.load(tmp_path / "saved")
    assert newsie.extract(text, nlp=again).to_dict() == newsie.extract(text, nlp=nlp).to_dict()
