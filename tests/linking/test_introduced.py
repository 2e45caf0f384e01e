"""NGOs by what a cable calls them, and by names that say it."""

import pytest

from cables.linking.find import FoundEntity, Kind, Numbered, find
from cables.linking.find.ngos.names import is_by_name


def ngos(text: str, country: str = "KE") -> list[str]:
    """The organizations that are taken for NGOs."""
    return [body.name for body in _bodies(text, country) if body.is_ngo]


def _bodies(text: str, country: str = "KE") -> list[FoundEntity]:
    found = find([Numbered(text, 1)], country)
    return [entity for entity in found if entity.kind is Kind.ORGANIZATION]


@pytest.mark.parametrize("name", ["Kalvani", "Ishara Dom", "Open Harbor", "KLPR"])
@pytest.mark.parametrize(
    "sentence",
    [
        "The NGO {} opposes the dam.",
        "Local NGO {} trains midwives.",
        "Local NGO partner {} trains midwives.",
        "A local human rights organization, {}, opposes the dam.",
        "The women's rights organization {} opposes the dam.",
        "The non-profit {} opposes the dam.",
        "The relief agency {} opposes the dam.",
        "Corruption watchdog {} opposes the dam.",
        "{}, a Nairobi-based think tank, published it.",
        "{}, one of the few independent NGOs here, opposes the dam.",
        "{}, the country's largest NGO, opposes the dam.",
        "{} is an independent, non-partisan organization which monitors elections.",
        "{} (an environmental NGO) opposes the dam.",
        "{} (local NGO) opposes the dam.",
        "{}, which works with street children, is a charity.",
        "{}, a group that assists torture victims, opposes the dam.",
        "{}, along with other NGOs, opposes the dam.",
        "Several NGOs, among them {}, came.",
        "NGOs working in the camps include {} and a few others.",
        "Representatives of the NGOs {} and Blue Kite came.",
        "Odile Brown of {}, a local NGO, told us so.",
    ],
)
def test_what_is_called_an_ngo(sentence: str, name: str) -> None:
    assert name in ngos(sentence.format(name))


@pytest.mark.parametrize(
    "sentence",
    [
        "Rights activists from {} came.",
        "Civil society leaders, including Odile Brancard of {}, came.",
        "NGO representatives, including Odile Brancard of {}, came.",
        "NGO contacts at {} told us so.",
    ],
)
def test_where_activists_work(sentence: str) -> None:
    """One unknown word alone could be their town."""
    assert ngos(sentence.format("Open Harbor")) == ["Open Harbor"]
    assert ngos(sentence.format("Kalvani")) == []


def test_all_that_are_listed() -> None:
    text = "Local NGOs (Kalvani, Blue Kite, and KLPR) came; so did Norland Oil."
    assert ngos(text) == ["Kalvani", "Blue Kite", "KLPR"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The NGO Law was passed.",
        "NGO leader Odile Brancard said so.",
        "Odile Brancard, an NGO leader, said so.",
        "The head of an NGO, Odile Brancard, said so.",
        "Human rights activists from Nairobi said so.",
        "In Kisumu, a local NGO helped.",
        "Kalvani Motors, a company, donated to NGOs.",
        "The Kalvani Times, a newspaper, quoted NGOs.",
        "The rebel group Kalvani attacked.",
        "The UN nuclear watchdog IAEA said so.",
        "Central Statistics Office (CSO) data were used.",
        "USAID and other aid agencies came.",
        "NGOs met the Harbor Party and the Ministry of Health.",
        "NGOs register with the Harbor Affairs Department.",
        "A lawyer, formerly a human rights activist with the Supreme Court, spoke.",
        "Harbor University, a research institution, came.",
        "Kalvani Oil is not an NGO.",
    ],
)
def test_what_is_none(sentence: str) -> None:
    assert ngos(sentence) == []


def test_a_director_of_a_society() -> None:
    assert ngos("Harbor Forum executive director Odile Brancard came.") == ["Harbor Forum"]
    assert ngos("Harbor Forum president Odile Brancard came.") == []
    assert ngos("National Harbor Board executive director Odile Brancard came.") == []


@pytest.mark.parametrize(
    "name",
    [
        "Forests Without Borders",
        "Friends of Harbor Children",
        "Save the Otters",
        "Doctors for Peace",
        "Lawyers Against Torture",
        "Vestra Coalition Against Child Labor",
        "SOS Kalvani",
        "Transparency Vestra",
        "Vestra AIDS Foundation",
        "Association pour la Defense des Femmes",
        "Fundação Luz Clara",
        "Vestra Mohila Samity",
    ],
)
def test_names_without_a_head_word(name: str) -> None:
    assert ngos(f"On the third day we met {name}, who did not agree.") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "Friends of Okwir came.",
        "Women for Kenya said so.",
        "The Transparency Commission met.",
        "We met mothers; Mothers of Odile Brancard came.",
        "Students for the first time met.",
        "Save the date.",
    ],
)
def test_words_that_only_sound_so(sentence: str) -> None:
    assert ngos(sentence) == []


def test_a_person_behind_such_a_name_is_none_of_it() -> None:
    assert ngos("We met Doctors for Peace President Okwir.") == ["Doctors for Peace"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbor Consumers Association", True),
        ("Rural Development Society", True),
        ("National Coalition of NGOs", True),
        ("Centre for Policy Alternatives", True),
        ("Harbor Women's Crisis Center", True),
        ("Liga Harbor de Direitos Humanos", True),
        ("Vestra Women Lawyers Association", True),
        ("Network of People Living with HIV", True),
        ("Concerned Citizens of Vestra", True),
        ("Cruz Roja Vestrana", True),
        ("Centro de Estudios Vestra", True),
        ("Harbor Human Rights Commission", False),
        ("General Federation of Vestra Women for Peace", False),
        ("Movement for Democracy", False),
        ("Information Resource Center", False),
        ("Harbor Action Group", False),
        ("DG Vestra Society", False),
        ("National Peace Committee", False),
        ("Harbor Manufacturers Association", False),
        ("Harbor Wildlife Department", False),
        ("Soil Conservation Service", False),
        ("Democratic Front for Peace", False),
    ],
)
def test_by_name(name: str, expected: bool) -> None:
    assert is_by_name(name) is expected


@pytest.mark.parametrize(
    "joint", ["i ", "wa ", "va ", "n ", "na ", "contre la ", "al-", "wal-", "bil-"]
)
def test_little_words_of_other_languages_inside_a_name(joint: str) -> None:
    name = f"Selvar {joint}Nolvu"
    assert ngos(f"The NGO {name} came.") == [name]


def test_little_words_of_english_end_a_name() -> None:
    assert ngos("The NGO Selvar with Nolvu came.") == ["Selvar"]


def test_both_spellings_of_a_listed_body() -> None:
    assert ngos("The Center for Policy Alternatives met.", "LK") == ngos(
        "The Centre for Policy Alternatives met.", "LK"
    )


def test_the_lists_hold_no_word_that_texts_use_for_something_else() -> None:
    assert _bodies("We met in 2001. Which of the two came? Public Affairs helped.", "VE") == []
    assert _bodies("Which of the two came?", "GB") == []


def test_societies_in_a_text_of_capitals() -> None:
    text = "WE CALLED ON THE VESTRA RELIEF SOCIETY AND ON AMNESTY INTERNATIONAL BEFORE THE TALKS."
    assert ngos(text) == ["Vestra Relief Society", "Amnesty International"]
