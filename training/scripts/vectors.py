"""Train floret vectors (fastText subwords hashed into one table) on raw text.

    python scripts/vectors.py RAW.txt OUT.floret [DIMENSIONS BUCKETS EPOCHS]

Method: Bojanowski et al. 2017 (subword skip-gram), Svenstrup et al. 2017 (Bloom embeddings), as joined in floret.
"""

import sys

import floret

DIMENSIONS, BUCKETS, EPOCHS, THREADS = 128, 50_000, 4, 2


def main(raw: str, out: str, dimensions: int = DIMENSIONS, buckets: int = BUCKETS, epochs: int = EPOCHS) -> None:
    model = floret.train_unsupervised(
        raw,
        model="skipgram",
        mode="floret",
        hashCount=2,
        bucket=buckets,
        minn=3,
        maxn=6,
        minCount=3,
        dim=dimensions,
        epoch=epochs,
        neg=5,
        lr=0.05,
        thread=THREADS,
    )
    model.save_vectors(out + ".vec")
    model.save_floret_vectors(out)


if __name__ == "__main__":
    main(*sys.argv[1:3], *map(int, sys.argv[3:]))
