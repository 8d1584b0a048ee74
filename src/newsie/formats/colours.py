"""The colours of newsie's pages and of displaCy, one table for light and one for dark surroundings.

Text on every background has a contrast of at least 7:1 (WCAG 2.2, level AAA). No meaning rests on a colour alone: marks
also carry their label and differ in how they are underlined.
"""

from newsie.records import EventType

LIGHT: dict[str, str] = {
    "text": "#16181d",
    "soft": "#474c58",
    "ground": "#ffffff",
    "card": "#f5f6f8",
    "line": "#c4c8d0",
    "link": "#0b4a94",
    "per": "#cfe2ff",
    "org": "#ffe1b0",
    "loc": "#c9efcd",
    "time": "#e7dbff",
    "event": "#ffd3d8",
    "lit": "#ffe94a",
    "sentence": "#fff8d6",
}
DARK: dict[str, str] = {
    "text": "#f2f3f5",
    "soft": "#c3c8d2",
    "ground": "#14161a",
    "card": "#1e2127",
    "line": "#4a505c",
    "link": "#9cc7ff",
    "per": "#173f70",
    "org": "#5b3a00",
    "loc": "#14492a",
    "time": "#46306f",
    "event": "#6b1a2b",
    "lit": "#5c4800",
    "sentence": "#33301c",
}

GROUPS: dict[str, str] = {
    "communication": "#d7dbe3",
    "politics": "#bcd6ff",
    "conflict": "#ffbcb3",
    "justice": "#d9c8ff",
    "life": "#ffc9e3",
    "incident": "#ffd6a8",
    "economy": "#bfe8c5",
    "sport_culture": "#f6e58d",
    "movement": "#b5e6ea",
}
"""A background for each group of event types."""

DISPLACY: dict[str, str] = {
    "PER": LIGHT["per"],
    "ORG": LIGHT["org"],
    "LOC": LIGHT["loc"],
    "DATE": LIGHT["time"],
    "TIME": "#dccbff",
    "DURATION": "#efe6ff",
    "SET": "#d3c0fb",
    **{type_.name: GROUPS[type_.group] for type_ in EventType},
}
"""What the entry point `spacy_displacy_colors` gives to displaCy: a colour for every label in `doc.spans`."""
