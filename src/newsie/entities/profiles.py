"""What an article says of each entity: its roles, its country, an Italian place's province and region."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from attrs import define, field

from newsie.entities.countries import demonym_country, phrase_country, place_country
from newsie.entities.gazetteer import Entry
from newsie.entities.gender import Gender, first_name_gender
from newsie.entities.groups import Group
from newsie.entities.people import fullest
from newsie.entities.places import is_italian, resolve
from newsie.entities.roles import Role, role_after, role_gender, title_before
from newsie.parse import Text
from newsie.records import Label

_WORD_AFTER = re.compile(r"\s*,?\s*(\w+)")


@define
class Profile:
    """An entity in the making: its group of names and what the text around them says."""

    group: Group
    name: str
    roles: list[Role] = field(factory=list)
    country: str | None = None
    gender: Gender | None = None
    province: str | None = None
    region: str | None = None
    ids: dict[str, str] = field(factory=dict)

    @property
    def label(self) -> Label:
        """PER, ORG or LOC."""
        return self.group.label


def profiles(groups: Sequence[Group], doc: Text, entries: Sequence[Entry] = ()) -> list[Profile]:
    """A profile for each group, in the same order.

    The country is the one the user's list gives; for a place the one it is, is the capital of or lies in (Italian
    comuni); for a seat of government the one it stands for; for others the one that their name or all their roles
    speak of.
    """
    found = [Profile(group, fullest(group)) for group in groups]
    text = doc.text
    places = [profile.name for profile in found if profile.label == "LOC"]
    for profile in found:
        if profile.label == "PER":
            _describe_person(profile, doc)
        elif profile.label == "LOC":
            _describe_place(profile, text, places)
        else:
            _describe_organisation(profile, text)
        row = max((name.entry for name in profile.group.members), default=-1)
        if row >= 0:
            profile.country = entries[row].country or profile.country
            profile.ids = {"gazetteer": entries[row].name, **entries[row].ids}
    return found


def _describe_person(profile: Profile, doc: Text) -> None:
    countries: dict[str, None] = {}
    for name in profile.group.members:
        first = max(bisect_left(doc.places, name.start + 1) - 1, 0)
        after = bisect_left(doc.places, name.end)
        for role in (title_before(doc, first), role_after(doc, after)):
            if role is not None:
                profile.roles.append(role)
                if country := phrase_country(role.text):
                    countries[country] = None
    if len(countries) == 1:
        profile.country = next(iter(countries))
    genders = {gender for role in profile.roles if (gender := role_gender(role.noun))}
    words = profile.name.split()
    named = first_name_gender(words[0]) if len(words) > 1 else None
    profile.gender = "fem" if "fem" in genders else named or ("masc" if genders else None)


def _describe_place(profile: Profile, text: str, places: list[str]) -> None:
    for form in dict.fromkeys([profile.name, *(name.text for name in profile.group.members)]):
        profile.country = profile.country or place_country(form)
    ends = [name.end for name in profile.group.members]
    comune = resolve(profile.name, text, ends, (place for place in places if place != profile.name))
    if comune:
        profile.province, profile.region = comune.province, comune.region
    if comune or is_italian(profile.name):
        profile.country = profile.country or "IT"


def _describe_organisation(profile: Profile, text: str) -> None:
    forms = list(dict.fromkeys(name.text for name in profile.group.members))
    for form in [profile.name, *forms]:
        profile.country = profile.country or place_country(form) or phrase_country(form)
    after = [_WORD_AFTER.match(text, name.end) for name in profile.group.members]
    said = {country for match in after if match and (country := demonym_country(match[1]))}
    if profile.country is None and len(said) == 1:
        profile.country = said.pop()
