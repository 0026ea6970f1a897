"""Signs of symbol fonts, whose code points mean nothing outside the font."""

from __future__ import annotations

BULLET = "\u2022"
_PRIVATE = 0xF000  # where Word puts the signs of a symbol font
_SIGNS = {
    "symbol": {
        0xB7: BULLET,
        0xD2: "\u00ae",
        0xD3: "\u00a9",
        0xD4: "\u2122",
        0xE2: "\u00ae",
        0xE3: "\u00a9",
        0xE4: "\u2122",
    }
    | {code: chr(code) for code in range(0x21, 0x40) if chr(code) not in "\"$'"},
    "wingdings": {
        0x6F: "\u2610",
        0x71: "\u2610",
        0x72: "\u2610",
        0x78: "\u2612",
        0xA8: "\u2610",
        0xFB: "\u2612",
        0xFC: "\u2713",
        0xFD: "\u2612",
        0xFE: "\u2611",
    },
}


def symbol(code: int, font: str = "") -> str:
    """Return the sign that stands at a code point of a font; what has no name is a bullet."""
    if code < _PRIVATE and font.lower() not in _SIGNS:
        return chr(code) if 0x20 < code < 0xD800 else BULLET
    return _SIGNS.get(font.lower(), {}).get(code & 0xFF, BULLET)
