"""One merchant, one name: what is left of a bank's text without the card, the till and the city."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape

from sitdown.kinds.money.fingerprints import normalised_text
from sitdown.kinds.money.merchant_words import CITIES, REGIONS, WRITTEN_SO

_LONGEST_TEXT = 300
_LONGEST_NAME = 40

_GO_BETWEENS = re.compile(
    r"^(?:sq|tst|paypal|pp|pypl|sumup|zettle|iz|sp|stripe|klarna|ppro|payu|lsp|toast)\s*\*\s*",
    re.IGNORECASE,
)
"""Payment services that stand before the merchant they collect for."""

_CARD_NOISE = re.compile(
    r"""^(?:
      check\s+cr?d\s+purchase | checkcard | pos(?:\s+(?:debit|purchase))? | debit\s+card\s+purchase
    | visa(?:\s+(?:dda\s+pur(?:\s+\d{4})?|debit|purchase))? | mastercard | maestro
    | girocard | contactless
    | card\s+(?:payment|purchase)(?:\s+to)? | purchase\s+authorized\s+on | recurring\s+payment
    | kartenzahlung | lastschrift(?:einzug)? | basislastschrift | sepa | dauerauftrag | ec
    | folgelastschrift | erstlastschrift | gutschrift | ueberweisung
    | überweisung | überweisungsauftrag
    | paiement(?:\s+par)?\s+carte | carte\s+x\d+ | cb | prlv | virement | vir
    | betaalautomaat | bea | gea
    | direct\s+(?:debit|dep(?:osit)?)(?:\s+to)? | standing\s+order(?:\s+to)?
    | bill\s+payment(?:\s+to)?
    | faster\s+payment | bank\s+transfer | ach(?:\s+(?:debit|credit))? | online\s+payment | des:
    | \d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})? | x{2,}\d+ | \*+\d+
    )(?![\w'])[\s:,/.-]*""",
    re.IGNORECASE | re.VERBOSE,
)
_DOUBLE_SLASH = re.compile(r"\s*//.*$|\s+sagt danke\b.*$", re.IGNORECASE)
_COLUMN_TAIL = re.compile(r"(?<=\S)(?:\s{2,}|\t).*$")
_NUMBER_TAIL = re.compile(
    r"""(?:[\s,;-]+(?:
      (?:nr|no|ref|store|filiale|fil|markt|id|txn|inv|kd)\.?\s*:?\s*\#?\d[\d\w-]* | \#\s*\d+
    | (?=[\w*/.-]*\d{2})[\w*/.-]+ | \+?[\d()\s-]{7,}
    )).*$""",
    re.IGNORECASE | re.VERBOSE,
)
_REFERENCE_AFTER_STAR = re.compile(r"\s*\*.*$")
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:gmbh(?:\s*[&+]\s*co\.?\s*(?:kg|ohg))?|ag|kg|ohg|se|ug|e\.?\s?k\.?|ltd"
    r"|limited|plc|inc|llc|corp|co|b\.?v\.?|n\.?v\.?|s\.?a\.?r\.?l\.?|s\.?p\.?a\.?|s\.?r\.?l\.?|sas|oy|ab|aps)\.?$",
    re.IGNORECASE,
)
_WEB_TAIL = re.compile(
    r"(?:^www\.)|(?:\.(?:com|de|co\.uk|nl|fr|net|org|io|eu)\b.*$)", re.IGNORECASE
)

_SPELLING = {name.casefold(): name for name in WRITTEN_SO}


def merchant_of(payee: str, memo: str = "") -> str:
    """The name of the merchant, for a person to read; empty when there is no text at all.

    The memo is asked only when the payee says nothing: empty, or a go-between's bare name.
    """
    for text in (payee, memo):
        if name := _name_in(text):
            return name
    return _shown(" ".join((payee or memo).split()))[:_LONGEST_NAME]


def merchants_of(payees: Sequence[str], memos: Sequence[str]) -> list[str]:
    """The same for many movements, each payee looked at once."""
    names = {payee: _name_in(payee) for payee in set(payees)}
    return [
        names[payee] or merchant_of(payee, memo) for payee, memo in zip(payees, memos, strict=True)
    ]


def merchant_key(name: str) -> str:
    """What two spellings of one merchant have in common; compare and group by it."""
    return normalised_text(name).replace(" ", "")


@lru_cache(maxsize=16_384)
def _name_in(text: str) -> str:
    text = unescape(text[:_LONGEST_TEXT]) if "&" in text else text[:_LONGEST_TEXT]
    text = _without_heads(text.strip())
    text = _DOUBLE_SLASH.sub("", text)
    text = _COLUMN_TAIL.sub("", text)
    text = _REFERENCE_AFTER_STAR.sub("", text)
    text = _without_place(_NUMBER_TAIL.sub("", text))
    text = _WEB_TAIL.sub("", text)
    text = _LEGAL_FORM.sub("", _LEGAL_FORM.sub("", text))
    text = text.strip(" ,;:/-*#.'\"")
    if sum(letter.isalpha() for letter in text) < 2:
        return ""
    return _shown(text)[:_LONGEST_NAME].strip()


def _without_heads(text: str) -> str:
    """The text after its go-betweens and card words, of which a bank may write several."""
    for _ in range(6):
        shorter = _CARD_NOISE.sub("", _GO_BETWEENS.sub("", text, count=1), count=1)
        if shorter == text or not shorter:
            break
        text = shorter
    return text


def _without_place(text: str) -> str:
    """The text without ``BERLIN DE`` or ``, Seattle`` at its end; never without its first word."""
    words = text.replace(",", " ").split()
    if len(words) > 2 and words[-1] in REGIONS:
        words.pop()
    while len(words) > 1 and words[-1].casefold() in CITIES:
        words.pop()
    return " ".join(words)


def _shown(text: str) -> str:
    """Shouted names in plain case, names with a spelling of their own in that."""
    words = text.split()
    shouted = text.isupper() or text.islower()
    return " ".join(
        _SPELLING.get(word.casefold()) or (_plain_case(word) if shouted else word) for word in words
    )


def _plain_case(word: str) -> str:
    """``TRATTORIA`` as ``Trattoria``, ``joe's`` as ``Joe's``."""
    return word[:1].upper() + word[1:].lower()
