"""Who is meant where a clause leaves its subject out or has a pronoun instead of a name."""

import pytest
from spacy.language import Language

import newsie

SHARED = [
    ("Il sindaco ha ribadito la sua intenzione di dimettersi.", "dimettersi", {("agent", "sindaco")}),
    (
        "La richiesta dei sindacati di incontrare il ministro è stata respinta.",
        "incontrare",
        {("participant", "sindacati"), ("participant", "ministro")},
    ),
    (
        "Il procuratore accusa Carlo Neri di aver rubato il denaro.",
        "rubato",
        {("agent", "Carlo Neri"), ("theme", "denaro")},
    ),
    # the last of coordinated passives names who did it; coordinated participles belong to one noun
    (
        "Il ladro è stato bloccato e denunciato dai carabinieri.",
        "bloccato",
        {("target", "ladro"), ("agent", "carabinieri")},
    ),
    (
        "L'attore, fermato dalla polizia a Bari e rilasciato in serata, è tornato a casa.",
        "rilasciato",
        {("target", "attore")},
    ),
    ("Addio a Carlo Neri, stroncato da un infarto.", "stroncato", {("target", "Carlo Neri"), ("agent", "infarto")}),
]

SAID = [
    # what is said, though the parser may take it for a relative clause
    (
        "Il presidente ha annunciato durante una videoconferenza che si dimetterà dalla carica.",
        "annunciato",
        {("agent", "presidente"), ("theme", "dimetterà")},
    ),
    (
        "Il presidente ha annunciato durante una videoconferenza che si dimetterà dalla carica.",
        "dimetterà",
        {("agent", "presidente"), ("theme", "carica")},
    ),
]

APPOSED = [
    ("L'uomo, un operaio di 40 anni, è stato arrestato.", "arrestato", {("target", "uomo")}),
    (
        "Il direttore del museo, il francese Paul Bernard, ha annunciato le dimissioni.",
        "annunciato",
        {("agent", "Paul Bernard"), ("theme", "dimissioni")},
    ),
    (
        "Uno degli imputati, Carlo Neri, è stato condannato a tre anni.",
        "condannato",
        {("target", "Carlo Neri"), ("theme", "anni")},
    ),
]

PRONOUNS = [
    (
        "I carabinieri hanno individuato il ladro e lo hanno arrestato.",
        "arrestato",
        {("agent", "carabinieri"), ("target", "ladro")},
    ),
    (
        "La polizia ha inseguito lo scippatore, bloccandolo in via Verdi.",
        "bloccandolo",
        {("agent", "polizia"), ("target", "scippatore"), ("place", "via Verdi")},
    ),
    (
        "Il sindaco ha incontrato Maria Bruni chiedendole di restare.",
        "chiedendole",
        {("agent", "sindaco"), ("target", "Maria Bruni"), ("theme", "restare")},
    ),
    (
        "Il ministro ha incontrato i sindacati a Torino. Ha promesso nuovi aiuti.",
        "promesso",
        {("agent", "ministro"), ("theme", "aiuti")},
    ),
    # who speaks is not in what he says
    (
        "Il sindaco ha visitato il cantiere. «La cosa più importante è il pubblico», ribadisce.",
        "ribadisce",
        {("agent", "sindaco"), ("theme", "pubblico")},
    ),
    # a sentence without a subject does not stop the search
    (
        "Due uomini sono stati notati da una pattuglia. Non avevano documenti. Sono stati arrestati.",
        "arrestati",
        {("target", "uomini")},
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), SHARED + SAID + APPOSED + PRONOUNS)
def test_who_is_meant(nlp: Language, text: str, trigger: str, expected: set[tuple[str, str]]) -> None:
    """Infinitives, participles, appositions, clitics and dropped subjects lead to the name or noun they stand for."""
    mentions = [m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions]
    found = [mention for mention in mentions if mention.trigger.text == trigger]
    assert found, "no trigger"
    assert {(argument.role, str(argument)) for argument in found[0].arguments} == expected
