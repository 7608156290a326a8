"""The yardstick of places reads both corpora's formats, and counts as it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import toponyms

OURS = """<articles>
 <article docid="1"><title>t</title><url>http://www.example.ca/a</url>
  <text><![CDATA[Troops left Paris, Ont. for Kant.]]></text>
  <toponyms>
   <toponym><phrase>Paris</phrase><start>12</start><end>17</end>
    <gaztag geonameid="1"><lat>43.2</lat><lon>-80.4</lon></gaztag></toponym>
   <toponym><phrase>Ont.</phrase><start>19</start><end>23</end>
    <gaztag geonameid="2"><lat>49.3</lat><lon>-84.5</lon></gaztag></toponym>
   <toponym><phrase>Kant</phrase><start>28</start><end>32</end>
    <gaztag geonameid="3"><lat>42.9</lat><lon>74.9</lon></gaztag></toponym>
   <toponym><phrase>left</phrase><start>7</start><end>11</end></toponym>
  </toponyms></article>
</articles>"""
THEIRS = """<articles>
 <article><source>https://en.wikinews.org/wiki/X</source><text>Nowhereville lies near Bishkek, not near Osh.</text>
  <locations>
   <location><name>Nowhereville</name><start>0</start><end>12</end><lat>1</lat><lon>1</lon><page>p</page></location>
   <location><name>Bishkek</name><start>23</start><end>30</end><lat>42.87</lat><lon>74.6</lon><page>p</page></location>
   <location><name>Osh</name><start>41</start><end>44</end><lat>10</lat><lon>10</lon><page>p</page></location>
  </locations></article>
</articles>"""


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "TR-News.xml").write_text(OURS, encoding="utf-8")
    (tmp_path / "GeoVirus.xml").write_text(THEIRS, encoding="utf-8")
    return tmp_path


def test_both_formats_are_read(corpora: Path) -> None:
    (ours,) = toponyms.read(corpora / "TR-News.xml")
    (theirs,) = toponyms.read(corpora / "GeoVirus.xml")
    assert [one.text for one in ours.toponyms] == ["Paris", "Ont.", "Kant"]
    assert (ours.address, theirs.address) == ("http://www.example.ca/a", "https://en.wikinews.org/wiki/X")
    assert all(theirs.text[one.start : one.end] == one.text for one in theirs.toponyms)


def test_what_stands_behind_a_name_is_its_province_only_where_it_is_one(corpora: Path) -> None:
    (ours,) = toponyms.read(corpora / "TR-News.xml")
    named = toponyms.name_all(ours)
    assert (named["paris"].within, named["kant"].within) == ("Ont.", None)


def test_shares_are_of_what_they_say(corpora: Path) -> None:
    figures = toponyms.run(corpora)["geovirus"]
    assert (figures["toponyms"], figures["known"], figures["held"]) == (3, 66.7, 33.3)
    assert figures["within_161_km"] == 100.0  # Bishkek, the only one held; Osh is known, and its point is another's
    assert figures["within_161_km_of_decided"] == 50.0
    assert figures["within_161_km_of_all"] == 33.3


def test_missing_corpora_are_reported(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        toponyms.run(tmp_path)
