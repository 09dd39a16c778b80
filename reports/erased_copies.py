"""Which copies an erasing reached, in words."""

from __future__ import annotations

from reports import wording
from reports.formats import Language
from restructure.store.erasure import Reached


def copies_in_words(reached: Reached, language: Language) -> str:
    """The copies that somebody was taken out of, and those that were deleted; nothing where there were none.

    >>> copies_in_words(Reached(deleted=("office-schema-16.db",)), "en")
    'Deleted, since nobody can be taken out of them: office-schema-16.db.'
    """
    said = (("erased.copies_swept", reached.cleaned), ("erased.copies_deleted", reached.deleted))
    return "\n".join(wording.say(key, language, names=", ".join(names)) for key, names in said if names)
