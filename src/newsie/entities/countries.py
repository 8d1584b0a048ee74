"""The country behind a place name, a demonym or a seat of government, as ISO 3166 alpha-2 codes.

The Italian names of countries are those of the Unicode CLDR, read through Babel; capitals, seats, demonyms and the
further names that news use are in `countries.toml`.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from babel import Locale

from newsie.entities.names import fold, words
from newsie.knowledge import read_toml

_ENDINGS = {
    "co": ("ca", "ci", "chi", "che"),
    "go": ("ga", "gi", "ghi", "ghe"),
    "io": ("ia", "i", "ie"),
    "o": ("a", "i", "e"),
    "e": ("i",),
    "a": ("i", "e"),
}


class Demonym(NamedTuple):
    """A demonym's country, and its gender and number where the form shows them ("russa": fem, sing)."""

    country: str
    gender: str | None
    number: str | None


@cache
def _table() -> dict[str, Any]:
    return read_toml(Path(__file__).parent / "countries.toml")


@cache
def country_names() -> dict[str, str]:
    """Folded names of countries to their codes: CLDR's Italian names and those of `countries.toml`."""
    territories = Locale.parse("it").territories
    names = {fold(name): code for code, name in sorted(territories.items()) if len(code) == 2 and code.isalpha()}
    for code, more in _table()["names"].items():
        names.update({fold(name): code for name in more})
    for unwanted in ("QO", "ZZ", "UN", "EZ", "XA", "XB"):
        names = {name: code for name, code in names.items() if code != unwanted}
    return names


@cache
def parts() -> dict[str, str]:
    """Folded names of parts of countries to the country's code."""
    return {fold(name): code for code, names in _table()["parts"].items() for name in names}


@cache
def capitals() -> dict[str, str]:
    """Folded names of capitals to the codes of their countries."""
    return {fold(name): code for code, names in _table()["capitals"].items() for name in names.split(",")}


@cache
def seats() -> dict[str, str]:
    """Folded names of seats of power to the country, or "EU", that they stand for."""
    return {fold(name): code for code, names in _table()["seats"].items() for name in names.split(",")}


@cache
def doubtful() -> frozenset[str]:
    """Folded names of countries that people and other things bear too."""
    return frozenset(fold(name) for name in _table()["doubtful"]["names"])


@cache
def demonyms() -> dict[str, Demonym]:
    """Every form of every demonym, in lower case, with its country, gender and number."""
    forms: dict[str, Demonym] = {}
    for code, line in _table()["demonyms"].items():
        regular, _, irregular = line.partition(":")
        for word in regular.split():
            for form, gender, number in _forms(word, inflect=not irregular):
                forms.setdefault(form, Demonym(code, gender, number))
        for form in irregular.split():
            forms.setdefault(form, Demonym(code, None, None))
    return forms


def _forms(word: str, *, inflect: bool) -> list[tuple[str, str | None, str | None]]:
    if word.endswith("o"):
        found: list[tuple[str, str | None, str | None]] = [(word, "masc", "sing")]
    else:
        found = [(word, None, "sing")]
    if not inflect:
        return found
    ending = next((e for e in ("co", "go", "io", "o", "e", "a") if word.endswith(e)), None)
    for new in _ENDINGS[ending] if ending else ():
        form = word[: -len(ending or "")] + new
        if word.endswith("o"):
            gender = "fem" if new.endswith(("a", "e")) else "masc"
        elif word.endswith("a"):
            gender = "fem" if new == "e" else "masc"
        else:
            gender = None
        found.append((form, gender, "sing" if new.endswith("a") else "plur"))
    return found


def is_state(name: str) -> bool:
    """Whether a name is that of a country or of a capital; the European Union and seats of power are neither.

    >>> is_state("Stati Uniti"), is_state("Tokyo"), is_state("Pentagono"), is_state("Unione Europea")
    (True, True, False, False)
    """
    key = fold(name)
    return country_names().get(key, "EU") != "EU" or (key in capitals() and key not in seats())


def place_country(name: str) -> str | None:
    """The country that a place name is, is the capital of, or stands for; None where it is none of these.

    >>> place_country("Corea del Nord"), place_country("Mosca"), place_country("Palazzo Chigi")
    ('KP', 'RU', 'IT')
    """
    key = fold(name)
    return seats().get(key) or country_names().get(key) or capitals().get(key) or parts().get(key)


def phrase_country(phrase: str) -> str | None:
    """The one country that the words of a phrase speak of: by a demonym, the name of a country, a capital or a seat.

    >>> phrase_country("il presidente cinese"), phrase_country("vertice russo-cinese")
    ('CN', None)
    """
    plain = words(phrase)
    found = {demonyms()[word].country for word in plain if word in demonyms()}
    i = 0
    while i < len(plain):
        size = next((n for n in (4, 3, 2, 1) if place_country(" ".join(plain[i : i + n]))), 0)
        if size and (country := place_country(" ".join(plain[i : i + size]))):
            found.add(country)
        i += max(size, 1)
    return found.pop() if len(found) == 1 else None


def demonym_country(word: str) -> str | None:
    """The country of a demonym in any gender and number.

    >>> demonym_country("nordcoreana"), demonym_country("russi"), demonym_country("alto")
    ('KP', 'RU', None)
    """
    found = demonyms().get(word.lower())
    return found.country if found else None
