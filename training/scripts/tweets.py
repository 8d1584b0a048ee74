"""Tweets as prose: without mentions, links and hashtags that hang loose, a tree for every sentence."""

import re
from collections.abc import Iterator

from conllu import DEP, FORM, HEAD, ID, MISC, POS, Word, renumber, words

LOOSE = re.compile(r"[@#]|https?:|www\.|RT$", re.IGNORECASE)
END = {".", "!", "?", "...", "…", "!!", "??", "?!", "!!!"}
LONG_ENOUGH = 3


def as_prose(rows: list[Word]) -> Iterator[list[Word]]:
    """The sentences of a tweet, those that still have a mention, a link or a hashtag left out."""
    for sentence in split(without_loose(rows)):
        forms = [word[FORM] for word in words(sentence)]
        if len(forms) >= LONG_ENOUGH and not any(re.match(r"[@#]|https?:|RT$", form) for form in forms):
            yield sentence


def without_loose(rows: list[Word]) -> list[Word]:
    """Take out mentions, links, hashtags and emoji that nothing but punctuation depends on, and that punctuation."""
    while True:
        plain = words(rows)
        governed = {word[HEAD] for word in plain if word[DEP] != "punct"}
        gone = {
            word[ID]
            for word in plain
            if word[ID] not in governed
            and word[HEAD] != "0"
            and (LOOSE.match(word[FORM]) or word[DEP] == "discourse:emo" or word[POS] == "SYM")
            and word[FORM] not in "%€$&+"
        }
        gone |= {word[ID] for word in plain if word[HEAD] in gone}
        inside = {part for row in rows if "-" in row[ID] for part in parts(row)}
        gone -= inside
        gone = {number for number in gone if not any(w[HEAD] == number and w[ID] not in gone for w in plain)}
        if not gone:
            return rows
        rows = renumber([row for row in rows if row[ID] not in gone])


def parts(row: Word) -> list[str]:
    first, last = row[ID].split("-")
    return [str(number) for number in range(int(first), int(last) + 1)]


def split(rows: list[Word]) -> Iterator[list[Word]]:
    """The sentences of a tree that spans several, where only one word of each depends on another sentence."""
    groups: list[list[Word]] = [[]]
    for index, row in enumerate(rows):
        groups[-1].append(row)
        following = rows[index + 1][FORM] if index + 1 < len(rows) else ""
        if row[FORM] in END and (following[:1].isupper() or following in ('"', "“", "«")):
            groups.append([])
    for group in groups:
        plain = words(group)
        ids = {word[ID] for word in plain}
        content = [word for word in plain if word[HEAD] not in ids and word[DEP] != "punct"]
        if len(content) != 1:
            continue
        root = content[0]
        for word in plain:
            if word is root:
                word[HEAD], word[DEP] = "0", "root"
            elif word[HEAD] not in ids:
                word[HEAD] = root[ID]
        plain[-1][MISC] = plain[-1][MISC].replace("SpaceAfter=No", "_")
        yield renumber(group)
