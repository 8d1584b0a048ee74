"""Who reports an event: a "secondo ...", the subject of a verb of saying, the speaker of a quotation."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from newsie.events.clauses import auxiliaries, bare, is_verbal, lemma
from newsie.events.phrases import Phrases
from newsie.events.quotations import Quotation, find_quotations
from newsie.events.syntax import dependents
from newsie.events.triggers import Trigger
from newsie.knowledge import read_toml
from newsie.parse import Span, Text, Word
from newsie.records import Argument


@cache
def _knowledge() -> dict[str, Any]:
    data = read_toml(Path(__file__).with_name("sources.toml"))
    phrases = sorted((tuple(phrase.split()) for phrase in data["phrases"]), key=len, reverse=True)
    return {
        "phrases": phrases,
        "first": frozenset(phrase[0] for phrase in phrases),
        "longest": max(map(len, phrases)),
        **{key: frozenset(data[key].split()) for key in ("not_sources", "documents", "speech", "quoting", "reporting")},
    }


_DASHES = frozenset({"–", "—", "-"})
_INSERTED = 12
"""So many words an inserted "– hanno raccontato i testimoni a bordo –" may have."""
_GOING_ON = 120
"""So many characters at most lie between two quotations of one speaker."""
_RIGHT_AFTER = 6
"""So many words after a quotation its verb of saying stands right behind it."""


class Sources:
    """The sources that one text names, and what each of them covers."""

    def __init__(
        self, doc: Text, phrases: Phrases, triggers: Sequence[Trigger], arguments: Sequence[Sequence[Argument]]
    ) -> None:
        """Find the quotations, their speakers and the phrases that name a source."""
        self._doc = doc
        self._phrases = phrases
        self._spoken: dict[int, list[tuple[int, str]]] = {}
        self._by_token = {trigger.token.i: arguments[at] for at, trigger in enumerate(triggers)}
        self._quoting: dict[int, list[Word]] = {}
        for trigger in triggers:
            if str(trigger.type) in _knowledge()["quoting"]:
                self._quoting.setdefault(trigger.token.sent.start, []).append(trigger.token)
        self._read_clauses(triggers)
        self._named = {token.i: name for token, name in self._read_phrases()}
        self._places = list(self._named)
        self.quotations = find_quotations(phrases.text)
        self._speakers: dict[Quotation, tuple[int, str] | None] = {}
        for at, quotation in enumerate(self.quotations):
            before = self.quotations[at - 1] if at else None
            self._speakers[quotation] = self._speaker(quotation) or self._still_speaking(before, quotation)
        self._quoted: dict[int, list[Quotation]] = {}
        for quotation, speaker in self._speakers.items():
            if speaker is not None:
                self._quoted.setdefault(speaker[0], []).append(quotation)

    def of(self, trigger: Trigger) -> str | None:
        """The source of what a trigger says, by name or description; None where the text names none."""
        inside = self._quotation(trigger.start, trigger.end)
        if inside is not None and (speaker := self._speakers[inside]):
            return speaker[1] if speaker[0] != trigger.token.i else None
        for verb, name in self._spoken.get(trigger.token.i, ()):
            if verb != trigger.token.i:
                return name
        return self._after_phrase(trigger.token)

    def quoted_by(self, trigger: Trigger) -> Word | None:
        """The head of the quotation that a verb of saying introduces, if it does."""
        for quotation in self._quoted.get(trigger.token.i, ()):
            span = self._doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
            if span is not None and len(span):
                return span.root
        return None

    def told_before(self, trigger: Trigger) -> Word | None:
        """The main verb that a verb of saying at the end of the sentence reports."""
        return self._told_before(trigger.token) if str(trigger.type) == "STATEMENT" and not trigger.nominal else None

    def speaker_at(self, token: Word) -> str | None:
        """The speaker of the quotation that a token stands in."""
        inside = self._quotation(token.idx, token.idx + len(token.text))
        speaker = self._speakers[inside] if inside else None
        return speaker[1] if speaker else None

    def _quotation(self, start: int, end: int) -> Quotation | None:
        return next((one for one in self.quotations if one.start <= start and end <= one.end), None)

    def _read_clauses(self, triggers: Sequence[Trigger]) -> None:
        """What each verb or noun of saying says, in its clause or as its object."""
        found: list[tuple[int, int, str, frozenset[int]]] = []
        for trigger in triggers:
            if str(trigger.type) not in _knowledge()["speech"]:
                continue
            name = self.name([a for a in self._by_token[trigger.token.i] if a.role in ("agent", "participant")])
            if name is None:
                continue
            said = [
                one.token
                for one in dependents(trigger.token)
                if not one.inferred
                and (
                    one.function == "clause"
                    or (one.function == "object" and not one.lifted and str(trigger.type) == "STATEMENT")
                )
            ]
            said = [word for word in said if not self._speaks(word, trigger.token)]
            if not trigger.nominal and self._is_inserted(trigger.token):
                said = [word for word in trigger.token.sent if word.head is word or word.head is trigger.token]
            if not said and (main := self._told_before(trigger.token)) is not None:
                said = [main]
            if covered := self._covered(trigger.token, said):
                found.append((len(covered), trigger.token.i, name, covered))
        found += self._opinions({verb for _, verb, _, _ in found})
        found += self._headlines()
        for _, verb, name, covered in sorted(found, key=lambda row: row[:2]):
            for at in covered:
                self._spoken.setdefault(at, []).append((verb, name))

    def _told_before(self, verb: Word) -> Word | None:
        """The main verb of "... si è impegnato, ha riferito la KCNA": what a verb of saying closes."""
        first = min((verb, *auxiliaries(verb)), key=lambda word: word.i)
        if (
            not self._speaks_behind(verb)
            or first.i == verb.sent.start
            or first.nbor(-1).text not in (",", "»", "”", '"', "–", "-")
        ):
            return None
        return verb.head if is_verbal(verb.head) and verb.head.i < verb.i else None

    def _speaks(self, word: Word, verb: Word) -> bool:
        """Whether a word is in the agent of a verb of saying, though the parser makes it what is said."""
        places = {word.idx, *(child.idx for child in word.children)}  # "l'amministratore Carlo Bianchi"
        return any(one.role == "agent" and one.start in places for one in self._by_token.get(verb.i, ()))

    def _speaks_behind(self, verb: Word) -> bool:
        """Whether who says something stands behind the verb: "..., ha annunciato il gruppo"."""
        if any(one.role == "agent" and one.start > verb.idx for one in self._by_token.get(verb.i, ())):
            return True
        return any(one.function == "subject" and one.token.i > verb.i for one in dependents(verb))

    def _is_inserted(self, verb: Word) -> bool:
        """Whether a verb of saying and its subject stand between two dashes: "la nave – dicono i testi – affonda"."""
        first = min((verb, *auxiliaries(verb)), key=lambda word: word.i)
        if first.i == verb.sent.start or first.nbor(-1).text not in _DASHES:
            return False
        behind = self._doc[verb.i + 1 : min(verb.i + _INSERTED, verb.sent.end)]
        return self._speaks_behind(verb) and any(word.text in _DASHES for word in behind)

    def _opinions(self, known: set[int]) -> list[tuple[int, int, str, frozenset[int]]]:
        """What is reported by verbs that are no events themselves: "gli esperti ritengono che ..."."""
        found = []
        reporting = _knowledge()["reporting"]
        for token in [word for word in self._doc if word.lemma in reporting]:
            if token.i in known or token.i in self._by_token or not self._reports(token):
                continue
            grammar = dependents(token)
            covered = self._covered(
                token, [one.token for one in grammar if one.function == "clause" and not one.inferred]
            )
            shared = "Ger" in token.morph.get("VerbForm", ())  # "propende per ..., ritenendo che ..."
            speakers = [
                one.token for one in grammar if one.function in ("subject", "agent") and (shared or not one.inferred)
            ]
            if covered and speakers:
                names = dict.fromkeys(self.description(self._phrases.head(speaker)) for speaker in speakers)
                found.append((len(covered), token.i, ", ".join(names), covered))
        return found

    def _headlines(self) -> list[tuple[int, int, str, frozenset[int]]]:
        """What a sentence says behind "Macron:" or "Il presidente Emmanuel Macron:"."""
        found = []
        for sentence in self._doc.sents:
            colon = next((word for word in islice(sentence, _INSERTED) if word.text == ":"), None)
            if colon is not None and (name := self._named_before(colon)):
                found.append((sentence.end - colon.i, colon.i, name, frozenset(range(colon.i + 1, sentence.end))))
        return found

    def _named_before(self, colon: Word) -> str | None:
        """The person that all the words of a sentence before a colon are."""
        words = [word for word in self._doc[colon.sent.start : colon.i] if not word.is_space]
        if not words or any(word.is_punct or word.pos_ in ("VERB", "AUX", "ADP") for word in words):
            return None
        last = words[-1]
        return self.description(last) if self._phrases.label(last) == "PER" else None

    def _covered(self, verb: Word, said: Sequence[Word]) -> frozenset[int]:
        """The words of what a verb says; those of relative and participial clauses in it are the article's own."""
        covered: set[int] = set()
        for clause in said:
            before = clause.i < verb.i
            stack = [clause]
            while stack:
                token = stack.pop()
                if (token.i < verb.i) == before and token.i != verb.i:
                    covered.add(token.i)
                stack.extend(c for c in token.children if c != verb and c.dep_ not in ("acl:relcl", "acl"))
        return frozenset(covered)

    def name(self, arguments: Sequence[Argument]) -> str | None:
        """The names or descriptions of those who say something."""
        names = [argument.name or self._describe(argument) for argument in arguments]
        return ", ".join(dict.fromkeys(names)) or None

    def _describe(self, argument: Argument) -> str:
        span = self._doc.char_span(argument.start, argument.end, alignment_mode="expand")
        return self.description(span.root) if span is not None else argument.text

    def description(self, token: Word) -> str:
        """A noun with its adjectives and complements: "fonti della polizia", without the article."""
        if named := self._phrases.name_of(token):
            return named.entity.name
        nominal = self._phrases.at(token)
        if nominal is not None:
            return nominal.entity.name
        last = token.i
        for child in token.subtree:
            near = child.i <= last + 4 and child.i > token.i
            if (
                near
                and child.dep_ in ("amod", "nmod", "nummod", "flat:name", "det", "case", "flat")
                and not child.is_punct
            ):
                last = child.i
            elif child.i > token.i:
                break
        return Span(self._doc, token.i, last + 1).text

    def _read_phrases(self) -> list[tuple[Word, str]]:
        """Every phrase that names a source, as (its first token, the name)."""
        known = _knowledge()
        found = []
        first = known["first"]
        for token in [word for word in self._doc if bare(word) in first]:
            if self._is_ordinal(token):
                continue
            near = tuple(bare(word) for word in self._doc[token.i : token.i + known["longest"]])
            for phrase in known["phrases"]:
                if near[: len(phrase)] == phrase and (name := self._source_after(token.i + len(phrase), token)):
                    found.append((token, name))
                    break
            else:
                if bare(token) == "per" and (name := self._opinion(token)):
                    found.append((token, name))
        return found

    def _is_ordinal(self, token: Word) -> bool:
        """ "Un secondo carrello", "il secondo": no preposition."""
        before = token.nbor(-1) if token.i else None
        return token.lower_ == "secondo" and before is not None and before.pos_ in ("DET", "ADJ", "ADP", "NUM", "NOUN")

    def _source_after(self, at: int, first: Word) -> str | None:
        """The noun phrase that starts at a token, if it can be a source."""
        known = _knowledge()
        for token in self._doc[at : min(at + 6, first.sent.end)]:
            if token.pos_ in ("DET", "ADJ", "NUM", "ADV") or token.is_punct or (token.pos_ == "AUX"):
                continue
            if token.pos_ not in ("NOUN", "PROPN", "PRON") or lemma(token) in known["not_sources"]:
                return None
            if token.lower_ == "cui":  # "le voci, riprese dal sito, secondo cui ..."
                known = known["documents"]
                behind = reversed(self._doc[first.sent.start : first.i])
                report = next((word for word in behind if word.pos_ == "NOUN" and lemma(word) in known), None)
                return self.description(report) if report is not None else None
            if token.pos_ == "PRON" and token.lower_ not in ("lui", "lei", "loro", "alcuni", "molti"):
                return None
            if first.lower_ == "in" and not (self._phrases.label(token) or lemma(token) in known["documents"]):
                return None
            if self._phrases.is_time(token) or (self._phrases.label(token) == "LOC" and first.lower_ == "in"):
                return None
            return self.description(self._phrases.head(token))
        return None

    def _opinion(self, token: Word) -> str | None:
        """The source in "per gli inquirenti, ...": "per" with a person or organisation, set off by a comma."""
        if token.i != token.sent.start:
            return None
        noun = token.head
        names = [
            noun,
            *(c for c in noun.children if c.pos_ == "PROPN" and not any(w.dep_ == "case" for w in c.children)),
        ]
        named = any(self._phrases.label(name) in ("PER", "ORG") for name in names)  # "per il sindaco Neri, ..."
        if not named and lemma(noun) not in _knowledge()["documents"]:
            return None
        right = max((word.i for word in noun.subtree if not word.is_punct), default=noun.i)
        after = self._doc[right + 1] if right + 1 < len(self._doc) else None
        return self.description(self._phrases.head(noun)) if after is not None and after.text == "," else None

    def _after_phrase(self, token: Word) -> str | None:
        """The source phrase of the token's clause: of its sentence, unless another clause that is not its own lies
        between."""
        if not self._places:
            return None
        sentence = token.sent
        start, end = sentence.start, sentence.end
        in_sentence = self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]
        if not in_sentence:
            follows = end in self._named and len(self._doc[end].sent) <= 6
            return self._named[end] if follows else None
        clauses = [at for at in in_sentence if at > start and self._breaks(self._doc[at], token)]
        clauses += [at for at in in_sentence if at > token.i and self._doc[at].nbor().lower_ == "cui"]
        fitting = [at for at in in_sentence if at not in clauses]
        return self._named[min(fitting, key=lambda at: abs(at - token.i))] if fitting else None

    def _breaks(self, phrase: Word, token: Word) -> bool:
        """Whether a strong mark stands between a source phrase and a token."""
        low, high = sorted((phrase.i, token.i))
        return any(word.text in ";:" for word in self._doc[low:high])

    def _speaker(self, quotation: Quotation) -> tuple[int, str] | None:
        """Who speaks in a quotation, with the verb: the one of saying beside it, after it first, then before it."""
        span = self._doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if span is None or len(span) < 1:
            return None
        verbs = [token for token in self._around(span.start, span.end) if self._reports(token)]
        for verb in verbs:
            arguments = self._by_token.get(verb.i)
            agents = [a for a in arguments if a.role == "agent"] if arguments is not None else []
            name = self.name(agents)
            if name is None:
                grammar = dependents(verb)
                said = [one.token for one in grammar if one.function in ("subject", "agent")]
                if not said and verb.i >= span.end and verb.i < span.end + _RIGHT_AFTER:
                    said = [one.token for one in grammar if one.function == "object"]  # "», ha continuato il ministro"
                name = ", ".join(dict.fromkeys(self.description(self._phrases.head(token)) for token in said)) or None
            if name is not None:
                return verb.i, name
        first = self._doc[span.start].sent.start
        near = self._places[bisect_left(self._places, first) : bisect_right(self._places, span.end + 2)]
        near = [at for at in near if at < span.start or span.end <= at]
        if near:
            return near[-1], self._named[near[-1]]
        return self._quoting_event(span.start, span.end)

    def _still_speaking(self, before: Quotation | None, quotation: Quotation) -> tuple[int, str] | None:
        """The speaker of the quotation before, when one goes on as a sentence of its own: "«...», ha detto. «...»"."""
        speaker = self._speakers[before] if before is not None else None
        if before is None or speaker is None or quotation.start - before.end > _GOING_ON:
            return None
        text = self._phrases.text
        between = text[before.end : quotation.start].rstrip('«“"‹„ ')
        return speaker if between.endswith(".") and text[quotation.start].isupper() else None

    def _quoting_event(self, start: int, end: int) -> tuple[int, str] | None:
        """The nearest act of speech of the sentence in which a quotation begins, with who speaks."""
        sentence = self._doc[start].sent
        outside = [token for token in self._quoting.get(sentence.start, ()) if not start <= token.i < end]
        for token in sorted(outside, key=lambda token: abs(token.i - start)):
            name = self.name([argument for argument in self._by_token[token.i] if argument.role == "agent"])
            if name is not None:
                return token.i, name
        return None

    def _reports(self, token: Word) -> bool:
        return is_verbal(token) and token.pos_ != "AUX" and lemma(token) in _knowledge()["reporting"]

    def _around(self, start: int, end: int) -> list[Word]:
        """The words after the quotation up to its sentence's end, those before it, nearest first."""
        doc = self._doc
        after = doc[end - 1].sent.end
        tail = list(doc[end : max(after, min(end + 12, len(doc)))]) if end < len(doc) else []
        cut = next((at for at, token in enumerate(tail) if token.text in ".;«“" or "\n" in token.text), len(tail))
        first = doc[start].sent.start
        lead = list(doc[max(first - (12 if start - first < 3 else 0), 0) : start])
        stop = max((at for at, token in enumerate(lead) if token.text in ".;" or "\n" in token.text), default=-1)
        near_tail = tail[:cut] if len(tail) and end - start > 0 else []
        colon = start >= 2 and any(":" in word.text for word in doc[start - 2 : start])
        before = lead[stop + 1 :][::-1]
        return before + near_tail if colon else near_tail + before
