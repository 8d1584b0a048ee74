"""Articles made by hand, for tests of what newsie shows and writes: no model is needed for them."""

from datetime import date, datetime, timedelta

from newsie.records import (
    Argument,
    Article,
    Entity,
    Event,
    EventMention,
    EventType,
    Mention,
    Status,
    TimeExpression,
    UserType,
)

NASTY_TITLE = '<img src=x onerror=alert(1)> & "l\'urlo"'
STATUSES: tuple[Status, ...] = ("factual", "negated", "possible", "future")


def mention(text: str, words: str, start: int = 0, kind: str = "name") -> Mention:
    at = text.index(words, start)
    return Mention(at, at + len(words), words, kind)


def argument(text: str, role: str, words: str, *, entity: str | None = None, name: str | None = None, after: int = 0):
    at = text.index(words, after)
    return Argument(role, at, at + len(words), words, entity, name, country="IT" if entity else None)


def meeting() -> Article:
    """Two events, one of them told twice, with every field of the records in use."""
    text = (
        "Marta Neri vede Rossi\n"
        "La ministra Marta Neri ha incontrato venerdì a Torino Paolo Rossi & figli, secondo l'Ansa. "
        "L'incontro è durato due ore. Nel 1492 il doge non avrebbe firmato «l'accordo»."
    )
    first, second, third = (mention(text, "La ministra"), mention(text, "L'incontro"), mention(text, "Nel 1492"))
    sentences = [text[first.start : second.start - 1], text[second.start : third.start - 1], text[third.start :]]
    marta = Entity(
        "e1",
        "PER",
        "Marta Neri",
        (mention(text, "Marta Neri"), mention(text, "Marta Neri", 5), mention(text, "La ministra", kind="nominal")),
        "IT",
        ("ministra",),
        {"archive": "n-17"},
    )
    rossi = Entity("e2", "ORG", "Paolo Rossi & figli", (mention(text, "Paolo Rossi & figli"), mention(text, "Rossi")))
    torino = Entity("e3", "LOC", "Torino", (mention(text, "Torino"),), "IT")
    who = argument(text, "participant", "Marta Neri", entity="e1", name="Marta Neri", after=5)
    whom = argument(text, "participant", "Paolo Rossi & figli", entity="e2", name="Paolo Rossi & figli")
    place = argument(text, "place", "Torino", entity="e3", name="Torino")
    day = (datetime(2024, 9, 13), datetime(2024, 9, 14))
    year = (datetime(1492, 1, 1), datetime(1493, 1, 1))
    met = Event(
        "ev1",
        EventType.MEET,
        (
            _mention(text, "m1", "incontrato", sentences[0], (who, whom, place), "2024-09-13", "factual", "Ansa"),
            _mention(text, "m2", "incontro", sentences[1], (), None, "factual", None),
        ),
        "2024-09-13",
        day,
        "expression",
        participants=(who, whom),
        place=place,
        source="Ansa",
    )
    doge = argument(text, "agent", "il doge")
    deal = argument(text, "theme", "l'accordo")
    signed = Event(
        "ev2",
        EventType.AGREEMENT,
        (_mention(text, "m3", "firmato", sentences[2], (doge, deal), "1492", "negated", None),),
        "1492",
        year,
        "expression",
        agents=(doge,),
        themes=(deal,),
        status="negated",
    )
    return Article(
        "neri",
        "Marta Neri vede Rossi",
        text,
        date(2024, 9, 14),
        "https://example.org/neri?a=1&b=2",
        (marta, rossi, torino),
        (
            TimeExpression("t1", *_place(text, "venerdì"), "DATE", "2024-09-13", day, "published"),
            TimeExpression("t2", *_place(text, "due ore"), "DURATION", "PT2H"),
            TimeExpression("t3", *_place(text, "1492"), "DATE", "1492", year, "explicit"),
        ),
        (met, signed),
    )


def nasty() -> Article:
    """Markup, quotes, ampersands and a right-to-left override in every place that a page shows."""
    name = "O'Neil <b>\"&\u202e</b> </script>"
    text = f"{NASTY_TITLE}\n{name} attacca <i>tutti</i> \u0007 a ]]> {NASTY_TITLE}."
    who = argument(text, "agent", name, entity="e1", name=name)
    event = Event(
        "ev<1>",
        UserType("CRONACA", "gruppo <x>", 'etichetta <y> & "z"'),
        (_mention(text, 'm"1', "attacca", text[len(NASTY_TITLE) + 1 :], (who,), None, "possible", NASTY_TITLE),),
        agents=(who,),
        status="possible",
        source=NASTY_TITLE,
    )
    entity = Entity("e1", "PER", name, (mention(text, name),), None, ("<u>capo</u>",))
    return Article('<id> & "co"', NASTY_TITLE, text, None, "javascript:alert(1)", (entity,), (), (event,))


def silent() -> Article:
    """An article in which nothing was found, without title or date."""
    return Article("silent", None, "Niente da segnalare.", None, None, (), (), ())


def crowded(events: int = 500, *, id: str = "crowded", padding: int = 0) -> Article:
    """An article with many events, one a line; `padding` is the number of filler characters after each line."""
    lines, found, actors = [], [], {}
    types, start = list(EventType), 0
    for number in range(events):
        who, whom = f"Attore {number % 17}", f"Parte {number % 11}"
        line = f"{who} ha colpito {whom} a Roma nel giorno {number}." + " bla" * (padding // 4)
        moment = datetime(2020, 1, 1) + timedelta(days=number * 3 % 1500)
        value = moment.date().isoformat()
        agent = _shifted(line, "agent", who, start)
        target = _shifted(line, "target", whom, start)
        for argument in (agent, target):
            actors.setdefault(argument.text, []).append(Mention(argument.start, argument.end, argument.text))
        status = STATUSES[number % 4]
        at = start + line.index("colpito")
        sentence = Mention(start, start + len(line), line)
        trigger = Mention(at, at + 7, "colpito")
        found.append(
            Event(
                f"{id}-{number}",
                types[number % len(types)],
                (EventMention(f"m{number}", trigger, sentence, (agent, target), value, status, None, "made by hand"),),
                value,
                (moment, moment + timedelta(days=1)),
                "expression",
                agents=(agent,),
                targets=(target,),
                place=_shifted(line, "place", "Roma", start),
                status=status,
            )
        )
        lines.append(line)
        start += len(line) + 1
    entities = tuple(
        Entity(f"e{n}", "PER", name, tuple(mentions)) for n, (name, mentions) in enumerate(sorted(actors.items()))
    )
    return Article(id, f"Molti eventi {id}", "\n".join(lines), date(2024, 1, 1), None, entities, (), tuple(found))


ALL = {"meeting": meeting, "nasty": nasty, "silent": silent, "crowded": crowded}


def _place(text: str, words: str) -> tuple[int, int, str]:
    at = text.index(words)
    return at, at + len(words), words


def _shifted(line: str, role: str, words: str, by: int) -> Argument:
    at = line.index(words) + by
    return Argument(role, at, at + len(words), words, None, words)


def _mention(text, id_, trigger, sentence, arguments, day, status, source) -> EventMention:
    at = text.index(sentence)
    return EventMention(
        id_,
        mention(text, trigger, at),
        Mention(at, at + len(sentence), sentence),
        arguments,
        day,
        status,
        source,
        "made by hand",
        None,
    )
