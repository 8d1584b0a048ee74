"""What news text really looks like: capitals, accents typed as apostrophes, quotes of all kinds."""

ACCENTS = str.maketrans({"à": "a'", "è": "e'", "é": "e'", "ì": "i'", "ò": "o'", "ù": "u'"})
ACCENTS |= str.maketrans({"À": "A'", "È": "E'", "É": "E'", "Ì": "I'", "Ò": "O'", "Ù": "U'"})


def apostrophes_for_accents(text: str) -> str:
    """'perché' as "perche'", as agencies and old keyboards write it."""
    return text.translate(ACCENTS)


def without_accents(text: str) -> str:
    """'perché' as 'perche'."""
    return text.translate({key: value[0] for key, value in ACCENTS.items()})


def curly_quotes(text: str) -> str:
    """Typographic apostrophes and quotation marks for the straight ones."""
    out, is_open = [], False
    for char in text:
        if char == '"':
            out.append("”" if is_open else "“")
            is_open = not is_open
        else:
            out.append("’" if char == "'" else char)
    return "".join(out)


def capitals(text: str) -> str:
    """A headline in capitals, one character for one ("ß" would become two and stays)."""
    return "".join(char.upper() if len(char.upper()) == 1 else char for char in text)
