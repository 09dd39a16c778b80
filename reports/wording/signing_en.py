"""What each way of signing is and is not, by the country whose law is taken; docs/signatures.md has the sources."""

TEXTS = {
    "signing.desk.cn": (
        "A drawn signature may be an electronic one where both agreed on it (E-Signature Law, arts. 2, 3). It is "
        "not shown to be reliable (art. 13)."
    ),
    "signing.desk.uk": (
        "A drawn signature can sign where it is meant to (England and Wales); what it proves is for the evidence. "
        "Regulated agreements: not confirmed."
    ),
    "signing.desk.us": (
        "A drawn signature can sign where it is meant to (E-SIGN, 15 U.S.C. 7006). State law: not confirmed."
    ),
    "signing.desk.other": (
        "A drawn signature is kept as a record of the signing. By itself it does not show who drew it."
    ),
    "signing.voice.cn": (
        "A recorded yes is a record of an agreement by word. It is not a signature (E-Signature Law, arts. 2, 13)."
    ),
    "signing.voice.uk": (
        "A recorded yes is a record of an agreement by word. It is not called a signature; where one has to be "
        "signed, it does not do."
    ),
    "signing.voice.us": (
        "A recorded yes is a record of an agreement by word. That it is a signature under E-SIGN is not confirmed."
    ),
    "signing.voice.other": "A recorded yes is a record of an agreement by word. It is not called a signature.",
    "signing.paper.cn": "A signature by hand. The scan is a copy and not the original: keep the paper.",
    "signing.paper.uk": "A signature by hand. The scan is a copy: keep the paper.",
    "signing.paper.us": "A signature by hand. The scan is a copy: keep the paper.",
    "signing.paper.other": "A signature by hand. The scan is a copy: keep the paper.",
    "signing.certificate.cn": (
        "Worth a signature by hand only if it meets the four tests of art. 13 (E-Signature Law, art. 14). A self-"
        "made certificate does not show whose key it is; whether an issuer is licensed (art. 16) is not checked."
    ),
    "signing.certificate.uk": (
        "It can sign where it is meant to (England and Wales). A self-made certificate does not show whose key it "
        "is; whether an issuer is a qualified one is not checked."
    ),
    "signing.certificate.us": (
        "It can sign where it is meant to (E-SIGN, 15 U.S.C. 7006); no kind ranks higher. A self-made certificate "
        "does not show whose key it is."
    ),
    "signing.certificate.other": (
        "It shows that the terms are unchanged since. Whose key it is, only an issuer can vouch for; a self-made "
        "certificate does not show it."
    ),
}
