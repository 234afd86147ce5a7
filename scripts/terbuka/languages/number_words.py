"""What a language says around numbers and CLDR does not: spelled numbers, ranges, and the bounds "about", "up to" ….

To add a language, add an entry. A language without one is read too, in digits and CLDR's scale words.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of a language, each field a list.

    Spelled numbers are parted by spaces, forms of one word by `/`. The other fields are parted by ", ".
    """

    one: str = ""  # read only before a scale word: elsewhere it is an article or a pronoun
    units: str = ""  # 2, 3, 4 …
    tens: str = ""  # 20, 30 …
    hundreds: str = ""  # 100, 200 …
    others: str = ""  # WORD=VALUE
    scales: str = ""  # WORD=VALUE: what CLDR's long forms lack
    unread: str = ""  # keep the number beside them from being read: halves, vague plurals
    both: str = ""
    to: str = ""
    between: str = ""
    # Before a number, or after it where the phrase begins with "…". "Nearly" is about and under.
    about: str = ""
    over: str = ""
    at_least: str = ""
    under: str = ""
    up_to: str = ""


NUMBER_WORDS = {
    "en": NumberWords(
        one="a/an/one",
        units="two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen",
        tens="twenty thirty forty fifty sixty seventy eighty ninety",
        scales="dozen=12 hundred=1e2 bn=1e9 tn=1e12 quadrillion=1e15",
        unread="half tens dozens hundreds thousands millions billions trillions",
        both="and, or, and a",
        to="to",
        between="between",
        about="about, around, roughly, approximately, approx., some, circa, close to, nearly, almost, "
        "an estimated, estimated at, more or less, ~, ≈, …or so, …or thereabouts, …more or less",
        over="over, more than, greater than, above, upwards of, exceeding, in excess of, >",
        at_least="at least, no less than, no fewer than, not less than, not fewer than, a minimum of, ≥, "
        "…or more, …and up, …and above, …+",
        under="under, less than, fewer than, below, nearly, almost, <",
        up_to="up to, at most, no more than, not more than, as much as, as many as, a maximum of, ≤, "
        "…or less, …or fewer",
    ),
    "id": NumberWords(
        one="satu",
        units="dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas selusin",
        hundreds="seratus",
        others="seribu=1e3 sejuta=1e6 semiliar=1e9 setriliun=1e12",
        scales="puluh=10 lusin=12 ratus=1e2 milyar=1e9 trilyun=1e12",
        unread="setengah belas belasan puluhan lusinan ratusan ribuan jutaan miliaran milyaran triliunan",
        both="dan, atau, serta",
        to="hingga, sampai, sampai dengan, s.d.",
        between="antara",
        # A bare "lebih" after a number is left out: "8B lebih cepat" is "8B is faster".
        about="sekitar, kira-kira, kurang lebih, lebih kurang, hampir, nyaris, mendekati, diperkirakan, "
        "kisaran, ~, ≈, …kurang lebih",
        over="lebih dari, lebih daripada, di atas, melebihi, melampaui, >",
        at_least="setidaknya, setidak-tidaknya, sedikitnya, sekurang-kurangnya, minimal, paling sedikit, "
        "paling tidak, tidak kurang dari, tak kurang dari, ≥, …atau lebih, …ke atas, …+",
        under="kurang dari, kurang daripada, di bawah, hampir, nyaris, <",
        up_to="hingga, sampai, sampai dengan, maksimal, maksimum, paling banyak, sebanyak-banyaknya, "
        "tidak lebih dari, tak lebih dari, ≤, …atau kurang, …ke bawah",
    ),
    "pt": NumberWords(
        one="um/uma",
        units="dois/duas três quatro cinco seis sete oito nove dez onze doze treze catorze/quatorze quinze "
        "dezesseis/dezasseis dezessete/dezassete dezoito dezenove/dezanove",
        tens="vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        hundreds="cem/cento duzentos/duzentas trezentos/trezentas quatrocentos/quatrocentas "
        "quinhentos/quinhentas seiscentos/seiscentas setecentos/setecentas oitocentos/oitocentas "
        "novecentos/novecentas",
        others="mil=1e3",
        # Each country's words are read in the other's texts too: they are spelled differently.
        scales="dúzia/dúzias=12 bilhão/bilhões=1e9 bilião/biliões=1e12 trilhão/trilhões=1e12 trilião/triliões=1e18",
        unread="meio meia dezena dezenas centena centenas milhar milhares",
        both="e, ou",
        to="a, até",
        between="entre",
        about="cerca de, aproximadamente, por volta de, em torno de, perto de, próximo de, quase, uns, umas, "
        "mais ou menos, algo como, estimado em, estimada em, estimados em, ~, ≈, …mais ou menos",
        over="mais de, mais do que, acima de, superior a, superiores a, >",
        at_least="ao menos, pelo menos, no mínimo, um mínimo de, não menos de, não menos que, não menos do que, ≥, "
        "…ou mais, …+",
        under="menos de, menos do que, abaixo de, inferior a, inferiores a, quase, <",
        up_to="até, no máximo, um máximo de, não mais de, não mais que, não mais do que, ≤, …ou menos",
    ),
    "es": NumberWords(
        one="un/una/uno",
        units="dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
        "diecisiete dieciocho diecinueve",
        tens="veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        hundreds="cien/ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas "
        "quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas "
        "novecientos/novecientas",
        others="mil=1e3",
        scales="docena/docenas=12 millardo/millardos=1e9 trillón/trillones=1e18",
        unread="medio media decena decenas centena centenas centenar centenares millar millares",
        both="y, e, o, u",
        to="a, hasta",
        between="entre",
        about="cerca de, aproximadamente, alrededor de, en torno a, unos, unas, casi, más o menos, "
        "próximo a, estimado en, ~, ≈, …más o menos",
        over="más de, más que, por encima de, superior a, superiores a, >",
        at_least="al menos, por lo menos, como mínimo, un mínimo de, no menos de, ≥, …o más, …+",
        under="menos de, menos que, por debajo de, inferior a, inferiores a, casi, <",
        up_to="hasta, como máximo, como mucho, a lo sumo, un máximo de, no más de, ≤, …o menos",
    ),
}
