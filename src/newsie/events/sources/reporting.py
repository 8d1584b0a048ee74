"""Who reports an event: the speaker of a quotation, the subject of a verb of saying, a "secondo ..."."""

from collections.abc import Sequence

from newsie.events.grammar.phrases import Phrases
from newsie.events.sources.attributions import Attributions
from newsie.events.sources.direct_speech import DirectSpeech
from newsie.events.sources.reported_speech import ReportedSpeech
from newsie.events.sources.speakers import Speakers, knowledge
from newsie.events.triggers.finding import Trigger
from newsie.parse import Text, Word
from newsie.records import Argument, Entity


class Sources:
    """The sources that one text names, and what each of them covers."""

    def __init__(
        self,
        doc: Text,
        phrases: Phrases,
        entities: Sequence[Entity],
        triggers: Sequence[Trigger],
        arguments: Sequence[Sequence[Argument]],
    ) -> None:
        """Find the quotations, the reports and the phrases that name a source."""
        self._doc = doc
        by_token = {trigger.token.i: arguments[at] for at, trigger in enumerate(triggers)}
        acts: dict[int, list[Word]] = {}
        for trigger in triggers:
            if str(trigger.type) in knowledge()["quoting"]:
                acts.setdefault(trigger.token.sent.start, []).append(trigger.token)
        speakers = Speakers(doc, phrases, entities, by_token)
        self._attributions = Attributions(doc, phrases, speakers)
        self._direct = DirectSpeech(doc, phrases, speakers, self._attributions, acts)
        self._reported = ReportedSpeech(doc, phrases, speakers, triggers, by_token)

    def of(self, trigger: Trigger) -> str | None:
        """The source of what a trigger says, by name or description; None where the text names none."""
        speaker = self._direct.at(trigger.start, trigger.end)
        if speaker is not None:
            return speaker[1] if speaker[0] != trigger.token.i else None
        return self._reported.of(trigger.token) or self._attributions.of(trigger.token)

    def quoted_by(self, trigger: Trigger) -> Word | None:
        """The head of the quotation that a verb of saying introduces, if it does."""
        quotation = self._direct.introduced_by(trigger.token)
        if quotation is None:
            return None
        span = self._doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        return span.root if span is not None and len(span) else None

    def told_before(self, trigger: Trigger) -> Word | None:
        """The main verb that a verb of saying at the end of the sentence reports."""
        spoken = str(trigger.type) == "STATEMENT" and not trigger.nominal
        return self._reported.told_before(trigger.token) if spoken else None
