"""An event takes the date that governs it and no other; the publication date comes in only where it is asked for."""

from datetime import date, datetime

import pytest
from spacy.language import Language

import newsie
from newsie.events import find_events
from newsie.events.dates.values import date_value, is_future, is_past
from newsie.records import TimeExpression

VALUES = [
    ("DATE", "2024-09-13", "2024-09-13"),
    ("TIME", "2024-09-13T20:30", "2024-09-13"),
    ("DATE", "2024-W37", "2024-W37"),
    ("DATE", "PRESENT_REF", None),
    ("DURATION", "P3D", None),
    ("SET", "XXXX-WXX-1", None),
]


@pytest.mark.parametrize(("kind", "value", "expected"), VALUES)
def test_date_value(kind: str, value: str, expected: str | None) -> None:
    """Only points and spans of the calendar date an event, a time of day by its day."""
    assert date_value(TimeExpression("t1", 0, 1, "x", kind, value)) == expected  # type: ignore[arg-type]


def test_before_and_after_publication() -> None:
    """A date that may hold the publication day is neither past nor future."""
    day = date(2024, 9, 14)
    assert is_future("2024-10-01", day)
    assert is_future("2025", day)
    assert not is_future("2024", day)
    assert is_past("2024-08", day)
    assert not is_past("2024-09", day)
    assert not is_past(None, day)


CASES = [
    ("Ieri la polizia ha arrestato un uomo a Bari.", "arrestato", "2024-09-13"),
    ("La polizia ha arrestato un uomo a Bari.", "arrestato", None),
    ("Il tribunale ha condannato nel 2019 un imprenditore.", "condannato", "2019"),
    ("È successo lunedì: una rapina in banca.", "rapina", "2024-09-09"),
    ("L'incontro, che si terrà lunedì, sarà breve.", "incontro", "2024-09-16"),
    ("Si è parlato a lungo delle elezioni 2025.", "elezioni", "2025"),
    ("Il ministro si è impegnato durante un incontro lunedì a Roma.", "impegnato", "2024-09-09"),
    # a time belongs to what stands beside it: a participle, a plan, an event noun with "di"
    (
        "Un giovane è stato denunciato per il furto avvenuto in via Verdi, dietro la stazione, giovedì.",
        "furto",
        "2024-09-12",
    ),
    ("Le due squadre accedono allo spareggio, in programma domenica.", "spareggio", "2024-09-15"),
    (
        "Il partito critica il ricorso contro l'esito delle elezioni regionali del 9 giugno.",
        "elezioni",
        "2024-06-09",
    ),
    ("Fermato ieri a Lecce e rilasciato in giornata, l'attore ha lasciato il Paese.", "rilasciato", "2024-09-13"),
    # a relative clause tells more of the event it belongs to
    (
        "La rapina di ieri, nella quale sono rimasti feriti due clienti, è durata a lungo.",
        "rimasti feriti",
        "2024-09-13",
    ),
    ("Le elezioni di novembre, nelle quali la vittoria del sindaco fu netta, sono valide.", "vittoria", "2024-11"),
    ("Dopo lo scontro di lunedì, che ha causato tre morti, il paese tace.", "morti", "2024-09-09"),
    # the year of a noun, the start of a comparison, the second day of a range date nothing
    ("Ha commentato la gara il vincitore della coppa del 1976.", "commentato", None),
    ("Ieri si sono svolte le prime elezioni dal 2001.", "elezioni", "2024-09-13"),
    ("Il torneo si è disputato dal 2 al 7 settembre a Roma.", "disputato", "2024-09-02"),
    # another clause opens between the time and the verb
    ("Il giornalista scrive che nel 2011 il presidente incontrò il banchiere.", "scrive", None),
    ("«La luce è andata via» e alle 22 – hanno raccontato i testimoni – la nave si è inclinata.", "raccontato", None),
    # years counted from an event; the occasion of what is said
    ("A tre anni dalla cattura del dittatore il Paese è diviso.", "cattura", "2021"),
    (
        "Il direttore ha annunciato ieri durante una videoconferenza la chiusura dell'impianto.",
        "videoconferenza",
        "2024-09-13",
    ),
    # what a preposition sets apart has its own time
    ("Lunedì sono stati interrogati gli imputati per la morte del ragazzo.", "morte", None),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_dates_of_events(nlp: Language, text: str, trigger: str, expected: str | None) -> None:
    """The expression in the clause dates the event; without one the date stays unknown."""
    article = newsie.extract(text, published="2024-09-14", nlp=nlp)
    found = {m.trigger.text: event for event in article.events for m in event.mentions}
    assert trigger in found
    assert found[trigger].date == expected
    assert found[trigger].date_basis == ("expression" if expected else None)


SCENES = [
    # the day that the lead names is that of the incidents told without one, not of what is older or elsewhere
    ("Ieri mattina i ladri sono entrati in una villa. La polizia ha arrestato un uomo.", "arrestato", "2024-09-13"),
    ("La polizia ha arrestato un uomo. I ladri erano entrati in azione ieri mattina.", "arrestato", "2024-09-13"),
    ("Ieri è scoppiata una rissa. L'uomo era stato arrestato in primavera.", "arrestato", "2024-SP"),
    ("Ieri è scoppiata una rissa. L'uomo era stato arrestato più volte.", "arrestato", None),
    ("Ieri un agente ha notato un'auto: era stata appena rubata.", "rubata", "2024-09-13"),
    ("Ieri è scoppiata una rissa. Pochi giorni prima la polizia ha arrestato un uomo.", "arrestato", None),
    (
        "Domenica un colpo a Carpi, la scorsa notte un altro a Novi. La banda ha rubato un furgone.",
        "rubato",
        "2024-09-13",
    ),
    (
        "Giovedì è scoppiata una rissa. Ieri la questura ha smentito. L'uomo è stato arrestato.",
        "arrestato",
        "2024-09-12",
    ),
    ("Dopo la riunione di ieri il clima è teso. La polizia ha arrestato un uomo.", "arrestato", None),
    ("La fiera ospita da ieri cento espositori. La polizia ha arrestato un uomo.", "arrestato", None),
    ("Un uomo è stato denunciato per il furto avvenuto ieri in via Verdi.", "denunciato", None),
    ("Ieri è scoppiata una rissa. Il sindaco ha criticato la questura.", "criticato", None),
    ("Il Torino vince a Genova e dedica il successo al vecchio presidente, scomparso ieri.", "vince", None),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), SCENES)
def test_the_scene_that_goes_on(nlp: Language, text: str, trigger: str, expected: str | None) -> None:
    """Incidents without a date take the day of the scene; flashbacks and what is said do not."""
    article = newsie.extract(text, published="2024-09-14", nlp=nlp)
    assert {m.trigger.text: m.date or e.date for e in article.events for m in e.mentions}[trigger] == expected


ASSUMED = [
    # news of the day, in the perfect, the present, a headline without a verb
    ("La polizia ha arrestato un uomo a Bari.", "2024-09-14"),
    ("La polizia arresta un uomo a Bari.", "2024-09-14"),
    ("Bari, arrestato un uomo", "2024-09-14"),
    # the text dates it, or tells of another time
    ("Ieri la polizia ha arrestato un uomo a Bari.", "2024-09-13"),
    ("La polizia ha arrestato un uomo a Bari qualche anno fa.", None),
    ("La polizia arrestò un uomo a Bari.", None),
    ("La polizia aveva arrestato un uomo a Bari.", None),
    # it is no fact
    ("La polizia arresterà un uomo a Bari.", None),
    ("La polizia avrebbe arrestato un uomo a Bari.", None),
    ("La polizia non ha arrestato un uomo a Bari.", None),
]


@pytest.mark.parametrize(("text", "expected"), ASSUMED)
def test_assumed_dates(nlp: Language, text: str, expected: str | None) -> None:
    """On request undated factual news takes the publication date, marked; mentions and ids stay what the text says."""
    doc = nlp.make_doc(text)
    doc._.published = "2024-09-14"
    doc = nlp(doc)
    article = newsie.article(doc)
    found = find_events(doc, article.times, article.entities, assume_published=True)
    [event] = [event for event in found if str(event.type) == "ARREST"]
    [plain] = [event for event in article.events if str(event.type) == "ARREST"]
    assert event.date == expected
    assert plain.date == (expected if "Ieri" in text else None)
    assert event.mentions == plain.mentions
    assert event.id == plain.id
    if plain.date is None and expected:
        assert event.date_basis == "assumed"
        assert event.interval == (datetime(2024, 9, 14), datetime(2024, 9, 15))


def test_nothing_is_assumed_without_a_publication_date(nlp: Language) -> None:
    """Where the publication date is unknown there is nothing to assume."""
    doc = nlp("La polizia ha arrestato un uomo a Bari.")
    assert all(event.date is None for event in find_events(doc, assume_published=True))
