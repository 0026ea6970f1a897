"""The language server for rule files.  Only `server` needs the extra packages; the rest works on plain values."""
