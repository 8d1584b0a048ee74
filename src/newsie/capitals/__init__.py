"""Lines in capitals go through the pipeline in small letters, and come back as they were written.

A model knows names and sentences by their capitals, so a headline in capitals is nearly all names to it. Before the
first component such lines are restored (`newsie.capitals.words`), after the last one the text is what it was: every
token, offset and space is the same throughout.
"""

from typing import Any

from spacy import attrs
from spacy.tokens import Doc, Span, SpanGroup

from newsie.capitals.words import capital_lines, in_small_letters

_WRITTEN = "newsie_written"
"""The key in `doc.user_data` under which the words wait that the text has."""
_ANNOTATION = {
    "TAG": attrs.TAG,
    "POS": attrs.POS,
    "MORPH": attrs.MORPH,
    "LEMMA": attrs.LEMMA,
    "ENT_IOB": attrs.ENT_IOB,
    "ENT_TYPE": attrs.ENT_TYPE,
    "ENT_KB_ID": attrs.ENT_KB_ID,
    "ENT_ID": attrs.ENT_ID,
}


def small_letters(doc: Doc) -> Doc:
    """Lines in capitals as running text has them, token for token; a Doc without such lines is returned itself."""
    lines = list(capital_lines(doc.text))
    if not lines or _WRITTEN in doc.user_data:
        return doc
    words = written = [token.text for token in doc]
    for start, end in lines:
        line = doc.char_span(start, end, alignment_mode="expand")
        if line is not None:
            words = [*words[: line.start], *in_small_letters(words[line.start : line.end]), *words[line.end :]]
    restored = _with_words(doc, words)
    restored.user_data[_WRITTEN] = written
    return restored


def as_written(doc: Doc) -> Doc:
    """The text as it was before `small_letters`, with everything that was found in it since."""
    if _WRITTEN not in doc.user_data:
        return doc
    original = _with_words(doc, doc.user_data[_WRITTEN])
    del original.user_data[_WRITTEN]
    if original._.newsie:
        original._.newsie = _quoted(original._.newsie, original.text)
    return original


def written(span: Span) -> str:
    """The characters of a span as the article has them, also while its lines in capitals are read in small letters."""
    words = span.doc.user_data.get(_WRITTEN)
    if words is None:
        return span.text
    return "".join(words[token.i] + token.whitespace_ for token in span).removesuffix(span[-1].whitespace_)


def _with_words(doc: Doc, words: list[str]) -> Doc:
    """A Doc of these words in the places of `doc`'s, with its annotation."""
    copy = Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc], user_data=dict(doc.user_data))
    names = [name for name in _ANNOTATION if doc.has_annotation(name)]
    columns = [_ANNOTATION[name] for name in names]
    if doc.has_annotation("DEP"):
        columns += [attrs.HEAD, attrs.DEP]
    elif doc.has_annotation("SENT_START"):
        columns.append(attrs.SENT_START)
    if columns:
        annotation: Any = doc.to_array(columns)  # its stub gives another type of number than the array has
        copy.from_array(columns, annotation)
    for key, group in doc.spans.items():
        spans = [Span(copy, s.start, s.end, label=s.label, kb_id=s.kb_id, span_id=s.id) for s in group]
        copy.spans[key] = SpanGroup(copy, name=group.name, attrs=dict(group.attrs), spans=spans)
    copy.cats = dict(doc.cats)
    copy.tensor = doc.tensor
    copy._context = doc._context
    for hooks in ("user_hooks", "user_token_hooks", "user_span_hooks"):
        getattr(copy, hooks).update(getattr(doc, hooks))
    return copy


def _quoted(record: Any, text: str) -> Any:
    """Records whose `text` is that of their characters in `text`."""
    if isinstance(record, dict):
        quoted = {key: _quoted(value, text) for key, value in record.items()}
        if "text" in record and "start" in record:
            quoted["text"] = text[record["start"] : record["end"]]
        return quoted
    return [_quoted(item, text) for item in record] if isinstance(record, list) else record


__all__ = ["as_written", "small_letters", "written"]
