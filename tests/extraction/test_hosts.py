"""Who held a Kazakh event and who took part, where the sentence says it plainly."""

from collections.abc import Callable

import pytest

from craftgraph.mentions.document import Document
from craftgraph.statements.hosts import hosts

HOSTS = [
    ("[Fair «Сән» жәрмеңкесі] [Organization «Қайнар» орталығының] ұйымдастыруымен өтті.", [("organizer", "Қайнар")]),
    (
        "[Fair «Сән» жәрмеңкесі] [Organization «Қайнар» орталығының], [Organization «Дән» қорының] "
        "ұйымдастыруымен өтті.",
        [("organizer", "Қайнар"), ("organizer", "Дән")],
    ),
    ("[Fair «Сән» жәрмеңкесіне] [Person Асан Үсенов] қатысты.", [("participant", "Асан Үсенов")]),
    (
        "[Fair «Сән» жәрмеңкесіне] ақын [Person Асан Үсенов] пен [Organization «Дән» тобы] қатысқан болатын.",
        [("participant", "Асан Үсенов"), ("participant", "Дән")],
    ),
    # nobody's, somebody else's, not said as done
    ("[Fair «Сән» жәрмеңкесі] [Organization «Қайнар» орталығының] қолдауымен өтті.", []),
    ("[Fair «Сән»] мен [Fair «Дән» жәрмеңкесі] [Organization «Қайнар» орталығының] ұйымдастыруымен өтті.", []),
    ("[Fair «Сән» жәрмеңкесіне] [Person Асан Үсенов] қатыспады.", []),
    ("[Fair «Сән» жәрмеңкесіне] [Person Асан Үсеновтің] шәкірті қатысты.", []),
    ("[Person Асан Үсенов] пікірталасқа қатысты.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HOSTS)
def test_hosts_and_guests(marked: Callable[[str, str], Document], text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked("kk", text)
    assert [(name, doc.things[node.entity].names[0]) for _, name, node in hosts(doc)] == expected
