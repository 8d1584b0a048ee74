"""The parser's teacher: which of its answers are trees, and where sentences begin."""

import pytest

pytest.importorskip("torch", reason="the teacher is trained with torch, which newsie does not need")
pytest.importorskip("tokenizers", reason="the teacher needs the subwords of the transformer")


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([1, 1, 1], True),
        ([1, 1, 3, 1, 3], True),
        ([0], True),
        ([0, 1], False),  # two roots
        ([1, 0, 2], False),  # a circle beside the root
        ([1, 2, 0], False),  # no root
    ],
)
def test_trees(heads: list[int], expected: bool) -> None:
    """A sentence is kept if all its words are under one root."""
    from syntax_teacher import is_tree

    assert is_tree(heads) is expected


def test_sentences_begin_with_their_window() -> None:
    """Where the teacher sees no start, the beginning of a window is one."""
    from syntax_teacher import cut

    assert cut([0, 0, 1, 0, 0, 0], [4, 2]) == [2, 2, 2]
