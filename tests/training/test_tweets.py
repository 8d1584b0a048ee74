"""Tweets become sentences of prose."""

TWEET = """
@rete @rete SYM SYM _ 4 vocative:mention
il il DET RD _ 3 det
sindaco sindaco NOUN S _ 4 nsubj
cede cedere VERB V _ 0 root
. . PUNCT FS _ 4 punct
Domani domani ADV B _ 7 advmod
vota votare VERB V _ 4 parataxis
il il DET RD _ 9 det
consiglio consiglio NOUN S _ 7 nsubj
#città #città SYM SYM _ 4 parataxis:hashtag
"""


def test_mentions_go_and_every_sentence_has_its_tree(sentence):
    """Loose mentions and hashtags are taken out; what followed a full stop has a root of its own."""
    from tweets import as_prose

    found = [[(word[1], word[6], word[7]) for word in rows] for rows in as_prose(sentence(TWEET))]
    assert found == [
        [("il", "2", "det"), ("sindaco", "3", "nsubj"), ("cede", "0", "root"), (".", "3", "punct")],
        [("Domani", "2", "advmod"), ("vota", "0", "root"), ("il", "4", "det"), ("consiglio", "2", "nsubj")],
    ]


def test_a_tweet_that_needs_its_hashtag_is_left_out(sentence):
    """A hashtag that is the subject cannot be taken out of the tree."""
    from tweets import as_prose

    rows = sentence("#governo #governo SYM SYM _ 2 nsubj\ncede cedere VERB V _ 0 root\noggi oggi ADV B _ 2 advmod")
    assert list(as_prose(rows)) == []
