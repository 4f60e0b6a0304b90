# Tags and related papers take words alike that differ by a plural ending alone. More would be too
# much: "segmentation" and "segment" tell different things here.
"""Take the plural ending from English words."""

from __future__ import annotations


def stem(word: str) -> str:
    """Return an English word without its plural ending.

    >>> [stem(word) for word in ("studies", "classes", "models", "bias", "mass")]
    ['study', 'class', 'model', 'bia', 'mass']
    """
    if len(word) <= 3 or word[-1] != "s" or word.endswith(("ss", "us", "is")):  # noqa: PLR2004
        return word
    if word.endswith("ies") and len(word) > 4:  # noqa: PLR2004
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    return word[:-1]
