"""The yardstick of speech counts words and whole attributions, and finds its data below several folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import speech
from benchmarks._attributions import Attribution, Words, count_whole, count_words, score

TEXT = "The mayor said the pier was closed. Nobody came."


def attribution(source: tuple[int, ...], cue: tuple[int, ...], content: tuple[int, ...]) -> Attribution:
    return Attribution(frozenset(source), frozenset(cue), frozenset(content))


def write_part(folder: Path) -> None:
    """Write one text of our own and its annotation as the corpus has them."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "pier.txt").write_text(TEXT, encoding="utf-8")
    lines = [
        "T1\tSource 0 9\tThe mayor",
        "T2\tCue 10 14\tsaid",
        "T3\tContent 15 34\tthe pier was closed",
        "T4\tAttribution 10 14\tsaid",
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3",
    ]
    (folder / "attributions" / "pier_1.ann").write_text("\n".join(lines), encoding="utf-8")


def test_a_word_counts_once_for_each_part() -> None:
    gold = [attribution((1,), (2,), (3, 4)), attribution((1,), (5,), (4, 6))]
    found = [attribution((1,), (2, 9), (3,))]
    counts = count_words(gold, found)
    assert (counts["source hit"], counts["source missed"]) == (1, 0)
    assert (counts["cue hit"], counts["cue missed"], counts["cue extra"]) == (1, 1, 1)
    assert (counts["content hit"], counts["content missed"]) == (1, 2)


def test_whole_attribution_needs_every_part() -> None:
    gold = [attribution((1,), (2,), (3, 4))]
    near, other = attribution((1,), (2,), (3,)), attribution((7,), (2,), (3, 4))
    assert count_whole(gold, [near], exact=False)["whole hit"] == 1
    assert count_whole(gold, [near], exact=True)["exact hit"] == 0
    assert count_whole(gold, [other], exact=False)["whole hit"] == 0


def test_whole_attribution_matches_only_one() -> None:
    gold = [attribution((1,), (2,), (3,)), attribution((1,), (2,), (3, 4))]
    counts = count_whole(gold, [gold[1]], exact=False)
    assert (counts["whole hit"], counts["whole missed"], counts["whole extra"]) == (1, 1, 0)


def test_part_that_gold_leaves_empty_asks_for_nothing() -> None:
    assert count_whole([attribution((), (2,), (3,))], [attribution((1,), (2,), (3,))], exact=False)["whole hit"] == 1


def test_score_of_nothing_is_zero() -> None:
    assert score(count_words([], []), "cue") == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_words_begin_inside_their_span() -> None:
    assert Words(TEXT).within([(4, 14)]) == {4, 10}


@pytest.mark.parametrize("inner", ["", "data/dev", "dev", "polnear/data/dev", "PolNeAR/data/test"])
def test_data_are_found_below_several_folders(tmp_path: Path, inner: str) -> None:
    write_part(tmp_path / inner)
    assert speech.find_part(tmp_path) == tmp_path / inner


def test_dev_comes_before_other_parts(tmp_path: Path) -> None:
    for part in ("test", "dev", "train"):
        write_part(tmp_path / "data" / part)
    assert speech.find_part(tmp_path).name == "dev"


def test_folder_without_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        speech.run(tmp_path)


def test_run_measures_every_part_and_tells_that_textacy_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_part(tmp_path)
    monkeypatch.setattr(speech, "is_installed", lambda: False)
    measured = speech.run(tmp_path)
    assert [measured[name]["f1"] for name in speech.MEASURES] == [1.0] * 5
    assert measured["direct_quotations"] == "textacy is not installed"
