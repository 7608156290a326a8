"""The ways that rules may name and the functions that walk them are the same."""

from __future__ import annotations

from typing import get_args

from regesta.extract.slots.hosts import HOST_WAYS
from regesta.extract.slots.powers import OPERATOR_WAYS
from regesta.extract.slots.subjects import SUBJECT_WAYS
from regesta.vocabulary.slot_ways import HostWay, OperatorWay, SubjectWay


def test_every_way_has_its_function() -> None:
    assert set(get_args(SubjectWay)) == set(SUBJECT_WAYS)
    assert set(get_args(OperatorWay)) == set(OPERATOR_WAYS)
    assert set(get_args(HostWay)) == set(HOST_WAYS)
