"""Cutting text into tokens, once, with one regular expression that never backtracks far."""

import re

_TOKEN = re.compile(
    r"""
    (?<!\w)[aApPuUcCdD]\.[ ]?[mMsScCvVaA]\.?(?!\w)   # a.m., p. m., a.C., d.C., u.s., p.v., c.m.
  | \d+(?:[.,:/–-]\d+)*                              # 15  20.30  22/04/2016  2011-2013
  | [^\W\d_]+[\u0300\u0301]?['’]?                    # words with their accent and elision: lunedi'  dell'  è
  | \S                                               # any other sign
  | \n
    """,
    re.VERBOSE,
)


class Tokens:
    """The tokens of a text: their lower-case forms and their places, in parallel lists."""

    __slots__ = ("ends", "lower", "starts", "text")

    def __init__(self, text: str) -> None:
        """Tokenise `text`."""
        self.text = text
        lowered = text.lower()
        if len(lowered) != len(text):  # a letter that is two in lower case ("İ") would shift all places
            lowered = "".join(char.lower()[0] for char in text)
        places = [match.span() for match in _TOKEN.finditer(text)]
        self.starts = [start for start, _ in places]
        self.ends = [end for _, end in places]
        self.lower = [lowered[start:end] for start, end in places]
        for index, word in enumerate(self.lower):
            if word[-1] == "’" and len(word) > 1:  # one apostrophe for all that follows
                self.lower[index] = word[:-1] + "'"
            elif " " in word:
                self.lower[index] = word.replace(" ", "")

    def split_last(self, indexes: list[int]) -> None:
        """Make the last character of the tokens at `indexes` a token of its own."""
        wanted = set(indexes)
        lower, starts, ends = self.lower, self.starts, self.ends
        self.lower, self.starts, self.ends = [], [], []
        for index, word in enumerate(lower):
            if index in wanted:
                self.lower += (word[:-1], word[-1])
                self.starts += (starts[index], ends[index] - 1)
                self.ends += (ends[index] - 1, ends[index])
            else:
                self.lower.append(word)
                self.starts.append(starts[index])
                self.ends.append(ends[index])

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.lower)

    def raw(self, index: int) -> str:
        """The token as the text writes it."""
        return self.text[self.starts[index] : self.ends[index]]

    def at(self, index: int) -> str:
        """The lower-case form of the token at `index`, "" outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital letter."""
        return 0 <= index < len(self.lower) and self.text[self.starts[index]].isupper()

    def all_caps(self, index: int) -> bool:
        """Whether the token at `index` is a word of two or more capitals only."""
        return 0 <= index < len(self.lower) and len(self.lower[index]) > 1 and self.raw(index).isupper()

    def glued(self, index: int) -> bool:
        """Whether no space stands between the token at `index` and the one before it."""
        return 0 < index < len(self.lower) and self.ends[index - 1] == self.starts[index]
