"""International bank account numbers."""

from __future__ import annotations

import re

SHAPE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)


def iban_of(text: str) -> str:
    """The IBAN that a text is, without its spaces; nothing where its shape or its check digits are wrong.

    The letters become numbers from 10, the first four characters go to the end, and the remainder by 97 must be 1.
    Source: ISO 13616-1, ISO/IEC 7064 (MOD 97-10).

    >>> iban_of("DE89 3704 0044 0532 0130 00"), iban_of("DE88 3704 0044 0532 0130 00"), iban_of("0000 1111 2222 3333")
    ('DE89370400440532013000', '', '')
    """
    plain = "".join(text.split()).upper()
    if not SHAPE.fullmatch(plain):
        return ""
    turned = plain[4:] + plain[:4]
    return plain if int("".join(str(int(character, 36)) for character in turned)) % 97 == 1 else ""
