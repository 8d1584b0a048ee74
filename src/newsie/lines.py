"""Where sentences start and do not start, from line breaks and punctuation: what the parser then keeps to."""

from spacy.tokens import Doc

_CLOSING = set('.!?:;»”"…)')
_GOING_ON = {";", ","}


def mark_line_starts(doc: Doc) -> None:
    """Set `is_sent_start` where the text itself decides it.

    A sentence starts after a line break, unless the break only wraps a running one: the line before it ends without
    closing punctuation and the next goes on in lower case. Within a line none starts with a small letter after a comma,
    a semicolon, a word or an abbreviation.
    """
    for token in doc[1:] if len(doc) > 1 else ():
        before = token.nbor(-1)
        if token.text[0].islower() and (before.text in _GOING_ON or before.text[0].isalpha()):
            token.is_sent_start = False
        elif before.is_space and "\n" in before.text:
            last = doc[token.i - 2].text[-1:] if token.i > 1 else ""
            if last in _CLOSING or not token.text[0].islower() or before.text.count("\n") > 1:
                token.is_sent_start = True
