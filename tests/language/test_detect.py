import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.errors import CraftGraphError
from craftgraph.language.detect import READ, detect, estimate

READ_TEXTS = [
    ("kk", "Ауыл шеберлері жүннен кілем тоқып, оны көрмеге алып келді."),
    ("kk", "Аспаз қонаққа нан пісірді."),
    ("kk", "Көрме ашылды"),
    ("kk", "Қазан айында"),
    # Kazakh among Russian names and titles
    (
        "kk",
        "Жиынға Николай Петрович Селезнёв, Ольга Владимировна Щукина, Юрий Эдуардович Цой және «Ремёсла Прииртышья» "
        "бірлестігінің төрағасы Вячеслав Подъяблонский қатысты.",
    ),
    # a long Russian quotation in a Kazakh text
    (
        "kk",
        "Мұражай қызметкері қонақтарды қарсы алып, жаңа залды аралатты. Бұл зал биыл жөнделген. «Мы собирали эти ковры "
        "по всей области», – деді ол орыс тілінде. Кештің соңында балалар ән айтып, күй тартты.",
    ),
    ("ru", "Осенью в городе пройдёт ярмарка ковров, и мастера уже готовят к ней свои станки."),
    ("ru", "Ярмарка открылась в субботу"),
    ("ru", "Мастер из аула Қызылағаш Ғалым Әбенұлы привёз на ярмарку седло, которое он делал три года."),
    (
        "ru",
        "Старейшина сказал гостям: «Қош келдіңіздер, төрге шығыңыздар!» После этого на сцену вышли дети, и праздник "
        "начался. Он продолжался до вечера, а на следующий день все поехали в горы.",
    ),
    ("en", "The weavers of the valley sell their rugs at a fair that is held every autumn."),
    ("en", "A potter from Қызылағаш village"),
    ("en", "Hand-made saddles sold quickly."),
    (
        "en",
        "The sign over the gate says «Қош келдіңіз», which means welcome in Kazakh, and the guide explained it to us.",
    ),
]

OTHER_TEXTS = [
    (
        "Kyrgyz",
        "Айылдагы усталар жүндөн килем токуп, аны көргөзмөгө алып келишти. Бул жөнүндө музейдин кызматкери айтты.",
    ),
    (
        "Tatar",
        "Авыл осталары йоннан келәм тукыдылар һәм аны күргәзмәгә алып килделәр. Бу хакта музей хезмәткәре әйтте.",
    ),
    ("Bashkir", "Ауыл оҫталары йөндән келәм һуҡты һәм уны күргәҙмәгә алып килде. Был турала музей хеҙмәткәре әйтте."),
    ("Uzbek", "Қишлоқ усталари жундан гилам тўқиб, уни кўргазмага олиб келишди. Бу ҳақда музей ходими маълум қилди."),
    (
        "Uzbek",
        "Qishloq ustalari jundan gilam toʻqib, uni koʻrgazmaga olib kelishdi. Bu haqda muzey xodimi maʼlum qildi.",
    ),
    ("Tajik", "Устоҳои деҳа аз пашм қолин бофтанд ва онро ба намоиш оварданд. Дар ин бора корманди осорхона гуфт."),
    ("Mongolian", "Тосгоны урчууд ноосоор хивс нэхэж, үзэсгэлэнд авчирсан байна. Энэ тухай музейн ажилтан хэлэв."),
    (
        "Ukrainian",
        "Майстри села виткали килим із вовни та привезли його на виставку. Про це розповіла працівниця музею.",
    ),
    (
        "Belarusian",
        "Майстры вёскі выткалі дыван з воўны і прывезлі яго на выставу. Пра гэта расказала супрацоўніца музея.",
    ),
    (
        "Bulgarian",
        "Майсторите от селото изтъкаха килим от вълна и го донесоха на изложбата. Това съобщи музеят, който го пази.",
    ),
    ("Serbian", "Мајстори из села су изаткали ћилим од вуне и донели га на изложбу. То је рекао радник музеја."),
    ("German", "Die Meister des Dorfes haben einen Teppich aus Wolle gewebt und ihn zur Ausstellung gebracht."),
    ("Dutch", "De meesters van het dorp hebben een tapijt van wol geweven en het naar de tentoonstelling gebracht."),
    ("French", "Les maîtres du village ont tissé un tapis de laine et l'ont apporté à l'exposition."),
    ("Spanish", "Los maestros del pueblo tejieron una alfombra de lana y la llevaron a la exposición."),
    ("Italian", "I maestri del villaggio hanno tessuto un tappeto di lana e lo hanno portato alla mostra."),
    ("Portuguese", "Os mestres da aldeia teceram um tapete de lã e levaram-no para a exposição."),
    ("Polish", "Mistrzowie ze wsi utkali dywan z wełny i przywieźli go na wystawę, o czym poinformowało muzeum."),
    ("Turkish", "Köyün ustaları yünden bir halı dokudu ve onu sergiye getirdi. Bunu müze çalışanı söyledi."),
]

UNKNOWN_TEXTS = [
    "Para pengrajin desa menenun permadani dari wol dan membawanya ke pameran. Hal itu dikatakan oleh petugas "
    "museum tadi pagi.",
    "村里的工匠用羊毛织了一条地毯。",
    "نسج حرفيو القرية سجادة من الصوف.",
    "სოფლის ოსტატებმა ხალიჩა მოქსოვეს.",
    "Գյուղի վարպետները գորգ գործեցին։",
]


@pytest.mark.parametrize(("language", "text"), READ_TEXTS)
def test_languages_that_are_read(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(("name", "text"), OTHER_TEXTS)
def test_neighbours_are_refused_by_name(name: str, text: str) -> None:
    with pytest.raises(CraftGraphError, match=f"is in {name}, a language that is not read"):
        detect(text)


@pytest.mark.parametrize("text", UNKNOWN_TEXTS)
def test_other_languages_are_refused(text: str) -> None:
    with pytest.raises(CraftGraphError, match="in a language that is not read"):
        detect(text)


@pytest.mark.parametrize("text", ["", " \n\t", "12 345, 67 % – 2025!", "🙂🙂", "___"])
def test_text_without_words_is_refused(text: str) -> None:
    assert estimate(text) == {}
    with pytest.raises(CraftGraphError, match="has no words"):
        detect(text)


@pytest.mark.parametrize(("language", "text"), READ_TEXTS)
def test_line_breaks_do_not_matter(language: str, text: str) -> None:
    assert detect(text.replace(" ", "\n\n")) == language


@pytest.mark.parametrize(
    ("language", "text"),
    [("kk", "АУЫЛ ШЕБЕРЛЕРІ КІЛЕМ ТОҚЫДЫ"), ("ru", "ЯРМАРКА КОВРОВ В ГОРОДЕ"), ("en", "THE FAIR IS OVER")],
)
def test_headlines_in_capitals(language: str, text: str) -> None:
    assert detect(text) == language


@given(st.text())
def test_any_text_is_told_or_refused(text: str) -> None:
    try:
        assert detect(text) in READ
    except CraftGraphError as error:
        assert "\n" not in str(error)  # noqa: PT017 - both ends are right
