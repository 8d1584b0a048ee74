"""Direct speech is found by its marks, whatever they are, and a forgotten mark swallows nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsie.events.sources.quotations import find_quotations

CASES = [
    ("Ha detto: «Sono contento».", ["Sono contento"]),
    ("“Non lascio”, ha aggiunto. Poi ha concluso: “Vado avanti”.", ["Non lascio", "Vado avanti"]),
    ('Il ministro: "Firmeremo domani". Nessun commento da "fonti vicine".', ["Firmeremo domani", "fonti vicine"]),
    ("«Prima frase. Seconda frase», ha detto il sindaco.", ["Prima frase. Seconda frase"]),
    ("Il sindaco ha detto: «Non finisce qui.\n\nIl giorno dopo il consiglio si è riunito.", []),
    ("– Parto domani – rispose il capitano.\n– Resta – disse lei.", ["Parto domani", "Resta"]),
    ("L'accordo Roma-Parigi – firmato ieri – è in vigore.", []),
    ("Vuote: «» e poi niente.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    """Each kind of mark gives what stands between its two marks."""
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


@given(st.text(alphabet='ab «»“”"„\n–.', max_size=80))
def test_quotations_stay_inside_and_do_not_cross(text: str) -> None:
    """Whatever the marks, a quotation is never empty, lies in the text, and those between marks do not overlap."""
    found = find_quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert list(found) == sorted(found, key=lambda q: q.start)
