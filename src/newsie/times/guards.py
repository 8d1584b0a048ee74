"""Is it a time at all? The checks of what stands beside a match: ages, counts, streets, laws, names."""

from newsie.times.context import any_listed, listed
from newsie.times.grammar import Match
from newsie.times.specs import Amounts

_IN = frozenset(
    (
        "nel",
        "nell'",
        "nell’",
        "del",
        "dell'",
        "dell’",
        "dal",
        "dall'",
        "dall’",
        "al",
        "all'",
        "all’",
        "il",
        "l'",
        "sul",
        "entro",
    )
)
_SINGULAR = frozenset(("nel", "nell'", "nell’", "del", "dell'", "dell’", "dal", "dall'", "dall’", "il", "al", "sul"))
LOOSE_AFTER = frozenset(
    ("", ".", ",", ";", ":", "!", "?", ")", "(", "\n", "-", "–", "—", '"', "”", "»", "/", "'", "’", "]")
)


def goes_on(m: Match, index: int) -> bool:
    """Whether a noun or a clause follows, so that "prima" or "dopo" before it is a preposition."""
    words = m.tokens
    word = words.at(index)
    if word in LOOSE_AFTER or not word:
        return False
    values = m.senses[index].values
    return (
        any(k in values for k in ("ART", "ONE", "THIS", "THAT", "OF", "POSS", "THISS", "THATS", "NUM"))
        or word in ("che", "aver", "avere", "essere", "essersi", "aversi", "quando")
        or (len(word) > 4 and word.endswith(("are", "ere", "ire", "arsi", "ersi", "irsi")))
        or words.capital(index)
    )


def preposition_follows(m: Match, index: int) -> bool:
    """Whether "tre giorni dopo" goes on with what it is after: an article, "che", an infinitive."""
    word = m.tokens.at(index)
    values = m.senses[index].values if index < len(m.tokens) else {}
    named = any(k in values for k in ("ART", "ONE", "OF", "THIS", "THAT", "POSS"))
    infinitive = len(word) > 4 and word.endswith(("are", "ere", "ire", "arsi", "ersi", "irsi"))
    return named or infinitive or word in ("che", "aver", "essere")


def stands_before(m: Match, index: int) -> bool:
    """Whether "il giorno dopo", "la settimana successiva" is said of what follows: "la cena", "alla nevicata"."""
    word = m.tokens.at(index)
    if m.tokens.at(index - 1) in ("prima", "dopo"):
        return goes_on(m, index)
    values = m.senses[index].values if index < len(m.tokens) else {}
    return "AT" in values and word != "alle" or "OF" in values


def counted(m: Match, index: int) -> bool:
    """Whether the token at `index` is what a figure before it counts: "per cento", "euro", "persone"."""
    word = m.tokens.at(index)
    if word == "per":
        return m.tokens.at(index + 1) in ("cento", "mille")
    if word in ("m", "s", "set", "unità", "punto", "capo", "posto", "°") and m.tokens.at(index + 1) in ("", "."):
        return word == "°"
    return listed("unit_after", word)


def is_place_or_law(m: Match, first: int) -> bool:
    """Whether a street, a square, a school or a law stands right before."""
    before = m.tokens.at(first - 1)
    if before == ".":
        before = m.tokens.at(first - 2)
        return listed("law_before", before) and len(before) < 5
    if before in ("corso", "ponte", "parco", "salita", "strada", "quasi", "oltre", "circa", "almeno"):
        return (
            before == "corso"
            and m.tokens.at(first - 2) not in ("nel", "in", "del", "il", "al")
            and m.tokens.capital(first - 1)
        )
    if listed("place_before", before):
        return (
            before not in ("via", "scuola", "stadio", "metro", "ospedale", "palazzo", "stazione", "teatro", "cinema")
            or m.tokens.capital(first - 1)
            or before in ("via", "metro")
        )
    return before in (
        "n",
        "nr",
        "numero",
        "art",
        "articolo",
        "comma",
        "d.lgs",
        "dlgs",
        "tel",
        "telefono",
        "cell",
        "versetto",
        "pagina",
        "pag",
        "civico",
        "volo",
        "statale",
        "km",
    )


def is_name(m: Match, index: int) -> bool:
    """Whether a weekday or month is (part of) a proper name: "Domenica Rossi", "Di Maggio"."""
    words = m.tokens
    if not words.capital(index):
        return False
    before, after = words.at(index - 1), words.at(index + 1)
    if words.all_caps(index):
        return False
    if after in ("in", "live") and words.capital(index + 1):
        return True
    if (
        words.at(index) in ("domenica", "sabato", "maggio", "marzo", "agosto", "aprile")
        and words.capital(index + 1)
        and after.isalpha()
        and len(after) > 2
        and not any(k in m.senses[index + 1].values for k in ("MONTH", "WEEKDAY", "PART", "NUM", "DAYWORD", "ART"))
    ):
        return words.at(index) != "sabato" or (index > 0 and before not in LOOSE_AFTER)
    if before.isalpha() and len(before) > 1 and words.capital(index - 1) and not words.all_caps(index - 1):
        if before in ("di", "san", "don", "suor"):
            return words.at(index - 2) not in ("", ".", "\n")
        return not (index == 1 or words.at(index - 2) in (".", "\n", "!", "?")) and not any(
            k in m.senses[index - 1].values
            for k in (
                "MONTH",
                "WEEKDAY",
                "ORD",
                "EVERY",
                "THIS",
                "LAST",
                "NEXT",
                "PART",
                "DAYWORD",
                "IN",
                "OF",
                "AT",
                "FROM",
            )
        )
    return False


def month_allowed(m: Match, index: int, modified: bool) -> bool:
    """Whether a month alone is one: not a short form, not a name, not a word of something else."""
    words = m.tokens
    word = words.at(index)
    before, after = words.at(m.start - 1), words.at(m.end)
    if len(word) < 5 and word not in ("marzo",):
        return (modified or before in ("a", "ad", "di", "in", "entro")) and words.capital(index) and word != "mar"
    if is_name(m, index) or (is_place_or_law(m, m.start) and not modified):
        return False
    if modified:
        return True
    if words.capital(index) and not words.all_caps(index) and before not in _MONTH_BEFORE and before not in LOOSE_AFTER:
        return False
    return not (
        after.startswith(("'", "’")) and m.senses[m.end + 1].values.get("YY") is None
        if m.end + 1 < len(words)
        else False
    )


_MONTH_BEFORE = frozenset(
    (
        "a",
        "ad",
        "di",
        "in",
        "da",
        "entro",
        "fino",
        "per",
        "tra",
        "fra",
        "dal",
        "del",
        "nel",
        "dell'",
        "dell’",
        "nell'",
        "nell’",
        "all'",
        "dall'",
        "e",
        "fine",
        "metà",
        "inizio",
        "o",
        "il",
        "l'",
        "lo",
        "dello",
        "durante",
        "dopo",
        "prima",
        "d'",
        "al",
        "verso",
        "mese",
    )
)


def duration_allowed(m: Match, amounts: Amounts) -> bool:
    """Whether an amount of time is a duration and not an age, an hour of the clock or an ordinal "secondo"."""
    words = m.tokens
    span = m.span("amounts")
    first = span[0] if span else m.start
    last = span[1] if span else m.end
    unit, count = amounts[-1]
    head, tail = words.at(first), words.at(m.end)
    before, before2 = words.at(m.start - 1), words.at(m.start - 2)
    single = last - first == 2
    word = words.at(last - 1)
    if word in ("s", "h", "min", "sec", "hh", "m") and not head[0].isdigit():
        return len(head) > 2 and word in ("min", "sec")
    if word == "s":
        return False
    if unit == "S" and single and head in ("un", "un'", "uno", "una") and word == "secondo":
        return before in ("in", "per", "di") and tail in LOOSE_AFTER
    if single and head in ("un", "una", "uno", "un'", "un’"):
        if unit == "D" and word in ("giorno", "giornata"):
            return (
                before in ("in", "per", "di", "da", "dopo", "entro", "a", "ogni", "solo", "appena")
                and tail not in ("di", "del", "della", "d'", "in")
            ) or m.start > first
        if unit == "N":
            return before in ("per", "dopo", "in")
        if unit in ("WE", "W") and tail in ("di", "del", "bianca"):
            return before in ("per", "dopo", "in", "a", "da", "di", "con")
        if unit == "H" and before in ("ad", "a") and tail not in ("da", "di", "dall'", "dal", "e", "dalla"):
            return False
        if unit == "Y" and before in ("c'", "era", "stato", "fu"):
            return False
    if unit == "N" and head not in ("un", "una") and word in ("nottata",):
        return False
    if head in ("qualche",) and unit == "N":
        return False
    if before in ("sole", "alle", "dalle", "le", "delle") and unit == "H" and count == 24 and words.capital(m.end - 1):
        return False
    if unit == "H" and count == 24 and words.at(first - 1) == "sole" and words.capital(first - 1):
        return False
    if (
        unit == "H"
        and before in ("alle", "dalle")
        and tail in LOOSE_AFTER
        and count <= 24
        and word == "ore"
        and before2 not in ("rispetto", "fronte")
    ):
        return False
    if unit in ("Y", "M", "W", "D") or (unit == "D" and count < 100):
        return not _is_age(m, first, last, unit, count)
    return True


def _is_age(m: Match, first: int, last: int, unit: str, count: float) -> bool:
    """The rules for "26 anni": what stands before and after decides, a bare figure between commas is an age."""
    words = m.tokens
    before, before2, before3 = words.at(m.start - 1), words.at(m.start - 2), words.at(m.start - 3)
    after, after2 = words.at(m.end), words.at(m.end + 1)
    place = m.start
    while before in ("ben", "circa", "quasi", "appena", "soli", "già", "neanche", "nemmeno") and place > 1:
        place -= 1
        before, before2, before3 = words.at(place - 1), words.at(place - 2), words.at(place - 3)
    while (
        before in ("e", "o", ",", "a", "ai")
        and place > 1
        and "NUM" in m.senses[place - 2].values
        and "YEAR" not in m.senses[place - 2].values
    ):
        place -= 2
        before, before2, before3 = words.at(place - 1), words.at(place - 2), words.at(place - 3)
    if (before == "." and len(before2) == 1) or before in ("anni", "anno"):
        return True
    if after == "luce":
        return True
    if before in ("gli", "i", "dei", "degli", "ai", "agli", "dai", "dagli", "sui") and unit == "Y" and count > 4:
        return after not in (
            "di",
            "della",
            "del",
            "dell'",
            "dalla",
            "dal",
            "dall'",
            "successivi",
            "precedenti",
            "trascorsi",
            "passati",
            "che",
            "in",
        )
    if unit != "Y":
        if before == "di" and listed("person_nouns", before2):
            return True
        return before in ("compie", "compiuto") or (
            before == ","
            and before2 != ""
            and words.capital(m.start - 2)
            and after in (",", ")")
            and unit == "M"
            and False
        )
    if (
        before in ("tra", "fra")
        and words.at(m.start) in ("i", "gli")
        or words.at(first) in ("tra", "fra")
        and words.at(first + 1) == "i"
    ):
        return True
    if listed("age_before", before):
        if after in ("di", "d'") and listed("sentence_nouns", after2):
            return False
        if before in ("ha", "hanno", "aveva", "avevano", "avrà", "avrebbe"):
            return not (after in ("di",) and listed("sentence_nouns", after2)) and after not in (
                "per",
                "di",
                "in",
                "fa",
            )
        return True
    if before in ("a", "ad"):
        if after in ("di", "d'") or after in ("da", "dal", "dalla", "dall'", "dai", "dalle"):
            return after == "di" and after2 in ("età",)
        if any(
            word.startswith(("condann", "pena", "ergast", "reclus", "squalific"))
            for word in words.lower[max(0, m.start - 12) : m.start]
        ):
            return False
        return not any(word in ("da", "tra") for word in (before2, before3)) or count > 14
    if before == "di":
        if after in ("di", "d'") and listed("sentence_nouns", after2):
            return False
        if listed("duration_nouns", before2) or (
            listed("duration_nouns", before3) and not listed("person_nouns", before2)
        ):
            return False
        if after in ("fa",):
            return False
        return True
    if listed("duration_before", before) or (after in ("di", "d'") and listed("sentence_nouns", after2)):
        if before in ("per", "in") and after == "di" and after2 == "età":
            return True
        return False
    if before in ("e", "o", "ai") and before2 in ("anni",):
        return True
    if after in ("di", "d'") and after2 == "età":
        return True
    if before in ("(", ",", ":", "-", "–", "\n", "") and count > 3:
        loose = after in (",", ")", ";", "\n", "-", "–", ".") or after in (
            "di",
            "da",
            "residente",
            "nato",
            "nata",
            "originario",
            "originaria",
            "che",
            "con",
            "si",
            "in",
            "d'",
            "e",
            "della",
            "del",
            "romeno",
            "italiano",
            "ha",
            "è",
        )
        return bool(before) and loose and after not in ("fa",)
    if words.capital(place - 1) and not words.all_caps(place - 1) and before.isalpha() and count > 13:
        return after in (",", ")", ";", "di", "e", ".")
    return listed("person_nouns", before)


def bare_year_allowed(m: Match, index: int) -> bool:
    """Whether four figures, or a number in words, are a year."""
    words = m.tokens
    word = words.at(index)
    values = m.senses[index].values
    before, before2, after = words.at(index - 1), words.at(index - 2), words.at(index + 1)
    number = values.get("YEAR") or values.get("WORDYEAR")
    if counted(m, index + 1) or (
        words.glued(index + 1) and (after == "'" or after.isalpha() or after in ("%", "€", "/"))
    ):
        return False
    if before in ("€", "$", "£", "+", "/", "#", "x", "@", "_", "=", "&", "~", "-") and words.glued(index):
        return before == "-" and not words.at(index - 2).isdigit() and number > 1900
    if listed("law_before", before) and before not in _IN:
        return False
    if before == "." and listed("law_before", before2):
        return False
    function = listed("function_words", after) or after in LOOSE_AFTER
    if "WORDYEAR" in values:
        return before in _SINGULAR and (before not in ("il", "al", "sul") or function)
    if listed("law_before", before2) and before not in _IN and before2 not in ("quasi", "oltre", "circa"):
        return False
    if before in _SINGULAR:
        return number > 1000 or function
    if before in (
        "del",
        "al",
        "il",
        "entro",
        "e",
        "o",
        "fino",
        "primo",
        "sul",
        "tra",
        "fra",
        "da",
        "a",
        "per",
        "già",
        "gennaio",
    ):
        if before in ("a", "da", "per", "tra", "fra", "e", "o") and not function:
            return False
        return function or (number > 1700 and not after.endswith(("i", "e", "a")))
    if not 1800 <= number <= 2099:
        return False
    if before in (
        "di",
        "con",
        "ai",
        "i",
        "le",
        "gli",
        "oltre",
        "circa",
        "quasi",
        "altri",
        "ben",
        "almeno",
        "dai",
        "dei",
        "delle",
        "alle",
        "un",
        "una",
        "sono",
        "erano",
    ):
        return before == "di" and function and words.capital(index - 2)
    if function:
        return True
    return words.capital(index + 1) and bool(before) and before.isalpha()


def bare_hour_allowed(m: Match, index: int) -> bool:
    """Whether an hour without minutes, am or pm is one: "alle 7", "le 18", not "alle 7 persone"."""
    words = m.tokens
    article = words.at(m.match_start())
    before = words.at(m.match_start() - 1)
    after = words.at(m.end)
    word = words.at(index)
    if m.has("minutes"):
        if (
            article in ("le", "delle")
            and not word[0].isdigit()
            and not listed("function_words", after)
            and after not in LOOSE_AFTER
        ):
            return False
        return not counted(m, m.end) and after not in ("mila", "milioni")
    if counted(m, m.end) or (after in ("ore", "ora", "mila") and words.at(m.match_start()) != "ore"):
        return after in ("ore",) and words.at(m.end + 1) in LOOSE_AFTER and article in ("alle", "dalle")
    if after in ("mezzanotte", "mezzogiorno"):
        return False
    if after in (".", ",") and words.at(m.end + 1)[:1].isdigit() and words.glued(m.end + 1):
        return False
    if after in ("/", "-", "–") and words.glued(m.end):
        return False
    function = listed("function_words", after) or after in LOOSE_AFTER or _is_time(m, m.end)
    if word in ("una", "un'"):
        if article in ("l'", "l’") and before not in ("verso", "dopo", "è", "era", "tra", "fra", "prima", "e", "entro"):
            return False
        return article in ("all'", "all’", "dall'", "dall’", "l'", "l’") and (
            (function and after != "di") or (after == "di" and _is_time(m, m.end + 1))
        )
    if article in ("l'", "l’", "all'", "all’", "dell'", "dell’", "sull'", "dall'", "dall’"):
        if word not in ("1", "una"):
            return False
        if before in ("e", "tra", "fra", "verso", "dopo", "prima"):
            return True
        return (function and after not in LOOSE_AFTER) or article in ("all'", "all’", "dall'", "dall’")
    if article == "ora":
        return False
    if article == "ore" or before == "ore" or words.at(index - 1) == "ore":
        return not after.endswith(("ioni",))
    if after in ("di", "del", "della", "dei", "delle", "dell'"):
        return _is_time(m, m.end + 1) or (
            article in ("alle", "dalle")
            and word[0].isdigit()
            and after == "di"
            and words.at(m.end + 1)
            in ("notte", "sera", "mattina", "pomeriggio", "ieri", "oggi", "questa", "domani", "stamattina")
        )
    if article in ("le", "delle", "sulle", "nelle"):
        if before in (
            "tutte",
            "con",
            "tra",
            "fra",
            "e",
            "per",
            "sono",
            "erano",
            "verso",
            "dopo",
            "entro",
            "intorno",
            "attorno",
            "poco",
            "oltre",
            "a",
            "che",
            "è",
            "fossero",
            "prima",
            "saranno",
            "passate",
            "sveglia",
            "dalle",
        ):
            return (function and after not in ("che",)) and before not in ("tutte", "con")
        if article == "delle":
            return function and ((word[0].isdigit() and int(word) > 4) or before in ("prima", "ore", "ora"))
        return function and word[0].isdigit() and before in ("\n", "", ".", ",", "(", "-", "anche")
    if article in ("alle", "dalle"):
        if after in ("e", "a", "al", "alle") and not word[0].isdigit():
            return True
        return function or (word[0].isdigit() and not after.endswith(("ioni", "trici", "enti", "anti", "tà", "ità")))
    return function


def _is_time(m: Match, index: int) -> bool:
    values = m.senses[index].values if index < len(m.tokens) else {}
    return any(
        k in values
        for k in (
            "DAYWORD",
            "TODAYSPART",
            "PART",
            "WEEKDAY",
            "THIS",
            "DMY",
            "DAY",
            "EVERY",
            "ALL",
            "AMPM",
            "LAST",
            "ZONE",
        )
    )


def bare_day_allowed(m: Match) -> bool:
    """Whether "il 15" is a day: an article before it, and nothing that could be counted after it."""
    words = m.tokens
    index = m.index("day")
    assert index is not None
    article, after, before = words.at(m.start - 1), words.at(m.end), words.at(m.start - 2)
    word = words.at(index)
    if article in ("del", "dell'", "dell’") and m.start > 1 and not counted(m, m.end):
        earlier = m.senses[m.start - 2].values
        return (
            word[0].isdigit()
            and ("PART" in earlier or "CLOCK" in earlier)
            and (listed("function_words", after) or after in LOOSE_AFTER)
        )
    if article not in ("il", "al", "dal", "l'", "l’", "all'", "all’", "dall'", "dall’", "entro"):
        return False
    if not (word[0].isdigit() or "NUMWORD" in m.senses[index].values) or word in ("uno", "sei", "primo"):
        return False
    eight = word.startswith(("8", "11", "otto", "undici")) and word not in (
        "80",
        "81",
        "82",
        "83",
        "84",
        "85",
        "86",
        "87",
        "88",
        "89",
        "ottanta",
    )
    if article != "entro" and article.endswith(("'", "’")) is not eight:
        return False
    loose = after in LOOSE_AFTER and after not in ("'", "’", "/", "-", "–", "(", '"', "”", "»")
    if article in ("il", "l'", "l’", "entro") and after in ("alle", "all'", "all’", "ore", "verso", "dalle", "intorno"):
        return True
    if not loose or (words.glued(m.end + 1) and words.at(m.end + 1)[:1].isdigit()):
        return (
            article in ("il", "entro", "l'", "l’")
            and _is_time(m, m.end)
            and after not in ("questo", "questa", "tutti", "ogni", "am", "pm")
        )
    if article in ("il", "l'", "l’"):
        return before in (
            "entro",
            "per",
            "dopo",
            "prima",
            "giorno",
            "già",
            "fino",
            "e",
            "tra",
            "fra",
            "",
            ".",
            "\n",
        ) or before.endswith(("rà", "rò", "ranno", "remo", "ato", "ata", "ati", "uto", "uta", "ito", "ita"))
    return article == "entro" or (article in ("al", "dal", "all'", "dall'") and listed("deferral", before))


def bare_part_allowed(m: Match, index: int) -> bool:
    """Whether a part of the day alone points to one: "nella notte", "in serata", "la sera", not "una notte"."""
    words = m.tokens
    before, after = words.at(m.start - 1), words.at(m.end)
    word = words.at(index)
    if is_place_or_law(m, m.start):
        return False
    if (
        before in ("di", "del", "della")
        and m.start > 1
        and any(k in m.senses[m.start - 2].values for k in ("HOUR", "CLOCK", "MINUTE", "HALFF", "ZONE", "ONE"))
    ):
        return True
    if before in ("di", "del", "della") and words.at(m.start - 2) in ("quarto", "quarti", "min", "minuti"):
        return True
    if words.at(m.start - 2) in ("corriere", "giornale", "telegiornale", "tg", "messaggero") and words.at(
        m.start - 1
    ) in ("della", "del"):
        return False
    if m.start and any(k in m.senses[m.start - 1].values for k in ("DAYWORD", "WEEKDAY", "MONTH", "YEAR", "DMY", "DM")):
        return True
    if after in ("bianca", "rosa", "degli", "dei", "delle", "europea", "magica", "elettorale", "o"):
        return False
    if word == "alba":
        return (
            before in ("all'", "all’", "dall'", "dall’", "dell'", "dell’", "l'", "l’", "prima dell'")
            and not words.capital(index)
            and after not in ("di", "del", "della", "dei", "adriatica")
        )
    if word == "tramonto":
        return before in ("al", "dal", "del") and after not in ("di", "del", "della")
    if (
        word in ("serata", "giornata")
        and before in ("la", "una", "della")
        and after
        in ("di", "del", "dell'", "dedicata", "organizzata", "evento", "finale", "conclusiva", "speciale", "inaugurale")
    ):
        return _is_time(m, m.end + 1)
    return (
        before
        in (
            "nella",
            "nel",
            "in",
            "la",
            "il",
            "di",
            "della",
            "del",
            "dalla",
            "dal",
            "alla",
            "al",
            "durante",
            "verso",
            "per",
            "sulla",
            "sul",
            "a",
        )
        and (
            before not in ("per", "a", "sul", "sulla", "del", "della", "di")
            or _is_time(m, m.end + 1)
            or (
                before in ("del", "della")
                and words.at(m.start - 2)
                not in (
                    "giornale",
                    "corriere",
                    "telegiornale",
                    "tg",
                    "quotidiano",
                    "caffè",
                    "programma",
                    "luci",
                    "ora",
                    "vita",
                    "buio",
                    "stella",
                    "regina",
                    "re",
                    "silenzio",
                    "frescura",
                )
                and any_listed("function_words", [after])
            )
        )
        and not (
            before in ("di", "il", "la")
            and not _is_time(m, m.end + 1)
            and not _is_time(m, m.end)
            and word in ("giorno",)
        )
    )
