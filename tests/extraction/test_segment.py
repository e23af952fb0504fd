"""Sentences and tokens: what a reader of the offsets relies on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftgraph.language.quotes import directed
from craftgraph.language.segment import sentences, tokens

TOKENS = [
    ("АҚШ-тан 100-ден астам шебер келді.", ["АҚШ-тан", "100-ден", "астам", "шебер", "келді", "."]),
    ("BAQ.KZ-ке жазды, tengrinews.kz хабарлады.", ["BAQ.KZ-ке", "жазды", ",", "tengrinews.kz", "хабарлады", "."]),
    ("деп жазады dala-uni.kz-ке", ["деп", "жазады", "dala-uni.kz-ке"]),
    ("1,14 миллион турист, 12:30-да", ["1,14", "миллион", "турист", ",", "12:30-да"]),
    ("«Наурыз»-дың иесі", ["«", "Наурыз", "»", "-дың", "иесі"]),
    ("А.Байтұрсынұлы мен Д. Әлиев", ["А.", "Байтұрсынұлы", "мен", "Д.", "Әлиев"]),
    ("the master's tools", ["the", "master's", "tools"]),
    ("5-7 қазан – 2025 жыл…", ["5-7", "қазан", "–", "2025", "жыл", "…"]),
]

SENTENCES = [
    ("kk", "Жәрмеңке 2025 ж. ашылды. Оған 30 шебер келді.", ["Жәрмеңке 2025 ж. ашылды.", "Оған 30 шебер келді."]),
    ("kk", "«Рақмет! Келіңіз», – деді Ә. Серік. Ол кетті.", ["«Рақмет!", "Келіңіз», – деді Ә. Серік.", "Ол кетті."]),
    ("kk", "Бірінші жол\nЕкінші жол.", ["Бірінші жол", "Екінші жол."]),
    (
        "ru",
        "Фестиваль прошёл в 2024 г. в Алматы. Его открыл аким.",
        ["Фестиваль прошёл в 2024 г. в Алматы.", "Его открыл аким."],
    ),
    ("en", "Dr. Lee came to the U.S. in May. She won.", ["Dr. Lee came to the U.S. in May.", "She won."]),
]


DIRECTED = [
    ("kk", '"Мұра" қоры "Күміс ине"-ге шақырды', "«Мұра» қоры «Күміс ине»-ге шақырды"),
    ("kk", 'ТОО"Жүн", ("Киіз")', "ТОО«Жүн», («Киіз»)"),
    ("kk", '"Бұл – "Ел бірлігі" ордені", – деді', "«Бұл – «Ел бірлігі» ордені», – деді"),
    ("kk", 'Бұл " ашық " жол', "Бұл « ашық » жол"),
    ("kk", "„Мұра“ пен ”Өрнек” және “Шатыр”", "«Мұра» пен «Өрнек» және «Шатыр»"),
    ("kk", '"Қалды\n"Ашылды" тағы', "«Қалды\n«Ашылды» тағы"),
    ("ru", 'Форум "Ремесло-2025" прошёл', "Форум «Ремесло-2025» прошёл"),
    ("en", 'The "Silver" fair', 'The "Silver" fair'),
]


@pytest.mark.parametrize(("language", "text", "expected"), DIRECTED)
def test_quotation_marks_face_their_words(language: str, text: str, expected: str) -> None:
    assert directed(text, language) == expected


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [t.text for t in tokens(text)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert [s.text for s in sentences(text, language)] == expected


@given(st.text(alphabet=st.sampled_from("Аа бқ.!?«»\"“”–—-,1 5\n\u0301😀\u00a0Zz'"), max_size=80))
@settings(max_examples=200)
def test_offsets_are_code_points_into_the_article(text: str) -> None:
    end = 0
    turned = directed(text, "kk")
    assert len(turned) == len(text)
    for sentence in sentences(text, "kk"):
        assert text[sentence.begin : sentence.end] == sentence.text
        assert sentence.begin >= end
        end = sentence.end
        for token in sentence.tokens:
            assert turned[token.begin : token.end] == token.text
            assert sentence.begin <= token.begin < token.end <= sentence.end


@given(st.text(max_size=60))
def test_every_visible_letter_is_in_a_token(text: str) -> None:
    covered = {k for s in sentences(text, "kk") for t in s.tokens for k in range(t.begin, t.end)}
    assert all(k in covered for k, c in enumerate(text) if c.isalnum())
