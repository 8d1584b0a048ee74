"""Whether an event happened is read off negation, mood, tense and what governs it, and the cue is kept."""

import pytest
from spacy.language import Language

import newsie

CASES = [
    ("La polizia ha arrestato due uomini.", "arrestato", "factual", None),
    ("La polizia non ha arrestato nessuno.", "arrestato", "negated", "non"),
    ("Il rogo non ha provocato feriti.", "feriti", "negated", "non"),
    ("Il presidente sarebbe stato ucciso nella notte.", "ucciso", "possible", "sarebbe"),
    ("Il ministro potrebbe incontrare i sindacati.", "incontrare", "possible", "potrebbe"),
    ("Il ministro incontrerà i sindacati a Roma.", "incontrerà", "future", "incontrerà"),
    ("L'aeroporto ha dovuto chiudere per due ore.", "chiudere", "factual", None),
    ("Il ministro è arrivato a Roma per incontrare il papa.", "incontrare", "factual", None),
    ("Il comune ha creato una commissione per indagare sulle spese.", "indagare", "future", "per"),
    ("Il sindaco chiede più agenti per evitare nuovi scontri.", "scontri", "possible", "evitare"),
    ("L'allarme ha evitato una strage.", "strage", "negated", "evitato"),
    ("L'accordo consentirà alle due aziende di crescere.", "accordo", "factual", None),
    ("Due escursionisti sono stati trovati senza vita.", "senza vita", "factual", None),
    ("Il pilota non ce l'ha fatta.", "non ce l'ha fatta", "factual", None),
    ("Perché il comune in cui sono morti tre operai non risponde?", "morti", "factual", None),
    ("Prima di essere arrestato, il boss viveva a Napoli.", "arrestato", "factual", None),
    ("Gli operai non smettono di protestare davanti ai cancelli.", "protestare", "factual", None),
    ("Ha sparato al vicino, per poi fuggire a piedi.", "fuggire", "factual", None),
    ("Il sindaco parteciperà alla cerimonia.", "cerimonia", "future", "parteciperà"),
    ("Il generale è stato accusato di aver ucciso due giornalisti.", "ucciso", "possible", "accusato di"),
    ("Non appena i carabinieri hanno arrestato l'uomo, la gente ha applaudito.", "arrestato", "factual", None),
    ("Il giovane è fuggito dopo aver ferito due agenti.", "ferito", "factual", None),
    ("L'uomo è stato condannato per aver aggredito un vigile.", "aggredito", "factual", None),
    ("I vigili del fuoco non escludono un guasto elettrico.", "guasto", "possible", "escludono"),
    ("All'imputato è stata contestata la rapina.", "rapina", "possible", "contestata"),
    ("Il ciclista non è in pericolo di vita.", "in pericolo di vita", "negated", "non"),
    ("Il marito è indagato per omicidio.", "omicidio", "possible", "indagato"),
    ("Il medico è indagato per la morte di un paziente.", "morte", "factual", None),
    ("L'incidente ha impedito la partenza dei ragazzi.", "incidente", "factual", None),
    ("Il titolare ha denunciato il furto ai carabinieri.", "furto", "factual", None),
    ("Il consiglio ha votato per lo scioglimento della società.", "scioglimento", "future", "votato"),
    ("L'uomo è stato incolpato di omicidio.", "omicidio", "possible", "incolpato"),
    ("Il pontefice ha rivolto un appello a evitare una strage.", "strage", "possible", "evitare"),
    ("La polizia è riuscita a evitare una strage.", "strage", "negated", "evitare"),
    ("Gli scontri sembrano finiti.", "scontri", "possible", "sembrano"),
    ("I furgoni sarebbero stati usati per rapine.", "rapine", "possible", "sarebbero"),
    ("Secondo l'accusa, l'uomo ha rubato due auto.", "rubato", "possible", "accusa"),
    ("I reati contestati sono gravi.", "reati", "possible", "contestati"),
    ("È stata confermata l'ipotesi di suicidio.", "suicidio", "factual", None),
    ("Restano dubbi sulla morte dell'attore.", "morte", "possible", "dubbi"),
    ("L'uomo ha tentato di rubare una moto.", "rubare", "factual", None),
    ("I due hanno cercato di rapinare una banca.", "rapinare", "factual", None),
    ("Il ministro ha tentato di incontrare i sindacati.", "incontrare", "possible", "tentato"),
    # the past conditional is hearsay, unless a verb of saying in the past looks ahead
    ("Secondo la polizia, l'uomo avrebbe rubato due auto.", "rubato", "possible", "avrebbe"),
    ("Il giornalista scrive che il ministro avrebbe incontrato il boss.", "incontrato", "possible", "avrebbe"),
    ("La donna ha raccontato che l'uomo l'avrebbe aggredita.", "aggredita", "possible", "avrebbe"),
    ("Il ministro ha detto che si sarebbe dimesso.", "dimesso", "future", "sarebbe"),
    ("La nave si sarebbe girata, andando a urtare il molo.", "urtare", "possible", "sarebbe"),
    # nobody, a copula, adjectives over a clause, refusals
    ("Nessuno dei tre è stato arrestato.", "arrestato", "negated", "Nessuno"),
    ("Nello scontro non ci sono stati feriti.", "feriti", "negated", "non"),
    ("Non è vero che il presidente è morto.", "morto", "negated", "vero"),
    ("È falso che il ministro si sia dimesso.", "dimesso", "negated", "falso"),
    ("È stato possibile arrestare il ladro.", "arrestare", "factual", None),
    ("Il sindaco è pronto a dimettersi.", "dimettersi", "future", "pronto"),
    ("Il ministro si è rifiutato di incontrare i sindacati.", "incontrare", "negated", "rifiutato"),
    # conditions, demands, what is agreed to, journeys, means, doubts beside a phrase
    ("Se il governo approverà la legge, gli operai occuperanno la fabbrica.", "approverà", "possible", "se"),
    ("Se il ricorso dovesse essere accolto, il processo ricomincerà.", "accolto", "possible", "se"),
    ("I sindacati chiedono che il governo ritiri la legge.", "ritiri", "future", "chiedono"),
    ("I soci hanno dato l'assenso alla fusione.", "fusione", "future", "assenso"),
    ("Il papa andrà in visita a Kiev.", "in visita", "future", "andrà"),
    ("La nave si è fermata, forse a causa di un'avaria.", "avaria", "possible", "forse"),
]


@pytest.mark.parametrize(("text", "trigger", "status", "cue"), CASES)
def test_status(nlp: Language, text: str, trigger: str, status: str, cue: str | None) -> None:
    """The status of the mention, and the word that gave it."""
    mentions = [m for e in newsie.extract(text, nlp=nlp).events for m in e.mentions if m.trigger.text.endswith(trigger)]
    assert mentions, "no trigger"
    assert (mentions[0].status, mentions[0].cue) == (status, cue)


def test_a_future_that_is_past_tells_a_story(nlp: Language) -> None:
    """A future tense with a date before the publication is one of telling: the event took place."""
    text = "Il pittore nasce a Lucca; morirà nel 1907."
    events = newsie.extract(text, published="2020-05-04", nlp=nlp).events
    assert [event.status for event in events if event.type.name == "DEATH"] == ["factual"]


def test_a_charge_proves_nothing(nlp: Language) -> None:
    """An offence only named as the reason of an arrest is possible; where the article asserts it, it is a fact."""

    def statuses(text: str) -> set[str]:
        return {e.status for e in newsie.extract(text, nlp=nlp).events if e.type.name == "CRIME"}

    assert statuses("La polizia ha arrestato un uomo per rapina.") == {"possible"}
    assert "possible" not in statuses("Un uomo ha rapinato una banca. La polizia lo ha arrestato per rapina.")
