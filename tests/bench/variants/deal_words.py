"""What deals are drawn from, and the kinds each defect is planted in."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

KINDS = (
    "sticker",
    "sticker",
    "sticker",
    "resale",
    "resale",
    "takedown",
    "takedown",
    "atm",
    "pricing",
    "ipo",
    "exchange",
    "continuous",
    "abs",
)
DEFECTS = {
    "cover/filing-paragraph": KINDS,
    "cover/registration-number": KINDS,
    "cover/registration-number-form": KINDS,
    "cover/registration-number-kind": KINDS,
    "cover/registrant": ("sticker", "resale", "takedown"),
    "cover/own-date": ("sticker", "resale", "takedown", "atm"),
    "cover/own-date-consistent": ("sticker", "resale", "takedown", "atm"),
    "base/date-present": ("sticker", "takedown", "atm"),
    "base/date-consistent": ("sticker", "sticker", "atm"),
    "base/date-order": ("sticker", "takedown", "atm"),
    "offering/amount": ("resale", "takedown", "ipo"),
    "offering/amount-consistent": ("resale", "ipo", "sticker"),
    "proceeds/statement": ("resale",),
    "proceeds/warrant-exercise": ("resale",),
    "risk/pointer": ("resale", "takedown", "atm", "ipo"),
    "risk/pointer-page": ("resale", "takedown", "atm", "ipo"),
    "legend/present": ("resale", "takedown", "atm", "ipo"),
    "legend/complete": ("resale", "takedown", "atm", "ipo", "pricing", "abs"),
    "legend/whole": ("resale", "takedown", "atm", "sticker"),
    "legend/securities-noun": ("resale", "takedown", "atm", "sticker", "ipo"),
    "relation/read-with": ("sticker",),
    "incorporation/duplicates": ("resale", "takedown", "atm"),
    "incorporation/furnished-exception": ("resale", "takedown", "atm"),
    "hygiene/placeholders": ("sticker", "resale", "takedown", "atm", "ipo"),
}
COMMON = (
    ("Common Stock", "stock", "shares"),
    ("Common Stock", "stock", "shares"),
    ("Common Stock, par value $0.001 per share", "stock", "shares"),
    ("Common Stock, $.01 Par Value", "stock", "shares"),
    ("Class A Common Stock", "stock", "shares"),
    ("Ordinary Shares", "stock", "ordinary shares"),
    ("American Depositary Shares", "stock", "American Depositary Shares"),
    ("Common Shares of Beneficial Interest", "stock", "common shares"),
    ("Common Units Representing Limited Partner Interests", "units", "common units"),
)
NOTES = (
    "{3|4|5|6|7}.{125|250|375|500|750|875}% {Senior |Convertible Senior |Subordinated |Senior Secured |}Notes {due|Due} {2|}«y»",
)
HOLDERS = (
    "selling stockholders",
    "selling stockholders",
    "selling shareholders",
    "selling securityholders",
    "selling security holders",
    "selling stockholder",
    "selling holders",
)
