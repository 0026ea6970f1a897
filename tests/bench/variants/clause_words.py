"""Wordings of legend, risk pointer, market, proceeds and read-with."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

SUBJECTS = (
    "Neither the {Securities and Exchange Commission|SEC|U.S. Securities and Exchange Commission|Commission} nor any state securities {commission|commissions|regulator|authority} has",
    "Neither the Securities and Exchange Commission{ (the “SEC”)|, or SEC,|, which we refer to as the SEC,| (“SEC”)|} nor any state securities commission{ or regulatory authority|} has",
    "Neither the Securities and Exchange Commission, any state securities commission, nor any other regulatory body has",
    "None of the {SEC|Securities and Exchange Commission}, any state securities commission or any other regulatory {body|authority} has",
    "Neither the Securities and Exchange Commission nor any state or {other|non-U.S.|foreign} securities {commission|regulator} has",
    "The Securities and Exchange Commission and state securities regulators have not",
    "Neither the SEC nor any state securities commission has",
)
MIDDLES = {
    "A": (
        "{approved or disapproved|approved or disapproved} of «n»{,|} or passed {up|}on the {adequacy or accuracy|accuracy or adequacy} of «p»",
        "approved or disapproved of «n» or passed upon the adequacy or accuracy of «p»",
        "approved or disapproved «n» or passed upon the {adequacy or accuracy|accuracy or adequacy} of «p»",
        "approved or disapproved of «n», nor {has it|have they|} passed upon the {adequacy or accuracy|accuracy or adequacy} of «p»",
        "approved or disapproved of «n» or passed on the adequacy or accuracy of the disclosures in «p»",
    ),
    "B": (
        "approved or disapproved of «n»{,|} or determined {if|that|whether} «p» is truthful or complete",
        "approved or disapproved «n»{,|} or determined if «p» is truthful or complete",
        "approved or disapproved of «n» or determined if «p» is truthful and complete",
    ),
    "other": (
        "approved or disapproved of «n»{,|} or determined {if|that|whether} «p» is accurate or complete",
        "approved or disapproved of «n» or determined {if|that} «p» is accurate {or|and} complete",
    ),
}
ENDS = (
    "Any representation to the contrary is a criminal offense.",
    "Any representation to the contrary is a criminal offense.",
    "Any representation to the contrary is a criminal offence.",
    "It is illegal for anyone to tell you otherwise.",
    "Any representation to the contrary is unlawful.",
    "ANY REPRESENTATION TO THE CONTRARY IS A CRIMINAL OFFENSE.",
)
OLD = (
    "THESE SECURITIES HAVE NOT BEEN APPROVED OR DISAPPROVED BY THE SECURITIES AND EXCHANGE COMMISSION OR ANY STATE SECURITIES COMMISSION NOR HAS THE "
    "SECURITIES AND EXCHANGE COMMISSION OR ANY STATE SECURITIES COMMISSION PASSED UPON THE ACCURACY OR ADEQUACY OF THIS PROSPECTUS{ SUPPLEMENT OR THE PROSPECTUS|}. "
    "ANY REPRESENTATION TO THE CONTRARY IS A CRIMINAL OFFENSE."
)
INVESTING = (
    "{Investing|An investment} in {our|the} «s» involves {a high degree of risk|risk|risks|significant risks|substantial risk|certain risks}.",
    "{Investing in|The purchase of} {these securities|«s»|our securities} {is speculative and |}involves a high degree of risk.",
    "Our business and an investment in our «s» involve {significant|a number of} risks.",
    "THIS INVESTMENT INVOLVES A HIGH DEGREE OF RISK.",
    "",
)
POINTERS = (
    "See “Risk Factors” {beginning on|on|starting on|commencing on} {page|Page} «g»{ of «d»|}.",
    "{Please see|Please read|You should read|Please refer to|Before buying any securities you should read} {the section entitled |the discussion of material risks under the heading |}“Risk Factors” beginning on page «g»{ of «d»|}{ for a discussion of certain risks you should consider| before you invest|}.",
    "You should {carefully consider|review carefully|carefully review} the {risks and uncertainties described under the heading “Risk Factors”|“Risk Factors” section} {beginning|contained} on page «g» {of «d»|of «d» and in the documents incorporated by reference}.",
    "These risks are described {under|in} {the caption |}“Risk Factors” beginning on page «g»{ of «d»|}.",
    "SEE “RISK FACTORS” BEGINNING ON PAGE «g»{ OF THIS PROSPECTUS|} FOR A DISCUSSION OF CERTAIN MATTERS THAT SHOULD BE CONSIDERED BY PROSPECTIVE INVESTORS.",
    "{Consider carefully|You should consider carefully} the risk factors beginning on page «g» {of|in} «d».",
    "For a discussion of {certain |}factors {you should consider|that should be considered} before {buying|purchasing|investing in} our «s», see “Risk Factors” {beginning |}on page «g».",
    "See the “Risk Factors” section beginning on page «g» of «d».",
    "RISK FACTORS BEGIN ON PAGE «g».",
    "We urge you to {carefully |}read the “Risk Factors” section beginning on page «g», where we describe specific risks associated with these securities, before you make your investment decision.",
)
BOTH = (
    "See “Risk Factors” beginning on page «g» of this «k» and {on |}page «h» of the accompanying prospectus.",
    "See “Risk Factors” on page «g» of this «k» and beginning on page «h» of the accompanying prospectus{ and in the documents incorporated by reference herein|}.",
    "Please read “Risk Factors” beginning on page «g» of this «k» and page «h» of the {accompanying|base} prospectus for a discussion of these risks.",
    "You should carefully consider the risk factors beginning on page «g» {of|in} this «k» and on page «h» of the prospectus.",
)
REFERRED = (
    "See “Risk Factors” beginning on page «g» of the {P|p}rospectus{ to read about factors you should consider before buying shares|}.",
    "You should carefully review the risks and uncertainties described under the heading “Risk Factors” beginning on page «g» of the Prospectus{, and under similar headings in any amendments or supplements to the Prospectus|}.",
    "See the section entitled “Risk Factors” {beginning |}on page «g» of the Prospectus.",
    "You should review carefully the risks and uncertainties referenced under the heading “Risk Factors” on page «g» of the prospectus dated «b».",
)
MARKETS = (
    "Our common stock is {listed|traded|quoted|listed for trading} on «x» under the {symbol|trading symbol|ticker symbol|ticker} “«t»{.”|.”|”.}",
    "Our common stock trades on «x» under the symbol “«t».” On «d», the last reported sale price of our common stock was $«c» per share.",
    "Our shares of common stock are {currently |}{listed|quoted} on «x» under the symbol «t».",
    "Our common stock is listed on «x» under the symbol “«t»”. The {last reported|closing} {sale |}price of our common stock on «d» was $«c» per share.",
    "The common stock is {listed|traded} on «x» (symbol: «t»).",
    "Shares of our common stock are traded on «x» under the symbol “«t»,” and on «d» the closing price was $«c».",
    "Our common stock and public warrants are listed on «x» under the symbols “«t»” and “«t» WS,” respectively.",
    "Our common stock is quoted on «x» and trades under the symbol “«t».”",
    "«x» Symbol: “«t»”",
)
NONE = (
    "We will not receive any {of the |}proceeds from the sale of {the|these} shares by the «h».",
    "We are not selling any {securities|shares of common stock} under this «k» and will not receive any proceeds from the sale of {the |}shares by the «h».",
    "The «h» will receive all of the {net |}proceeds from any sales of {the|their} shares. We will not receive any proceeds{ from the sale of the shares|}.",
    "The Company will {receive none of|not receive any of} the proceeds from the sale of the shares {offered hereby|by the «h»}.",
    "We will receive no proceeds from {the|any} sale {or other disposition |}of the shares by the «h».",
    "All of the proceeds from the sale of the shares will be received by the «h». We will not receive any of those proceeds.",
    "None of the proceeds from the sale of the shares by the «h» will be received by {us|the Company}.",
)
WARRANTED = (
    "However, we will receive {up to |approximately |proceeds of up to |}«m» {in gross proceeds |}{if all of the warrants are exercised for cash|upon the exercise of the warrants for cash|from the exercise of the warrants}{, which we intend to use for working capital and general corporate purposes|}.",
    "We may receive {gross |}proceeds from the exercise of {the|any} warrants{, if exercised for cash|}, {up to a maximum of|which would total} «m»{, which would be used for general corporate purposes|}.",
    "To the extent the warrants are exercised for cash, we will receive {the exercise price|proceeds} of {up to |}«m»{ in the aggregate|}.",
    "Upon any exercise of the warrants {by payment of cash|for cash}, however, we will receive the exercise price of the warrants, {or|which would be} an aggregate of {approximately |}«m».",
)
READ_WITH = (
    "This «k» {should be read in conjunction with|must be read in conjunction with|should be read together with|is to be read in conjunction with|should be read in connection with} the {P|p}rospectus{, which is to be delivered with this «k»|}{ dated «d»|}.",
    "You should read this «k» {in conjunction with|together with|along with} the prospectus dated «d»{, including any supplements and amendments thereto|}.",
    "This «k» is not complete without, and may not be {delivered or utilized|utilized|delivered or used} except in {combination|conjunction|connection} with, the Prospectus, including any {amendments or |}supplements {thereto|to it}.",
    "This «k» should be read in conjunction with, and is qualified by reference to, the Prospectus{, except to the extent that the information herein {updates|modifies} or supersedes the information contained therein|}.",
    "This supplement {is part of, and |}should be read in conjunction with{,|} the prospectus dated «d»{.|, and must be delivered with the prospectus.}",
    "This «k» may be used only if accompanied by the prospectus{ dated «d»|}.",
)
