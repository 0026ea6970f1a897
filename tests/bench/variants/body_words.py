"""Running text."""
# ruff: noqa: E501 - a wording reads best in one line

from __future__ import annotations

FILLER = (
    "We design, manufacture and sell products to customers in {North America|forty countries|the United States and Europe}, and we compete with companies that have greater resources than we do.",
    "Our revenue for the {six|nine} months ended «d» was $«m» million, compared with $«n» million for the same period of the prior year.",
    "If we cannot obtain financing on acceptable terms, we may have to delay, reduce or end some of our programs, and the market price of our securities could fall.",
    "The loss of any member of our management could {harm|materially harm} our business, because there is strong competition for people with their experience.",
    "Our charter permits our board of directors to issue preferred stock without further action by stockholders, which could make a takeover more difficult.",
    "We have never declared or paid cash dividends on our capital stock and do not expect to do so in the foreseeable future.",
    "On «d», we entered into a credit agreement with a group of lenders that provides for borrowings of up to $«m» million.",
    "This document contains forward-looking statements. Words such as “may,” “will,” “expect” and “believe” identify them, and actual results may differ.",
)
