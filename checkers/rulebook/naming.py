"""What a name looks like that expressions, phrases and messages can use."""

from __future__ import annotations

import regex

NAME = regex.compile(r"[a-z][a-z0-9_]*+")
NAME_WORDS = "small letters, digits and _, beginning with a letter"
