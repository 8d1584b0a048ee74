"""tmp"""


def share(triggers, arguments, phrases):
    return arguments
