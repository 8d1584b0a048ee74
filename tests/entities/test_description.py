"""What an article says of its entities: labels, roles, countries, Italian places, mentions without a name."""

import pytest

from newsie.entities import find_entities
from newsie.entities.countries import demonyms, phrase_country, place_country


def by_name(entities):
    return {entity.name: entity for entity in entities}


def nominals(entities):
    return {e.name: [m.text for m in e.mentions if m.kind == "nominal"] for e in entities if len(e.mentions) > 1}


@pytest.mark.parametrize(
    ("marked", "name", "roles"),
    [
        ("Il ministro della Difesa [Guido Crosetto|PER] vola.", "Guido Crosetto", ("ministro della Difesa",)),
        ("Il capo della sicurezza russa [Ivan Orlov|PER] vola.", "Ivan Orlov", ("capo della sicurezza russa",)),
        ("[Ivan Orlov|PER], segretario del partito, vola.", "Ivan Orlov", ("segretario del partito",)),
        ("[Ivan Orlov|PER], l'ex premier, vola.", "Ivan Orlov", ("ex premier",)),
        ("L'ex ministro [Aldo Neri|PER] tace.", "Aldo Neri", ("ex ministro",)),
        ("Arrestato il 26enne [Aldo Neri|PER].", "Aldo Neri", ("26enne",)),
        (
            "Il presidente russo [Ivan Orlov|PER] vola. Il presidente russo [Orlov|PER]",
            "Ivan Orlov",
            ("presidente russo",),
        ),
        ("Il segretario generale [Ada Neri|PER] e la città [Neri|PER]", "Ada Neri", ("segretario generale",)),
        ("Il presidente, ieri, [Aldo Neri|PER]", "Aldo Neri", ()),
        ("[Aldo Neri|PER] e il ministro [Ugo Riva|PER]", "Aldo Neri", ()),
        ("Il commissario tecnico [Aldo Neri|PER]", "Aldo Neri", ("commissario tecnico",)),
        ("La [Fiat|ORG], presidente", "Fiat", ()),
    ],
)
def test_roles(article, marked, name, roles):
    """Titles before and appositions after a name become roles; a role noun that belongs to nobody does not."""
    assert by_name(find_entities(article(marked)))[name].roles == roles


@pytest.mark.parametrize(
    ("marked", "country"),
    [
        ("La [Corea del Nord|LOC] tace.", "KP"),
        ("A [Pyongyang|LOC] si festeggia.", "KP"),
        ("Il [Cremlino|LOC] nega.", "RU"),
        ("La [Casa Bianca|ORG] conferma.", "US"),
        ("[Palazzo Chigi|LOC] smentisce.", "IT"),
        ("[Bruxelles|LOC] apre una procedura.", "EU"),
        ("L'[Ue|ORG] decide.", "EU"),
        ("[Downing Street|LOC] replica.", "GB"),
        ("In [Scozia|LOC] si vota.", "GB"),
        ("Il presidente cinese [Xi Jinping|PER] parte.", "CN"),
        ("Il premier della [Grecia|LOC] [Nikos Dima|PER] parte.", "GR"),
        ("Il [Consiglio di sicurezza russo|ORG] si riunisce.", "RU"),
        ("La [Banca d'Inghilterra|ORG] alza i tassi.", "GB"),
        ("A [Carpi|LOC] piove.", "IT"),
        ("[Aldo Neri|PER] parte.", None),
        ("La [Nerviani|ORG] assume.", None),
        ("A [Springfield|LOC] nevica.", None),
    ],
)
def test_country(article, marked, country):
    """Countries, capitals, seats and demonyms give the country; without any of them there is none."""
    assert find_entities(article(marked))[-1].country == country


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("nordcoreano", "KP"),
        ("russi", "RU"),
        ("statunitense", "US"),
        ("tedesche", "DE"),
        ("turchi", "TR"),
        ("greche", "GR"),
        ("belgi", "BE"),
        ("bosniaci", "BA"),
        ("palestinesi", "PS"),
        ("keniota", "KE"),
        ("svizzere", "CH"),
    ],
)
def test_demonyms(word, country):
    """Every form of a demonym gives its country."""
    assert demonyms()[word].country == country


@pytest.mark.parametrize(
    ("phrase", "country"),
    [("i soldati ucraini", "UA"), ("il governo di Tokyo", "JP"), ("un vertice russo-cinese", None), ("il capo", None)],
)
def test_phrase_country(phrase, country):
    """A phrase speaks of one country or, with two or none, of none."""
    assert phrase_country(phrase) == country


def test_every_country_has_capital_and_demonym_forms():
    """The tables meet each other: every capital's and seat's country has a name in CLDR or in ours."""
    from newsie.entities.countries import capitals, country_names, seats

    codes = set(country_names().values())
    assert {*capitals().values(), *seats().values(), *(d.country for d in demonyms().values())} <= codes
    assert place_country("italia") == "IT"


@pytest.mark.parametrize(
    ("marked", "province", "region"),
    [
        ("A [Carpi|LOC] piove.", "Modena", "Emilia-Romagna"),
        ("A [Reggio Emilia|LOC] piove.", "Reggio Emilia", "Emilia-Romagna"),
        ("A [Castro|LOC] piove.", None, None),
        ("A [Castro|LOC] (BG) piove.", "Bergamo", "Lombardia"),
        ("A [Castro|LOC], vicino a [Otranto|LOC], piove.", "Lecce", "Puglia"),
        ("A [Castro|LOC], in [Lombardia|LOC], piove.", "Bergamo", "Lombardia"),
        ("A [Castro|LOC], tra [Puglia|LOC] e [Lombardia|LOC], piove.", None, None),
        ("A [Carpi|LOC] (VR) piove.", None, None),
        ("A [Parigi|LOC] piove.", None, None),
        ("Il [Carpi|ORG] vince.", None, None),
    ],
)
def test_italian_places(article, marked, province, region):
    """A comune gets province and region when it is the only one or the article decides; else it gets none."""
    first = find_entities(article(marked))[0]
    assert (first.province, first.region) == (province, region)


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        ("Il presidente [Gbagbo|PER] fugge. [Gbagbo|LOC] cade.", ["PER"]),
        ("[Mario Conti|PER] parla. [Conti|ORG] tace. [Conti|PER] esce.", ["PER"]),
        ("[Pyongyang|PER] accusa, [Pyongyang|LOC] nega.", ["LOC"]),
        ("[Tokyo|PER] apre.", ["LOC"]),
        ("[Il Vaso|ORG] ([IV|LOC]) perde.", ["ORG", "ORG"]),
        ("[Laurent Gbagbo|ORG] parla, [Gbagbo|LOC] tace.", ["PER"]),
        ("[Georgia|PER] sorride.", ["PER"]),
        ("La [KCNA|PER] riferisce, la [KCNA|PER] tace.", ["ORG"]),
        ("[AMLO|PER] saluta.", ["PER"]),
        ("[Vasto|LOC] vota. [Vasto|ORG] perde.", ["LOC", "ORG"]),
    ],
)
def test_one_name_one_label(article, marked, labels):
    """Title, repetition and knowledge of countries outvote a lone odd label; an even vote changes nothing."""
    entities = find_entities(article(marked))
    assert [e.label for e in entities] == labels


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("[Mario Conti|PER] parla. Poi Mario Conti tace.", {"Mario Conti": 2}),
        ("[Mario Conti|PER] parla. Poi tace anche Conti.", {"Mario Conti": 2}),
        ("CONTI SI DIMETTE\n[Mario Conti|PER] lascia.", {"Mario Conti": 2}),
        ("La [KCNA|ORG] riferisce: così la KCNA.", {"KCNA": 2}),
        ("[Mario Conti|PER] lascia. In via Conti piove.", {"Mario Conti": 1}),
        ("[Mario Conti|PER] lascia. Paolo Conti resta.", {"Mario Conti": 1, "Paolo Conti": 1}),
        ("[Mario Conti|PER] lascia. Conti Bancari SpA resta.", {"Mario Conti": 1}),
        ("[Anna Rosa|PER] coglie una rosa. Rosa è il colore.", {"Anna Rosa": 1}),
        ("[Mario Conti|PER] lascia i conti. Conti da rifare.", {"Mario Conti": 1}),
    ],
)
def test_missed_names_are_recovered(article, marked, found):
    """A name found once is found wherever else it stands, and not where another name or a common word stands."""
    entities = find_entities(article(marked))
    assert {e.name: len(e.mentions) for e in entities} == found


@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("l'[Onu |ORG]", ["Onu"]),
        ("[della Fiat|ORG]", ["Fiat"]),
        ("[“Antalina”|LOC]", ["Antalina"]),
        ("[presidente Ugo Riva|PER]", ["Ugo Riva"]),
        ("[Don Ugo Riva|PER]", ["Don Ugo Riva"]),
        ("[Kim Jong|PER]-un saluta", ["Kim Jong-un"]),
        ("nel golfo del [Messico|LOC]", ["golfo del Messico"]),
        ("allo stadio [Olimpico|LOC]", ["stadio Olimpico"]),
        ("dalla [stazione di Carpi|LOC]", ["Carpi"]),
        ("ad [Arcore Silvio Berlusconi|PER]", ["Arcore", "Silvio Berlusconi"]),
        ("il ministro del [Lavoro Poletti|ORG]", ["Poletti"]),
        ("il sindaco di [New York Mario Neri|LOC]", ["New York Mario Neri"]),
        ("[Ugo Riva e Ada Neri|PER]", ["Ugo Riva", "Ada Neri"]),
        ("[Riva e Neri|PER]", ["Riva e Neri"]),
        ("negli [U.S.A.|LOC].", ["U.S.A."]),
        ("[Yahoo!|ORG] cresce", ["Yahoo!"]),
        ("[Roma\nMario Neri|PER] arriva", ["Roma", "Mario Neri"]),
        ('[Gino|PER] "Lupo" Sarti fugge', ['Gino "Lupo" Sarti']),
        ("alla [stazione|LOC]", []),
        ("[--|ORG]", []),
        ("[Oscar|MISC]", []),
    ],
)
def test_where_a_name_begins_and_ends(article, marked, texts):
    """Titles, articles, quotation marks and glued neighbours are cut off; parts of the name are taken in."""
    mentions = sorted((m.start, m.text) for e in find_entities(article(marked)) for m in e.mentions)
    assert [text for _, text in mentions] == texts


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Il leader nordcoreano [Kim Jong-un|PER] parla. Il leader nordcoreano ride.", ["leader nordcoreano"]),
        ("Il leader nordcoreano ride\nIl leader nordcoreano [Kim Jong-un|PER] parla.", ["leader nordcoreano"]),
        ("Il premier greco [Nikos Dima|PER] parla. Il primo ministro ride.", ["primo ministro"]),
        ("Il capo dei servizi russi [Ivan Orlov|PER]. La visita dell'ex ministro russo.", ["ex ministro russo"]),
        ("La sindaca [Ada Riva|PER] parla. La sindaca ride.", ["sindaca"]),
        ("A [Tokyo|LOC] piove. La capitale attende.", ["capitale"]),
        ("La [Nerviani Spa|ORG] chiude. L'azienda ringrazia.", ["azienda"]),
        ("In [Grecia|LOC] si vota. Il paese attende.", ["paese"]),
        ("Il capo dei servizi russi [Ivan Orlov|PER]. Il presidente russo ride.", []),
        ("Il leader nordcoreano [Kim Jong-un|PER]. Il leader sudcoreano ride.", []),
        ("Il ministro [Ugo Riva|PER] e il ministro [Leo Neri|PER]. Il ministro ride.", []),
        ("Il ministro [Ugo Riva|PER] parla. La ministra ride.", []),
        ("Il ministro [Ugo Riva|PER] parla. L'ex ministro ride.", []),
        ("Il ministro [Ugo Riva|PER] parla. I ministri ridono. Un ministro ride.", []),
        ("Il ministro [Ugo Riva|PER] parla." + " E poi piove ancora." * 40 + " Il ministro ride.", []),
        ("A [Tokyo|LOC] e a [Parigi|LOC] piove. La capitale attende.", []),
        ("A [Tokyo|LOC] piove. La capitale della moda attende.", []),
        ("L'[Onu|ORG] vota. L'azienda ringrazia.", []),
        ("In [Grecia|LOC] e in [Francia|LOC] si vota. Il paese attende.", []),
    ],
)
def test_nominal_mentions(article, marked, found):
    """A description refers back where role, country, gender, number and distance agree, and stays out where not."""
    mentions = [m.text for e in find_entities(article(marked)) for m in e.mentions if m.kind == "nominal"]
    assert mentions == found
