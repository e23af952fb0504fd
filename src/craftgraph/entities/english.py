"""English names of things that no authority file knows."""

from collections.abc import Sequence

from craftgraph.language.romanise import is_latin, romanise


def english_name(names: Sequence[str], cls: str, language: str) -> str:
    """Return the English name of a thing of class `cls`: one in Latin letters in the article, or its own romanised.

    >>> english_name(("Ғалия Тоқсейітова",), "Person", "kk")
    'Galiya Toqseiitova'
    >>> english_name(("ТҚҚ", "Turkic Crafts"), "Organization", "kk")
    'Turkic Crafts'
    """
    if language == "en":
        return names[0]
    latin = next((name for name in names if is_latin(name)), None)
    return latin or romanise(names[0], language)
