"""When a value of the graph agrees with an annotated filler."""

import pytest

from craftgraph.evaluate.matching import Hit, agrees, align, normal, same_name, same_text, slots

CG = "https://w3id.org/craftgraph/ontology#"
NAMES = {"almaty": ("Алматы", "Almaty"), "wcc": ("Дүниежүзілік қолөнершілер кеңесі",)}
LABELS = {"x:almaty": {"Алматы"}, "x:wcc": {"Дүниежүзілік қолөнершілер кеңесінің"}, "x:felt": {"киіз басу"}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Ұлы   Дала ", "ұлы дала"),
        ("«Ұлы дала».", "ұлы дала"),
        ("World Craft City – 2025", "world craft city 2025"),
        ("Қыз-Жібек", "қыз жібек"),
        ("\u0418\u0306", "й"),
        ("d'Art", "dart"),
    ],
)
def test_normal(text: str, expected: str) -> None:
    assert normal(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Алматы", "алматы", True),
        ("Алматы", "Алматының", True),
        ("Туризм басқармасы", "Туризм басқармасының", True),
        ("Туризм басқармасы", "басқармасы", False),
        ("Ақмола", "Ақтөбе", False),
        ("БҚО", "БҚО", True),
        ("Ош", "Оша", False),  # short words must agree in three letters
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("шетелдік турист", "шетелдік туристі", True),
        ("туристер", "туристердің", False),  # stems are cut from the end: турис and туристер
        ("туристер", "туристер саны", True),  # one of one and two: 2/3
        ("туристер", "келген шетелдік туристер", True),  # 2 · 1 / (1 + 3) is just half
        ("туристер", "қалаға келген шетелдік туристер", False),
        ("", "туристер", False),
    ],
)
def test_same_text(one: str, other: str, same: bool) -> None:
    assert same_text(one, other) is same


@pytest.mark.parametrize(
    ("role", "filler", "value", "expected"),
    [
        ("place", "@almaty", "x:almaty", True),
        ("place", "@almaty", "x:wcc", False),
        ("place", "@almaty", "Алматы", False),  # a name is no node
        ("place", "@nobody", "x:almaty", False),
        ("conferredBy", "@wcc", "x:wcc", True),  # inflected labels agree
        ("group", "шебер", "шебер", True),
        ("element", "киіз басу", "x:felt", True),  # a text role filled by a node is compared by its labels
        ("element", "киіз басу", "http://example.org/unnamed", False),
        ("value", 100, "100", True),
        ("value", 1.14, "1.140", True),
        ("value", 100, "жүз", False),
        ("ordinal", 1, "1.0000001", True),
        ("direct", True, "true", True),
        ("direct", False, "0", True),
        ("direct", False, "true", False),
        ("date", "2025-10", "2025-10", True),
        ("date", "2025-10", "2025-10-05", False),
        ("comparator", "moreThan", CG + "moreThan", True),
        ("comparator", "moreThan", CG + "about", False),
    ],
)
def test_agrees(role: str, filler: str | float | bool, value: str, expected: bool) -> None:
    assert agrees(role, filler, value, NAMES, LABELS) is expected


def test_align_uses_each_value_once() -> None:
    wanted = slots({"origin": ("@almaty", "@almaty"), "value": (3,)})
    hits = align(wanted, {"origin": {"x:almaty"}, "value": {"3", "4"}}, NAMES, LABELS)
    assert hits == [Hit("origin", "@almaty", "x:almaty"), Hit("value", 3, "3")]
