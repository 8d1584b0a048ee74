"""Which words of one type of event may name one happening: the lines of `merging.toml` under `meanings`."""

from functools import cache
from pathlib import Path

from newsie.events.grammar.inflection import bare_infinitive, is_verb, noun_forms, verb_forms
from newsie.knowledge import read_toml


@cache
def _meanings() -> dict[str, dict[str, int]]:
    """For every type the meaning of every form of a word, as the number of its line."""
    found: dict[str, dict[str, int]] = {}
    for name, lines in read_toml(Path(__file__).with_name("merging.toml"))["meanings"].items():
        known = found.setdefault(name, {})
        for number, line in enumerate(lines):
            for word in line.split():
                forms = {bare_infinitive(word), *verb_forms(word)} if is_verb(word) else noun_forms(word)
                for form in (word, *forms):
                    known.setdefault(form, number)
    return found


def meaning(name: str, text: str, lemma: str) -> int | None:
    """Which of the meanings of a type the words of a trigger have; the first line that knows one of them."""
    known = _meanings().get(name)
    if known is None:
        return None
    found = [known[word] for word in (lemma, *text.lower().split()) if word in known]
    return min(found, default=None)
