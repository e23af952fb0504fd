import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language.kk.morphology import Verb, verb
from craftgraph.language.kk.verbs import roots


@pytest.mark.parametrize(
    ("word", "lemma", "form", "negated", "person", "passive"),
    [
        ("қатысты", "қатыс", "past", False, "3", False),
        ("қатысқан", "қатыс", "past-participle", False, "3", False),
        ("қатыспады", "қатыс", "past", True, "3", False),
        ("қатысады", "қатыс", "present", False, "3", False),
        ("қатыспайды", "қатыс", "present", True, "3", False),
        ("қатыспақ", "қатыс", "intention", False, "3", False),
        ("қатыспақшы", "қатыс", "intention", False, "3", False),
        ("қатысса", "қатыс", "conditional", False, "3", False),
        ("қатысып", "қатыс", "converb-p", False, "", False),
        ("қатысыпты", "қатыс", "hearsay", False, "3", False),
        ("қатысатын", "қатыс", "habitual-participle", False, "", False),
        ("берілді", "бер", "past", False, "3", True),
        ("берілмеді", "бер", "past", True, "3", True),
        ("табысталды", "табыста", "past", False, "3", True),
        ("марапатталды", "марапатта", "past", False, "3", True),
        ("атанды", "атан", "past", False, "3", False),
        ("атанған", "атан", "past-participle", False, "3", False),
        ("иеленді", "иелен", "past", False, "3", False),
        ("ұйымдастырылған", "ұйымдастыр", "past-participle", False, "3", True),
        ("өтті", "өт", "past", False, "3", False),
        ("өткен", "өт", "past-participle", False, "3", False),
        ("өтеді", "өт", "present", False, "3", False),
        ("өтпек", "өт", "intention", False, "3", False),
        ("өткізілді", "өткіз", "past", False, "3", True),
        ("алды", "ал", "past", False, "3", False),
        ("жеңіп", "жең", "converb-p", False, "", False),
        ("оқиды", "оқы", "present", False, "3", False),
        ("тоқыған", "тоқы", "past-participle", False, "3", False),
        ("қояды", "қой", "present", False, "3", False),
        ("шығады", "шық", "present", False, "3", False),
        ("тауып", "тап", "converb-p", False, "", False),
        ("дейді", "де", "present", False, "3", False),
        ("бардық", "бар", "past", False, "1pl", False),
        ("бармаймын", "бар", "present", True, "1sg", False),
        ("келсін", "кел", "optative", False, "3", False),
        ("болар", "бол", "aorist", False, "3", False),
        ("болмас", "бол", "aorist", True, "3", False),
        ("көркемделген", "көркемде", "past-participle", False, "3", True),
        ("жоқ", "жоқ", "present", True, "3", False),
        ("емес", "е", "present", True, "3", False),
        ("еді", "е", "past", False, "3", False),
    ],
)
def test_finite_forms(word, lemma, form, negated, person, passive):
    found = verb(word)
    assert found is not None
    assert (found.lemma, found.form, found.negated, found.person, found.passive) == (
        lemma,
        form,
        negated,
        person,
        passive,
    )


@pytest.mark.parametrize(
    ("word", "lemma", "form", "plural", "possessive", "case", "derivation"),
    [
        ("қатысқандар", "қатыс", "past-participle", True, "", "nom", ""),
        ("қатысқандардың", "қатыс", "past-participle", True, "", "gen", ""),
        ("алуы", "ал", "infinitive", False, "3", "nom", ""),
        ("беруге", "бер", "infinitive", False, "", "dat", ""),
        ("берілуі", "бер", "infinitive", False, "3", "nom", ""),
        ("қатысуымен", "қатыс", "infinitive", False, "3", "ins", ""),
        ("айтуынша", "айт", "infinitive", False, "3", "nom", "sha"),
        ("болғанын", "бол", "past-participle", False, "3", "acc", ""),
        ("өтетінін", "өт", "habitual-participle", False, "3", "acc", ""),
        ("тоқу", "тоқы", "infinitive", False, "", "nom", ""),
    ],
)
def test_forms_inflected_as_nouns(word, lemma, form, plural, possessive, case, derivation):
    found = verb(word)
    assert found is not None
    read = (found.lemma, found.form, found.plural, found.possessive, found.case, found.derivation)
    assert read == (lemma, form, plural, possessive, case, derivation)


@pytest.mark.parametrize(
    "word",
    "қала бала сала қонақтар шебер фестиваль Алматы кілем үйдің сөзді бірлестік енді басты қаласына көрмесін "
    "қазылар салтанатында 2025 Global".split(),
)
def test_nouns_are_no_verbs(word):
    assert verb(word) is None


def test_voice_is_told_from_the_stem():
    assert verb("өткізді").stem == "өткіз"
    assert verb("жаздырды") == Verb("жаз", "жаздыр", "past", person="3", causative=True)
    assert verb("берілген").stem == "беріл"


@given(st.sampled_from(sorted(root for root in roots() if len(root) > 2 and root[-1] not in "уию")))
def test_the_past_of_a_root_is_read_as_such(root):
    soft = any(letter in "әөүіе" for letter in root if letter in "аоұыәөүіе") and root[-1] != "ь"
    last = [letter for letter in root if letter in "аоұыәөүіе"]
    vowel = ("і" if last[-1] in "әөүіе" else "ы") if last else ("і" if soft else "ы")
    suffix = ("т" if root[-1] in "пкқтсш" else "д") + vowel
    found = verb(root + suffix)
    if found is not None:  # басты, қатты and their like are left to the nouns
        assert found.form == "past"
        assert not found.negated


@given(st.text(max_size=20))
def test_any_text_is_a_verb_or_none(text):
    found = verb(text)
    assert found is None or found.lemma
