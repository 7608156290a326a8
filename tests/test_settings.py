"""Limits grow with the input within bounds, and the program's version follows what decides a document's claims."""

import pytest

from regesta import settings


@pytest.mark.parametrize(("size", "seconds"), [(0, 120), (5_000, 121), (1_000_000, 320), (10**12, 1_800)])
def test_a_larger_file_may_take_longer_up_to_half_an_hour(size, seconds):
    assert settings.seconds_for(size) == seconds


def test_one_process_for_little_text_and_never_more_than_cores_or_files(monkeypatch):
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(range(4)), raising=False)
    assert settings.processes_for(0, 0) == 1
    assert settings.processes_for(10_000, 50) == 1
    assert settings.processes_for(settings.BYTES_WORTH_A_PROCESS, 50) == 2
    assert settings.processes_for(10**9, 50) == 4
    assert settings.processes_for(10**9, 3) == 3


def test_the_version_follows_rules_and_not_what_only_shows_claims(monkeypatch):
    deciding = {
        path.relative_to(settings.Path(settings.__file__).parent).parts[0] for path in settings._deciding_files()
    }
    assert deciding == {"acquire", "annotate", "extract", "vocabulary", "dates.py", "model"}
    first = settings.program_version()
    assert first == settings.program_version()
    settings.program_version.cache_clear()
    monkeypatch.setattr(settings, "_DECIDING_PARTS", ("acquire",))
    assert settings.program_version() != first
    settings.program_version.cache_clear()
