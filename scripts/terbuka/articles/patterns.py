"""How sentences tell who speaks: patterns over the letters of `wording`. A group's name begins with its kind of name.

N… a person, O… an organisation, R "he", F "the company". Each pattern reads a bounded number of words.
"""

import re

ADVERBS = "[ak]{0,4}"
NAMED = "(?P<N>N)"
FIRM = "d?(?P<O>O)"
ONE = rf"(?:{NAMED}|{FIRM}(?![UntO])|(?P<R>R)|(?P<F>F))"
_STATEMENT = "d?s[Pp]?d?"  # "a statement by Komodo"
_APPOSED = r"[^,|QNVvG;:]{1,25}(?:,(?:K?d?t|[WT])[^,|QNVvG;:]{0,25}){0,3}"  # "head of Zed, founder of Komodo"
_ASIDE = rf"(?:\([^)|Q]{{1,20}}\),?|,{_APPOSED},|Pd?[OUt]{{1,4}}|,[VvY][^,|QNVvG;:]{{1,20}},)"
_PHRASE = r"[Pp][^,NQVvGTWhK|;:]{1,6}"  # "in a blog post"
_HEAD_OF = r"[dn]?[tO][^,|QNVvG;:()]{0,14},"  # "the head of Komodo, Ani, said"

# Where a subject may begin. Behind "and" it is one of two ("Budi and Ani said"), unless a comma parts the clauses.
_BEGIN = r"(?:^|(?<=[|,;:()QTWakc-])|(?<=[^NUO],K)|(?<=QK)|(?<=[|,Q]q)|(?<=\Aq))"
SUBJECT = re.compile(
    rf"(?:{_BEGIN}(?:{NAMED}(?:{_ASIDE}|,?[WT])?|{_HEAD_OF}(?P<N2>N),?|(?:{_STATEMENT})?{FIRM}|(?P<R>R)|(?P<F>F))"
    rf"|(?:^|(?<=[|akc,]))d?(?:(?P<O2>O)(?:,{_APPOSED},|{_PHRASE})|(?P<N3>N){_PHRASE})){ADVERBS}$"
)
SUBJECT_BEHIND = re.compile(rf"a{{0,2}}{ONE}")
SOMEBODY = re.compile(ONE)
# "Ani turned to Budi and said": the subject of the clause before the verb.
SHARED = re.compile(rf"{_BEGIN}(?:{NAMED}|{FIRM})[^NOTW|QKk;,VvR][^OTW|QKk;,VvR]{{0,12}}(?:,|,?[Kk]){ADVERBS}$")
JOINED = re.compile(rf"[Kk]{ADVERBS}$")
NEW_SUBJECT = re.compile(r"[,KkTW]d?N|[,;]W|;")

# What stands before a verb whose subject follows: nothing, a quotation, the end of a clause.
FIRST = re.compile(r"(?:^|\||Q[,.-]?)[akq]*$")
ENDS_CLAUSE = re.compile(r"[,;:-][ak]*$")
UNNAMED = re.compile(r"\|?U?[^NnOMURFVvIh,|Q]{1,8},")  # "Horas depois, escreveu"
FREE = re.compile(r"(?:^|[|,;:QT-])[akq]*$")

LABEL = re.compile(rf"(?:{NAMED}|{FIRM})(?:\([^)|Q]{{1,20}}\))?:[^NVvQ|;]{{0,10}}")  # "Ani: “…”"
PREDICATE = re.compile(rf"[ak]{{0,3}}{NAMED}{_ASIDE}?a{{0,2}}(?P<linked>.)[wa]{{1,3}}:")  # "Ani is blunt: “…”"
TOPIC = re.compile(
    rf"(?:[^NOnhtUQ|]{{1,15}},|[akcpP]{{0,3}})(?:{_HEAD_OF}(?P<N2>N),?|{NAMED}{_ASIDE}?|{FIRM})(?P<rest>[^NOnhtQ|]*)"
)
ANOTHER = re.compile(r"(?<![PpdUO])U")  # a name that is no place

# Behind a quotation.
SAID = re.compile(rf"[,.-]?[aq]{{0,2}}[VBA](?:,[wa]{{1,3}},|a{{0,2}})(?:{_STATEMENT}(?P<O2>O)|{ONE})")
DESCRIBED = re.compile(r"[,.-]?[aq]{0,2}[VBA]n?[dtwh][^,|QNnVvGTWR;:()]{0,14},(?P<N>N)(?=[,.;:()|Q-]|$)")
SAYS = re.compile(r"[,.-]?[aq]{0,2}[VBA]")
UNSAID = re.compile(r"[,.-]?a{0,2}V(?=[,.;|QpPa]|$)")  # where verbs go without their subjects
PRONOUN_GLUED = re.compile(r"[,.-]?a{0,2}[IJ]")
SAYING = re.compile(rf",?[aq]{{0,2}}{ONE}{_ASIDE}?{ADVERBS}[Vv]")
ACCORDING = re.compile(rf"[,.-]?a{{0,2}}S{ONE}")
SIGNED = re.compile(rf"-{NAMED}(?:[,(][^|]{{0,40}})?$|\({NAMED.replace('<N>', '<N2>')}")
NEXT = re.compile(rf"\|{NAMED}{ADVERBS}[Vv](?=(?P<more>[,Ppc]?))")

ASIDE = re.compile(rf",{_APPOSED},")

# Between a verb and a quotation.
GOES_ON = re.compile(r"[^VvGNQTWKk|;]{0,20}[,:]|")
CLAUSE = re.compile(r"[^T|;Q]{0,10}T(?P<clause>[^N|;Q]{0,30})")
LISTED = re.compile(r"[,Kk]|,[Kk]")

# A name of two words that is no place: behind it a pronoun may mean another.
STRANGER = re.compile(r"(?<![PUO])(?<!Pd)UU+")
NAME_AND_ASIDE = re.compile(rf"N,{_APPOSED},?")
THE_FIRM = re.compile(rf"[akcp]{{0,3}}{FIRM}")
WHAT = re.compile(r"Td?[NO]a*$")  # "what Komodo calls “…”"
