"""Which program, of which version and with which settings, read an article: `prov:Activity` without a clock."""

import hashlib
import json
from dataclasses import dataclass

from craftgraph.entities.iris import BASE
from craftgraph.model import Article


@dataclass(frozen=True, slots=True)
class Run:
    """A way of reading. Two runs of one version with the same settings are one and the same, so bytes stay the same.

    `settings` are (name, value) pairs that change what is read out of an article: versions of models and data.
    """

    version: str
    settings: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """16 hexadecimal digits that stand for version and settings.

        >>> Run("1.0").digest == Run("1.0").digest != Run("1.1").digest
        True
        """
        return _sha256([self.version, sorted(self.settings)])[:16]

    def iri(self, base: str = BASE) -> str:
        """The IRI of the activity."""
        return f"{base}run/{self.digest}"

    def article_digest(self, article: Article) -> str:
        """64 hexadecimal digits over all that the quads of an article depend on: its text, its metadata and the run.

        An article whose digest the store knows (`Store.has_article`) need not be read again.
        """
        published = article.published.isoformat() if article.published else None
        return _sha256(
            [self.digest, article.id, article.text, article.language, article.title]
            + [published, article.publisher, article.url]
        )


def _sha256(value: object) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()
