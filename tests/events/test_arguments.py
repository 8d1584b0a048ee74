"""Roles follow the grammar of the sentence: who does it, to whom, where, with names instead of titles."""

import pytest
from spacy.language import Language

import newsie

CASES = [
    (
        "La ministra Carla Neri ha incontrato i sindacati a Torino.",
        "incontrato",
        {("participant", "Carla Neri"), ("participant", "sindacati"), ("place", "Torino")},
    ),
    (
        "Due uomini sono stati arrestati dai carabinieri a Bari.",
        "arrestati",
        {("agent", "carabinieri"), ("target", "uomini"), ("place", "Bari")},
    ),
    ("Gli Stati Uniti hanno accusato la Russia.", "accusato", {("agent", "Stati Uniti"), ("target", "Russia")}),
    # an apposition is the name before it
    (
        "Maria Bruni, la donna che aveva denunciato il furto, è partita ieri.",
        "denunciato",
        {("agent", "Maria Bruni"), ("theme", "furto")},
    ),
    (
        "L'ambasciata ha invitato i turisti a lasciare la città.",
        "invitato",
        {("agent", "ambasciata"), ("target", "turisti"), ("theme", "lasciare")},
    ),
    ("La pena è stata inflitta a Carlo Neri.", "inflitta", {("theme", "pena"), ("target", "Carlo Neri")}),
    ("I carabinieri hanno rinvenuto una pistola.", "rinvenuto", {("agent", "carabinieri"), ("theme", "pistola")}),
    (
        "Carlo Neri è stato eletto all'unanimità presidente della Camera.",
        "eletto",
        {("target", "Carlo Neri"), ("theme", "presidente")},
    ),
    # both sides of a fight take part; who is attacked does not
    ("La guerra della Russia in Ucraina continua.", "guerra", {("participant", "Russia"), ("place", "Ucraina")}),
    ("L'attacco all'Iran è cominciato ieri.", "attacco", {("target", "Iran")}),
    ("L'azienda è in fallimento.", "fallimento", {("target", "azienda")}),
    # who does it is the subject of the clause that a noun with a preposition stands in
    ("Dopo una perquisizione i carabinieri hanno trovato la refurtiva.", "perquisizione", {("agent", "carabinieri")}),
    ("Due ladri sono stati sorpresi mentre portavano via dei cavi.", "portavano via", {("agent", "ladri")}),
    (
        "Due ladri sono stati sorpresi mentre portavano via il rame.",
        "portavano via",
        {("agent", "ladri"), ("theme", "rame")},
    ),
    (
        "Il gruppo Helios Verdi ha annunciato la chiusura.",
        "annunciato",
        {("agent", "Helios Verdi"), ("theme", "chiusura")},
    ),
    # words with roles of their own
    (
        "L'Inter affronterà la Juventus in semifinale.",
        "affronterà",
        {("participant", "Inter"), ("participant", "Juventus")},
    ),
    (
        "La sconfitta del Milan contro il Napoli ha deluso i tifosi.",
        "sconfitta",
        {("target", "Milan"), ("agent", "Napoli")},
    ),
    (
        "Il principe sposerà Anna Verdi a giugno.",
        "sposerà",
        {("participant", "principe"), ("participant", "Anna Verdi")},
    ),
    ("I ladri hanno forzato la porta del negozio.", "forzato", {("agent", "ladri"), ("target", "porta")}),
    ("La Camera ha respinto il ricorso contro la legge.", "ricorso", {("theme", "legge")}),
    # the verb of a phrase has the arguments
    (
        "Tre operai persero la vita nel crollo di un capannone.",
        "persero la vita",
        {("target", "operai"), ("agent", "crollo")},
    ),
    (
        "Il bandito ha preso in ostaggio due clienti.",
        "preso in ostaggio",
        {("agent", "bandito"), ("target", "clienti")},
    ),
    ("Nello scontro è rimasto ucciso Carlo Neri.", "rimasto ucciso", {("target", "Carlo Neri"), ("agent", "scontro")}),
    # who causes the victims
    ("Due bombe sono esplose nella notte, causando tre morti.", "morti", {("agent", "bombe")}),
    (
        "L'auto si è scontrata con un camion a Pavia.",
        "scontrata",
        {("agent", "auto"), ("target", "camion"), ("place", "Pavia")},
    ),
    # what is reported to the police is no suspect
    (
        "La donna ha denunciato la scomparsa del marito ai carabinieri.",
        "denunciato",
        {("agent", "donna"), ("theme", "scomparsa"), ("target", "carabinieri")},
    ),
    ("I carabinieri hanno denunciato un giovane per furto.", "furto", {("agent", "giovane")}),
    ("L'accusa è di furto.", "accusa", {("theme", "furto")}),
    ("Il volontario ha aiutato gli anziani.", "aiutato", {("agent", "volontario"), ("target", "anziani")}),
    ("L'intervento dei vigili del fuoco è durato due ore.", "intervento", {("agent", "vigili del fuoco")}),
    ("Due operai sono stati salvati da sotto le macerie.", "salvati", {("target", "operai"), ("place", "macerie")}),
    # where something is said is not what is said
    ("Il sindaco ha annunciato le nozze sul suo profilo.", "annunciato", {("agent", "sindaco"), ("theme", "nozze")}),
    ("Roma: il sindaco annuncia le dimissioni.", "annuncia", {("agent", "sindaco"), ("theme", "dimissioni")}),
    (
        "Secondo quanto riferito dalla polizia, l'auto è finita in un canale.",
        "riferito",
        {("agent", "polizia"), ("theme", "finita")},
    ),
    ("Lo riferisce la testata locale.", "riferisce", {("agent", "testata")}),
    ("La polizia ha arrestato un uomo per furto e ricettazione.", "ricettazione", {("agent", "uomo")}),
    ("L'esplosione con feriti è avvenuta a Prato.", "esplosione", {("place", "Prato")}),
    ("Il sindaco ha visitato il cantiere.", "visitato", {("agent", "sindaco"), ("place", "cantiere")}),
    ("Il delitto di Perugia è ancora un giallo.", "delitto", {("place", "Perugia")}),
    ("Il calciatore ha riportato una frattura della spalla.", "frattura", {("target", "calciatore")}),
    ("Due cooperanti sono usciti dal carcere.", "usciti dal carcere", {("target", "cooperanti")}),
    (
        "«Siamo pronti», ha spiegato ieri a una radio locale l'ammiraglio Gianluca Rossi.",
        "spiegato",
        {("agent", "Gianluca Rossi"), ("target", "radio"), ("theme", "pronti")},
    ),
    ("Per Carlo Neri è scattata la denuncia.", "denuncia", {("target", "Carlo Neri")}),
    ("Il nuovo gruppo sarà guidato da Carlo Neri.", "guidato", {("target", "Carlo Neri"), ("theme", "gruppo")}),
    ("L'uomo dovrà rispondere di furto.", "rispondere", {("target", "uomo"), ("theme", "furto")}),
    ("Tre operai hanno trovato la morte in un cantiere.", "morte", {("target", "operai"), ("place", "cantiere")}),
    ("Il mercantile, diretto a Napoli, è affondato.", "diretto", {("agent", "mercantile"), ("place", "Napoli")}),
    ("Il gruppo era pronto a compiere un attentato.", "attentato", {("agent", "gruppo")}),
    (
        "La Francia ha replicato alle accuse della Russia.",
        "accuse",
        {("agent", "Russia"), ("target", "Francia")},
    ),
    ("La Francia ha replicato alle accuse della Russia.", "replicato", {("agent", "Francia"), ("theme", "accuse")}),
    ("Il senato discute il voto di fiducia sulla legge.", "voto di fiducia", {("theme", "legge")}),
    ("Un ladro ha borseggiato una turista.", "borseggiato", {("agent", "ladro"), ("target", "turista")}),
    (
        "Alla richiesta di spiegazioni l'uomo ha risposto che la bici era di proprietà di un amico.",
        "risposto",
        {("agent", "uomo"), ("theme", "proprietà")},
    ),
    # the sides of a final are those of the match that it is
    (
        "Il Brasile ha battuto 3-1 la Germania nella semifinale del campionato, con un gol su rigore.",
        "semifinale",
        {("participant", "Brasile"), ("participant", "Germania")},
    ),
    # "per" names somebody who is thanked, or what for
    ("Il ministro ha espresso sostegno per la riforma.", "sostegno", {("agent", "ministro"), ("theme", "riforma")}),
]

PLACES = [
    ("Forte terremoto ieri in Giappone.", "terremoto", {"Giappone"}),
    ("Serie di attentati questa mattina in Iraq.", "attentati", {"Iraq"}),
    ("L'attentato a Baghdad ha causato dieci morti.", "attentato", {"Baghdad"}),
    ("Il cantante è stato rilasciato dal carcere di Opera.", "rilasciato", {"Opera"}),
    ("A Torino due operai sono morti in un crollo.", "crollo", {"Torino"}),
    ("BOLOGNA La polizia ha arrestato due uomini.", "arrestato", {"BOLOGNA"}),
    ("I carabinieri hanno arrestato Carlo Neri, un operaio residente a Prato.", "arrestato", set()),
    ("La donna è stata denunciata in stato di libertà.", "denunciata", set()),
    # a list, and the town that a building is in
    (
        "La squadra ha viaggiato in Giordania, Egitto, Libano e Turchia.",
        "viaggiato",
        {"Giordania", "Egitto", "Libano", "Turchia"},
    ),
    (
        "Un uomo è stato arrestato alla stazione Termini di Roma.",
        "arrestato",
        {"stazione Termini", "Roma"},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_roles(nlp: Language, text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    """The arguments of the mention, by name where the phrase holds one."""
    mentions = [
        m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions if m.trigger.text == trigger
    ]
    assert mentions, "no trigger"
    assert {(a.role, str(a)) for a in mentions[0].arguments} == expected


@pytest.mark.parametrize(("text", "trigger", "places"), PLACES)
def test_places(nlp: Language, text: str, trigger: str, places: set[str]) -> None:
    """Where it happens: what the clause or the words behind the event say, not where somebody lives."""
    mentions = [m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions]
    found = [mention for mention in mentions if mention.trigger.text == trigger]
    assert found, "no trigger"
    assert {str(argument) for argument in found[0].arguments if argument.role == "place"} == places


def test_a_time_is_no_argument(nlp: Language) -> None:
    """ "Ieri mattina" and "lunedì" fill no role."""
    article = newsie.extract("Lunedì la polizia ha arrestato due uomini ieri mattina.", published="2024-09-14", nlp=nlp)
    texts = {a.text.lower() for e in article.events for m in e.mentions for a in m.arguments}
    assert not texts & {"lunedì", "ieri", "mattina"}


def test_an_offence_is_committed_by_whom_it_is_charged_to(nlp: Language) -> None:
    """In "arrestato un uomo per furto" the man is the agent of the theft."""
    article = newsie.extract("La polizia ha arrestato un uomo per furto.", nlp=nlp)
    thefts = [e for e in article.events if e.type.name == "CRIME"]
    assert [str(a) for e in thefts for a in e.agents] == ["uomo"]
