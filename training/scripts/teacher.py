"""A teacher for the entity recogniser: multilingual-e5-small fine-tuned on KIND, and the news it labels.

    python scripts/teacher.py train GOLD.spacy DEV.spacy TEACHER.pt STEPS STEPS_WITH_NOISE
    python scripts/teacher.py label TEACHER.pt OUT.spacy TOKENS SILVER.spacy [SILVER.spacy ...]

The teacher is too slow to ship. What it knows of names from the text it was pre-trained on goes into the recogniser by
way of the paragraphs it labels (Hinton et al. 2015, with hard labels, since a transition system learns from actions).
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
import torch
from e5 import Batch, Pieces, Tagger, Weights, batches, is_after_space, padded
from spacy.tokens import Doc, DocBin, Span
from torch import Tensor
from torch.nn import functional
from training_code import CHANGES

SEED = 1
RATES = (2e-4, 1e-4)
"""The highest rate of the encoder in each cycle: it rises and falls to zero twice; text is noised the second time."""
PIECES_IN_STEP = 1200
PIECES_IN_WINDOW = 160
LABELS_LEARN_FASTER = 7.5
WARM_UP = 60
NOISE = {
    "capitals": 0.07,
    "capitals_apostrophes": 0.02,
    "lower": 0.03,
    "apostrophes": 0.05,
    "accentless": 0.03,
    "curly": 0.1,
}
"""The shares of documents that are changed so: see `training_code.py`."""
KEEPS_SILVER = 0.3
"""What the label that a paragraph already has gains, in log-probability, over the teacher's own."""
SURE, UNSURE_SHARE = 0.6, 0.03
"""A paragraph is left out with more than this share of words whose best label is less probable than SURE."""

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]


class Window(NamedTuple):
    """Neighbouring sentences: their subwords, where each word begins, its tag."""

    ids: list[int]
    first: list[int]
    tags: list[int]
    doc: Doc


def read(path: Path) -> list[Doc]:
    return list(DocBin().from_disk(path).get_docs(spacy.blank("it").vocab))


def noise(doc: Doc, rng: random.Random) -> list[str]:
    """The words of a document, as news may spell them."""
    words = [token.text for token in doc]
    change = rng.choices([None, *NOISE], [1 - sum(NOISE.values()), *NOISE.values()])[0]
    return CHANGES[change](words) if change else words


def windows(docs: list[Doc], pieces: Pieces, noised_by: random.Random | None = None) -> Iterator[Window]:
    """Documents cut where they grow too long."""
    for doc in docs:
        start, ids, first, tags = 0, [], [], []
        words = noise(doc, noised_by) if noised_by else [token.text for token in doc]
        for token, text in zip(doc, words, strict=True):
            word = pieces(text, is_after_space(token))
            if ids and len(ids) + len(word) > PIECES_IN_WINDOW and token.ent_iob_ != "I":
                yield Window(ids, first, tags, doc[start : token.i].as_doc())
                start, ids, first, tags = token.i, [], [], []
            first.append(len(ids))
            ids += word
            tags.append(TAGS.index(f"{token.ent_iob_}-{token.ent_type_}") if token.ent_type_ else 0)
        if ids:
            yield Window(ids, first, tags, doc[start:].as_doc())


def tags_of(rows: list[Window]) -> Tensor:
    return torch.tensor([tag for row in rows for tag in row.tags])


def scores(tagger: Tagger, batch: Batch) -> Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        found: Tensor = tagger(batch)
    return found


def best_tags(log_probabilities: Tensor) -> list[int]:
    """Viterbi search with one rule: I goes on with a name of its label."""
    forbidden = torch.zeros(len(TAGS), len(TAGS))
    for after in (2, 4, 6):
        forbidden[[tag for tag in range(len(TAGS)) if tag not in (after - 1, after)], after] = -1e4
    total = log_probabilities[0] + forbidden[0]
    back: list[Tensor] = []
    for row in log_probabilities[1:]:
        total, before = (total[:, None] + forbidden).max(0)
        total = total + row
        back.append(before)
    path = [int(total.argmax())]
    for before in reversed(back):
        path.append(int(before[path[-1]]))
    return path[::-1]


def named(doc: Doc, tags: list[int]) -> Doc:
    """The words of `doc` with the names of these tags."""
    copy = Doc(doc.vocab, words=[token.text for token in doc], spaces=[bool(token.whitespace_) for token in doc])
    spans: list[tuple[int, int, str]] = []
    for place, tag in enumerate(tags):
        if tag % 2:
            spans.append((place, place + 1, TAGS[tag][2:]))
        elif tag:
            spans[-1] = (spans[-1][0], place + 1, spans[-1][2])
    copy.set_ents([Span(copy, start, end, label=label) for start, end, label in spans])
    return copy


def labelled(tagger: Tagger, weights: Weights, rows: list[Window], keeps: float) -> Iterator[tuple[Window, Doc, float]]:
    """Each window with its names and the share of its words that the teacher is unsure of."""
    tagger.eval()
    with torch.no_grad():
        for group in batches(rows, 4 * PIECES_IN_STEP, random.Random(SEED)):
            batch, tags = padded(group, weights), tags_of(group)
            found = scores(tagger, batch).log_softmax(-1)
            unsure = found.max(-1).values.exp() < SURE
            found[torch.arange(len(tags)), tags] += keeps
            start = 0
            for row in group:
                part = slice(start, start + len(row.first))
                start = part.stop
                yield row, named(row.doc, best_tags(found[part])), float(unsure[part].float().mean())


def train(gold: Path, dev: Path, out: Path, *cycles: int) -> None:
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    weights = Weights()
    pieces = Pieces(weights)
    tagger = Tagger(weights, len(TAGS))
    body = [tensor for name, tensor in tagger.named_parameters() if tensor.requires_grad and "labels" not in name]
    groups = [{"params": body}, {"params": list(tagger.labels.parameters())}]
    docs = read(gold)
    for cycle, (steps, rate) in enumerate(zip(cycles, RATES, strict=True)):
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
        queue: list[list[Window]] = []
        for step in range(steps):
            queue = queue or batches(list(windows(docs, pieces, rng if cycle else None)), PIECES_IN_STEP, rng)
            group = queue.pop()
            batch, tags = padded(group, weights), tags_of(group)
            for part, times in zip(optimizer.param_groups, (1, LABELS_LEARN_FASTER), strict=True):
                part["lr"] = times * rate * min(1, (step + 1) / WARM_UP) * (1 - step / steps)
            loss = functional.cross_entropy(scores(tagger, batch), tags, label_smoothing=0.02)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            if step % 50 == 0:
                print(f"cycle {cycle} step {step} loss {loss.item():.3f}", flush=True)
    torch.save(tagger.state_dict(), out)
    right = predicted = expected = 0
    for row, doc, _ in labelled(tagger, weights, list(windows(read(dev), pieces)), 0.0):
        one, other = ({(e.start, e.end, e.label_) for e in some.ents} for some in (doc, row.doc))
        right, predicted, expected = right + len(one & other), predicted + len(one), expected + len(other)
    print(f"F1 {200 * right / (predicted + expected):.1f}")


def label(teacher: Path, out: Path, tokens: int, *silver: Path) -> None:
    weights = Weights()
    pieces = Pieces(weights)
    tagger = Tagger(weights, len(TAGS))
    tagger.load_state_dict(torch.load(teacher, weights_only=True))
    docs = [doc for path in silver for doc in read(path)]
    random.Random(SEED).shuffle(docs)
    kept = DocBin()
    for _, doc, unsure in labelled(tagger, weights, list(windows(docs, pieces)), KEEPS_SILVER):
        if tokens <= 0:
            break
        if unsure * len(doc) <= max(1, UNSURE_SHARE * len(doc)):
            kept.add(doc)
            tokens -= len(doc)
    out.parent.mkdir(parents=True, exist_ok=True)
    kept.to_disk(out)
    print(f"{out}: {len(kept)} paragraphs")


if __name__ == "__main__":
    torch.set_num_threads(1)
    if sys.argv[1] == "train":
        train(*map(Path, sys.argv[2:5]), *map(int, sys.argv[5:7]))
    else:
        label(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]), *map(Path, sys.argv[5:]))
