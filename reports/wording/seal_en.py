"""What is said of seals, certificates and their verification."""

TEXTS = {
    "reason.not_a_p12": "This is not a .p12 or .pfx file. Choose the file that your issuer gave you.",
    "reason.p12_password": "This password does not open the file. Type it again; nothing was changed.",
    "reason.p12_no_key": "The file holds no private key. Export it again together with its key.",
    "reason.p12_no_certificate": "The file holds a key, but no certificate. Export it again together with it.",
    "reason.p12_key_kind": "The key must be RSA with {smallest} bits or more. Ask your issuer for such a certificate.",
    "reason.p12_not_for_signing": "This certificate is not for signing. Ask your issuer for one that is.",
    "reason.certificate_expired": "The certificate was valid until {limit}. Import or make another one in Settings.",
    "reason.certificate_early": "The certificate is valid only from {limit}. Look at the clock of this PC, or wait.",
    "reason.not_a_certificate": "This is not a certificate. Choose a .pem, .cer or .crt file.",
    "reason.not_a_pdf": "This is not a PDF that can be read.",
    "reason.signed_already": "This PDF is signed already; a seal must be the first and only signature.",
    "reason.wrong_timestamp": (
        "The timestamp authority vouched for something else. Nothing was sealed; check its address, or seal without it."
    ),
    "reason.no_timestamp": "The timestamp authority did not answer. Nothing was sealed; try again, or seal without it.",
    "reason.document_too_large": "The file is larger than {largest} MB. Choose another, or make it smaller.",
    "seal.reason": "So that any change of this shows: {title}",
    "verify.intact": "Intact: this file is, byte for byte, what was sealed.",
    "verify.intact.by": "Intact: this file is, byte for byte, what {name} sealed.",
    "verify.intact.unregistered": "The seal is intact, but this store never kept such a file: ask where it comes from.",
    "verify.as_kept": "This file is, byte for byte, one that this store keeps from before agreements were sealed.",
    "verify.unproved": "Not proved: unchanged since it was sealed, but whose seal it is cannot be told yet.",
    "verify.not_intact": "Not intact: do not rely on this file.",
    "verify.unsealed": "No seal: this file calls itself {paper}.",
    "verify.unsealed.for": "No seal: this file calls itself {paper} for {number}.",
    "verify.unsealed.why": "Papers of this kind are not sealed, so that its content cannot be proved.",
    "verify.unsealed.ask": (
        "To find out, ask the organisation, on a telephone number that you knew before and not one from this file."
    ),
    "verify.unreadable": "The file cannot be read as a PDF: it is damaged, cut short, or something else.",
    "verify.not_sealed": "The file bears no seal.",
    "verify.several_seals": "There is more than one signature in the file; a sealed agreement has exactly one.",
    "verify.changed": "Something within the sealed part was changed after sealing.",
    "verify.appended": "After the sealed part something was added: {count:byte|bytes}.",
    "verify.appended.holds": "The sealed part before it is unchanged; what the page shows may no longer be.",
    "verify.not_whole": "The seal does not cover the whole file.",
    "verify.room_changed": (
        "The pages are as they were signed, but the room of the signature holds something that no sealing wrote there."
    ),
    "verify.needless_certificate": "The signature carries a certificate or a list that has no part in it.",
    "verify.not_certified": "The seal does not forbid later changes, as the seal of an agreement does.",
    "verify.other_certificate": "The seal was made with a certificate that is not the one given here.",
    "verify.same_name": "The seal names the same organisation, but was made with another key: take it for a forgery.",
    "verify.not_valid_then": "The certificate was not valid at the time that the seal states.",
    "verify.no_certificate": "There is no certificate to compare with. Give the organisation's with --certificate.",
    "verify.who": "Sealed with the certificate of {name}, fingerprint {fingerprint}.",
    "verify.who.self_made": "Sealed with a self-made certificate that calls itself {name}, fingerprint {fingerprint}.",
    "verify.when": "Sealed on {when}, by the clock of the PC that sealed it.",
    "verify.when.stamped": "Sealed on {when}, with a timestamp.",
    "verify.self_made": (
        "This certificate is self-made, and nobody vouches for its name: such a seal can prove only that a file is "
        "unchanged since it was sealed with that key, not whose key it is, who the organisation is, or who signed."
    ),
    "verify.register": "It is entered in the register of this store as agreement {number}.",
    "verify.register.none": "It is not in the register of this store.",
    "verify.digest": "SHA-256 of the file: {digest}",
    "action.certificate_kept": "certificate kept",
    "action.verified": "file verified",
}
