"""The role models of a language: for each kind of anchor, is something said, and who fills which role (weights.py)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from craftgraph.mentions.document import Node
from craftgraph.resources import resource
from craftgraph.statements.anchors import PROPERTY_MODELS, SEVERAL, fits
from craftgraph.statements.keys import Keys, salt, salted
from craftgraph.statements.questions import Candidates
from craftgraph.statements.scene import FAMILIES
from craftgraph.statements.weights import Ints, Numbers, Table, Weights, choices, log_odds, logistic
from craftgraph.terms import ENTITY_CLASSES

REQUIRED: Final[Mapping[str, str]] = {
    "Position": "holder",
    "Attendance": "event",
    "Observation": "about",
    "Distinction": "holder",
    "Superlative": "subject",
    "Quotation": "speaker",
    "Inscription": "register",
}
"""Statement class → the role without which it says nothing: its likeliest filler is returned, however unlikely."""

KINDS: Final = tuple(dict.fromkeys((*ENTITY_CLASSES, *FAMILIES)))
_KIND: Final = {kind: place for place, kind in enumerate(KINDS)}
ASKED: Final = 0.15
"""An anchor that less likely says something is not asked who fills its roles."""


class Filled(NamedTuple):
    """A candidate that the model gave a role, and how sure it is (probability)."""

    role: str
    node: Node
    probability: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the models say of many anchors and their candidates, which stand anchor after anchor.

    `said` is how sure each model is that its anchor states something, in the light of the candidates; `chances`
    (candidates × roles of the model) is how likely each fills each role: given that something is said, but those of
    property models by themselves. `evidence` (anchors × 1 + roles) are the log odds of the anchor and the best fillers.
    """

    said: Numbers
    chances: Numbers
    evidence: Numbers


class RoleModels:
    """The role models of one language, read from a folder `roles-<language>/<model>.npz`, in one table each."""

    def __init__(self, models: Sequence[Weights]) -> None:
        self._models = {weights.model: weights for weights in models}
        self._place = {weights.model: place for place, weights in enumerate(models)}
        self._salts = np.array([salt(weights.model) for weights in models], dtype=np.uint64)
        self._unsaid = np.array([weights.unsaid for weights in models], dtype=np.float32)
        most = max(len(weights.roles) for weights in models)

        def wide(rows: Numbers) -> Numbers:
            padded: Numbers = np.pad(rows, ((0, 0), (0, most - rows.shape[1])))
            return padded

        self._fillers = Table(
            np.concatenate([salted(w.fillers[0], s) for w, s in zip(models, self._salts, strict=True)]),
            np.vstack([wide(w.fillers[1]) for w in models]),
        )
        self._said = Table(
            np.concatenate([salted(w.said[0], s) for w, s in zip(models, self._salts, strict=True)]),
            np.concatenate([w.said[1] for w in models])[:, None],
        )
        self._nobody = np.vstack([wide(w.nobody[None, :]) for w in models])
        self._joint = np.zeros((len(models), 2 + most), dtype=np.float32)
        self._several = np.zeros((len(models), most), dtype=np.bool_)
        self._fits = np.zeros((len(models), len(KINDS) + 1, most), dtype=np.bool_)
        self._property = np.array([weights.model in PROPERTY_MODELS for weights in models], dtype=np.bool_)
        for place, weights in enumerate(models):
            # where an anchor is not asked again its own evidence stands
            joint = weights.joint if len(weights.joint) else np.array([0, 1], dtype=np.float32)
            self._joint[place, : len(joint)] = joint
            for role, name in enumerate(weights.roles):
                self._several[place, role] = (weights.model, name) in SEVERAL
                self._fits[place, :-1, role] = [fits(weights.model, name, kind) for kind in KINDS]

    @classmethod
    def load(cls, folder: Path) -> "RoleModels":
        """Read the models of a folder; raises FileNotFoundError where there are none."""
        paths = sorted(folder.glob("*.npz"))
        if not paths:
            raise FileNotFoundError(folder)
        return cls([Weights.load(path) for path in paths])

    def has(self, model: str) -> bool:
        """Tell whether there is a model of that name."""
        return model in self._models

    def roles(self, model: str) -> tuple[str, ...]:
        """The roles of a model, in the order of the columns of a judgement."""
        return self._models[model].roles

    def _places(self, models: Sequence[str]) -> Ints:
        return np.array([self._place[model] for model in models], dtype=np.int64)

    def said(self, models: Sequence[str], keys: Keys) -> Numbers:
        """How sure each model is that its anchor states something (probability); `keys` has a row for each anchor."""
        places = self._places(models)
        return logistic(self._unsaid[places] + self._said.sums(keys, self._salts[places])[:, 0])

    def judge(
        self, models: Sequence[str], said: Numbers, kinds: Sequence[Sequence[str]], asked: Candidates
    ) -> Judgement:
        """Ask each model who of its candidates fills which role; every anchor has some.

        `said` are the chances of the anchors, `kinds` the kinds of the candidates of each, whose keys `asked` has.
        """
        places = self._places(models)
        owners = asked.owners
        mine = places[owners]
        salts = self._salts[mine]
        scores = np.empty((len(owners), self._fillers.width), dtype=np.float32)
        for keys, chosen in ((asked.near, asked.beside), (asked.far, ~asked.beside)):
            if len(keys):
                scores[chosen] = self._fillers.sums(keys, salts[chosen])
        able = self._fits[mine, [_KIND.get(kind, len(KINDS)) for row in kinds for kind in row]]
        nobody = self._nobody[places]
        starts = np.searchsorted(owners, np.arange(len(places)))
        one = choices(np.where(able, scores, -np.inf), nobody, starts, owners)
        chances = np.where(able, np.where(self._several[mine], logistic(scores + nobody[owners]), one), 0)
        best = np.maximum.reduceat(chances, starts, axis=0)
        evidence = log_odds(np.column_stack([said, best]))
        joint = self._joint[places]
        again = logistic(joint[:, 0] + (joint[:, 1:] * evidence).sum(axis=1))
        again = np.where((joint[:, 2:] != 0).any(axis=1) | (joint[:, 0] != 0), again, said)
        chances *= np.where(self._property[places], again, 1)[owners][:, None]
        return Judgement(again, chances, evidence)


@lru_cache(maxsize=3)
def role_models(language: str) -> RoleModels:
    """The role models that ship for `kk`, `ru` or `en`, opened once; raises FileNotFoundError where there are none."""
    return RoleModels.load(resource("data", "models", f"roles-{language}"))
