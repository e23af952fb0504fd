"""Direct and indirect speech: the words, and where the speaker is sought."""

import pytest

from craftgraph.mentions.recognise import recognise
from craftgraph.model import Article
from craftgraph.statements.reported import utterances
from craftgraph.statements.speech import direct_speech

DIRECT = [
    # quotation marks and an attribution
    ("«Бұл – қуаныш», – деді Айгүл Серікова.", ["Бұл – қуаныш"]),
    # across sentences
    ("«Ұзақ күттік. Енді көшеміз», – дейді шебер Асан Үсен.", ["Ұзақ күттік. Енді көшеміз"]),
    # a dash begins the paragraph
    ("– Біз үш ай тоқыдық, – деді Сәуле Ерлан.", ["Біз үш ай тоқыдық"]),
    # interrupted speech is two
    ("«Кілем дайын, – дейді Сәуле Ерлан. – Енді жуамыз».", ["Кілем дайын", "Енді жуамыз"]),
    # the speaker first
    ("Асан Үсен: «Балалар көп келеді», – деп қосты.", ["Балалар көп келеді"]),
    ("Музей директоры Асан Үсен:\n– Қоржын толды, рақмет.", ["Қоржын толды, рақмет"]),
    # television: the name and the office on the line of the words
    ("Сәуле Ерлан, кестеші: Біз үш ай тоқыдық. Рақмет.", ["Біз үш ай тоқыдық. Рақмет"]),
    ("Сәуле Ерлан, қала әкімі:\nБіз үш ай тоқыдық.", ["Біз үш ай тоқыдық"]),
    ("Сәуле Ерлан, Абай ауданы – 1-орын, жетекшісі: Асан Үсен", []),
    ("Қонақтар көп: Ресей мен Қытайдан келген.", []),
    # a list under its heading is no speech
    ("Байқау қорытындысы:\n– Асан Үсен – бас жүлде\n– Сәуле Ерлан – бірінші орын", []),
    ("Салмақ дәрежелері бойынша жеңімпаздар:\n– Асан Үсен\n– Сәуле Ерлан", []),
    ("«Құрмет» орденімен:\n– Асан Үсен – ақын, қоғам қайраткері.", []),
    ("Жеңімпаздар:\n– Асан Үсен.\nБіз қуаныштымыз, – деді Сәуле Ерлан.", ["Біз қуаныштымыз"]),
    ("Асан Үсен, байқау жеңімпазы:\n– Үш ай тоқыдым.", ["Үш ай тоқыдым"]),
    # without any marks
    ("Бұл атақ – біз үшін сенім. Жұмыс көп, – деді Асан Үсен.", ["Бұл атақ – біз үшін сенім. Жұмыс көп"]),
    # a dash joined to both its neighbours
    ("«Ұзақ күттік. Енді көшеміз»,-деді шебер Асан Үсен.", ["Ұзақ күттік. Енді көшеміз"]),
    ("«Ұзақ күттік. Енді көшеміз»-делінген хабарламада.", ["Ұзақ күттік. Енді көшеміз"]),
    ("«Алаш»-тың мүшесі келді.", []),
    # the last paragraph, of which no more is said
    (
        "Шебер Асан Үсен келді.\n«Бұл үйді үш жыл бойы өзім салдым. Енді үйретемін».",
        ["Бұл үйді үш жыл бойы өзім салдым. Енді үйретемін"],
    ),
    ("Шебер Асан Үсен бұл істің пайдасын да атап өтті.\n– Жалпы біз көп үйрендік.", ["Жалпы біз көп үйрендік"]),
    ("Шебер Асан Үсен кілем тоқыды.\n– Бірінші орын", []),
    # names in marks are no speech
    ("«Алтын саусақ» байқауы өтті.", []),
    ("Ән «Көк тудың желбірегені» деп аталады.", []),
    ("Үздіктер: «Жас шебер» – Асан Үсен; «Дәстүр» – Сәуле Ерлан.", []),
    # a quotation inside a quotation
    ("«Атам «ұста бол» дейтін», – деді Асан Үсен.", ["Атам «ұста бол» дейтін"]),
]


@pytest.mark.parametrize(("text", "expected"), DIRECT)
def test_direct_speech(text: str, expected: list[str]) -> None:
    assert [text[s.begin : s.end] for s in direct_speech(text, "kk")] == expected


def test_attribution_is_the_zone() -> None:
    text = "«Кел», – деді Асан Үсен. Ол кетті."
    (speech,) = direct_speech(text, "kk")
    assert text[speech.zone_begin : speech.zone_end] == ", – деді Асан Үсен"


def test_a_name_before_the_words_stands_for_a_verb_alone_behind_them() -> None:
    text = "Музей директоры Асан Үсен:\n«Ол кезде Қайрат Сейтов келді. Бәрін көрді», дейді."
    (speech,) = direct_speech(text, "kk")
    assert text[speech.zone_begin : speech.zone_end] == "Музей директоры Асан Үсен:\n"


CUT = [
    ("Шебер Асан Үсен келді.\n«Бұл үйді үш жыл бойы өзім салдым. Енді үйретемін».", 1),
    # it could be anybody's
    ("Асан Үсен мен Сәуле Ерлан келді.\n«Бұл үйді үш жыл бойы өзім салдым. Енді үйретемін».", 0),
]


@pytest.mark.parametrize(("text", "said"), CUT)
def test_the_words_that_end_an_article_are_those_of_its_one_person(text: str, said: int) -> None:
    assert len(utterances(recognise(Article("a", text, "kk")))) == said


RELAYED = [
    ("«Дала» басылымының хабарлауынша, қалада жаңа көрме ашылды.", []),
    ("Dala.kz мәліметінше, қалада жаңа көрме ашылды.", []),
    (
        "Асан Үсеннің айтуынша, қалада жаңа көрме ашылды, деп хабарлайды Dala.kz.",
        ["қалада жаңа көрме ашылды"],
    ),
    ("Асан Үсеннің айтуынша «Көктас» көрмесі ашылды.", ["«Көктас» көрмесі ашылды"]),
    ("Облыс әкімі Асан Үсен көрмені ашты, деп хабарлайды облыс әкімінің баспасөз қызметі.", []),
    ("Облыс әкімі Асан Үсен көрмені ашты, деп жазады Dala.kz порталы.", []),
    ("Облыс әкімі Асан Үсен көрмені ашты, деп хабарлайды Dala-uni.kz.", []),
    ("Облыс әкімі Асан Үсен көрмені ашты, деп хабарлайды ҚазАқпарат.", []),
    ("Облыс әкімі Асан Үсен көрмені ашты, - деп жазады Dala.kz", []),
    ("Қалада тағы бір көрме ашылды. Бұл туралы Dala.kz сайты хабарлайды.", []),
    (
        "Облыс әкімі Асан Үсен қалада тағы бір көрме ашылғанын айтты, деп жазады Dala.kz.",
        ["қалада тағы бір көрме ашылғанын"],
    ),
    (
        "Қалада тағы бір көрме ашылды. Бұл туралы облыс әкімі Асан Үсен Dala.kz порталына хабарлады.",
        ["Қалада тағы бір көрме ашылды"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), RELAYED)
def test_outlets_that_spread_news_say_nothing_themselves(text: str, expected: list[str]) -> None:
    found = utterances(recognise(Article("a", text, "kk")))
    assert [text[u.begin : u.end] for u in found] == expected


@pytest.mark.parametrize(("verb", "said"), [("айтты", 1), ("айтқан едік", 0)])
def test_a_text_that_recalls_itself_quotes_nobody(verb: str, said: int) -> None:
    found = utterances(recognise(Article("a", f"Асан Үсен биыл он кілем тоқығанын {verb}.", "kk")))
    assert len(found) == said


REPORTED = [
    # the words behind a colon are another quotation
    (
        "Асан Үсен үш кілем сатылғанын айтты: «Рақмет бәріңізге, келіңіздер».",
        ["Рақмет бәріңізге, келіңіздер", "үш кілем сатылғанын"],
    ),
    # two clauses of one speaker
    (
        "Асан Үсен үш кілем сатылғанын айтып, қыста курс ашылатынын жеткізді.",
        ["үш кілем сатылғанын", "қыста курс ашылатынын"],
    ),
    # the speaker behind the clause
    ("Көрмеде үш кілем сатылғанын музей директоры Асан Үсен айтты.", ["Көрмеде үш кілем сатылғанын"]),
    ("Үш кілем тоқуды музей директоры Асан Үсен ұсынды.", []),
    # the dative
    ("Асан Үсен мұндай кілемнің сирек екеніне назар аударды.", ["мұндай кілемнің сирек екеніне"]),
    ("Асан Үсен екі апталық көрмеге назар аударды.", []),
    ("Асан Үсен сөз сөйлеп, үш кілем сатылғанын айтты.", ["үш кілем сатылғанын"]),
    # the sentence before
    ("Көрмеде үш кілем сатылды. Мұндай деректі Асан Үсен келтірді.", ["Көрмеде үш кілем сатылды"]),
    ("Көрмеде үш кілем сатылды. Мұндай деректі журнал іздейді.", []),
    ("Қоғамның есебінше, көрмеде үш кілем сатылды.", ["көрмеде үш кілем сатылды"]),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_reported_speech(text: str, expected: list[str]) -> None:
    found = utterances(recognise(Article("a", text, "kk")))
    assert sorted(text[u.begin : u.end] for u in found) == sorted(expected)


UNCLOSED = [
    (
        "«Көрме ашылды. Қонақ көп, – деді Асан Үсен. – Енді дәріс бар.\nОған «Дала» ұжымы келді.",
        ["Көрме ашылды. Қонақ көп", "Енді дәріс бар"],
    ),
    # what comes behind is read all the same
    (
        "Асан Үсен «Дала көрмесіне келді.\n«Бұл – қуаныш», – деді ол.",
        ["Бұл – қуаныш"],
    ),
    # one quotation over two paragraphs
    ("«Көрме ашылды.\nЕнді дәріс бар», – деді Асан Үсен.", ["Көрме ашылды.\nЕнді дәріс бар"]),
]


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_marks_that_never_close_end_with_their_paragraph(text: str, expected: list[str]) -> None:
    assert [text[s.begin : s.end] for s in direct_speech(text, "kk")] == expected
