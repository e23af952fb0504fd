"""In which order the languages of names stand in for each other."""

from typing import Final

ORDER: Final = {"en": ("en", "ru", "kk"), "ru": ("ru", "kk", "en"), "kk": ("kk", "ru", "en")}
"""Language of a reader → languages of names, the one that is wanted most first."""
