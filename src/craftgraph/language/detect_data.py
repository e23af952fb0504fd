"""What marks a text in each language: its own letters, its function words, the endings of its words.

Beside the languages that are read stand their neighbours, which share letters or words with them and would be taken for
them. The marks are closed lists of grammar, written by hand.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one language: a word counts for it that has one of `letters`, is one of `words` or has an ending.

    `share` is the part of running text that bears a mark: measured on news for kk, ru and en (medians of 0.76, 0.49 and
    0.57), set by a few sentences for the others. For a neighbour, a word with a letter outside its `alphabet` counts
    against it.
    """

    name: str
    share: float
    letters: str
    words: str
    endings: str = ""
    alphabet: frozenset[str] = frozenset()


_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_LATIN = "abcdefghijklmnopqrstuvwxyz"

MARKS = {
    "kk": Marks(
        "Kazakh",
        0.78,
        "әғқңөұүһі",
        "мен бен пен деп ол осы сол жылы жыл және екі бір бұл ал бар бас емес да де та те еді үшін туралы сондай "
        "болып болды деді дейді бойынша дейін кейін бірақ астам сияқты арқылы жоқ енді оның оны оған олар біз қарай "
        "ең сайын бері орай",
        "лар дар тар лары дары тары ның дың тың нан дан тан лық дық тық ған қан ады йды ында нда дағы тағы атын ылды",
    ),
    "ru": Marks(
        "Russian",
        0.5,
        "ёщъ",
        "в и на из не за по с а о об до от у к ко во со что как это для при но же бы ли его её их ему ей он она они "
        "мы вы который которая которые которых где когда так также или уже еще ещё был была было были быть чем если "
        "без под над между через после перед около более только всего того этого этой этом этот эта эти год года "
        "году лет",
        "ого его ому ему ыми ими ых ая яя ое ее ые ие ый ий ться тся лся лась лись ция ции цию цией ость ости остью "
        "ение ения ению ением ание ания анию ов ев ами ями ах ях ает яет ует ют ал ил ала ила али или ской ского "
        "ском",
    ),
    "en": Marks(
        "English",
        0.55,
        "",
        "the of in a and to on by was for from is at it has with that had been were not as be said he its will who "
        "have i she which are them an up his than there her my this more their out where we but or they would when "
        "what also into about after before over under between during while these those can could may must",
        "ing tion ed ly ness ment ious able",
    ),
    "ky": Marks(
        "Kyrgyz",
        0.5,
        "ңөү",
        "жана менен үчүн бул эмес болгон деп бир эки ошол кийин тууралуу боюнча турган жылы ал анын аны алар биз эле "
        "дагы гана бар жок кыргыз карата чейин бери экен деген болуп кырк көп эң анда мында",
        "лар дар тар лор дор тор нын дын тын нун дун тун лык дык тык луу дуу туу ган кан гон кон ында нда уу",
        alphabet=frozenset(_RUSSIAN + "ңөү"),
    ),
    "tt": Marks(
        "Tatar",
        0.7,
        "әөүңҗһ",
        "һәм белән өчен бу дә дип булган ул бер иде кебек ике шул турында буенча да та тә аның аны алар без түгел "
        "бар юк булып соң кадәр гына генә татар иң",
        "лар нар ның дан тан нан лык ган кан ында нда лары",
        alphabet=frozenset(_RUSSIAN + "әөүҗңһ"),
    ),
    "ba": Marks(
        "Bashkir",
        0.7,
        "әөүғҙҡҫһ",
        "һәм менән өсөн был тип булған ул бер ине кеүек ике шул тураһында буйынса да ҙа уның уны улар беҙ түгел бар "
        "юҡ булып",
        "лар ҙар тар ның дың ҙың нан дан тан лыҡ ған ҡан ында",
        alphabet=frozenset(_RUSSIAN + "әғҙҡңөҫүһ"),
    ),
    "uz": Marks(
        "Uzbek",
        0.45,
        "ўҳғқ",
        "ва билан учун бу бир деб эди бўлган йил ҳам у эмас каби икки шу бўйича бор йўқ кейин ҳақида ana va bilan "
        "uchun bu bir deb edi boʻlgan bo‘lgan yil ham u emas kabi ikki shu boʻyicha bor yoʻq keyin haqida "
        "oʻzbekiston har eng",
        "лар ларни нинг дан лари ган ган қан ида ади lar larni ning dan lari gan qan ida adi lik di",
        alphabet=frozenset("абвгдеёжзийклмнопрстуфхцчшъьэюяўқғҳ" + _LATIN),
    ),
    "tg": Marks(
        "Tajik",
        0.45,
        "ӣӯҳҷқғ",
        "ва дар аз ба ки бо ин он барои аст шуд буд ҳам ё то як",
        "ҳои ҳо ии",
        alphabet=frozenset("абвгдеёжзийклмнопрстуфхчшъэюяғӣқӯҳҷ"),
    ),
    "mn": Marks(
        "Mongolian",
        0.5,
        "өү",
        "нь юм байна энэ ба болон тэр их он дэх бол гэж гэсэн",
        "ийн ын ууд үүд сан сэн сон",
        alphabet=frozenset(_RUSSIAN + "өү"),
    ),
    "uk": Marks(
        "Ukrainian",
        0.5,
        "іїєґ",
        "і та й в у на не з із що до за від про як це для при але його її їх він вона вони ми ви який яка які де "
        "коли так також або вже ще був була було були бути чи після року років",
        "ого ому ими ій ії ість ення ання ував ись ся",
        alphabet=frozenset("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"),
    ),
    "be": Marks(
        "Belarusian",
        0.5,
        "іў",
        "і на не з у ў што да за ад пра як гэта для але яго яе іх ён яна яны мы",
        "ага аму ыя ія аў ць цца",
        alphabet=frozenset("абвгдеёжзійклмнопрстуўфхцчшыьэюя"),
    ),
    "bg": Marks(
        "Bulgarian",
        0.5,
        "",
        "и на за от се да в е са със като това по не че който която които с до ще си му го ги тя той те при след "
        "през има",
        "ята ите ия ето ът та ва ха",
        alphabet=frozenset("абвгдежзийклмнопрстуфхцчшщъьюя"),
    ),
    "sr": Marks(
        "Serbian",
        0.45,
        "јљњђћџ",
        "и у на је да се су за од са као који која које о не по из што био била",
        "ог ом има ма",
        alphabet=frozenset("абвгдђежзијклљмнњопрстћуфхцчџш"),
    ),
    "de": Marks(
        "German",
        0.45,
        "äöüß",
        "der die das und in von zu mit den dem des ein eine einen einer im ist auf für nicht sich auch als war wurde "
        "an bei nach wie aus am zum zur es sie er wir hat haben werden über",
        "ung ungen lich isch chen keit heit",
        alphabet=frozenset(_LATIN + "äöüß"),
    ),
    "nl": Marks(
        "Dutch",
        0.45,
        "",
        "de het een en van in is op te dat met voor zijn aan niet ook door als bij naar uit maar om werd",
        "ijk ing en",
        alphabet=frozenset(_LATIN + "éëï"),
    ),
    "fr": Marks(
        "French",
        0.45,
        "éèêçàùœ",
        "le la les de des du et à en un une dans pour par sur est que qui au aux ce se il elle ne pas avec sont plus "
        "a été",
        "tion eur ment ité",
        alphabet=frozenset(_LATIN + "àâçéèêëîïôùûœ"),
    ),
    "es": Marks(
        "Spanish",
        0.45,
        "ñóíáú¿",
        "el la los las de del y en un una que por para con se su es al lo como más no a fue",
        "ción ado ados idad",
        alphabet=frozenset(_LATIN + "áéíñóúü"),
    ),
    "it": Marks(
        "Italian",
        0.45,
        "èàùòì",
        "il la lo gli le di del della dei e in un una che per con si è al da non sono nel alla",
        "zione ato ità ente",
        alphabet=frozenset(_LATIN + "àèéìòù"),
    ),
    "pt": Marks(
        "Portuguese",
        0.45,
        "ãõçáéê",
        "o a os as de do da dos e em um uma que por para com se na no ao não mais foi é",
        "ção ado dade",
        alphabet=frozenset(_LATIN + "ãáâàçéêíõóôú"),
    ),
    "pl": Marks(
        "Polish",
        0.45,
        "ąęłńśźżć",
        "i w na z do się nie jest to że o po od za przez dla jak oraz był była roku",
        "ego ych owy",
        alphabet=frozenset(_LATIN + "ąćęłńóśźż"),
    ),
    "tr": Marks(
        "Turkish",
        0.45,
        "ğışçöü",
        "ve bir bu için ile da de olarak olan çok gibi en daha kadar sonra ne var",
        "lar ler nin nın dan den lik lık",
        alphabet=frozenset(_LATIN + "çğıöşüâî"),
    ),
}
