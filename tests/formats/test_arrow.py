import attrs
import pyarrow
import pyarrow.parquet
import pytest
from articles import ALL, crowded, meeting, silent

import newsie
from newsie.formats import arrow
from newsie.formats.rows import COLUMNS

FLAT = list(COLUMNS)


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_an_article_comes_back_from_the_nested_table(make, tmp_path):
    """One row an article loses nothing, also through a Parquet file."""
    pyarrow.parquet.write_table(make().to_arrow("articles"), tmp_path / "a.parquet")
    read = pyarrow.parquet.read_table(tmp_path / "a.parquet")
    assert list(arrow.from_table(read)) == [make()]


@pytest.mark.parametrize("kind", ["articles", *FLAT])
def test_the_schema_does_not_depend_on_the_articles(kind):
    """Tables of an empty article and of a full one have one schema, so that Parquet files fit together."""
    tables = [newsie.to_arrow(articles, kind) for articles in ([], [silent()], [meeting()], crowded(5))]
    assert {table.schema for table in tables} == {arrow.schema(kind)}
    assert pyarrow.concat_tables(tables).num_rows == sum(table.num_rows for table in tables)


def test_the_nested_schema_has_every_attribute_of_the_records():
    """A column for each attribute of Article, in its order: what the records say, the file says."""
    assert arrow.SCHEMA.names == [field.name for field in attrs.fields(newsie.Article)]


def test_a_table_of_another_kind_is_refused():
    """A flat table cannot be read as articles, and the message says which one can."""
    with pytest.raises(newsie.InputError, match="kind 'articles'"):
        list(arrow.from_table(meeting().to_arrow("events")))


@pytest.mark.parametrize("kind", ["articles", *FLAT])
def test_only_articles_are_taken(kind):
    """Something else in the list is named by its number."""
    with pytest.raises(newsie.InputError, match="item 1 must be an Article, not str"):
        newsie.to_arrow([meeting(), "text"], kind)


def test_an_unknown_kind_is_refused():
    """The message lists the kinds there are."""
    with pytest.raises(newsie.InputError, match="events, entities, times, arguments"):
        meeting().to_arrow("verbs")


def test_polars_reads_the_table():
    """polars takes the Arrow table with its types: days, moments, numbers."""
    polars = pytest.importorskip("polars", reason="polars is not installed")
    frame = polars.from_arrow(meeting().to_arrow())
    assert frame["date"].to_list() == ["2024-09-13", "1492"]
    assert frame["interval_start"].dtype == polars.Datetime("us")
    assert frame["interval_start"][1].year == 1492
