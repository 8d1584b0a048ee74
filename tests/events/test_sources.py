"""Who reports an event is named: "secondo ...", the subject of a verb of saying, the speaker of a quotation."""

import pytest
from spacy.language import Language

import newsie

CASES = [
    ("Secondo la Reuters, la polizia ha arrestato due uomini a Lione.", "arrestato", "Reuters"),
    ("Il sindaco Carla Neri ha detto che la polizia ha arrestato due uomini.", "arrestato", "Carla Neri"),
    ("Secondo fonti della polizia, due uomini sono stati arrestati.", "arrestati", "fonti della polizia"),
    ("La polizia ha arrestato due uomini.", "arrestato", None),
    # a verb of saying that closes the sentence, "per", reconstructions, notes, headlines, quotations that go on
    ("L'azienda chiuderà la sede di Terni, ha annunciato l'amministratore Carlo Bianchi.", "chiuderà", "Carlo Bianchi"),
    ("Per il sindaco Giulia Neri, l'esplosione è stata causata da una fuga di gas.", "esplosione", "Giulia Neri"),
    ("Stando a quanto ricostruito dagli inquirenti, il ladro è fuggito a Rimini.", "fuggito", "inquirenti"),
    ("Dieci persone sono morte, si legge in una nota del ministero.", "morte", "nota del ministero"),
    ("Il presidente Emmanuel Macron: «La Francia ritirerà le truppe dal Mali».", "ritirerà", "Emmanuel Macron"),
    (
        "«È una tragedia», ha detto il sindaco. «Il ponte è crollato alle 11. Noi abbiamo evacuato tutti».",
        "crollato",
        "sindaco",
    ),
    ("Il bilancio: il ponte è crollato alle 11.", "crollato", None),
    # a clause behind a complement, an insertion, a gerund, a rumour
    (
        "Il ministro afferma in un comunicato che i ribelli hanno attaccato la città.",
        "attaccato",
        "ministro",
    ),
    ("La nave – hanno raccontato i testimoni – è affondata in pochi minuti.", "affondata", "testimoni"),
    ("«Tre uomini sono stati arrestati», ha continuato il ministro.", "arrestati", "ministro"),
    ("Il secondo uomo è stato arrestato a Lione.", "arrestato", None),
]


@pytest.mark.parametrize(("text", "trigger", "source"), CASES)
def test_sources(nlp: Language, text: str, trigger: str, source: str | None) -> None:
    """The source of the mention, by name where there is one, else by description."""
    mentions = [
        m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions if m.trigger.text == trigger
    ]
    assert mentions, "no trigger"
    assert mentions[0].source == source


def test_a_quotation_has_its_speaker_across_sentences(nlp: Language) -> None:
    """Both sentences inside one pair of marks are the speaker's."""
    text = "«La polizia ha arrestato due uomini. Altri tre sono stati fermati», ha detto Carla Neri."
    mentions = [m for e in newsie.extract(text, nlp=nlp).events for m in e.mentions if e.type.name == "ARREST"]
    assert len(mentions) == 2
    assert {m.source for m in mentions} == {"Carla Neri"}
