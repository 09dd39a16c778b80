"""The phrases that marks make, as patterns of their letters: "800 a month" is a sum and "every month", N and M.

The names in a pattern are the fields that its marks fill; underscores tell the places of one field apart.
"""

from __future__ import annotations

import re

UNUSABLE, OTHER_PERIOD = "", "other"
"""A piece that is understood and cannot be used: it is shown as not understood. So is a sum of a period that can be
two, which also leaves open what another sum beside it means."""

PHRASES: tuple[tuple[str, str, str], ...] = (
    # A sum every so often, with or without its day.
    (
        "X?(?P<amount>N)(?P<every>[MmWyf])x?|(?P<every_>[MmWyf])X?(?P<amount_>N)x?|X(?P<every__>[MmWf])(?P<amount__>N)",
        "",
        "",
    ),
    (
        "(?P<every>[MmW])[SO]?(?P<start>[DG])S?X?(?P<amount>N)|X?(?P<amount_>N)[SO]?(?P<start_>[DG])(?P<every_>[MW])",
        "",
        "",
    ),
    ("X?(?P<amount>N)(?P<start>E)|(?P<start_>E)X?(?P<amount_>N)", "", ""),
    ("(?P<every>[MmW])(?P<start>D)(?P<unusable>Y)X?(?P<amount>N)", "", ""),
    ("(?P<every>[MmW])(?P<unusable>Y)X?(?P<amount>N)|X?(?P<amount_>N)(?P<every_>[MmW])(?P<unusable_>Y)", "", ""),
    ("(?P<payments>P)(?P<amount>N)|(?P<counted>p)(?P<amount_>N)", "", ""),
    ("X?R[MmWyEf]|[MmWyEf]X?R|X[MmWyf]R", UNUSABLE, ""),
    # Money at once, or on a day.
    ("J?BX?(?P<now>N)|(?P<now_>N)[BbJ]|BJ(?P<now__>N)|JX?(?P<now___>N)", "", ""),
    ("O?(?P<now_on>[DG])BX?(?P<now>N)|BX?(?P<now_>N)O?(?P<now_on_>[DG])|(?P<now__>N)[Bb]O?(?P<now_on__>[DG])", "", ""),
    ("O?(?P<now_on>G)X?(?P<now>N)|(?P<now_>N)O?(?P<now_on_>G)", "", ""),
    ("J?B?R|R[BbJ]|O?[DG]J[NR]|J[NR]O?[DG]|[NR]JO?[DG]|O?[DG][NR]J", UNUSABLE, ""),
    # A first day.
    ("SO?(?P<start>[DG])S?|(?P<start_>[DG])S", "", ""),
    ("O(?P<start>[DG])", "", "line"),
    ("(?P<start>[DG])", "", "near"),
    # How long.
    (
        "[XFV](?P<max_months>[CA])I?[KT]?|(?P<max_months_>[CA])I[KT]?|(?P<max_months__>[CA])K|K(?P<max_months___>u)",
        "",
        "",
    ),
    ("[KT]V(?P<max_months>[CAmy])|(?P<max_months_>[CA])x|[XV](?P<longest>P)", "", ""),
    ("[XV](?P<max_months>[my])I?K?|F(?P<max_months_>y)|(?P<max_months__>[my])(?:I[KT]?|K)", "", ""),
    ("(?P<max_months>C)", "", "line"),
    ("F?(?P<payments>P)|F?(?P<counted>p)", "", ""),
    ("F?(?P<payments>c)", "", "week"),
    # The debt settled for less.
    ("[LJ]?X?(?P<settle>N)[LJ]?TL?|L?TX?(?P<settle_>N)L?|LX?(?P<settle__>N)K|(?P<settle___>N)LK", "", ""),
    ("[LTK]*(?P<settle>q)[LTK]*|L?(?P<settle_>H)L?T[L]?|L?T(?P<settle__>H)L?|L(?P<settle___>H)K", "", ""),
)
COMPILED = tuple((re.compile(pattern), field, needs) for pattern, field, needs in PHRASES)
LONGEST_PHRASE = 6
