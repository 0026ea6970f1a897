"""The file around a document: EDGAR headers of both styles, a bare wrapper, encodings."""

from __future__ import annotations

from draw import Dice
from model import Deal


def form(deal: Deal) -> str:
    """Return the EDGAR form type of a filing."""
    return "424B" + deal.paragraphs[0][-2]


def filers(deal: Deal, tags: bool) -> str:
    """Return one block of the header for each registration number."""
    out = []
    for number in deal.registration:
        name = deal.names[0].upper().replace(",", "").replace("’", "")
        if tags:
            out.append(
                f"<FILER>\n<COMPANY-DATA>\n<CONFORMED-NAME>{name}\n<CIK>0001234567\n</COMPANY-DATA>\n<FILING-VALUES>\n<FORM-TYPE>{form(deal)}\n<ACT>33\n<FILE-NUMBER>{number}\n<FILM-NUMBER>10914878\n</FILING-VALUES>\n</FILER>"
            )
        else:
            out.append(
                f"FILER:\n\n\tCOMPANY DATA:\t\n\t\tCOMPANY CONFORMED NAME:\t\t\t{name}\n\t\tCENTRAL INDEX KEY:\t\t\t0001234567\n\n\tFILING VALUES:\n\t\tFORM TYPE:\t\t{form(deal)}\n\t\tSEC ACT:\t\t1933 Act\n\t\tSEC FILE NUMBER:\t{number}\n\t\tFILM NUMBER:\t\t25788635\n"
            )
    return "\n".join(out)


def header(deal: Deal, style: str) -> str:
    """Return the header of a full submission, and make known what it says."""
    day = f"{deal.own:%Y%m%d}"
    if style != "wrapper":
        deal.facts["header_file_numbers"] = list(deal.registration)
        deal.facts["header_filed_date"] = [deal.own.isoformat()]
    deal.facts["header_form"] = [form(deal)]
    if style == "text":
        return f"<SEC-DOCUMENT>0001193125-13-449406.txt : {day}\n<SEC-HEADER>0001193125-13-449406.hdr.sgml : {day}\n<ACCEPTANCE-DATETIME>{day}161215\nACCESSION NUMBER:\t\t0001193125-13-449406\nCONFORMED SUBMISSION TYPE:\t{form(deal)}\nPUBLIC DOCUMENT COUNT:\t\t1\nFILED AS OF DATE:\t\t{day}\n\n{filers(deal, tags=False)}\n</SEC-HEADER>\n"
    if style == "tags":
        return f"<SUBMISSION>\n<ACCESSION-NUMBER>0001193125-13-449406\n<TYPE>{form(deal)}\n<PUBLIC-DOCUMENT-COUNT>1\n<FILING-DATE>{day}\n{filers(deal, tags=True)}\n"
    return ""


def enclosed(body: str, deal: Deal, dice: Dice) -> tuple[str, str]:
    """Put a document into an envelope or none; return it with the envelope's name."""
    style = dice.pick(["none", "none", "none", "wrapper", "text", "tags"])
    if style == "none":
        deal.facts["header_form"], deal.facts["header_file_numbers"] = [], []
        return body, style
    wrapped = f"<DOCUMENT>\n<TYPE>{form(deal)}\n<SEQUENCE>1\n<FILENAME>d{dice.number(1000, 9999)}.htm\n<DESCRIPTION>{dice.pick([form(deal), 'PROSPECTUS SUPPLEMENT', 'FINAL PROSPECTUS'])}\n<TEXT>\n{body}</TEXT>\n</DOCUMENT>\n"
    end = {"text": "</SEC-DOCUMENT>\n", "tags": "</SUBMISSION>\n", "wrapper": ""}[style]
    return header(deal, style) + wrapped + end, style


def encoded(text: str, dice: Dice) -> tuple[bytes, str]:
    """Turn text into bytes in one of the encodings filings come in."""
    if dice.chance(0.35):
        try:
            return text.encode("cp1252"), "cp1252"
        except UnicodeEncodeError:
            pass
    if dice.chance(0.08):
        return b"\xef\xbb\xbf" + text.encode(), "bom"
    return (text.replace("\n", "\r\n") if dice.chance(0.25) else text).encode(), "utf-8"
