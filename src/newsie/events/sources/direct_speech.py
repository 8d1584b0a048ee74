"""Who speaks in each quotation: the subject of the verb of saying inside, behind or before it, or who spoke before."""

from collections.abc import Mapping, Sequence

from newsie.events.grammar.clauses import bare, lemma
from newsie.events.grammar.phrases import Phrases
from newsie.events.sources.attributions import Attributions
from newsie.events.sources.quotations import Quotation, find_quotations
from newsie.events.sources.speakers import DASHES, Speakers, first_word, knowledge, reports
from newsie.parse import Text, Word

INSERTED = 12
"""So many words an inserted "– hanno raccontato i testimoni a bordo –" may have."""
_GOING_ON = 160
"""So many characters at most lie between two quotations of one speaker."""
_RIGHT_BEHIND = 2
"""So many words behind a quotation at most stand its marks, when its verb of saying follows at once."""
_BRIEF = 3
"""Fewer words in marks are no speech that goes on."""
_BEHIND = 12
"""So many words of the sentence behind a quotation may name its speaker: "Così il sindaco Neri"."""

Speaker = tuple[int, str]
"""The verb or noun of saying, by its place, and who speaks."""


class DirectSpeech:
    """The quotations of one text with their speakers."""

    def __init__(
        self,
        doc: Text,
        phrases: Phrases,
        speakers: Speakers,
        attributions: Attributions,
        acts: Mapping[int, Sequence[Word]],
    ) -> None:
        """`acts` are the acts of speech that the text tells of, by the first words of their sentences."""
        self._doc = doc
        self._phrases = phrases
        self._speakers = speakers
        self._attributions = attributions
        self._acts = acts
        self.quotations = find_quotations(phrases.text)
        self._found: dict[Quotation, Speaker | None] = {}
        for at, quotation in enumerate(self.quotations):
            before = self.quotations[at - 1] if at else None
            self._found[quotation] = (
                self._speaker(quotation) or self._still_speaking(before, quotation) or self._announced(quotation)
            )

    def at(self, start: int, end: int) -> Speaker | None:
        """The speaker of the quotation that the characters stand in."""
        inside = next((one for one in self.quotations if one.start <= start and end <= one.end), None)
        return self._found[inside] if inside is not None else None

    def introduced_by(self, verb: Word) -> Quotation | None:
        """The first quotation whose speaker a verb gives."""
        return next((one for one, speaker in self._found.items() if speaker and speaker[0] == verb.i), None)

    def _speaker(self, quotation: Quotation) -> Speaker | None:
        span = self._doc.char_span(quotation.start, quotation.end, alignment_mode="expand")
        if span is None or len(span) < 1:
            return None
        start, end = span.start, span.end
        introduced = self._is_introduced(start)
        before, after = self._before(start), self._after(end)
        close = bool(after) and first_word(after[0]).i <= end + _RIGHT_BEHIND
        sides = (*before, *after) if introduced and not close else (*after, *before)
        for verb in (*self._inserted(start, end), *sides):
            if (name := self._speakers.of(verb)) is not None:
                return verb.i, name
        if (presented := self._presented(start, end, introduced)) is not None:
            return presented
        return self._attributions.beside(start, end) or self._act(start, end)

    def _lead(self, start: int) -> list[Word]:
        """The words of the sentence before a quotation; those of the sentence before, if it ends in a colon."""
        first = self._doc[start].sent.start
        if start - first < 2 and first > 0 and self._doc[first - 1].text == ":":
            first = self._doc[first - 1].sent.start
        return self._doc[first:start]

    def _is_introduced(self, start: int) -> bool:
        """Whether a colon opens the quotation."""
        return start >= 2 and any(":" in word.text for word in self._doc[start - 2 : start])

    def _inserted(self, start: int, end: int) -> list[Word]:
        """The verbs of saying between dashes inside a quotation: "«Ero a casa - racconta - quando ...»"."""
        found = []
        for dash in self._doc[start + 1 : end - 1]:
            if dash.text not in DASHES:
                continue
            verb = next((word for word in self._doc[dash.i + 1 : min(dash.i + 4, end)] if reports(word)), None)
            if verb is not None and first_word(verb).i <= dash.i + 2:
                found.append(verb)
        return found

    def _after(self, end: int) -> list[Word]:
        """The verbs of saying behind a quotation in its sentence, or in the next one if that points back to it."""
        if end >= len(self._doc):
            return []
        words = self._doc[end : max(self._doc[end - 1].sent.end, min(end + _BEHIND, len(self._doc)))]
        stop = next((at for at, word in enumerate(words) if word.text in ".;«“" or "\n" in word.text), len(words))
        return [word for word in words[:stop] if reports(word)] or [
            word for word in self._pointing_back(end) if reports(word)
        ]

    def _pointing_back(self, end: int) -> list[Word]:
        """The sentence behind a quotation that points back to it: "«...». Così il sindaco", "Lo ha detto Neri"."""
        at = end
        while at < len(self._doc) and at < end + 3 and (self._doc[at].is_punct):
            at += 1
        if at + 1 >= len(self._doc):
            return []
        named = self._doc[at].pos_ == "DET" and lemma(self._doc[at + 1]) in knowledge()["speeches"]
        if not named and self._doc[at].lower_ not in knowledge()["pointing"]:
            return []
        words = self._doc[at : min(at + 2 * _BEHIND, self._doc[at].sent.end)]
        stop = next((n for n, word in enumerate(words) if word.text in "«“" or "\n" in word.text), len(words))
        return words[:stop]

    def _before(self, start: int) -> list[Word]:
        """The verbs of saying before a quotation in its sentence, the nearest first."""
        first = self._doc[start].sent.start
        words = self._doc[max(first - (_BEHIND if start - first < 3 else 0), 0) : start]
        stop = max((at for at, word in enumerate(words) if word.text in ".;" or "\n" in word.text), default=-1)
        return [word for word in reversed(words[stop + 1 :]) if reports(word)]

    def _presented(self, start: int, end: int, introduced: bool) -> Speaker | None:
        """Who is named right beside a quotation, without a verb: "Neri: «...»", "così Neri", "le parole di Neri"."""
        behind = list(self._doc[end : min(end + _BEHIND, len(self._doc))])
        opened = next((at for at, word in enumerate(behind) if word.lower_ in knowledge()["pointing"]), None)
        back = self._pointing_back(end) or (behind[opened:] if opened is not None and opened <= 2 else [])
        for word in back:
            if lemma(word) in knowledge()["speeches"] and (name := self._whose(word)) is not None:
                return word.i, name
        if back and back[0].lower_ == "così" and (name := self._first_noun(back[1:])) is not None:
            return back[0].i, name
        lead = self._lead(start)
        if (speech := self._speech_in(lead)) is not None:
            return speech
        if introduced and (name := self._last_name(lead)) is not None:
            return start - 1, name
        if end + 1 < len(self._doc) and (name := self._first_name(end)) is not None:
            return end, name
        return None

    def _speech_in(self, words: Sequence[Word]) -> Speaker | None:
        """The last noun for a speech that says whose it is: "il commento di Neri"."""
        for word in reversed(words):
            if lemma(word) in knowledge()["speeches"] and (name := self._whose(word)) is not None:
                return word.i, name
        return None

    def _whose(self, noun: Word) -> str | None:
        """Whose words a noun for a speech names: "il racconto di una ragazza"."""
        for child in noun.children:
            if child.i > noun.i and any(bare(c) == "di" for c in child.children if c.dep_ == "case"):
                return self._speakers.description(child) if self._phrases.is_somebody(child) else None
        return None

    def _first_noun(self, words: Sequence[Word]) -> str | None:
        """The first noun phrase without a preposition."""
        for word in words:
            if word.pos_ in ("VERB", "AUX") or word.text in ".;:":
                return None
            if word.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "case" for child in word.children):
                inner = word.dep_ in ("flat:name", "flat") and any(c.dep_ == "case" for c in word.head.children)
                if not inner and self._phrases.is_somebody(word):
                    return self._speakers.description(self._phrases.head(word))
        return None

    def _last_name(self, lead: Sequence[Word]) -> str | None:
        """The person right before the colon that opens a quotation, or a description where no verb stands before it."""
        words = [word for word in lead if not word.is_space]
        while words and words[-1].is_punct and words[-1].text != ",":
            words.pop()
        if not words:
            return None
        last = words[-1].head if words[-1].pos_ == "ADJ" and words[-1].head.pos_ == "NOUN" else words[-1]
        if last.pos_ == "PROPN":
            return self._speakers.description(last) if self._phrases.label(last) == "PER" else None
        alone = not any(word.pos_ in ("VERB", "AUX") for word in words)
        whole = last.pos_ in ("NOUN", "PRON") and not any(child.dep_ == "case" for child in last.children)
        return self._speakers.description(last) if alone and whole and self._speakers.can_tell(last) else None

    def _first_name(self, end: int) -> str | None:
        """The person named right behind the closing mark and a comma, dash or colon."""
        words = [word for word in self._doc[end : min(end + 4, len(self._doc))] if not word.is_space]
        if len(words) < 3 or not words[0].is_punct or words[1].text not in (",", ":", *DASHES):
            return None
        name = words[2]
        return self._speakers.description(name) if self._phrases.label(name) == "PER" else None

    def _still_speaking(self, before: Quotation | None, quotation: Quotation) -> Speaker | None:
        """The speaker of the quotation before, when one goes on as a sentence of its own: "«...», ha detto. «...»"."""
        speaker = self._found[before] if before is not None else None
        if before is None or speaker is None or quotation.start - before.end > _GOING_ON:
            return None
        text = self._phrases.text
        between = text[before.end : quotation.start].rstrip('«“"‹„ ')
        return (
            speaker
            if self._is_speech(quotation) and "\n" not in between and (between.endswith(".") or not between[1:])
            else None
        )

    def _announced(self, quotation: Quotation) -> Speaker | None:
        """Who spoke in the sentence before a quotation of whole sentences: "Neri ha annunciato una svolta. «...»"."""
        text = self._phrases.text
        first = self._doc.char_span(quotation.start, quotation.start + 1, alignment_mode="expand")
        if first is None or first.start < 2 or not self._is_speech(quotation):
            return None
        opening = self._doc[first.start - 1]
        before = self._doc[opening.i - 1]
        if before.text not in (".", "!", "?") or "\n" in text[before.idx : opening.idx]:
            return None
        spoken = self._speakers.before(opening, opening.i - before.sent.start)
        return spoken or self._speech_in(before.sent.words) or self._only_person(before)

    def _only_person(self, last: Word) -> Speaker | None:
        """The one person who is a subject of the sentence before: "Rossi è disperato. «Mi hanno derubato»."."""
        spoken = [word for word in last.sent if word.dep_ == "nsubj" and self._phrases.label(word) == "PER"]
        people = {self._speakers.description(word) for word in spoken}
        return (last.i, people.pop()) if len(people) == 1 else None

    def _is_speech(self, quotation: Quotation) -> bool:
        """Whether a quotation is more than a few words and begins a sentence."""
        text = self._phrases.text[quotation.start : quotation.end]
        return text[:1].isupper() and text.count(" ") >= _BRIEF - 1

    def _act(self, start: int, end: int) -> Speaker | None:
        """The nearest act of speech of the sentence in which a quotation begins, with who speaks."""
        lead = self._lead(start)
        sentences = dict.fromkeys((lead[0].sent.start if lead else start, self._doc[start].sent.start))
        acts = [token for first in sentences for token in self._acts.get(first, ())]
        outside = [token for token in acts if not start <= token.i < end]
        for token in sorted(outside, key=lambda token: abs(token.i - start)):
            if (name := self._speakers.of(token)) is not None:
                return token.i, name
        return None
