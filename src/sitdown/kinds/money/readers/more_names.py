"""What banks of other languages call the columns of their lists.

Names are facts, collected from the headers that banks write in Swedish, Danish, Norwegian, Finnish,
Polish, Czech, Hungarian, Russian, Turkish, Greek, Portuguese, Japanese, Chinese and Korean, and
from further ones in Spanish, Italian, French and the English of India, Australia and America.
"""

from __future__ import annotations

from collections.abc import Mapping

MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    "date": (
        "txn date", "tran date", "run date", "datetime", "activity date", "effective date",
        "process date", "processed date", "bokningsdag", "bokföringsdag", "bokföringsdatum",
        "transaktionsdag", "transaktionsdatum", "dato", "bokført dato", "bokføringsdato",
        "bogføringsdato", "kirjauspäivä", "maksupäivä", "päivämäärä", "arvopäivä",
        "data operacji", "data transakcji", "data księgowania", "data waluty",
        "datum zaúčtování", "datum provedení", "könyvelés dátuma", "tranzakció dátuma", "dátum",
        "értéknap", "дата операции", "дата транзакции", "дата", "дата платежа", "işlem tarihi",
        "tarih", "ημερομηνία", "data lançamento", "data movimento", "data mov.",
        "data do movimento", "data contabile", "fecha contable", "fecha operacion",
        "fecha de operación", "f.valor", "取引日", "お取引日",
        "日付", "年月日", "ご利用日", "利用日",
        "交易日期", "交易时间", "记账日期", "日期", "거래일자", "거래일시", "거래일",
    ),
    "payee": (
        "name of sender/receiver", "to", "narration", "particulars",
        "transaction remarks", "remarks", "description 1", "action", "saaja/maksaja",
        "nadawca/odbiorca", "nadawca / odbiorca", "dane kontrahenta", "kontrahent",
        "název protiúčtu", "název protistrany", "protistrana", "partner neve", "kedvezményezett",
        "контрагент", "получатель", "namn", "rubrik", "text/mottagare", "specifikation",
        "forklaring", "beskrivning", "beskrivelse", "tekst", "modtager", "selitys",
        "opis operacji", "opis transakcji", "opis", "popis", "megnevezés", "описание",
        "описание операции", "açıklama", "περιγραφή", "αιτιολογία", "lançamento", "histórico",
        "descrição", "descritivo", "estabelecimento", "title", "descripcion", "お取引内容",
        "取引内容", "お取り扱い内容", "入出金内容", "ご利用店名", "利用店名", "摘要",
        "内容", "交易对方",
        "对方户名", "商户名称", "交易摘要", "적요", "내용",
    ),
    "memo": (
        "description 2", "descrizione estesa", "descrizione completa", "movimiento",
        "observaciones", "ytterligare detaljer", "meddelande", "viesti", "tytuł",
        "opis transakcji", "opis operacji", "zpráva pro příjemce", "poznámka", "közlemény",
        "назначение платежа",
    ),
    "amount": (
        "amount (total)", "cad$", "cad", "belopp", "beløp", "beløb", "määrä", "määrä euroa",
        "summa", "kwota",
        "kwota operacji", "objem", "částka", "összeg", "сумма", "сумма операции",
        "сумма платежа", "tutar", "işlem tutarı", "ποσό", "valor", "montante", "cantidad",
        "入出金", "取引金額", "ご利用金額", "利用金額", "金額", "交易金额", "金额", "거래금액",
    ),
    "debit": (
        "withdrawal amt.", "withdrawal amt", "debit amt", "retrait", "débits", "addebiti",
        "uscite", "dare", "cargos", "debe", "débito", "saídas", "uttag", "ut fra konto", "hævet",
        "obciążenia", "výdaj", "расход", "списание", "borç", "χρέωση", "お引出し金額", "お引出し",
        "出金金額", "出金額", "出金", "お支払金額", "支払金額", "支出金额", "支出",
        "출금액", "출금",
    ),
    "credit": (
        "deposit amt.", "deposit amt", "dépôt", "crédits", "accrediti", "entrate", "avere",
        "abonos", "haber", "crédito", "entradas", "insättning", "inn på konto", "indsat",
        "uznania", "příjem", "приход", "зачисление",
        "alacak", "πίστωση", "お預入れ金額", "お預入れ",
        "入金金額", "入金額", "入金", "お預り金額", "預り金額", "收入金额", "收入",
        "입금액", "입금",
    ),
    "direction": (
        "cr/db", "db/cr", "d/h", "debe/haber", "tipo", "tipo movimento", "tipo de movimiento",
        "tipo de movimento", "tipo operazione", "typ", "rodzaj", "typ transakcji", "sens",
        "тип операции", "тип", "işlem türü", "入出金区分", "取引区分", "收/支", "收支", "借贷标志",
        "거래구분",
    ),
    "currency": (
        "valuutta", "waluta", "měna", "devizanem", "валюта", "валюта операции",
        "валюта платежа", "para birimi", "moeda", "通貨", "币种", "货币",
    ),
    "balance": (
        "closing balance", "ending balance", "bokfört saldo", "saldo po operacji",
        "saldo po transakcji", "zůstatek", "egyenleg", "остаток", "баланс", "bakiye", "υπόλοιπο",
        "saldos", "disponible", "saldo disponible", "残高", "差引残高", "余额", "账户余额", "잔액",
    ),
    "status": ("stato", "estado", "situação", "tila", "статус", "info"),
    "bank_category": ("категория",),
}  # fmt: skip

MORE_OUT_WORDS = frozenset(
    (
        *("db", "dbt", "débito", "debito", "cargo", "addebito", "obciążenie", "wydatek"),
        *("расход", "списание", "borç", "gider", "belastung", "lastschrift", "uttag", "sortie"),
        *("salida", "saída", "uscita", "出金", "支払", "支出", "借", "출금"),
    )
)
MORE_IN_WORDS = frozenset(
    (
        *("crédito", "credito", "abono", "accredito", "uznanie", "wpływ", "приход", "зачисление"),
        *("поступление", "alacak", "gelir", "gutschrift", "insättning", "entrée", "entrada"),
        *("entrata", "ingreso", "depósito", "入金", "预入", "收入", "贷", "입금"),
    )
)
"""What a column of directions writes in these languages."""

MORE_NOT_BOOKED_WORDS = frozenset(
    (
        *("venter", "reserveret", "reservert", "väntar", "väntande", "oczekująca", "zaplanowana"),
        *("čeká", "отклонено", "в обработке", "ожидает", "autorizzato", "non contabilizzato"),
        *("payment canceled", "payment cancelled", "payment failed", "payment declined"),
        *("reversado", "pendente", "in attesa", "beklemede"),
    )
)

SUM_WORDS = frozenset(
    (
        *("grand total", "sum total", "totals", "summe", "gesamtsumme", "zwischensumme"),
        *(
            "gesamt",
            "totaal",
            "totale",
            "suma",
            "razem",
            "celkem",
            "итого",
            "toplam",
            "合計",
            "合计",
        ),
        *("saldo anterior", "saldo do dia", "saldo final", "saldo inicial", "saldo total"),
        *("saldo końcowe", "saldo początkowe", "ingående saldo", "utgående saldo"),
        *("saldo iniziale", "saldo finale", "opening bal", "closing bal", "b/f", "c/f"),
        *("saldo total disponível dia", "balance forward", "previous balance"),
    )
)
"""Texts of rows that look like movements and tell a sum or a balance. The bare word “total” is left
out: it is on the signs of a thousand filling stations."""
