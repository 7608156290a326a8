"""How near two words are by their letters: two words enter, a similarity or a yes leaves."""

from __future__ import annotations


def measure_similarity(a: str, b: str) -> float:
    """Return how much of two words is in common, in order, from 0 to 100: 100 for the same word; so are two empty ones.

    Twice the longest common subsequence by the letters of both.
    """
    letters = len(a) + len(b)
    return 100.0 * 2 * _count_common(a, b) / letters if letters else 100.0


def _count_common(a: str, b: str) -> int:
    """Return the length of the longest common subsequence."""
    before = [0] * (len(b) + 1)
    for letter in a:
        row = [0]
        for at, other in enumerate(b):
            row.append(before[at] + 1 if letter == other else max(before[at + 1], row[at]))
        before = row
    return before[-1]


def are_at_most_one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter put in, left out, changed, or swapped with its neighbour makes one word the other."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((index for index, letter in enumerate(short) if letter != long[index]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return short[at + 1 :] == long[at + 1 :] or (
        short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    )
