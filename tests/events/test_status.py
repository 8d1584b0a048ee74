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
    ("Il generale è stato accusato di aver ucciso due giornalisti.", "ucciso", "possible", "accusato di"),
    ("Non appena i carabinieri hanno arrestato l'uomo, la gente ha applaudito.", "arrestato", "factual", None),
    ("Il giovane è fuggito dopo aver ferito due agenti.", "ferito", "factual", None),
    ("L'uomo è stato condannato per aver aggredito un vigile.", "aggredito", "factual", None),
    ("I vigili del fuoco non escludono un guasto elettrico.", "guasto", "possible", "escludono"),
    ("All'imputato è stata contestata la rapina.", "rapina", "possible", "contestata"),
    ("Il titolare ha denunciato il furto ai carabinieri.", "furto", "factual", None),
]


@pytest.mark.parametrize(("text", "trigger", "status", "cue"), CASES)
def test_status(nlp: Language, text: str, trigger: str, status: str, cue: str | None) -> None:
    """The status of the mention, and the word that gave it."""
    mentions = [
        m for event in newsie.extract(text, nlp=nlp).events for m in event.mentions if m.trigger.text == trigger
    ]
    assert mentions, "no trigger"
    assert (mentions[0].status, mentions[0].cue) == (status, cue)


def test_a_charge_proves_nothing(nlp: Language) -> None:
    """An offence only named as the reason of an arrest is possible; where the article asserts it, it is a fact."""

    def statuses(text: str) -> set[str]:
        return {e.status for e in newsie.extract(text, nlp=nlp).events if e.type.name == "CRIME"}

    assert statuses("La polizia ha arrestato un uomo per rapina.") == {"possible"}
    assert "possible" not in statuses("Un uomo ha rapinato una banca. La polizia lo ha arrestato per rapina.")
