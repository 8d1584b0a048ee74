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
    # speakers between dashes, without a verb, behind the colon, in the sentence that points back
    ("«La nave è affondata in pochi minuti - ha raccontato la cuoca - e siamo fuggiti».", "fuggiti", "cuoca"),
    ("«I ladri sono fuggiti verso il bosco». Così il sindaco Carla Neri.", "fuggiti", "Carla Neri"),
    ("«Mi hanno rapinato in pieno giorno». Questo il racconto di una commerciante.", "rapinato", "commerciante"),
    ("«I ladri - racconta il titolare Luca Neri - sono fuggiti verso il bosco».", "fuggiti", "Luca Neri"),
    ("È intervenuto il ministro Luca Neri: «La polizia ha arrestato tre uomini».", "arrestato", "Luca Neri"),
    ("Luca Neri è disperato. «I ladri mi hanno rubato tutti i risparmi».", "rubato", "Luca Neri"),
    ("«I ladri sono fuggiti verso il bosco». Il racconto di Luca Neri è preciso.", "fuggiti", "Luca Neri"),
    ("Conclude Neri: «Abbiamo evacuato l'intero paese».", "evacuato", "Neri"),
    ("E il sindaco: «Abbiamo evacuato l'intero paese».", "evacuato", "sindaco"),
    ("Il ministro ha annunciato una svolta. «Abbiamo firmato l'accordo nella notte».", "firmato", "ministro"),
    ("Due uomini sono stati arrestati a Prato. Lo ha riferito la questura.", "arrestati", "questura"),
    ("Due uomini sono stati arrestati a Prato. A renderlo noto è la questura.", "arrestati", None),
    # what one says of himself, in infinitives, in clauses that go on, in the future of a relative clause
    ("La testimone ha riferito di essere stata aggredita alle spalle.", "aggredita", "testimone"),
    ("Il premier ha detto che resterà ma anche che non intende dimettersi.", "dimettersi", "premier"),
    ("Il ministro ha annunciato in una conferenza che si dimetterà.", "dimetterà", "ministro"),
    ("Gli agenti hanno saputo dal titolare che la banda aveva rubato due auto.", "rubato", "titolare"),
    ("Il teste afferma che l'uomo ha minacciato il vicino, sparando due colpi in aria.", "sparando", "teste"),
    # any verb of telling behind "come" and "quanto", what they do not cover, relatives, brackets
    ("Come ha spiegato il questore Bruno Neri, i tre sono stati arrestati.", "arrestati", "Bruno Neri"),
    ("Stando a quanto si apprende da fonti di polizia, i tre sono stati arrestati.", "arrestati", "fonti di polizia"),
    ("Secondo le prime ricostruzioni, il camion ha investito il ciclista.", "investito", "prime ricostruzioni"),
    ("Secondo quanto ricostruito dai carabinieri, il camion ha travolto il ciclista.", "ricostruito", None),
    ("Secondo quanto emerso dalle indagini i due hanno rubato tre auto.", "rubato", "indagini"),
    ("Il ministro replica a quanto affermato da Luca Neri sul processo.", "processo", None),
    ("Il camion (un modello vecchio secondo i testimoni) ha investito il ciclista.", "investito", None),
    ("L'uomo, che secondo i familiari era malato, ha investito il ciclista.", "investito", None),
    ("Circola una voce secondo cui il presidente è morto.", "morto", "voce"),
    ("Per Mario Rossi, operaio, è scattata la denuncia.", "denuncia", None),
    # an act of speech about what is known, what is no speaker, brackets inside what is said
    ("L'allenatore ha commentato la sconfitta della squadra.", "sconfitta", None),
    ("Il teste sosteneva di averlo visto (la versione fu poi smentita).", "smentita", None),
    ("La nave, dicono i testimoni, è affondata in pochi minuti.", "affondata", "testimoni"),
]

RESOLVED = [
    (
        "L'attore Luca Neri è tornato in Italia. «La polizia mi ha rilasciato subito», scrive l'attore su Instagram.",
        "rilasciato",
        "Luca Neri",
    ),
    (
        "Luca Neri è in ospedale. «Il ladro mi ha ferito a una spalla - racconta - e poi è fuggito».",
        "ferito",
        "Luca Neri",
    ),
    (
        "Il governatore Luca Neri ha visitato Prato. Ha poi annunciato che il cantiere chiuderà.",
        "chiuderà",
        "Luca Neri",
    ),
    (
        "Il titolare è stato ascoltato dagli agenti. Ha raccontato di aver rincorso il ladro e di averlo ferito.",
        "ferito",
        "titolare",
    ),
    (
        "Un uomo è stato ricoverato a Prato con Luca Neri. L'uomo ha detto che due ladri lo hanno ferito.",
        "ferito",
        "uomo",
    ),
]


@pytest.mark.parametrize(("text", "trigger", "source"), CASES)
def test_sources(nlp: Language, text: str, trigger: str, source: str | None) -> None:
    """The source of the mention, by name where there is one, else by description."""
    mentions = [
        m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions if m.trigger.text == trigger
    ]
    assert mentions, "no trigger"
    assert mentions[0].source == source


@pytest.mark.parametrize(("text", "trigger", "source"), RESOLVED)
def test_a_speaker_without_a_name_is_looked_for(nlp: Language, text: str, trigger: str, source: str) -> None:
    """A description or a verb alone has the name of the person that the text is about, unless it brought in another."""
    mentions = [m for e in newsie.extract(text, nlp=nlp).events for m in e.mentions if m.trigger.text == trigger]
    assert [mention.source for mention in mentions] == [source]


def test_a_quotation_has_its_speaker_across_sentences(nlp: Language) -> None:
    """Both sentences inside one pair of marks are the speaker's."""
    text = "«La polizia ha arrestato due uomini. Altri tre sono stati fermati», ha detto Carla Neri."
    mentions = [m for e in newsie.extract(text, nlp=nlp).events for m in e.mentions if e.type.name == "ARREST"]
    assert len(mentions) == 2
    assert {m.source for m in mentions} == {"Carla Neri"}
