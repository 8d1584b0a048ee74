"""Which names of an article are one entity, and which are not."""

import pytest

from newsie.entities import find_entities

# (what it shows, marked text, the groups of names as the text has them, each by its fullest name)
CASES = [
    ("surname after full name", "[Mario Draghi|PER] parla. [Draghi|PER] tace.", {"Mario Draghi": 2}),
    ("surname in the headline first", "[Draghi|PER] tace\nIeri [Mario Draghi|PER] era a casa.", {"Mario Draghi": 2}),
    ("title and name", "Il presidente russo [Vladimir Putin|PER] parte. [Putin|PER] torna.", {"Vladimir Putin": 2}),
    ("title inside the model's span", "Il [ministro Guido Crosetto|PER] e [Crosetto|PER].", {"Guido Crosetto": 2}),
    ("abbreviated title inside", "[Dott. Anna Neri|PER] opera. [Neri|PER] rientra.", {"Anna Neri": 2}),
    ("surname with a particle", "[De Luca|PER] accusa\n[Vincenzo De Luca|PER] nega.", {"Vincenzo De Luca": 2}),
    ("surname with an apostrophe", "[Massimo D'Alema|PER] vota. [D’Alema|PER] esce.", {"Massimo D'Alema": 2}),
    ("surname with a hyphen", "[Anna Kasyan-Bauer|PER] canta. [Kasyan-Bauer|PER] vince.", {"Anna Kasyan-Bauer": 2}),
    ("first surname of two", "[José Ruiz Ortega|PER] gioca. [Ruiz|PER] segna.", {"José Ruiz Ortega": 2}),
    ("family name first", "[Kim Jong-un|PER] saluta. [Kim|PER] sorride.", {"Kim Jong-un": 2}),
    ("hyphened and spaced syllables", "[Kim Jong-un|PER] e ancora [Kim Jong Un|PER].", {"Kim Jong-un": 2}),
    ("first name alone after full name", "[Giulia Conti|PER] era sola. [Giulia|PER] ha gridato.", {"Giulia Conti": 2}),
    ("initial", "[G. Bianchi|PER] firma\n[Giulio Bianchi|PER] conferma.", {"Giulio Bianchi": 2}),
    ("middle name left out", "[Carlo Azeglio Ciampi|PER] e [Carlo Ciampi|PER].", {"Carlo Azeglio Ciampi": 2}),
    ("nickname in quotation marks", '[Gino "Lupo" Sarti|PER] fugge. [Sarti|PER] torna.', {'Gino "Lupo" Sarti': 2}),
    ("short first name", "[Beppe Grillo|PER], cioè [Giuseppe Grillo|PER].", {"Giuseppe Grillo": 2}),
    ("title of courtesy", "[Fabio Neri|PER] allena: [Don Fabio|PER] ride.", {"Fabio Neri": 2}),
    ("surname first", "[Rossi Carla|PER] firma; [Carla Rossi|PER] conferma.", {"Rossi Carla": 2}),
    ("transliterations of a full name", "[Sergej Šojgu|PER], [Sergei Shoigu|PER], [Shoigu|PER]", {"Sergei Shoigu": 3}),
    ("transliterations of a surname", "[Volodymyr Zelensky|PER] e [Zelenskyj|PER]", {"Volodymyr Zelensky": 2}),
    ("transliterated first name", "[Mohamed Morsi|PER], poi [Muhammad Morsi|PER].", {"Muhammad Morsi": 2}),
    ("accents left out", "[Recep Erdoğan|PER] e [Erdogan|PER]", {"Recep Erdoğan": 2}),
    ("a letter amiss in a long surname", "[Silvio Berlusconi|PER] e [Silvio Berlsconi|PER]", {"Silvio Berlusconi": 2}),
    ("listed spellings", "[Muammar Gheddafi|PER] cade: [Gaddafi|PER] in fuga.", {"Muammar Gheddafi": 2}),
    ("capitals in the headline", "[MELONI|PER] A PARIGI\n[Giorgia Meloni|PER] parte.", {"Giorgia Meloni": 2}),
    (
        "women and men of one surname",
        "[Ugo Riva|PER] e [Ada Riva|PER]. La [Riva|PER] ride.",
        {"Ugo Riva": 1, "Ada Riva": 2},
    ),
    (
        "title tells who",
        "L'avvocato [Ugo Riva|PER] e il notaio [Leo Riva|PER]. L'avvocato [Riva|PER] ride.",
        {"Ugo Riva": 2, "Leo Riva": 1},
    ),
    ("the last named of two", "[Ugo Riva|PER], poi [Leo Riva|PER]. [Riva|PER] ride.", {"Ugo Riva": 1, "Leo Riva": 2}),
    (
        "no ground for either of two",
        "[Riva|PER] ride\n[Ugo Riva|PER] e [Leo Riva|PER] no.",
        {"Riva": 1, "Ugo Riva": 1, "Leo Riva": 1},
    ),
    (
        "two with one surname",
        "[Valentino Rossi|PER] corre, [Paolo Rossi|PER] segna.",
        {"Valentino Rossi": 1, "Paolo Rossi": 1},
    ),
    ("man and woman by one letter", "[Mario Serra|PER] e [Maria Serra|PER]", {"Mario Serra": 1, "Maria Serra": 1}),
    ("last letters tell surnames apart", "[Ugo Mancini|PER] e [Ugo Mancino|PER]", {"Ugo Mancini": 1, "Ugo Mancino": 1}),
    ("different initial", "[L. Serra|PER] e [Mario Serra|PER]", {"L. Serra": 1, "Mario Serra": 1}),
    (
        "one dynasty, two persons",
        "[Kim Jong-il|PER] era padre di [Kim Jong-un|PER].",
        {"Kim Jong-il": 1, "Kim Jong-un": 1},
    ),
    ("a family is nobody", "[Carlo Agnelli|PER] vende, gli [Agnelli|PER] no.", {"Carlo Agnelli": 1, "Agnelli": 1}),
    ("brothers are nobody", "[Carlo Elkann|PER] parla. I fratelli [Elkann|PER] no.", {"Carlo Elkann": 1, "Elkann": 1}),
    ("a man is not 'la'", "[Ugo Riva|PER] piange e la [Riva|PER] ride.", {"Ugo Riva": 1, "Riva": 1}),
    (
        "compound of two persons",
        "[Kim Jong-un|PER] e [Sergei Shoigu|PER]. L'incontro Kim-Shoigu",
        {"Kim Jong-un": 2, "Sergei Shoigu": 2},
    ),
    (
        "compound in one span",
        "[Joe Biden|PER] e [Xi Jinping|PER]: vertice [Biden-Xi|PER]",
        {"Joe Biden": 2, "Xi Jinping": 2},
    ),
    ("compound of two countries", "Il trattato [Russia-Ucraina|LOC] e l'[Ucraina|LOC]", {"Russia": 1, "Ucraina": 2}),
    ("no compound: one surname", "[Anna Levi-Montini|PER] e [Levi|PER]", {"Anna Levi-Montini": 2}),
    ("no compound: a region", "In [Emilia-Romagna|LOC] e in [Romagna|LOC]", {"Emilia-Romagna": 1, "Romagna": 1}),
    ("no compound: a line", "La ferrovia [Roma-Lido|LOC] parte da [Roma|LOC].", {"Roma-Lido": 1, "Roma": 1}),
    (
        "acronym of a listed body",
        "L'[Organizzazione delle Nazioni Unite|ORG]: l'[ONU|ORG]",
        {"Organizzazione delle Nazioni Unite": 2},
    ),
    (
        "acronym in brackets",
        "Il [Partito Popolare Montano|ORG] ([PPM|ORG]). Il [Ppm|ORG].",
        {"Partito Popolare Montano": 3},
    ),
    ("long form in brackets", "La [SVA|ORG] ([Società Velica Adriatica|ORG])", {"Società Velica Adriatica": 2}),
    ("acronym by initials", "[Movimento per l'Acqua|ORG]; il [MPA|ORG] nega.", {"Movimento per l'Acqua": 2}),
    (
        "acronym of initials without small words",
        "[Banca dei Territori Alpini|ORG], [Bta|ORG]",
        {"Banca dei Territori Alpini": 2},
    ),
    (
        "acronym of two bodies stays apart",
        "[Banca Alpina|ORG], [Borsa Agricola|ORG], [BA|ORG]",
        {"Banca Alpina": 1, "Borsa Agricola": 1, "BA": 1},
    ),
    ("another acronym", "[Partito Popolare Montano|ORG] e [PSI|ORG]", {"Partito Popolare Montano": 1, "PSI": 1}),
    ("short form of a company", "[Ducati Motor|ORG] cresce: la [Ducati|ORG] assume.", {"Ducati Motor": 2}),
    ("legal form", "[Nerviani S.p.A.|ORG] fallisce. [Nerviani|ORG] chiude.", {"Nerviani S.p.A.": 2}),
    (
        "body by its first words",
        "Il [Consiglio regionale|ORG] vota. Il [Consiglio|ORG] tace.",
        {"Consiglio regionale": 2},
    ),
    ("short form before the long one", "[Lega|ORG] divisa\nLa [Lega Ciclisti|ORG] vota.", {"Lega Ciclisti": 2}),
    ("proper name after its noun", "L'[Ospedale Morandi|ORG] apre. Il [Morandi|ORG] assume.", {"Ospedale Morandi": 2}),
    ("nickname of a club", "La [Juventus|ORG] vince, [Juve|ORG] in festa.", {"Juventus": 2}),
    (
        "state is not the 'Stato Islamico'",
        "Lo [Stato Islamico|ORG] e lo [Stato|ORG]",
        {"Stato Islamico": 1, "Stato": 1},
    ),
    ("two of one first word", "[Banca Alpina|ORG] e [Banca Ligure|ORG]", {"Banca Alpina": 1, "Banca Ligure": 1}),
    ("a body's town", "Il [Comune di Carpi|ORG] e [Carpi|LOC]", {"Comune di Carpi": 1, "Carpi": 1}),
    ("names of one country", "Gli [Stati Uniti|LOC], gli [Usa|LOC], gli [U.S.A.|LOC]", {"Stati Uniti": 3}),
    ("a country's old name", "I [Paesi Bassi|LOC], cioè l'[Olanda|LOC]", {"Paesi Bassi": 2}),
    ("capital and country", "[Mosca|LOC] parla, la [Russia|LOC] tace.", {"Mosca": 1, "Russia": 1}),
    ("two Koreas", "[Corea del Nord|LOC] e [Corea del Sud|LOC]", {"Corea del Nord": 1, "Corea del Sud": 1}),
    ("country and its part", "Il [Regno Unito|LOC] e la [Scozia|LOC]", {"Regno Unito": 1, "Scozia": 1}),
    (
        "near names of countries",
        "[Slovenia|LOC], [Slovacchia|LOC], [Austria|LOC], [Australia|LOC]",
        {"Slovenia": 1, "Slovacchia": 1, "Austria": 1, "Australia": 1},
    ),
    ("town and its airport", "[Milano|LOC] e [Milano Malpensa|LOC]", {"Milano": 1, "Milano Malpensa": 1}),
    ("street by its first words", "In [via Bologna Nord|LOC], anzi in [via Bologna|LOC].", {"via Bologna Nord": 2}),
    ("a letter amiss in a place", "A [Naina Debarra|LOC], o [Naima Debarra|LOC]", {"Naina Debarra": 2}),
    ("town in capitals", "[MODENA|LOC] - A [Modena|LOC] piove.", {"Modena": 2}),
    (
        "one name, two kinds",
        "[Leonardo|ORG] assume. A [Vinci|LOC] parlano di [Leonardo da Vinci|PER].",
        {"Leonardo": 1, "Vinci": 1, "Leonardo da Vinci": 1},
    ),
]


@pytest.mark.parametrize(("shows", "marked", "groups"), CASES, ids=[case[0] for case in CASES])
def test_names_are_grouped(article, shows, marked, groups):
    """Each name of the table goes to the entity that a reader would give it to, and to no other."""
    entities = find_entities(article(marked))
    assert {entity.name: sum(m.kind == "name" for m in entity.mentions) for entity in entities} == groups


def test_table_is_as_long_as_promised():
    """The issue asks for 60 cases or more; a case that is lost is noticed."""
    assert len(CASES) >= 60
    assert len({case[0] for case in CASES}) == len(CASES)
