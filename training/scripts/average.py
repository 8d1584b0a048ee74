"""The mean of the recogniser's weights at two points of one run (Wortsman et al. 2022).

python scripts/average.py ONE_MODEL OTHER_MODEL OUT_DIR
"""

import sys

import spacy


def main(one: str, other: str, out: str) -> None:
    nlp = spacy.load(one)
    layers = zip(nlp.get_pipe("ner").model.walk(), spacy.load(other).get_pipe("ner").model.walk(), strict=True)
    for layer, twin in layers:
        for name in layer.param_names:
            if layer.has_param(name):
                layer.set_param(name, (layer.get_param(name) + twin.get_param(name)) / 2)
    nlp.to_disk(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
