"""Wordings around lists of incorporated reports."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

HEADINGS = (
    "INCORPORATION OF CERTAIN {DOCUMENTS|INFORMATION} BY REFERENCE",
    "Incorporation {of Certain {Documents|Information} |}by Reference",
    "INCORPORATION BY REFERENCE",
    "INFORMATION INCORPORATED BY REFERENCE",
    "WHERE YOU CAN FIND MORE INFORMATION; INCORPORATION BY REFERENCE",
    "Documents Incorporated by Reference",
    "WHERE YOU CAN FIND MORE INFORMATION",
)
LEADS = (
    "We incorporate by reference {into this «k» |}the {following documents|documents listed below} {filed with the SEC |that we have filed with the SEC |}(File No. «f»){, which contain important information about us|}{ «x»|}:",
    "The following documents filed by us with the SEC {pursuant to the Exchange Act |}are incorporated by reference {herein|into this «k»}{ (Commission File No. «f»)| (SEC File Number «f»)}{ «x»|}:",
    "We are incorporating by reference the documents listed below, which we have already filed with the SEC (File No. «f»){ «x»|}:",
    "The following documents, heretofore filed by the Company with the Commission (File No. «f»), are incorporated herein by reference{ «x»|}:",
)
EXCEPTIONS = (
    "(other than {current reports or |}portions thereof furnished under Item 2.02 or Item 7.01 of Form 8-K)",
    "(excluding any information furnished {and not filed |}pursuant to Item 2.02 or 7.01 of any Current Report on Form 8-K)",
    "(except, in each case, for information deemed furnished and not filed)",
    "(in each case, except to the extent furnished but not filed)",
)
AFTER = (
    "Notwithstanding the foregoing, we are not incorporating {by reference |}any {documents or |}information deemed to have been furnished and not filed in accordance with SEC rules.",
    "{Unless expressly incorporated, n|N}othing in this «k» shall be deemed to incorporate by reference information furnished to, but not filed with, the SEC.".replace(
        "{Unless expressly incorporated, n|N}othing", "Nothing"
    ),
    "We do not incorporate by reference any information furnished under Item 2.02 or Item 7.01 of {any |}Form 8-K{, including any related exhibits|}.",
    "Information that is furnished to the SEC rather than filed is not incorporated by reference.",
)
CLOSING = (
    "Any statement contained in a document incorporated {or deemed to be incorporated |}by reference {herein |}shall be deemed to be modified or superseded {for purposes of this «k» |}to the extent that a statement contained herein modifies or supersedes such statement.",
    "You may request a copy of these filings, at no cost, by writing or telephoning us at «a», Attention: Corporate Secretary, telephone (617) 555-0142.",
)
MEANING = "The SEC allows us to “incorporate by reference” information into this prospectus, which means that we can disclose important information to you by referring you to other documents."
SHARES = "the description of our common stock contained in our registration statement on Form 8-A filed {with the SEC |}on «d», including any amendment or report filed to update that description"
WITH_PERIOD = (
    "«l»«n» for the «p», «f»",
    "«l»«n» for the «p», «f»",
    "«l»«n» for the «p» («f»)",
    "«l»«n», «f», for the «p»",
    "«l»«n» for our «p» – «f»",
    "«l»«n» for the «p» (File No. 001-36159), «f»",
)
FILED = (
    "{filed|filed with the SEC|as filed with the SEC|which was filed with the Commission|filed with the Securities and Exchange Commission} on «d»",
    "filed «d»",
    "which we filed with the SEC on «d»",
)
WITHOUT_PERIOD = ("«l»«n» «f»", "«l»«n», «f»", "«l»«n» («f»)", "«l»«n», dated «e» and filed with the SEC on «d»")
