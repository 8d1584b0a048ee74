"""Train floret vectors (fastText subwords hashed into one table) on raw text.

    python scripts/vectors.py RAW.txt OUT.floret

Method: Bojanowski et al. 2017 (subword skip-gram), Svenstrup et al. 2017 (Bloom embeddings), as joined in floret.
"""

import sys

import floret

DIMENSIONS, BUCKETS, EPOCHS, THREADS = 128, 50_000, 4, 2


def main(raw: str, out: str) -> None:
    model = floret.train_unsupervised(
        raw,
        model="skipgram",
        mode="floret",
        hashCount=2,
        bucket=BUCKETS,
        minn=3,
        maxn=6,
        minCount=3,
        dim=DIMENSIONS,
        epoch=EPOCHS,
        neg=5,
        lr=0.05,
        thread=THREADS,
    )
    model.save_vectors(out + ".vec")
    model.save_floret_vectors(out)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
