"""Lines of an article that are sentences of their own: titles, datelines, paragraphs."""

from spacy.tokens import Doc

_CLOSING = set('.!?:;»”"…)')


def mark_line_starts(doc: Doc) -> None:
    """Set `is_sent_start` after a line break, unless the break only wraps a running sentence.

    A break wraps a sentence when the line before it ends without closing punctuation and the next goes on in lower
    case.
    """
    for token in doc[1:] if len(doc) > 1 else ():
        if not token.nbor(-1).is_space or "\n" not in token.nbor(-1).text:
            continue
        before = doc[token.i - 2].text if token.i > 1 else ""
        if before[-1:] in _CLOSING or not token.text[0].islower() or token.nbor(-1).text.count("\n") > 1:
            token.is_sent_start = True
