"""Names of locales (BCP 47): how every fact spells them, whoever wrote them.

They become folders of the output and names of vocabularies, so that one in another case would be another folder on one
system and the same on the next, and one that is no locale could be any folder.
"""

import re

_LOCALE = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)


def spell_locale(name: str) -> str | None:
    """The name of a locale in the case that BCP 47 gives it, None for what is none; English alone is American.

    >>> spell_locale("zh-hans-CN"), spell_locale("EN"), spell_locale("../x")
    ('zh-Hans-CN', 'en-US', None)
    """
    match = _LOCALE.fullmatch(name)
    if match is None:
        return None
    if name.lower() == "en":
        return "en-US"
    language, script, region = match.groups()
    return "-".join(part for part in (language.lower(), script and script.title(), region and region.upper()) if part)
