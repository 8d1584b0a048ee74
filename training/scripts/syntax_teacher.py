"""A teacher for tagger and parser: multilingual-e5-small fine-tuned on the treebanks, and the news it labels.

    python scripts/syntax_teacher.py train TREEBANKS.spacy DEV.spacy TEACHER.pt STEPS
    python scripts/syntax_teacher.py label TEACHER.pt TREEBANKS.spacy PIPELINE LEMMAS.tsv OUT.spacy \\
        TOKENS SKIPPED_PARAGRAPHS DATA_DIR RAW.xz [RAW.xz ...]

The network is in `syntax_network.py`. The news is labelled as the mean of two treebanks, and those of its sentences
are kept whose heads make a tree and of which the teacher is sure.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import spacy
import torch
from corpus_files import write
from e5 import Encoder, Pieces, Weights, batches, padded
from silver_syntax import READ_AT_MOST, Words, paragraphs
from spacy.tokens import Doc, DocBin, Token
from spacy.vocab import Vocab
from syntax_network import (
    Labels,
    Teacher,
    Window,
    beginnings,
    loss_of,
    of_words,
    treebank_weights,
    windows,
)
from treebanks import Annotated, documents, to_doc

SEED = 1
PIECES_IN_STEP = 1200
LEARN_RATE, LEARN_RATE_OF_LAYERS = 2e-4, 1.5e-3
WARM_UP = 80
TWEETS_READ = 0.5
"""The share of the tweets that each round through the treebanks takes: they are far from news."""
LENGTH = range(3, 61)
"""Words of a labelled sentence that is kept."""
SURE, UNSURE_SHARE = 0.5, 0.12
"""A sentence is left out where more than this share of its words have a tag or a head less probable than SURE."""
SPOKEN_BY_TEACHER = ("", "vit")
"""The treebanks whose mean labels the news, "" for ISDT."""
NEWS = "news"
"""The treebank that labelled news counts as."""


def read(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("it").vocab))


def labels_of(docs: Sequence[Doc]) -> Labels:
    words = [token for doc in docs for token in doc if not token.is_space]
    return Labels(
        sorted({(token.pos_, str(token.morph)) for token in words}),
        sorted({token.dep_ for token in words}),
        sorted({token.tag_ for token in words}),
    )


class Answer(NamedTuple):
    """What the teacher says of a sentence: for each word its tag, head and relation, and how sure it is of them."""

    words: list[Token]
    tags: list[int]
    heads: list[int]
    relations: list[int]
    sure: list[float]
    sure_of_tag: list[float]


def answers(
    teacher: Teacher,
    weights: Weights,
    rows: Sequence[Window],
    labels: Labels,
    spoken: Sequence[str] = SPOKEN_BY_TEACHER,
    *,
    given_sentences: bool = False,
) -> Iterator[Answer]:
    teacher.eval()
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for group in batches(rows, 4 * PIECES_IN_STEP, random.Random(SEED)):
            words = teacher.words_of(padded(group, weights), treebank_weights([spoken] * len(group), labels))
            tag_odds, tags = teacher.tags(words).float().softmax(-1).max(-1)
            sentences = [size for row in group for size in row.sentences]
            if not given_sentences:
                sentences = cut(teacher.starts(words).argmax(-1).tolist(), [len(row.words) for row in group])
            arc_odds, heads = of_words(teacher.arc_scores(words, sentences), sentences).softmax(-1).max(-1)
            scores = teacher.relation_scores(words, beginnings(sentences) + heads)
            relation_odds, relations = scores.softmax(-1).max(-1)
            parts = (tags, heads, relations, arc_odds * relation_odds, tag_odds)
            start = 0
            tokens = [token for row in group for token in row.words]
            for size in sentences:
                part = slice(start, start + size)
                yield Answer(tokens[part], *(values[part].tolist() for values in parts))
                start += size


def cut(starts: list[int], windows: list[int]) -> list[int]:
    """The sizes of sentences that begin where `starts` says and at the beginning of each window."""
    begins = set()
    place = 0
    for size in windows:
        begins.add(place)
        place += size
    begins |= {number for number, start in enumerate(starts) if start}
    places = [*sorted(begins), place]
    return [end - start for start, end in pairwise(places)]


def train(treebanks: Path, dev: Path, out: Path, steps: int) -> None:
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    weights = Weights()
    pieces = Pieces(weights)
    docs = read(treebanks)
    labels = labels_of(docs)
    rows = list(windows(docs, pieces))
    dev_rows = list(windows(read(dev), pieces))
    teacher = Teacher(weights, labels)
    encoder = {name for name, _ in Encoder(weights).named_parameters()}
    trained = [(name, tensor) for name, tensor in teacher.named_parameters() if tensor.requires_grad]
    groups = [
        {"params": [tensor for name, tensor in trained if (name in encoder) == inside]} for inside in (True, False)
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    queue: list[list[Window]] = []
    for step in range(steps):
        if not queue:
            read_now = [row for row in rows if row.words[0].tag_ != "tweets" or rng.random() < TWEETS_READ]
            queue = batches(read_now, PIECES_IN_STEP, rng)
        group = queue.pop()
        for part, rate in zip(optimizer.param_groups, (LEARN_RATE, LEARN_RATE_OF_LAYERS), strict=True):
            part["lr"] = rate * min(1, (step + 1) / WARM_UP) * (1 - step / steps)
        loss = loss_of(teacher, padded(group, weights), group, labels)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        if step % 50 == 0:
            print(f"step {step} loss {loss.item():.3f}", flush=True)
        if step % 400 == 399:
            evaluate(teacher, weights, dev_rows, labels)
            teacher.train()
    torch.save(teacher.state_dict(), out)
    evaluate(teacher, weights, dev_rows, labels)


def evaluate(teacher: Teacher, weights: Weights, rows: Sequence[Window], labels: Labels) -> None:
    """Tags, heads and relations in the treebank's own sentences, as spaCy counts them (punctuation aside)."""
    words = counted = pos = heads = relations = 0
    for answer in answers(teacher, weights, rows, labels, given_sentences=True):
        first = answer.words[0].sent.start
        for token, tag, head, relation in zip(*answer[:4], strict=True):
            words += 1
            pos += labels.tags[tag][0] == token.pos_
            if token.dep_ != "punct":
                right = head + first == token.head.i
                counted += 1
                heads += right
                relations += right and labels.relations[relation] == token.dep_
    right_starts = sum(a.words[0].is_sent_start is True for a in answers(teacher, weights, rows, labels))
    starts = sum(len(row.sentences) for row in rows)
    print(f"POS {100 * pos / words:.2f} UAS {100 * heads / counted:.2f} LAS {100 * relations / counted:.2f}", end=" ")
    print(f"right starts of sentences {right_starts} of {starts}", flush=True)


def sure_enough(answer: Answer) -> bool:
    """Whether the heads make a tree with one root, and hardly any word is in doubt."""
    doubtful = sum(odds < SURE for odds in (*answer.sure, *answer.sure_of_tag))
    return doubtful <= UNSURE_SHARE * len(answer.words) and is_tree(answer.heads)


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word is under the only root, which is its own head."""
    if sum(head == place for place, head in enumerate(heads)) != 1:
        return False
    reached = list(heads)
    for _ in range(len(heads).bit_length()):
        reached = [reached[head] for head in reached]
    return len(set(reached)) == 1


def annotated(answer: Answer, labels: Labels, lemma_of: Callable[[Token, str], str]) -> Annotated:
    """The sentence as a training document."""
    tags = [labels.tags[tag] for tag in answer.tags]
    return Annotated(
        [token.text for token in answer.words],
        [bool(token.whitespace_) for token in answer.words],
        [pos for pos, _ in tags],
        [morph for _, morph in tags],
        [lemma_of(token, pos) for token, (pos, _) in zip(answer.words, tags, strict=True)],
        [labels.relations[relation] for relation in answer.relations],
        answer.heads,
    )


def lemmatizer(lexicon: Path, known: Words) -> Callable[[Token, str], str]:
    """The lexicon's lemma of a word with this part of speech, or else the pipeline's if it has the same, or ""."""
    rows = (line.split("\t") for line in lexicon.read_text("utf8").splitlines())
    lemmas = {(pos, form): lemma for pos, form, lemma in rows}

    def lemma_of(token: Token, pos: str) -> str:
        own = known.lemma(token) if token.pos_ == pos else ""
        return lemmas.get((pos, token.lower_), own)

    return lemma_of


def label(teacher_path: Path, treebanks: Path, pipeline: Path, lexicon: Path, out: Path, *more: str) -> None:
    tokens, skipped, data, raw = int(more[0]), int(more[1]), Path(more[2]), more[3:]
    weights = Weights()
    pieces = Pieces(weights)
    labels = labels_of(read(treebanks))
    teacher = Teacher(weights, labels)
    teacher.load_state_dict(torch.load(teacher_path, weights_only=True))
    lemma_of = lemmatizer(lexicon, Words(data / "lexica"))
    nlp = spacy.load(pipeline, exclude=["ner"])
    texts = [text for path in raw for text in paragraphs(data / path)]
    rng = random.Random(SEED)
    rng.shuffle(texts)
    found: list[Annotated] = []
    count = sentences = words_read = 0
    for start in range(skipped, len(texts), 500):
        docs = list(nlp.pipe(texts[start : start + 500]))
        for answer in answers(teacher, weights, list(windows(docs, pieces)), labels):
            sentences += 1
            words_read += len(answer.words)
            if len(answer.words) in LENGTH and sure_enough(answer):
                found.append(annotated(answer, labels, lemma_of))
                count += len(answer.words)
        print(f"{start + 500} paragraphs, {sentences} sentences, {len(found)} kept, {count} tokens", flush=True)
        if count >= tokens or words_read >= READ_AT_MOST * tokens:
            break
    rng.shuffle(found)
    vocab = Vocab()
    write((to_doc(vocab, document, NEWS) for document in documents(found, rng)), out)


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1] == "train":
        train(*map(Path, sys.argv[2:5]), int(sys.argv[5]))
    else:
        label(*map(Path, sys.argv[2:7]), *sys.argv[7:])
