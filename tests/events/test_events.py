"""What holds of all events: exact offsets, ids that are unique and stable, one happening told twice is one event."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import newsie
from newsie.events.merging.clusters import Draft, merge
from newsie.records import Argument, EventMention, EventType, Mention

SENTENCES = [
    "Ieri la polizia ha arrestato due uomini a Bari.",
    "Secondo la Reuters, il presidente sarebbe stato ucciso.",
    "«Non lascerò l'incarico», ha detto il sindaco Carla Neri.",
    "L'incontro tra Parigi e Berlino si terrà lunedì a Roma.",
    "Un terremoto ha colpito il Giappone: tre morti e venti feriti.",
    "Il tribunale ha condannato l'imprenditore a tre anni per truffa.",
    "Napoli, ruba un'auto e fugge",
    "Il governo non ha approvato la legge.",
]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.sampled_from([" ", "\n", "\n\n"]))
def test_offsets_are_exact_and_ids_unique_and_stable(nlp: Language, sentences: list[str], glue: str) -> None:
    """Every span is the text between its offsets, no id comes twice, and a second run gives the same article."""
    text = glue.join(sentences)
    article = newsie.extract(text, published="2024-09-14", nlp=nlp)
    mentions = [mention for event in article.events for mention in event.mentions]
    spans = [span for m in mentions for span in (m.trigger, m.sentence, *m.arguments)]
    assert all(text[span.start : span.end] == span.text for span in spans)
    ids = [event.id for event in article.events] + [mention.id for mention in mentions]
    assert len(ids) == len(set(ids))
    assert newsie.extract(text, published="2024-09-14", nlp=nlp) == article


def _draft(
    type_: EventType, word: str, start: int, arguments: tuple[Argument, ...] = (), number: str | None = None
) -> Draft:
    mention = EventMention(
        "", Mention(start, start + len(word), word), Mention(0, 100, "s"), arguments, None, "factual", None, "test"
    )
    return Draft(type_, mention, word, tuple(a.text for a in arguments), nominal=True, number=number)


def _argument(role: str, text: str, start: int) -> Argument:
    return Argument(role, start, start + len(text), text, entity=text, name=text)  # type: ignore[arg-type]


def test_one_disaster_with_two_names_is_one_event() -> None:
    """ "Terremoto" and "sisma" in one article are the same unless something contradicts."""
    events = merge([_draft(EventType.DISASTER, "terremoto", 0), _draft(EventType.DISASTER, "sisma", 50)])
    assert [len(event.mentions) for event in events] == [2]


def test_other_people_and_other_figures_are_other_events() -> None:
    """Two arrests of different people, and two counts of dead, stay apart."""
    first = _draft(EventType.ARREST, "arrestato", 0, (_argument("target", "Rossi", 10),))
    second = _draft(EventType.ARREST, "arrestato", 50, (_argument("target", "Bianchi", 60),))
    assert len(merge([first, second])) == 2
    dead = [_draft(EventType.DEATH, "morti", 0, number="tre"), _draft(EventType.DEATH, "morti", 50, number="nove")]
    assert len(merge(dead)) == 2


@pytest.mark.parametrize(
    ("text", "same"),
    [
        # a verdict is no hearing, though it is the same trial
        ("La corte ha condannato Carlo Neri. La sentenza è arrivata ieri.", ["condannato", "sentenza"]),
        ("La sentenza è arrivata ieri. L'udienza era durata due ore.", []),
        # the title's town and the street of the text go together
        ("Rubati due furgoni a Prato\nIl furto è avvenuto lunedì in via Verdi.", ["Rubati", "furto"]),
        # a country and a town in it do not exclude each other
        ("Liberata in Francia una cronista\nLa cronista è stata rilasciata a Marsiglia.", ["Liberata", "rilasciata"]),
        # words of one meaning, whoever the nouns of the sides are
        ("I due attori si sposeranno a Bari. Le nozze saranno celebrate in giugno.", ["sposeranno", "nozze"]),
        (
            "La nave ha urtato il molo. Nella collisione il molo e la nave sono rimasti danneggiati.",
            ["urtato", "collisione"],
        ),
        # "altro", "prossimo" make it another event
        ("La gara è finita in parità. La prossima gara si giocherà a Lecce.", []),
        # one is not many, and what is long past is no news
        ("Il furto è avvenuto lunedì. I furti in città preoccupano i residenti.", []),
        ("Tre agenti sono stati uccisi. Anche l'aggressore è stato ucciso.", []),
        ("Arrestato un uomo a Bari\nIl fratello era stato arrestato nel 1998.", []),
    ],
)
def test_which_mentions_are_one_event(nlp: Language, text: str, same: list[str]) -> None:
    """Words of one meaning are one event unless number, place or time speak against it."""
    events = newsie.extract(text, published="2024-09-14", nlp=nlp).events
    assert [mention.trigger.text for e in events if len(e.mentions) > 1 for mention in e.mentions] == same


def test_the_id_of_an_event_does_not_depend_on_its_place() -> None:
    """The same content elsewhere in a text has the same id; other content has another."""
    here = merge([_draft(EventType.ARREST, "arrestato", 0, (_argument("target", "Rossi", 10),))])
    there = merge([_draft(EventType.ARREST, "arrestato", 700, (_argument("target", "Rossi", 710),))])
    other = merge([_draft(EventType.ARREST, "arrestato", 0, (_argument("target", "Bianchi", 10),))])
    assert here[0].id == there[0].id != other[0].id


def test_plover_rows(nlp: Language) -> None:
    """A row has actor, type, recipient and date; types that PLOVER lacks are left out unless asked for."""
    from newsie.formats.plover import to_plover

    article = newsie.extract("Ieri gli Stati Uniti hanno accusato la Russia.", published="2024-09-14", nlp=nlp)
    rows = to_plover(article)
    assert [(r["actor"], r["event_type"], r["recipient"], r["date"]) for r in rows] == [
        ("Stati Uniti", "ACCUSE", "Russia", "2024-09-13")
    ]
    said = newsie.extract("Il sindaco ha detto che pioverà.", nlp=nlp)
    assert to_plover(said) == []
    assert [row["event_type"] for row in to_plover(said, every_type=True)] == [None] * len(said.events)


def test_an_explanation_shows_kept_and_dropped(nlp: Language) -> None:
    """For every sentence the explanation names what was kept with its rule and what was dropped with the reason."""
    from newsie.events.explain import explain, render

    doc = nlp("La polizia ha arrestato due uomini. Fa bel tempo.")
    found = explain(doc)
    assert [one.sentence.text for one in found] == ["La polizia ha arrestato due uomini.", "Fa bel tempo."]
    assert [kept.mention.trigger.text for kept in found[0].kept] == ["arrestato"]
    assert all(dropped.reason for one in found for dropped in one.dropped)
    assert "rule: " in render(found)
