"""Names that say by themselves that a body is an NGO: `Harbor Legal Aid Network`, `SOS Harbor`.

One of a few turns of phrase is enough; a word that only bodies of the state have speaks against it.
"""

import re
from functools import lru_cache

_BODY = (
    r"(?:Association|Foundation|Cent(?:er|re)|Network|Society|Group|Organi[sz]ation|Alliance|"
    r"Coalition|Forum|Trust|Initiative|Institute|Union|Federation|Documentation Cent(?:er|re)|"
    r"Movement|Campaign|Collective|Consortium|Platform|Action|League|Club|Observatory|"
    r"Defenders?|Monitor|Advocates?|International)"
)
_CAUSE = (
    r"(?:Human Rights|Women'?s Rights|Child(?:ren'?s)? Rights|Civil Rights|Rights|Civil Liberties|"
    r"Wildlife|Charity|Charitable|Philanthrop\w*|Relief|Conservation|Environmental(?:ist)?|"
    r"Environment|Ecological|Ecology|Solidarity|NGOs?|Non-?Governmental|Voluntary|Volunteers?|"
    r"Civil Society|Hospice|Orphans?|Widows?'?|AIDS|HIV/AIDS|Refugees?|Disability|"
    r"Disabled(?: Persons)?|"
    r"Peace(?! Initiative)|Migrant Workers'?|Migrants?'?|Rehabilitation and Welfare|"
    r"Domestic Violence|"
    r"Anti-(?:Slavery|Trafficking|Corruption|Poverty|Nuclear|Apartheid|Racism|Torture)|Self-Help|"
    r"Consumers?'?|Animal Welfare|Child Welfare|Social Welfare|Humane|Humanitarian|Press Freedom|"
    r"Media Freedom|Free Expression|Transparency|Accountability|Good Governance|Social Justice|"
    r"Economic Justice|Victims'?|Detainees'?|Prisoners'?|Street Children'?s?|Indigenous Peoples?'?|"
    r"Land Rights|Family Planning|Planned Parenthood|Leprosy|Rainforest|Nature)"
)
_SAME_WORDS = re.compile(rf"\b{_CAUSE} (?:and [A-Z]\w+ )?{_BODY}\b")
_DEVELOPMENT = re.compile(
    r"\b(?:Rural|Community|Women'?s|Youth|Social|Human|Sustainable|Integrated) (?:Development|"
    r"Advancement|Reconstruction|Uplift|Empowerment) (?:Association|Foundation|Trust|Society|"
    r"Organi[sz]ation|Network|Initiative|Movement)\b|"
    r"\b(?:Relief (?:Services?|Committee|Society)|Rescue Committee|Rehabilitation Committee|"
    r"Refugee (?:Council|Committee|Service|Project)|Justice Project|Rights Project)\b"
)
_OWNED = re.compile(
    r"\b(?:Women|Mothers|Girls|Children|Widows|Citizens|Victims|Soldiers)(?:['’]s?|['’]) "
    r"(?:[A-Z]\w+ )?(?:Network|Coalition|Forum|Initiative|Assembly|Platform|Association|Foundation|"
    r"Cent(?:er|re)|Society|Collective|Caucus|Organi[sz]ation|Alliance|Fund|Group|Shelter|Movement|"
    r"Assistance Committee|Consortium|Project|Aid|Mothers|Crisis Cent(?:er|re)|Voices?)\b"
)
_TOPIC = (
    r"(?:Human Rights|Rights|Peace|Justice|Democracy|Democratic|Stop|End|Protect\w*|Defen[cs]e|"
    r"Defend|"
    r"Women|Children|Child|Girls|Conservation|Environment\w*|Migrants?|Workers|Freedom|Free|Fair|"
    r"Transparency|Accountability|Tolerance|Reconciliation|Empowerment|Disabled|Disability|"
    r"Disappeared|"
    r"Victims|Prisoners|Detainees|NGOs?|Non-?Governmental|Voluntary|Civil Society|Civil Liberties|"
    r"Welfare|Rural (?:Women|Development|Advancement|Reconstruction|Poor)|Poverty|Torture|Racism|"
    r"Corruption|Slavery|Trafficking|AIDS|Disarmament|Refugees?|Homeless|Poor|Elderly|Aged|Orphans|"
    r"Nature|Wildlife|Rescue|Relief|Policy|Governance|Legal Aid|Civic|Non-?violence|"
    r"Conflict (?:Resolution|Prevention|Management|Transformation)|Blind|Deaf|"
    r"Prevention of Cruelty)"
)
_FOR = re.compile(
    r"^(?:The )?(?:[A-Z][\w'’-]+ ){0,3}(?:Save the|Coalition|Campaign|Alliance|Cent(?:er|re)|"
    r"Association|Network|Committee|Society|Foundation|Institute|League|"
    r"Organi[sz]ation|Observatory|Collective|Federation|Forum|Initiative|Action|Group|"
    r"Assembly|"
    r"Consortium|Trust|Platform|Aid|Support|Advocates?|Partners|Asociaci[oó]n|Movimiento|Yayasan|"
    r"Stiftung) (?:for|to|[Aa]gainst|of) (?:the )?(?:[\w'’-]+,? )*?"
    rf"{_TOPIC}\b"
)
_PEOPLE_FOR = re.compile(
    r"^(?:[A-Z][\w'’-]+ ){0,2}(?:Friends of (?!Syria|Libya|Yemen|Pakistan|Democratic)|"
    r"Mothers of|Mothers Against|Families of|Relatives of|"
    r"Grandmothers of|Widows of|(?:Doctors|Lawyers|Physicians|Nurses|Teachers|Students|Parents|"
    r"Mothers|Women|Youth|Citizens|Journalists|Reporters|Engineers|Scientists|Architects|Artists|"
    r"Writers|Veterans|Farmers|Christians|Muslims|Jews|Rabbis|Catholics|Voices|Parliamentarians|"
    r"Grandmothers|Volunteers|People|Partners|Advocates|Defenders|Witness|Action|Hands|Hearts|"
    r"Seeds) "
    r"(?:for|against|in Action|Without|without|Opposing|United for)) ?\b"
)
_TURNS = re.compile(
    r"\bHuman Rights (?!Commission|Council|Committee of the|Department|Office|Research|Ombuds|"
    r"Defender's|Chamber|Court|Division|Directorate|Bureau|Unit|Section|Minist|Adviser|Advisor|"
    r"Cell|"
    r"Authority|Prosecutor|Secretariat)|"
    r"\b(?:(?<!Neighborhood )(?<!Night )Watch|Without Borders|Sans Fronti[eè]res|Sin Fronteras|"
    r"Sem Fronteiras|Ohne Grenzen|Legal Aid|Legal Resources?|Legal Assistance|Legal Defen[cs]e|"
    r"Crisis Cent(?:er|re)|Helsinki (?:Committee|Group|Foundation|Association|Union|Citizens\w*)|"
    r"Humanitarian Law|Open Society|Election (?:Monitoring|Observation|Support|Watch)|Habitat for|"
    r"Fair Trade|Civic (?:Education|Forum|Initiative|Network|Coalition|Alliance)|"
    r"Voluntary Services?|"
    r"Soldiers['’]? Mothers|Red Cross|Red Crescent|Child(?:ren)?'?s? Fund|Village Aid|Think Tank|"
    r"Bachao Andolan|Mothers' Union)\b|"
    r"^(?:SOS|Save(?: the| Our)|Caritas|Transparency|Transparencia|Transpar[eê]ncia|"
    r"M[eé]decins|Pax|Amnesty) [A-Z]|"
    r"(?<!Building )\bSociety$|\b(?:Rotary|Lions|Kiwanis|Press|Writers'?|Zonta|Soroptimist) Club\b|"
    r"\b(?:Bar Association|Solidarity Committee|(?:Council|Federation|Union|"
    r"Confederation) of (?:\w+ )?"
    r"(?:NGOs|Non-?Governmental|Voluntary))\b|"
    r"(?<!Food )\b(?:Policy (?:Institute|Forum|Cent(?:er|re)|Research|Dialogue|Studies|"
    r"Alternatives))\b"
)
_KIN = re.compile(
    r"\b(?:(?:Action|Advocacy|Solidarity) (?:Network|Cent(?:er|re))|"
    r"(?:Support|Resource) Network|"
    r"(?:Network|Association|Organi[sz]ation) of (?:People|Persons|Women) Living|"
    r"Women Lawyers|Women in (?:Law|Development|Need|Black)|Jurists|Soviet Jewry|"
    r"Concerned (?:Citizens|Parents|Scientists|Women|Journalists|Lawyers|Christians)|"
    r"Foreign Correspondents|(?:Relatives|Families|Mothers) of|"
    r"Gay|Lesbian|LGBTI?|Hunger (?:Project|Fund)|Village Development|Advocacy)\b|"
    r"^(?:Stop|Greenpeace|Oxfam|WWF|Gender|Amigos d)\b"
)
_FOREIGN = re.compile(
    r"\b(?:Croix[- ]Rouge|Cruz Roja|Cruz Vermelha|Croissant[- ]Rouge|Samiti|Mahila|"
    r"Familiares|Desaparecidos|Mahasiswa Islam|Drustvo|Udruga|Udruzenje)\b|"
    r"^(?:Centro|Centre) (?:de|d['’]) ?(?:Estud\w+|Derechos|Investigaci\w+|Documenta\w+|"
    r"Acci[oó]n|Promoci[oó]n|Informaci[oó]n|Defensa|Capacitaci[oó]n)\b|"
    r"^(?:Collectif|Coletivo|Colectivo|R[eé]seau|Rede|Red) [dp]|"
    r"\b(?:Foundation|Fundaci[oó]n|Funda[cç][aã]o|Fondation|Fondazione|Fundacja|Funda[tț]ia|"
    r"\w*[Ss]tiftung|Stichting|Yayasan|Vakf[iı]|Derne[gğ]i|Hilfswerk|Samity|Sangstha|Sangathan|"
    r"Andolan)\b|"
    r"\b(?:Derechos Humanos|Direitos Humanos|Droits de l['’ ]Homme|Droits Humains|"
    r"Droits des Femmes|"
    r"Menschenrechte|Diritti Umani|Hak Asasi|Bantuan Hukum|Prava Cheloveka)\b|"
    r"\b(?:Asociaci[oó]n|Associa[cç][aã]o|Association|Comit[eé]|Coordinadora|Movimiento|Movimento|"
    r"Mouvement|Ligue|Liga|Red|Rede|R[eé]seau|Collectif|Colectivo|Centro|Cent(?:re|er)|"
    r"Corporaci[oó]n|"
    r"Action|Acci[oó]n|Grupo|Groupe|Observatorio|Observatoire) (?:\w+ ){0,2}?(?:de|del|des|du|da|"
    r"das|dos|para|por|pour|pela|pelo|contra|contre|et|d['’])(?: ?(?:la|las|los|le|les|el|l['’]|"
    r"d['’]))? ?(?:[\w'’]+ )*?(?:Mujer(?:es)?|Mulher(?:es)?|Femmes?|Madres|M[aã]es|M[eè]res|"
    r"Familiares|Ni[nñ]os|Ni[nñ]ez|Crian[cç]as?|Enfants?|Enfance|Paz|Paix|Derechos|Direitos|Droits|"
    r"Desaparecidos|Presos|Victimas|V[ií]ctimas|Victimes|Torture|Tortura|Medio Ambiente|"
    r"Meio Ambiente|"
    r"Environnement|Ecolog\w+|[EÉ]colog\w+|Jeunes|Jeunesse|Justicia|Justi[cç]a|Transparencia|"
    r"Transpar[eê]ncia|Ciudadan[ao]s?|Cidad[aã]\w*|Citoyen\w*|Solidaridad|Solidariedade|"
    r"Solidarit[eé]|"
    r"Discapacitados|Ind[ií]genas|Refugiados|R[eé]fugi[eé]s|Racisme|Racismo|Sida|SIDA)\b|"
    r"\bONG\b"
)
_PATTERNS = (_SAME_WORDS, _DEVELOPMENT, _OWNED, _FOR, _PEOPLE_FOR, _TURNS, _KIN, _FOREIGN)
_CIVIC = re.compile(
    r"\b(?:Association|Foundation|Network|Coalition|Alliance|Forum|Society|Trust|Cent(?:er|re)|"
    r"Institute|Initiative|Movement|Project|Campaign|Fund|Federation|Watch|League|Consortium|"
    r"Collective|Action|Centro|Asociaci[oó]n|Instituto|Corporaci[oó]n|Comit[eé])\b"
)
_CHURCH = re.compile(r"\b(?:Peace and Justice|Justice and Peace)\b")
STATE = re.compile(
    r"\b(?:government|Government|state|State|national|UN|United Nations)\b|"
    r"^(?:The )?(?:Higher|General (?:Union|Federation)|Soviet|USSR|All-Union|DG)\b|"
    r"\bNational\b(?!.*\b(?:Association|Coalition|Network|Alliance|Society|Federation|Campaign|"
    r"Forum|Foundation|NGOs?)\b)|"
    r"\b(?:Nacional|Nationale|Comisi[oó]n|Comiss[aã]o|Secretar[ií]a|Procurad\w+|Minist[eè]r\w+|"
    r"Defensor[ií]a|Universi\w+)\b|"
    r"\b(?:Ministry|Department|Bureau|Court|Parliament|University|College|Police|Army|Embassy|"
    r"Parliamentary|Congressional|Inter-?[Mm]inisterial|Presidential|Royal Commission|Division|"
    r"Directorate|Authority|Agency|Mission|Party|Front|Army|Brigades?|Bank|Company|Corporation|"
    r"Exchange|Chamber|Manufacturers|Exporters|Importers|Industr\w+|Bankers|Growers|Producers|"
    r"Employers|Traders|Dealers|Medal|Prize|Award)\b"
)


@lru_cache(maxsize=20_000)
def is_by_name(name: str) -> bool:
    """`Harbor Legal Aid Network`: a name that says what the body is."""
    return STATE.search(name) is None and any(pattern.search(name) for pattern in _PATTERNS)


def is_of_church(name: str) -> bool:
    """`Commission for Peace and Justice`: a church's office that works as an NGO does."""
    return _CHURCH.search(name) is not None


@lru_cache(maxsize=20_000)
def is_civic(name: str) -> bool:
    """`Harbor Forum`: a name as NGOs bear them, and others; no body of the state by its words."""
    return STATE.search(name) is None and _CIVIC.search(name) is not None
