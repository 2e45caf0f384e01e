"""Invented fragments in authentic form, each with the facts that a practised eye reads in it.

One table for each part of a cable. `facts` holds only what the fragment is about; its keys are
those of `FACTS` in the test beside this file. `KNOWN_FAILURES` names, under the cause, the
fragments that the reader still gets wrong.
"""

from typing import Any, NamedTuple


class Fragment(NamedTuple):
    """A piece of a cable, and what it says; `file` is the name under which it is read."""

    name: str
    text: str
    facts: dict[str, Any]
    file: str = "08PARIS99.txt"


def whole(block: str) -> str:
    """A block of the header in its place, with a subject before and a paragraph after it."""
    return f"SUBJECT: AN INVENTED SUBJECT\n\n{block}\n\n1. (C) Text of the first.\n"


def body(block: str) -> str:
    """The text of a cable after its subject."""
    return f"SUBJECT: AN INVENTED SUBJECT\n\n{block}\n"


def order(line: str) -> str:
    """The line of the executive order in its place."""
    return f"{line}\nTAGS: PREL\nSUBJECT: AN INVENTED SUBJECT\n\n1. (C) Text.\n"


def transmitted(lines: str) -> str:
    """Transmission lines, and the beginning of a body."""
    return f"{lines}\n\nUNCLAS PARIS 000099\n\nSUBJECT: AN INVENTED SUBJECT\n\n1. Text.\n"


def addressed(lines: str) -> str:
    """Addressees between the FM line and the classification line."""
    return transmitted(f"R 050256Z SEP 08\nFM AMEMBASSY PARIS\n{lines}")


NOWHERE = "document.txt"
PARAS = "1. (C) A.\n\n2. (C) B."


def identified(line: str, meant: str, year: str = "08") -> tuple[str, dict[str, Any]]:
    """A classification line under a date of that year, and the number it gives."""
    text = f"R 050256Z SEP {year}\nFM AMEMBASSY X\nTO SECSTATE WASHDC\n\n{line}\n\nSUBJECT: X\n"
    return text, {"id": meant}


IDENTITY = [
    Fragment(
        "zeros before the serial", *identified("UNCLAS GUANGZHOU 000997", "08GUANGZHOU997"), NOWHERE
    ),
    Fragment(
        "post of two words",
        *identified("C O N F I D E N T I A L LA PAZ 000906", "08LAPAZ906"),
        NOWHERE,
    ),
    Fragment(
        "post with an apostrophe", *identified("UNCLAS N'DJAMENA 000012", "08NDJAMENA12"), NOWHERE
    ),
    Fragment(
        "post with a dot", *identified("UNCLAS ST. PETERSBURG 000120", "08STPETERSBURG120"), NOWHERE
    ),
    Fragment(
        "post with hyphens",
        *identified("UNCLAS PORT-AU-PRINCE 000033", "08PORTAUPRINCE33"),
        NOWHERE,
    ),
    Fragment(
        "post of three words",
        *identified("UNCLAS HO CHI MINH CITY 000407", "08HOCHIMINHCITY407"),
        NOWHERE,
    ),
    Fragment(
        "mission in New York",
        *identified("UNCLAS USUN NEW YORK 000321", "08USUNNEWYORK321"),
        NOWHERE,
    ),
    Fragment(
        "mission in Vienna", *identified("UNCLAS UNVIE VIENNA 000281", "08UNVIEVIENNA281"), NOWHERE
    ),
    Fragment(
        "mission in Brussels",
        *identified("UNCLAS USEU BRUSSELS 000948", "08USEUBRUSSELS948"),
        NOWHERE,
    ),
    Fragment(
        "mission to the alliance",
        *identified("C O N F I D E N T I A L USNATO 000050", "08USNATO50"),
        NOWHERE,
    ),
    Fragment("the Department", *identified("S E C R E T STATE 082013", "08STATE82013"), NOWHERE),
    Fragment(
        "the Department, eight digits",
        *identified("UNCLASSIFIED STATE 00100153", "08STATE100153"),
        NOWHERE,
    ),
    Fragment(
        "the Department as SECSTATE", *identified("UNCLAS SECSTATE 012345", "08STATE12345"), NOWHERE
    ),
    Fragment(
        "section words are no post",
        *identified("UNCLAS SECTION 01 OF 02 CAIRO 001416", "08CAIRO1416"),
        NOWHERE,
    ),
    Fragment(
        "spaced section words",
        *identified("C O N F I D E N T I A L S E C T I O N 01 OF 02 CAIRO 001416", "08CAIRO1416"),
        NOWHERE,
    ),
    Fragment(
        "garbled section word",
        *identified("UNCLAS SQCTION 01 OF 02 DUSHANBE 000143", "08DUSHANBE143"),
        NOWHERE,
    ),
    Fragment(
        "E F T O is no post", *identified("UNCLAS E F T O LONDON 002468", "08LONDON2468"), NOWHERE
    ),
    Fragment(
        "last century", *identified("CONFIDENTIAL STATE 150591", "75STATE150591", "75"), NOWHERE
    ),
    Fragment("year 00", *identified("UNCLAS GABORONE 005064", "00GABORONE5064", "00"), NOWHERE),
    Fragment("lower case", *identified("S e c r e t state 068250", "08STATE68250"), NOWHERE),
    Fragment(
        "The Hague",
        *identified("UNCLAS SECTION 01 OF 04 THE HAGUE 000720", "08THEHAGUE720"),
        NOWHERE,
    ),
    Fragment(
        "Taipei after 1979", *identified("UNCLAS AIT TAIPEI 000044", "08AITTAIPEI44"), NOWHERE
    ),
    Fragment(
        "page-break line alone",
        (
            "1. (C) The talks began at nine and\n\nLA PAZ 00000906  002 OF 003\n\n"
            "ended at ten.\n\n2. (C) B."
        ),
        {"texts": ["The talks began at nine and ended at ten.", "B."]},
        "08LAPAZ906.txt",
    ),
    Fragment(
        "file with an archive's number",
        "1. TEXT.\n\n2. MORE.",
        {"id": "74TELAVIV1234"},
        "1974TELAV01234.txt",
    ),
    Fragment(
        "file with a cut station",
        "1. TEXT.\n\n2. MORE.",
        {"id": "75LIBREVILLE1895"},
        "1975LIBREV01895_b.html.txt",
    ),
    Fragment(
        "file with section words",
        "1. TEXT.\n\n2. MORE.",
        {"id": "08CAIRO1416"},
        "08SECTION01OF03CAIRO1416.txt",
    ),
    Fragment(
        "file with a doubled year",
        "1. TEXT.\n\n2. MORE.",
        {"id": "75LIBREVILLE1895"},
        "7575LIBREVILLE1895.txt",
    ),
    Fragment(
        "file with a trailing signal",
        "1. TEXT.\n\n2. MORE.",
        {"id": "08MADRID762"},
        "08MADRID000762ZFR763.txt",
    ),
]

TRANSMISSION = [
    Fragment(
        "all lines of a transmission",
        transmitted(
            "VZCZCXRO8083\nRR RUEHCN RUEHGH RUEHVC\nDE RUEHGZ #0997/01 2480256\nZNR UUUUU ZZH\n"
            "R 050256Z SEP 07\nFM AMCONSUL GUANGZHOU\nTO RUEHC/SECSTATE WASHDC 6431"
        ),
        {
            "sent": "2007-09-05T02:56Z",
            "precedence": "ROUTINE",
            "from": "AMCONSUL GUANGZHOU",
            "from_routing": "RUEHGZ",
        },
    ),
    Fragment(
        "routing indicators over three lines",
        transmitted(
            "VZCZCXRO0913\nOO RUEHAG RUEHAO RUEHAP RUEHAT RUEHBI RUEHBL RUEHBZ "
            "RUEHCD RUEHCHI RUEHDF\n"
            "RUEHDU RUEHED RUEHEL RUEHFK RUEHFL RUEHGA RUEHGD RUEHGI RUEHHA RUEHHM\nRUEHHO\n"
            "DE RUEHFR #1791/01 1261831\nZNR UUUUU ZZH\nO 061831Z MAY 07\nFM AMEMBASSY PARIS\n"
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE 7000"
        ),
        {
            "sent": "2007-05-06T18:31Z",
            "precedence": "IMMEDIATE",
            "to": ["SECSTATE WASHDC"],
            "info": [],
        },
    ),
    Fragment(
        "dual precedence",
        transmitted("O P 071510Z JAN 09\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"precedence": "IMMEDIATE", "sent": "2009-01-07T15:10Z"},
    ),
    Fragment(
        "dual precedence, priority first",
        transmitted("P R 071510Z JAN 09\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"precedence": "PRIORITY", "sent": "2009-01-07T15:10Z"},
    ),
    Fragment(
        "flash",
        transmitted("Z 311859Z DEC 08 ZFF4\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"precedence": "FLASH", "sent": "2008-12-31T18:59Z"},
    ),
    Fragment(
        "signal after the date",
        transmitted("O 071510Z JAN 09 ZDK\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"precedence": "IMMEDIATE", "sent": "2009-01-07T15:10Z"},
    ),
    Fragment(
        "signals and a copy number after the date",
        transmitted("P 120900Z JUN 06 ZDK CTG RUEHXX 0123\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"sent": "2006-06-12T09:00Z"},
    ),
    Fragment(
        "blank between Z and group",
        transmitted("R 050256 Z SEP 07\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"sent": "2007-09-05T02:56Z"},
    ),
    Fragment(
        "month glued to the year",
        transmitted("R 050256Z SEP07\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"sent": "2007-09-05T02:56Z"},
    ),
    Fragment(
        "month glued to Z",
        transmitted("R 050256ZSEP 07\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"sent": "2007-09-05T02:56Z"},
    ),
    Fragment(
        "year of four digits",
        transmitted("R 050256Z SEP 2007\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"sent": "2007-09-05T02:56Z"},
    ),
    Fragment(
        "date without precedence",
        transmitted("050256Z SEP 07\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC"),
        {"sent": "2007-09-05T02:56Z", "precedence": None},
    ),
    Fragment(
        "precedence from the routing line",
        transmitted(
            "PP RUEHWEB\n\nDE RUEHFR #0099 2490256\nZNR UUUUU ZZH\n050256Z SEP 08\n"
            "FM AMEMBASSY PARIS\nTO RUEHC/SECSTATE WASHDC"
        ),
        {"precedence": "PRIORITY"},
    ),
    Fragment(
        "FM with a routing indicator",
        transmitted("R 050256Z SEP 07\nFM RUEHC/SECSTATE WASHDC\nTO AMEMBASSY PARIS"),
        {"from": "SECSTATE WASHDC", "from_routing": "RUEHC"},
    ),
    Fragment(
        "FM with a precedence",
        transmitted("R 050256Z SEP 07\nFM AMEMBASSY PARIS PRIORITY\nTO SECSTATE WASHDC"),
        {"from": "AMEMBASSY PARIS"},
    ),
    Fragment(
        "FM a branch office",
        transmitted("R 050256Z SEP 07\nFM IRAN RPO DUBAI\nTO SECSTATE WASHDC"),
        {"from": "IRAN RPO DUBAI", "post": "RPODUBAI"},
    ),
    Fragment(
        "FM a mission",
        transmitted("R 050256Z SEP 07\nFM USMISSION USUN NEW YORK\nTO SECSTATE WASHDC"),
        {"from": "USMISSION USUN NEW YORK", "post": "USUNNEWYORK"},
    ),
    Fragment(
        "FM a regional office",
        transmitted("R 050256Z SEP 07\nFM REO HILLAH\nTO SECSTATE WASHDC"),
        {"from": "REO HILLAH"},
    ),
    Fragment(
        "FM an interests section",
        transmitted("R 050256Z SEP 07\nFM USINT HAVANA\nTO SECSTATE WASHDC"),
        {"from": "USINT HAVANA", "post": "HAVANA"},
    ),
    Fragment(
        "FM the institute in Taipei",
        transmitted("R 050256Z SEP 07\nFM AIT TAIPEI\nTO SECSTATE WASHDC"),
        {"from": "AIT TAIPEI", "post": "AITTAIPEI"},
    ),
    Fragment(
        "FM in small letters",
        transmitted("R 050256Z SEP 07\nfm Amembassy Paris\nTO SECSTATE WASHDC"),
        {"from": "Amembassy Paris", "post": "PARIS"},
    ),
    Fragment(
        "newlines lost",
        "VZCZCXYZ0001PP RUEHWEBDE RUEHLP #0041 0162341ZNY SSSSS ZZHP 162341Z "
        "JAN 06FM AMEMBASSY LA PAZTO "
        "RUEHC/SECSTATE WASHDC PRIORITY 2345INFO RUEHBR/AMEMBASSY BRASILIA "
        "PRIORITY 0100RUEHPE/AMEMBASSY LIMA 0099\n"
        "S E C R E T LA PAZ 000041 SIPDIS E.O. 12958: DECL: 01/16/2016 TAGS: "
        "PREL, BL SUBJECT: AN INVENTED TALK "
        "Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d). 1. "
        "(S) Text of the first. 2. (S) Text of the second. ROE",
        {
            "id": "06LAPAZ41",
            "sent": "2006-01-16T23:41Z",
            "precedence": "PRIORITY",
            "from": "AMEMBASSY LA PAZ",
            "to": ["SECSTATE WASHDC"],
            "info": ["AMEMBASSY BRASILIA", "AMEMBASSY LIMA"],
            "level": "SECRET",
            "captions": ["SIPDIS"],
            "tags": ["PREL", "BL"],
            "subject": "AN INVENTED TALK",
            "by": ["Jane Roe"],
            "numbers": [1, 2],
            "signature": ["ROE"],
        },
        NOWHERE,
    ),
    Fragment(
        "security line with noise",
        transmitted(
            "VZCZCXYZ0007\nOO RUEHWEB\n\nDE RUEHFR #0099/01 2490256\nZNY CCCCC ZZH "
            "(CCY AD1A2B3C MSI4567 600)\n"
            "O 050256Z SEP 08\nFM AMEMBASSY PARIS\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 0001"
        ),
        {
            "from": "AMEMBASSY PARIS",
            "from_routing": "RUEHFR",
            "to": ["SECSTATE WASHDC"],
            "precedence": "IMMEDIATE",
        },
    ),
    Fragment(
        "partial extract",
        "This record is a partial extract of the original cable. The full text "
        "of the original cable is not available.\n\n"
        "C O N F I D E N T I A L SECTION 02 OF 02 LA PAZ 000906\n\nSIPDIS\n\n"
        "E.O. 12958: DECL: 01/16/2016\n"
        "TAGS: PREL\nSUBJECT: AN INVENTED TALK\n\n6. (C) The extract begins "
        "here.\n\n7. (C) It goes on.\n",
        {
            "sent": None,
            "to": [],
            "level": "CONFIDENTIAL",
            "numbers": [6, 7],
            "subject": "AN INVENTED TALK",
            "preamble": None,
        },
        "06LAPAZ906.txt",
    ),
    Fragment(
        "partial extract on one line with a dateline",
        "This record is a partial extract of the original cable. The full text "
        "of the\noriginal cable is not available.\n\n"
        "051510Z Sep 05\n\nUNCLAS ROME 002345\n\nSIPDIS\n\nE.O. 12958: N/A\n"
        "TAGS: OPRC, OIIP\nSUBJECT: MEDIA REACTION, SEPTEMBER 5\n\n1. A.\n\n2. "
        "B.\n",
        {
            "sent": "2005-09-05T15:10Z",
            "level": "UNCLASSIFIED",
            "subject": "MEDIA REACTION, SEPTEMBER 5",
            "numbers": [1, 2],
            "preamble": None,
        },
        "05ROME2345.txt",
    ),
]

ADDRESSEES = [
    Fragment(
        "serial",
        addressed("TO RUEHC/SECSTATE WASHDC 6431"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", None, "6431")]},
    ),
    Fragment(
        "precedence and serial",
        addressed("TO RUEHC/SECSTATE WASHDC PRIORITY 6431"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", "PRIORITY", "6431")]},
    ),
    Fragment(
        "night action",
        addressed("TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 0012"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", "NIACT IMMEDIATE", "0012")]},
    ),
    Fragment(
        "precedence misspelt",
        addressed("TO RUEHC/SECSTATE WASHDC PIORITY 6431"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", "PRIORITY", "6431")]},
    ),
    Fragment(
        "precedence misspelt otherwise",
        addressed("TO RUEHC/SECSTATE WASHDC PRIORTY"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", "PRIORITY", None)]},
    ),
    Fragment(
        "serial made a month",
        addressed("TO RUEHC/SECSTATE WASHDC 1\nINFO RUEHLP/AMEMBASSY LA PAZ APR 9372"),
        {"info": ["AMEMBASSY LA PAZ"]},
    ),
    Fragment(
        "serial made a month of another post",
        addressed("TO RUEHC/SECSTATE WASHDC SEP 0512"),
        {"to": ["SECSTATE WASHDC"]},
    ),
    Fragment(
        "no routing",
        addressed("TO SECSTATE WASHDC\nAMEMBASSY ROME\nINFO AMEMBASSY BONN\nUSMISSION NATO"),
        {"to": ["SECSTATE WASHDC", "AMEMBASSY ROME"], "info": ["AMEMBASSY BONN", "USMISSION NATO"]},
    ),
    Fragment(
        "collective",
        addressed("TO RUEHC/SECSTATE WASHDC 1\nINFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY"),
        {"info_lines": [("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", "PRIORITY", None)]},
    ),
    Fragment(
        "collective without routing",
        addressed(
            "TO RUEHC/SECSTATE WASHDC 1\nINFO EUROPEAN POLITICAL COLLECTIVE\nOPEC COLLECTIVE"
        ),
        {"info": ["EUROPEAN POLITICAL COLLECTIVE", "OPEC COLLECTIVE"]},
    ),
    Fragment(
        "post taken out of a collective",
        addressed(
            "TO RUEHC/SECSTATE WASHDC 1\nINFO RUEHZL/EUROPEAN POLITICAL "
            "COLLECTIVE\nXMT AMEMBASSY MOSCOW"
        ),
        {"info": ["EUROPEAN POLITICAL COLLECTIVE"], "excluded": ["AMEMBASSY MOSCOW"]},
    ),
    Fragment(
        "posts taken out, one a line",
        addressed(
            "TO ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE\nXMT AMEMBASSY "
            "BEIRUT\nAMCONSUL ADANA\nAMCONSUL BASRAH"
        ),
        {
            "to": ["ALL DIPLOMATIC AND CONSULAR POSTS COLLECTIVE"],
            "excluded": ["AMEMBASSY BEIRUT", "AMCONSUL ADANA", "AMCONSUL BASRAH"],
        },
    ),
    Fragment(
        "attention in slashes",
        addressed("TO RUEHC/SECSTATE WASHDC 1\nINFO RUEKJCS/JOINT STAFF WASHINGTON DC//J5//"),
        {"info_lines": [("RUEKJCS", "JOINT STAFF WASHINGTON DC//J5//", None, None)]},
    ),
    Fragment(
        "blank before the slash",
        addressed("TO RUEHC /SECSTATE WASHDC 1"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", None, "1")]},
    ),
    Fragment(
        "TO on a line of its own",
        addressed("TO\nRUEHC/SECSTATE WASHDC 1\nINFO\nRUEHRO/AMEMBASSY ROME 0042"),
        {"to": ["SECSTATE WASHDC"], "info": ["AMEMBASSY ROME"]},
    ),
    Fragment(
        "several action posts",
        addressed(
            "TO RUEHRO/AMEMBASSY ROME IMMEDIATE 0042\nRUEHLO/AMEMBASSY LONDON "
            "IMMEDIATE\nINFO RUCNDT/USMISSION USUN NEW YORK"
        ),
        {"to": ["AMEMBASSY ROME", "AMEMBASSY LONDON"], "info": ["USMISSION USUN NEW YORK"]},
    ),
    Fragment(
        "INFO twice",
        addressed(
            "TO RUEHC/SECSTATE WASHDC 1\nINFO RUEHRO/AMEMBASSY ROME\nINFO RUEHLO/AMEMBASSY LONDON"
        ),
        {"info": ["AMEMBASSY ROME", "AMEMBASSY LONDON"]},
    ),
    Fragment(
        "page line between addressees",
        addressed(
            "TO RUEHC/SECSTATE WASHDC 1\nINFO RUEHRO/AMEMBASSY ROME\nPAGE 02 STATE "
            "023763 071504Z\nRUEHLO/AMEMBASSY LONDON"
        ),
        {"info": ["AMEMBASSY ROME", "AMEMBASSY LONDON"]},
    ),
    Fragment(
        "the Department's distribution before the date",
        "INFO LOG-00 EEB-00 AF-00 AID-00 CIAE-00 INL-00 DODE-00\n   DS-00 "
        "OIGO-00 /000W\n\n                  ------------------88A1B2 050300Z "
        "/38\n"
        "R 050256Z SEP 08\nFM AMEMBASSY PARIS\nTO SECSTATE WASHDC 6431\nINFO "
        "AMEMBASSY ROME\n\nUNCLAS PARIS 000099\n\nSUBJECT: X\n\n1. Text.\n",
        {"to": ["SECSTATE WASHDC"], "info": ["AMEMBASSY ROME"], "sent": "2008-09-05T02:56Z"},
    ),
    Fragment(
        "initials as routing",
        addressed(
            "TO RUEHC/SECSTATE WASHDC 1\nINFO RHMFISS/HQ USSOUTHCOM MIAMI FL\n"
            "RHEHNSC/NSC WASHDC\nRUEABND/DEA HQS WASHDC"
        ),
        {"info": ["HQ USSOUTHCOM MIAMI FL", "NSC WASHDC", "DEA HQS WASHDC"]},
    ),
    Fragment(
        "trailing blanks and returns",
        addressed("TO RUEHC/SECSTATE WASHDC 6431  \r\nINFO RUEHRO/AMEMBASSY ROME 0042 \r"),
        {"to_lines": [("RUEHC", "SECSTATE WASHDC", None, "6431")], "info": ["AMEMBASSY ROME"]},
    ),
    Fragment(
        "class line directly below",
        (
            "R 050256Z SEP 08\nFM AMEMBASSY PARIS\nTO RUEHC/SECSTATE WASHDC 1\n"
            "INFO RUEHRO/AMEMBASSY ROME 2\nUNCLAS SECTION 01 OF 02 PARIS 000099\n\n"
            "SIPDIS\n\nSUBJECT: X\n\n1. Text.\n"
        ),
        {"info": ["AMEMBASSY ROME"], "level": "UNCLASSIFIED"},
    ),
    Fragment(
        "wrapped address",
        addressed(
            "TO RUEHC/SECSTATE WASHDC 1\nINFO RUEAUSA/DEPARTMENT OF HEALTH AND "
            "HUMAN SERVICES\nWASHINGTON DC\nRUEHRO/AMEMBASSY ROME"
        ),
        {"info": ["DEPARTMENT OF HEALTH AND HUMAN SERVICES WASHINGTON DC", "AMEMBASSY ROME"]},
    ),
    Fragment(
        "precedence without serial on each",
        addressed(
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE\nINFO RUEHRO/AMEMBASSY ROME "
            "IMMEDIATE\nRUEHLO/AMEMBASSY LONDON PRIORITY"
        ),
        {
            "info_lines": [
                ("RUEHRO", "AMEMBASSY ROME", "IMMEDIATE", None),
                ("RUEHLO", "AMEMBASSY LONDON", "PRIORITY", None),
            ]
        },
    ),
]


def classed(line: str, under: str = "") -> str:
    """A classification line, what stands under it, and a subject."""
    return f"{line}\n\n{under}\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. Text.\n"


CLASS_LINES = [
    Fragment(
        "unclassified",
        classed("UNCLAS PARIS 000099", "SIPDIS"),
        {"level": "UNCLASSIFIED", "captions": ["SIPDIS"]},
    ),
    Fragment(
        "unclassified in full",
        classed("UNCLASSIFIED PARIS 000099"),
        {"level": "UNCLASSIFIED", "captions": []},
    ),
    Fragment(
        "spaced letters, sections",
        classed("C O N F I D E N T I A L SECTION 01 OF 03 PARIS 000099", "NOFORN\nSIPDIS"),
        {"level": "CONFIDENTIAL", "captions": ["NOFORN", "SIPDIS"], "sections": 3},
    ),
    Fragment(
        "captions repeated",
        classed("UNCLAS SECTION 01 OF 02 PARIS 000099", "SIPDIS\n\nSENSITIVE\nSIPDIS"),
        {"captions": ["SIPDIS", "SENSITIVE"]},
    ),
    Fragment(
        "captions on one line",
        classed("S E C R E T PARIS 000099", "NOFORN SIPDIS"),
        {"captions": ["NOFORN", "SIPDIS"], "level": "SECRET"},
    ),
    Fragment(
        "captions behind slashes",
        classed("S E C R E T // NOFORN PARIS 000099"),
        {"captions": ["NOFORN"], "level": "SECRET"},
    ),
    Fragment(
        "caption after the number",
        classed("C O N F I D E N T I A L PARIS 000099 NOFORN", "SIPDIS"),
        {"captions": ["NOFORN", "SIPDIS"]},
    ),
    Fragment(
        "two captions after the number",
        classed("C O N F I D E N T I A L PARIS 000099 SIPDIS NOFORN"),
        {"captions": ["SIPDIS", "NOFORN"]},
    ),
    Fragment(
        "sensitive but unclassified",
        classed("UNCLAS PARIS 000099", "SENSITIVE BUT UNCLASSIFIED\nSIPDIS"),
        {"captions": ["SENSITIVE BUT UNCLASSIFIED", "SIPDIS"], "level": "UNCLASSIFIED"},
    ),
    Fragment(
        "encrypted for transmission only",
        classed("UNCLAS E F T O PARIS 000099", "SIPDIS"),
        {"captions": ["EFTO", "SIPDIS"], "level": "UNCLASSIFIED"},
    ),
    Fragment(
        "limited official use",
        classed("LIMITED OFFICIAL USE PARIS 000099"),
        {"level": "LIMITED OFFICIAL USE"},
    ),
    Fragment(
        "limited official use, spaced",
        classed("L I M I T E D OFFICIAL USE PARIS 000099"),
        {"level": "LIMITED OFFICIAL USE"},
    ),
    Fragment(
        "exclusive distribution",
        classed("S E C R E T PARIS 000099", "EXDIS\nSIPDIS"),
        {"captions": ["EXDIS", "SIPDIS"]},
    ),
    Fragment(
        "no distribution",
        classed("S E C R E T PARIS 000099", "NODIS\nCHEROKEE\n"),
        {"captions": ["NODIS", "CHEROKEE"]},
    ),
    Fragment(
        "channel",
        classed("C O N F I D E N T I A L PARIS 000099", "ROGER CHANNEL"),
        {"captions": ["ROGER CHANNEL"]},
    ),
    Fragment("aid", classed("UNCLAS PARIS 000099", "AIDAC"), {"captions": ["AIDAC"]}),
    Fragment(
        "stadis and limdis",
        classed("CONFIDENTIAL PARIS 00099", "STADIS\nLIMDIS"),
        {"captions": ["STADIS", "LIMDIS"]},
    ),
    Fragment("top secret", classed("T O P S E C R E T PARIS 000099"), {"level": "TOP SECRET"}),
    Fragment(
        "confidential in one word", classed("CONFIDENTIAL PARIS 00099"), {"level": "CONFIDENTIAL"}
    ),
    Fragment(
        "the highest of two sections",
        (
            "UNCLAS SECTION 01 OF 02 PARIS 000099\n\nSUBJECT: X\n\n1. (U) A.\n\nC "
            "O N F I D E N T I A L SECTION 02 OF 02 PARIS 000099\n\n2. (C) B.\n"
        ),
        {"level": "CONFIDENTIAL", "numbers": [1, 2]},
    ),
    Fragment(
        "sections announced", classed("UNCLAS SECTION 01 OF 05 PARIS 000099"), {"sections": 5}
    ),
    Fragment("one section", classed("UNCLAS PARIS 000099"), {"sections": None}),
    Fragment(
        "corrected copy",
        classed(
            "C O N F I D E N T I A L PARIS 000099",
            "C O R R E C T E D COPY (CAPTION)\n\nSIPDIS\nNOFORN",
        ),
        {"captions": ["CORRECTED COPY", "SIPDIS", "NOFORN"], "level": "CONFIDENTIAL"},
    ),
    Fragment(
        "releasable to",
        classed("S E C R E T PARIS 000099", "REL TO UK\nSIPDIS"),
        {"captions": ["REL TO UK", "SIPDIS"]},
    ),
    Fragment(
        "official use only in slashes",
        classed("UNCLAS//FOR OFFICIAL USE ONLY PARIS 000099"),
        {"level": "UNCLASSIFIED", "captions": ["FOR OFFICIAL USE ONLY"]},
    ),
    Fragment(
        "small spaced letters",
        classed("C o n f i d e n t i a l section 01 of 02 Paris 000099", "Sipdis\nNoforn"),
        {"level": "CONFIDENTIAL", "captions": ["SIPDIS", "NOFORN"], "sections": 2},
    ),
    Fragment(
        "wrapped class line",
        classed("C O N F I D E N T I A L SECTION 01 OF 02 PARIS\n000099", "SIPDIS"),
        {"level": "CONFIDENTIAL", "captions": ["SIPDIS"], "sections": 2},
    ),
]


def passed(lines: str) -> str:
    """Passing instructions between captions and the order."""
    below = "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. Text.\n"
    return f"UNCLAS PARIS 000099\n\nSIPDIS\n\n{lines}\n\n{below}"


PASSING = [
    Fragment(
        "one office",
        passed("STATE FOR EUR/WE"),
        {"passing": ["STATE FOR EUR/WE"], "captions": ["SIPDIS"]},
    ),
    Fragment(
        "two lines",
        passed("STATE FOR EUR/WE AND EAP/CM\nTREASURY FOR OIA"),
        {"passing": ["STATE FOR EUR/WE AND EAP/CM", "TREASURY FOR OIA"]},
    ),
    Fragment(
        "wrapped",
        passed(
            "STATE FOR EUR/WE, EUR/ERA, EB/TPP/MTA/IPC, EB/IFD/OIA,\nOES/PCI AND "
            "INR/EU\nUSDOC FOR 4420/MAC/EUR"
        ),
        {
            "passing": [
                "STATE FOR EUR/WE, EUR/ERA, EB/TPP/MTA/IPC, EB/IFD/OIA, OES/PCI AND INR/EU",
                "USDOC FOR 4420/MAC/EUR",
            ]
        },
    ),
    Fragment(
        "wrapped before a slash",
        passed("DEPT FOR EAP/CM, EAP/K, PM/RSAT,\nEAP/EX AND ISN/RA"),
        {"passing": ["DEPT FOR EAP/CM, EAP/K, PM/RSAT, EAP/EX AND ISN/RA"]},
    ),
    Fragment(
        "pass to",
        passed("DEPT PASS TO USTR FOR JROE AND JDOE"),
        {"passing": ["DEPT PASS TO USTR FOR JROE AND JDOE"]},
    ),
    Fragment(
        "the Department, passed on",
        passed("DEPARTMENT PLEASE PASS USTR"),
        {"passing": ["DEPARTMENT PLEASE PASS USTR"]},
    ),
    Fragment(
        "the council",
        passed("NSC FOR ROE\nOSD FOR DOE\nPACOM FOR POLAD"),
        {"passing": ["NSC FOR ROE", "OSD FOR DOE", "PACOM FOR POLAD"]},
    ),
    Fragment(
        "between posts",
        passed("AMEMBASSY BERLIN PASS TO AMCONSUL DUSSELDORF"),
        {"passing": ["AMEMBASSY BERLIN PASS TO AMCONSUL DUSSELDORF"]},
    ),
    Fragment(
        "a post for its offices",
        passed("SANTO DOMINGO FOR FCS AND FAS"),
        {"passing": ["SANTO DOMINGO FOR FCS AND FAS"]},
    ),
    Fragment(
        "attention",
        passed("FOR THE SECRETARY FROM THE AMBASSADOR"),
        {"captions": ["SIPDIS"], "subject": "X"},
    ),
    Fragment(
        "a title is none",
        "REQUEST FOR EARLY SUBMISSION OF ESTIMATES\n\n\n1. FIRST.\n\n\n2. SECOND.\n\n\nROE\n",
        {"passing": [], "numbers": [1, 2]},
        "78GENEVA99_nara.txt",
    ),
    Fragment(
        "a day of the week is none",
        (
            "R 050256Z SEP 08\nFM AMEMBASSY PARIS\nTO RUEHC/SECSTATE WASHDC\n\n"
            "Friday, 05 September 2008, 02:56\nUNCLAS PARIS 000099\nSIPDIS\nSTATE "
            "FOR EUR/WE\nEO 12958 N/A\nTAGS PREL\nSUBJECT: X\n1. (U) Text.\n"
        ),
        {"passing": ["STATE FOR EUR/WE"], "captions": ["SIPDIS"]},
    ),
    Fragment(
        "inside the old order",
        (
            "UNCLAS PARIS 00099\n\nDEPT PASS USIA\n\nE.O. 12356: N/A\nTAGS: PREL\n"
            "SUBJECT: X\n\n1. TEXT.\n"
        ),
        {"passing": ["DEPT PASS USIA"]},
        "85PARIS99.txt",
    ),
    Fragment(
        "from the pass line of an e-mail",
        (
            "MRN: 11 PARIS 99\nDate/DTG: Oct 05, 2011 / 051127Z OCT 11\nFrom: "
            "AMEMBASSY PARIS\nAction: WASHDC, SECSTATE ROUTINE\nE.O.: 13526\nTAGS: "
            "PHUM, FR\nPass Line: STATE FOR EUR/WE\nSubject: A TALK\n\n1. (U) Text "
            "of the first.\n\n2. (U) Text.\n"
        ),
        {"passing": ["STATE FOR EUR/WE"], "tags": ["PHUM", "FR"]},
        NOWHERE,
    ),
]

ORDERS = [
    Fragment("month first", order("E.O. 12958: DECL: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("no dots", order("EO 12958 DECL: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("year first", order("E.O. 12958: DECL: 2016/03/29"), {"declass": "2016-03-29"}),
    Fragment("short year", order("E.O. 12958: DECL: 8/2/16"), {"declass": "2016-08-02"}),
    Fragment("hyphens", order("E.O. 12958: DECL: 08-02-2016"), {"declass": "2016-08-02"}),
    Fragment(
        "year first, hyphens", order("E.O. 12958: DECL: 2016-03-29"), {"declass": "2016-03-29"}
    ),
    Fragment(
        "month in letters", order("E.O. 12958: DECL: MARCH 29, 2016"), {"declass": "2016-03-29"}
    ),
    Fragment(
        "day, month in letters", order("E.O. 12958: DECL: 29 MAR 2016"), {"declass": "2016-03-29"}
    ),
    Fragment("not applicable", order("E.O. 12958: N/A"), {"declass": None}),
    Fragment("exemptions", order("E.O. 12958: DECL: X1, X5"), {"declass": None}),
    Fragment(
        "originator's determination",
        order("E.O. 12356: DECL: OADR"),
        {"declass": None, "order": "E.O. 12356: DECL: OADR"},
    ),
    Fragment(
        "general schedule", order("E.O. 11652: GDS"), {"declass": None, "order": "E.O. 11652: GDS"}
    ),
    Fragment(
        "event",
        order("E.O. 12958: DECL: TEN YEARS AFTER KOREAN UNIFICATION"),
        {"declass": None, "order": "E.O. 12958: DECL: TEN YEARS AFTER KOREAN UNIFICATION"},
    ),
    Fragment("order mistyped", order("E.O. 12598: DECL: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("nought for O", order("E.0. 12958: DECL: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("DECL mistyped", order("E.O. 12958: DECLl: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("label without DECL", order("E.O. 12958: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment(
        "old order's date of review",
        order("E.O. 12065: RDS-3 7/13/00 (ROE, JANE) OR-P"),
        {"order": "E.O. 12065: RDS-3 7/13/00 (ROE, JANE) OR-P", "tags": ["PREL"]},
    ),
    Fragment(
        "old order's schedule with a date",
        order("E.O. 12065: GDS 7/13/85 (ROE, JANE)"),
        {"declass": "1985-07-13"},
    ),
    Fragment("newest order", order("E.O. 13526: DECL: 2035/02/16"), {"declass": "2035-02-16"}),
    Fragment("blanks inside", order("E. O. 12958 : DECL : 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment(
        "after the tags",
        "TAGS: PREL, FR\nE.O. 12958: DECL: 03/29/2016\nSUBJECT: X\n\n1. Text.\n",
        {"declass": "2016-03-29", "tags": ["PREL", "FR"]},
    ),
    Fragment(
        "on the line of the tags",
        "E.O. 12958: DECL: 03/29/2016 TAGS: PREL, FR\nSUBJECT: X\n\n1. Text.\n",
        {"declass": "2016-03-29", "tags": ["PREL", "FR"]},
    ),
    Fragment("small letters", order("e.o. 12958: decl: 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("downgrading", order("E.O. 12958: DNG: CO 01/16/2013"), {"declass": None}),
    Fragment(
        "short year of the last century",
        order("E.O. 12356: DECL: 8/2/96"),
        {"declass": "1996-08-02"},
    ),
    Fragment("semicolon", order("E.O. 12958; DECL; 03/29/2016"), {"declass": "2016-03-29"}),
    Fragment("colon lost", order("E.O. 12958 DECL 03/29/2016"), {"declass": "2016-03-29"}),
]


def tagged(lines: str) -> str:
    """TAGS lines between the order and the subject."""
    return f"E.O. 12958: N/A\n{lines}\nSUBJECT: X\n\n1. Text.\n"


TAGS = [
    Fragment(
        "blanks",
        tagged("TAGS: ELAB EAIR ECON PINR EFIN PGOV CH"),
        {"tags": ["ELAB", "EAIR", "ECON", "PINR", "EFIN", "PGOV", "CH"]},
    ),
    Fragment("commas", tagged("TAGS: PGOV, PREL, FR"), {"tags": ["PGOV", "PREL", "FR"]}),
    Fragment(
        "commas without blanks", tagged("TAGS: PGOV,PREL,FR"), {"tags": ["PGOV", "PREL", "FR"]}
    ),
    Fragment("semicolons", tagged("TAGS: PGOV; PREL; FR"), {"tags": ["PGOV", "PREL", "FR"]}),
    Fragment(
        "commas and blanks mixed",
        tagged("TAGS: PGOV PREL, KDEM ,FR"),
        {"tags": ["PGOV", "PREL", "KDEM", "FR"]},
    ),
    Fragment("label without colon", tagged("TAGS PGOV PREL FR"), {"tags": ["PGOV", "PREL", "FR"]}),
    Fragment("label TAG", tagged("TAG: PGOV PREL"), {"tags": ["PGOV", "PREL"]}),
    Fragment("label AGS", tagged("AGS: PGOV PREL"), {"tags": ["PGOV", "PREL"]}),
    Fragment("label TABS", tagged("TABS: PGOV PREL"), {"tags": ["PGOV", "PREL"]}),
    Fragment("label with a comma", tagged("TAGS, PGOV, PREL"), {"tags": ["PGOV", "PREL"]}),
    Fragment("label with a semicolon", tagged("TAGS; PGOV, PREL"), {"tags": ["PGOV", "PREL"]}),
    Fragment("label in small letters", tagged("Tags: PGOV, PREL"), {"tags": ["PGOV", "PREL"]}),
    Fragment(
        "codes in small letters", tagged("TAGS: pgov, prel, fr"), {"tags": ["PGOV", "PREL", "FR"]}
    ),
    Fragment(
        "next line",
        tagged("TAGS: PGOV, PREL, PHUM, KDEM,\nFR, GM"),
        {"tags": ["PGOV", "PREL", "PHUM", "KDEM", "FR", "GM"]},
    ),
    Fragment(
        "next line without comma",
        tagged("TAGS: PGOV PREL PHUM KDEM\nFR GM"),
        {"tags": ["PGOV", "PREL", "PHUM", "KDEM", "FR", "GM"]},
    ),
    Fragment(
        "next line indented",
        tagged("TAGS: PGOV PREL PHUM KDEM\n      FR GM"),
        {"tags": ["PGOV", "PREL", "PHUM", "KDEM", "FR", "GM"]},
    ),
    Fragment("glued with a country", tagged("TAGS: ITPHUM"), {"tags": ["IT", "PHUM"]}),
    Fragment("glued subjects", tagged("TAGS: KFRDCVISCMGT"), {"tags": ["KFRD", "CVIS", "CMGT"]}),
    Fragment(
        "person in brackets",
        tagged("TAGS: OVIP (CLINTON, HILLARY), PREL, FR"),
        {"tags": ["OVIP", "CLINTON, HILLARY", "PREL", "FR"]},
    ),
    Fragment(
        "person without brackets",
        tagged("TAGS: OVIP CLINTON HILLARY PREL FR"),
        {"tags": ["OVIP", "CLINTON, HILLARY", "PREL", "FR"]},
    ),
    Fragment(
        "person with an initial",
        tagged("TAGS: PREL OVIP (ROE, JANE Q.) MOPS FR"),
        {"tags": ["PREL", "OVIP", "ROE, JANE Q.", "MOPS", "FR"]},
    ),
    Fragment(
        "person glued to the code",
        tagged("TAGS: OVIP(CLINTON, HILLARY) PREL"),
        {"tags": ["OVIP", "CLINTON, HILLARY", "PREL"]},
    ),
    Fragment(
        "person wrapped",
        tagged("TAGS: PREL, OVIP (CLINTON,\nHILLARY), FR"),
        {"tags": ["PREL", "OVIP", "CLINTON, HILLARY", "FR"]},
    ),
    Fragment(
        "person of the seventies",
        tagged("TAGS: OVIP (KISSINGER, HENRY A), FR"),
        {"tags": ["OVIP", "KISSINGER, HENRY A", "FR"]},
    ),
    Fragment(
        "multi-word",
        tagged("TAGS: PHUM, HUMAN RIGHTS, FR"),
        {"tags": ["PHUM", "HUMAN RIGHTS", "FR"]},
    ),
    Fragment(
        "multi-word among blanks",
        tagged("TAGS: PREL COUNTRY CLEARANCE FR"),
        {"tags": ["PREL", "COUNTRY CLEARANCE", "FR"]},
    ),
    Fragment(
        "two multi-word tags",
        tagged("TAGS: IS, GOI INTERNAL, GOI EXTERNAL"),
        {"tags": ["IS", "GOI INTERNAL", "GOI EXTERNAL"]},
    ),
    Fragment(
        "with a hyphen",
        tagged("TAGS: PREL, UNHRC-1, MTCRE"),
        {"tags": ["PREL", "UNHRC-1", "MTCRE"]},
    ),
    Fragment(
        "organizations",
        tagged("TAGS: PREL NATO UNGA IAEA EUN ICTY"),
        {"tags": ["PREL", "NATO", "UNGA", "IAEA", "EUN", "ICTY"]},
    ),
    Fragment(
        "links in markdown",
        tagged("TAGS: [PGOV](#) [PREL](#) [FR](#)"),
        {"tags": ["PGOV", "PREL", "FR"]},
    ),
    Fragment(
        "links in a page",
        tagged("TAGS: <a href='/tag/PGOV_0.html'>PGOV</a> <a href='/tag/FR_0.html'>FR</a>"),
        {"tags": ["PGOV", "FR"]},
    ),
    Fragment(
        "a page line inside",
        tagged("TAGS: PGOV, PREL,\nPARIS 00000099  001.2 OF 002\n\nKDEM, FR"),
        {"tags": ["PGOV", "PREL", "KDEM", "FR"]},
    ),
    Fragment(
        "a marking inside", tagged("TAGS: PGOV PREL SIPDIS FR"), {"tags": ["PGOV", "PREL", "FR"]}
    ),
    Fragment("empty", tagged("TAGS:"), {"tags": [], "subject": "X"}),
    Fragment("not applicable", tagged("TAGS: N/A"), {"tags": []}),
    Fragment(
        "subject glued",
        "E.O. 12958: N/A\nTAGS: PGOV, PREL SUBJECT: ON THE SAME LINE\n\n1. Text.\n",
        {"tags": ["PGOV", "PREL"], "subject": "ON THE SAME LINE"},
    ),
    Fragment(
        "reference below",
        "TAGS: PGOV PREL\nREF: LIMA 1\nSUBJECT: X\n\n1. Text.\n",
        {"tags": ["PGOV", "PREL"], "refs": ["08LIMA1"], "subject": "X"},
    ),
    Fragment("a dot at the end", tagged("TAGS: PGOV, PREL, FR."), {"tags": ["PGOV", "PREL", "FR"]}),
    Fragment("printed twice", tagged("TAGS: PGOV, PREL, PGOV"), {"tags": ["PGOV", "PREL"]}),
    Fragment("codes miscoded stay", tagged("TAGS: PREL, RU"), {"tags": ["PREL", "RU"]}),
    Fragment("slashes between", tagged("TAGS: PGOV/PREL/FR"), {"tags": ["PGOV", "PREL", "FR"]}),
    Fragment(
        "blank line between codes",
        tagged("TAGS: PGOV, PREL,\n\nFR"),
        {"tags": ["PGOV", "PREL", "FR"]},
    ),
    Fragment(
        "label missing",
        "E.O. 12958: DECL: 03/29/2016\nPREL, PGOV, FR\nSUBJECT: X\n\n1. Text.\n",
        {"tags": ["PREL", "PGOV", "FR"]},
    ),
    Fragment("a marking in brackets", tagged("TAGS: PREL, PGOV (SBU)"), {"tags": ["PREL", "PGOV"]}),
    Fragment("a marking before", tagged("TAGS: (U) PREL, PGOV"), {"tags": ["PREL", "PGOV"]}),
    Fragment(
        "person with a comma, no brackets",
        tagged("TAGS: OVIP CLINTON, HILLARY PREL"),
        {"tags": ["OVIP", "CLINTON, HILLARY", "PREL"]},
    ),
    Fragment(
        "two persons",
        tagged("TAGS: OVIP (ROE, JANE) (DOE, JOHN) FR"),
        {"tags": ["OVIP", "ROE, JANE", "DOE, JOHN", "FR"]},
    ),
    Fragment("a dash between", tagged("TAGS: PREL - FR"), {"tags": ["PREL", "FR"]}),
    Fragment(
        "the order's words at the end",
        tagged("TAGS: PREL PGOV E.O. 12958"),
        {"tags": ["PREL", "PGOV"]},
    ),
    Fragment(
        "a footer inside",
        tagged("TAGS: PREL, PGOV,\nUNCLASSIFIED\nFR"),
        {"tags": ["PREL", "PGOV", "FR"]},
    ),
    Fragment(
        "short subject label on the line",
        "TAGS: PREL, FR SUBJ: A TALK\n\n1. Text.\n",
        {"tags": ["PREL", "FR"], "subject": "A TALK"},
    ),
    Fragment(
        "mission as a tag", tagged("TAGS: EUN, USEU BRUSSELS"), {"tags": ["EUN", "USEU BRUSSELS"]}
    ),
    Fragment(
        "glued with many countries",
        tagged("TAGS: EAIDXMXAXBXFFR"),
        {"tags": ["EAID", "XM", "XA", "XB", "XF", "FR"]},
    ),
    Fragment(
        "media reaction",
        tagged("TAGS: KMDR, MEDIA REACTION REPORT"),
        {"tags": ["KMDR", "MEDIA REACTION REPORT"]},
    ),
    Fragment(
        "Israeli affairs",
        tagged("TAGS: ISRAELI PALESTINIAN AFFAIRS, IS"),
        {"tags": ["ISRAELI PALESTINIAN AFFAIRS", "IS"]},
    ),
    Fragment(
        "parties with hyphens",
        tagged("TAGS: PGOV, ZANU-PF, ZI"),
        {"tags": ["PGOV", "ZANU-PF", "ZI"]},
    ),
    Fragment(
        "committee of the assembly", tagged("TAGS: UNGA/C-3, PREL"), {"tags": ["UNGA/C-3", "PREL"]}
    ),
    Fragment(
        "free words",
        tagged("TAGS: PREL, IN, Tsunami Relief"),
        {"tags": ["PREL", "IN", "Tsunami Relief"]},
    ),
]

SUBJECTS = [
    Fragment(
        "three lines",
        (
            "SUBJECT: THE FIRST LINE OF IT, WHICH IS LONG\nTHE SECOND LINE OF IT "
            "AND STILL\nTHE THIRD\n\nREF: PARIS 1\n\n1. Text."
        ),
        {
            "subject": (
                "THE FIRST LINE OF IT, WHICH IS LONG THE SECOND LINE OF IT AND STILL THE THIRD"
            )
        },
    ),
    Fragment(
        "indented second line",
        "SUBJECT:  THE FIRST LINE\n          AND THE SECOND\n\n1. Text.",
        {"subject": "THE FIRST LINE AND THE SECOND"},
    ),
    Fragment(
        "marking alone",
        "SUBJECT: (C) A TALK\n\n1. (C) Text.",
        {"subject": "A TALK", "subject_marking": "C"},
    ),
    Fragment(
        "marking with controls",
        "SUBJECT: (S/NF) A TALK\n\n1. (C) Text.",
        {"subject": "A TALK", "subject_marking": "S/NF"},
    ),
    Fragment(
        "marking with blanks",
        "SUBJECT: ( U ) A TALK\n\n1. (C) Text.",
        {"subject": "A TALK", "subject_marking": "U"},
    ),
    Fragment(
        "marking at the end",
        "SUBJECT: A TALK (U)\n\n1. (C) Text.",
        {"subject": "A TALK", "subject_marking": "U"},
    ),
    Fragment(
        "bracket that is no marking",
        "SUBJECT: TALKS ON THE TREATY (SALT)\n\n1. (C) Text.",
        {"subject": "TALKS ON THE TREATY (SALT)", "subject_marking": None},
    ),
    Fragment("label SUBJ", "SUBJ: A TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment("label UBJECT", "TAGS: PREL\nUBJECT: A TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment("label in small letters", "subject: A Talk\n\n1. (C) Text.", {"subject": "A Talk"}),
    Fragment("blank before the colon", "SUBJECT : A TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment("label on its own line", "SUBJECT:\nA TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment("label glued", "SUBJECT:A TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment(
        "reference on the line",
        "SUBJECT: A TALK REF: LIMA 1\n\n1. (C) Text.",
        {"subject": "A TALK", "refs": ["08LIMA1"]},
    ),
    Fragment(
        "reference glued",
        "SUBJECT: A TALK PRIMEREF: LIMA 1\n\n1. (C) Text.",
        {"subject": "A TALK", "refs": ["08LIMA1"]},
    ),
    Fragment(
        "reftel below",
        "SUBJECT: A TALK\nREFTEL: LIMA 1\n\n1. (C) Text.",
        {"subject": "A TALK", "refs": ["08LIMA1"]},
    ),
    Fragment(
        "classifier below",
        "SUBJECT: A TALK\nClassified By: DCM Jane Roe, reason 1.4 (b)\n\n1. (C) Text.",
        {"subject": "A TALK", "by": ["Jane Roe"]},
    ),
    Fragment(
        "classifier glued",
        "SUBJECT: A TALK IN CAIROClassified By: DCM Jane Roe, reason 1.4 (b)\n\n1. (C) Text.",
        {"subject": "A TALK IN CAIRO", "by": ["Jane Roe"]},
    ),
    Fragment(
        "paragraph below", "SUBJECT: A TALK\n1. (C) Text.", {"subject": "A TALK", "numbers": [1]}
    ),
    Fragment(
        "paragraph on the line",
        "SUBJECT: A TALK 1. (SBU) Summary: Text. 2. (SBU) More.",
        {"subject": "A TALK", "numbers": [1, 2]},
    ),
    Fragment(
        "dashes below",
        "SUBJECT: A TALK\n------- \nSummary \n------- \n\n1. (C) Text.",
        {"subject": "A TALK", "headings": ["Summary"]},
    ),
    Fragment(
        "page line below",
        "SUBJECT: A TALK\nPARIS 00000099  001.2 OF 002\n\n\n1. (C) Text.",
        {"subject": "A TALK"},
    ),
    Fragment(
        "page line inside",
        "SUBJECT: A TALK ABOUT\n\nPARIS 00000099  001.2 OF 002\n\n\nREF: LIMA 1\n\n1. (C) Text.",
        {"subject": "A TALK ABOUT", "refs": ["08LIMA1"]},
    ),
    Fragment(
        "action request below",
        "SUBJECT: A TALK\nThis is an action request, see paragraph 3.\n\n1. (C) Text.",
        {"subject": "A TALK"},
    ),
    Fragment(
        "handling notice below",
        "SUBJECT: A TALK\nSENSITIVE BUT UNCLASSIFIED\n\n1. (SBU) Text.",
        {"subject": "A TALK"},
    ),
    Fragment(
        "hyphen at the wrap",
        "SUBJECT: A TALK ON US- \nLATIN RELATIONS\n\n1. (C) Text.",
        {"subject": "A TALK ON US-LATIN RELATIONS"},
    ),
    Fragment(
        "dash at the wrap",
        "SUBJECT: A TALK --\nAND AFTER\n\n1. (C) Text.",
        {"subject": "A TALK -- AND AFTER"},
    ),
    Fragment(
        "entities",
        "SUBJECT: PARTY&#8217;S TALK &amp; AFTER\n\n1. (C) Text.",
        {"subject": "PARTY\u2019S TALK & AFTER"},
    ),
    Fragment(
        "quotation marks",
        'SUBJECT: "A TALK" IN PARIS\n\n1. (C) Text.',
        {"subject": '"A TALK" IN PARIS'},
    ),
    Fragment(
        "colon inside",
        "SUBJECT: FRANCE: A TALK: PART 2 OF 3\n\n1. (C) Text.",
        {"subject": "FRANCE: A TALK: PART 2 OF 3"},
    ),
    Fragment(
        "question at the end",
        "SUBJECT: A TALK AT LAST?\n\n1. (C) Text.",
        {"subject": "A TALK AT LAST?"},
    ),
    Fragment(
        "the word reforms",
        "SUBJECT: LAND\nREFORMS AND REFERENDUM\n\n1. (C) Text.",
        {"subject": "LAND REFORMS AND REFERENDUM", "refs": []},
    ),
    Fragment(
        "dates",
        "SUBJECT: PRESS NOTES 11-09-2008\n\n1. (C) Text.",
        {"subject": "PRESS NOTES 11-09-2008"},
    ),
    Fragment(
        "year on the next line",
        "SUBJECT: THE PLAN FOR THE YEAR\n2009. A FORECAST\n\n1. (C) Text.",
        {"subject": "THE PLAN FOR THE YEAR 2009. A FORECAST"},
    ),
    Fragment(
        "none",
        "UNCLAS PARIS 000099\n\nE.O. 12958: N/A\nTAGS: PREL\n\n1. (C) Text.",
        {"subject": None},
    ),
    Fragment(
        "corrected copy below",
        "SUBJECT: A TALK\n\nC O R R E C T E D COPY OF LIMA 1957\n\n1. (C) Text.",
        {"subject": "A TALK", "refs": []},
    ),
    Fragment(
        "not repeated by section two",
        (
            "SUBJECT: A TALK\n\n1. (C) A.\n\nUNCLAS SECTION 02 OF 02 PARIS 000099\n"
            "\nSUBJECT: A TALK\n\n2. (C) B."
        ),
        {"subject": "A TALK", "numbers": [1, 2]},
    ),
    Fragment("bold label", "**SUBJECT:** A Talk\n\n1. (C) Text.", {"subject": "A Talk"}),
    Fragment(
        "trailing dot kept off",
        "SUBJECT: A TALK ON U.S. AID\n\n1. (C) Text.",
        {"subject": "A TALK ON U.S. AID"},
    ),
    Fragment(
        "redacted",
        "SUBJECT: XXXXXXXXXXXX ON A TALK\n\n1. (C) Text.",
        {"subject": "XXXXXXXXXXXX ON A TALK"},
    ),
    Fragment(
        "squeezed apostrophe kept",
        "SUBJECT: FRANCE,S TALK\n\n1. (C) Text.",
        {"subject": "FRANCE,S TALK"},
    ),
    Fragment(
        "summary heading below",
        "SUBJECT: A TALK\nSUMMARY\n-------\n1. (C) Text.",
        {"subject": "A TALK", "headings": ["SUMMARY"]},
    ),
    Fragment(
        "order below",
        "SUBJECT: A TALK\nE.O. 12958: DECL: 03/29/2016\nTAGS: PREL\n\n1. (C) Text.",
        {"subject": "A TALK", "tags": ["PREL"], "declass": "2016-03-29"},
    ),
    Fragment(
        "dashes on the line",
        "SUBJECT: PRESS NOTES 11-09-2008 ----- 1. Prices rose.",
        {"subject": "PRESS NOTES 11-09-2008"},
    ),
    Fragment(
        "reftel in brackets",
        "SUBJECT: A TALK (REFTEL: LIMA 1)\n\n1. (C) Text.",
        {"refs": ["08LIMA1"]},
    ),
    Fragment("label SUJECT", "TAGS: PREL\nSUJECT: A TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment("label with a semicolon", "SUBJECT; A TALK\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment(
        "notice in brackets below",
        "SUBJECT: A TALK\n(SBU) Not for internet distribution.\n\n1. (C) Text.",
        {"subject": "A TALK"},
    ),
    Fragment("caption below", "SUBJECT: A TALK\nSIPDIS\n\n1. (C) Text.", {"subject": "A TALK"}),
    Fragment(
        "reason below", "SUBJECT: A TALK\nREASON: 1.4 (B)\n\n1. (C) Text.", {"subject": "A TALK"}
    ),
    Fragment(
        "the word summary",
        "SUBJECT: SUMMARY OF A TALK\n\n1. (C) Text.",
        {"subject": "SUMMARY OF A TALK"},
    ),
]


def cited(block: str, *ids: str, **more: Any) -> tuple[str, dict[str, Any]]:
    """A reference block in its place, and the numbers of the cables that it cites."""
    return whole(block), {"refs": list(ids), **more}


REFERENCES = [
    Fragment(
        "bracket letters",
        *cited(
            "REF: A) PARIS 176 B) 06 PARIS 32324", "08PARIS176", "06PARIS32324", labels=["A", "B"]
        ),
    ),
    Fragment(
        "dotted letters on a line", *cited("REF: A. LIMA 123 B. ROME 456", "08LIMA123", "08ROME456")
    ),
    Fragment(
        "dotted letters, one a line",
        *cited(
            "REF: A. LIMA 123\n     B. 07 ROME 456\n     C. STATE 789",
            "08LIMA123",
            "07ROME456",
            "08STATE789",
        ),
    ),
    Fragment(
        "pilcrow before letters",
        *cited(
            "REF: A. LIMA 123\n     \u00b6B. ROME 456\n     \u00b6C. BONN 9",
            "08LIMA123",
            "08ROME456",
            "08BONN9",
            labels=["A", "B", "C"],
        ),
    ),
    Fragment(
        "letters in brackets", *cited("REF: (A) LIMA 123 (B) ROME 456", "08LIMA123", "08ROME456")
    ),
    Fragment(
        "letters in square brackets",
        *cited("REF: [A] LIMA 123, [B] ROME 456", "08LIMA123", "08ROME456"),
    ),
    Fragment(
        "numbers in brackets",
        *cited("REF: (1) LIMA 123 (2) ROME 456", "08LIMA123", "08ROME456", labels=["1", "2"]),
    ),
    Fragment(
        "letters with colons", *cited("REF: A: LIMA 123\nB: ROME 456", "08LIMA123", "08ROME456")
    ),
    Fragment(
        "letters with dashes", *cited("REF: A - LIMA 123\nB - ROME 456", "08LIMA123", "08ROME456")
    ),
    Fragment(
        "letters printed twice",
        *cited(
            "REF: A. A) LIMA 123\n\u00b6B. B) ROME 456", "08LIMA123", "08ROME456", labels=["A", "B"]
        ),
    ),
    Fragment(
        "letters in brackets again",
        *cited("REF: A. (A) LIMA 123\n\u00b6B. (B) ROME 456", "08LIMA123", "08ROME456"),
    ),
    Fragment(
        "the word REF again",
        *cited("REF: A. REF A LIMA 123\n\u00b6B. REF B ROME 456", "08LIMA123", "08ROME456"),
    ),
    Fragment("bare, commas", *cited("REF: LIMA 123, ROME 456", "08LIMA123", "08ROME456")),
    Fragment("label REFS", *cited("REFS: A. LIMA 123 B. ROME 456", "08LIMA123", "08ROME456")),
    Fragment("label without colon", *cited("REF A. LIMA 123", "08LIMA123")),
    Fragment("label with S in brackets", *cited("REF(S): LIMA 123", "08LIMA123")),
    Fragment("label in small letters", *cited("Ref(s): Lima 123", "08LIMA123")),
    Fragment("label REFTEL", *cited("REFTEL: LIMA 123", "08LIMA123")),
    Fragment("label REFTEL(S)", *cited("REFTEL(S): LIMA 123", "08LIMA123")),
    Fragment(
        "label REFTELS without colon", *cited("REFTELS LIMA 123 AND ROME 4", "08LIMA123", "08ROME4")
    ),
    Fragment("label REFERENCE", *cited("REFERENCE: LIMA 123", "08LIMA123")),
    Fragment(
        "label REFERENCES", *cited("REFERENCES: A. LIMA 123\nB. ROME 456", "08LIMA123", "08ROME456")
    ),
    Fragment("label with a dot", *cited("REF. LIMA 123", "08LIMA123")),
    Fragment("label PROGRAM REF", *cited("PROGRAM REF: LIMA 123", "08LIMA123")),
    Fragment(
        "label on its own line", *cited("REF:\nA. LIMA 123\nB. ROME 456", "08LIMA123", "08ROME456")
    ),
    Fragment("year of four digits", *cited("REF: 2006 LIMA 123", "06LIMA123")),
    Fragment("year with an apostrophe", *cited("REF: '07 LIMA 123", "07LIMA123")),
    Fragment("year in brackets", *cited("REF: (99) LIMA 123", "99LIMA123")),
    Fragment("year with a letter O", *cited("REF: O4 LIMA 123", "04LIMA123")),
    Fragment("four digits glued", *cited("REF: 2005PANAMA2342", "05PANAMA2342")),
    Fragment("published form", *cited("REF: 09TRIPOLI0561", "09TRIPOLI561")),
    Fragment("hyphens", *cited("REF: 10-OTTAWA-57", "10OTTAWA57")),
    Fragment("year after in brackets", *cited("REF: LIMA 123 (07)", "07LIMA123")),
    Fragment("long year after in brackets", *cited("REF: LIMA 123 (2002)", "02LIMA123")),
    Fragment("year after a hyphen", *cited("REF: LIMA 5049-01", "01LIMA5049")),
    Fragment("year after a slash", *cited("REF: LIMA 00789/07", "07LIMA789")),
    Fragment("year after a blank", *cited("REF: LIMA 07718 99", "99LIMA7718")),
    Fragment(
        "serials inherit the post",
        *cited("REF: STATE 188314, 259032", "08STATE188314", "08STATE259032"),
    ),
    Fragment(
        "serials inherit the year",
        *cited("REF: 06 LIMA 34, 56 AND 78", "06LIMA34", "06LIMA56", "06LIMA78"),
    ),
    Fragment("serials with slashes", *cited("REF: LIMA 936/935", "08LIMA936", "08LIMA935")),
    Fragment(
        "serials with an ampersand", *cited("REF: LIMA 936 & 1035", "08LIMA936", "08LIMA1035")
    ),
    Fragment(
        "post over the line",
        *cited("REF: A. 07 RIO \nDE JANEIRO 1291\n     B. LIMA 1", "07RIODEJANEIRO1291", "08LIMA1"),
    ),
    Fragment(
        "serial over the line",
        *cited("REF: A. LIMA 1 B. BUENOS AIRES\n1234", "08LIMA1", "08BUENOSAIRES1234"),
    ),
    Fragment("post with an apostrophe", *cited("REF: N'DJAMENA 12", "08NDJAMENA12")),
    Fragment("post with a dot", *cited("REF: ST. PETERSBURG 12", "08STPETERSBURG12")),
    Fragment(
        "post in short",
        *cited(
            "REF: A. HCMC 12 B. KL 34 C. USUN 56",
            "08HOCHIMINHCITY12",
            "08KUALALUMPUR34",
            "08USUNNEWYORK56",
        ),
    ),
    Fragment("post without its article", *cited("REF: HAGUE 12", "08THEHAGUE12")),
    Fragment("post with its city", *cited("REF: MEXICO CITY 12", "08MEXICO12")),
    Fragment("post cut", *cited("REF: RIO DE JAN 12", "08RIODEJANEIRO12")),
    Fragment("the Department with a colon", *cited("REF: STATE: 12345", "08STATE12345")),
    Fragment("the Department as SECSTATE", *cited("REF: SECSTATE 012345", "08STATE12345")),
    Fragment("hash", *cited("REF: LIMA #3565", "08LIMA3565")),
    Fragment(
        "notal", *cited("REF: A. LIMA 123 (NOTAL)\nB. ROME 456 (NOTAL)", "08LIMA123", "08ROME456")
    ),
    Fragment("and previous", *cited("REF: LIMA 123 AND PREVIOUS", "08LIMA123")),
    Fragment("caption after", *cited("REF: A. LIMA 123 (EXDIS) B. ROME 4", "08LIMA123", "08ROME4")),
    Fragment(
        "title in brackets",
        *cited(
            "REF: A. LIMA 123 (ROE VISIT OF JUNE 3, 2008)\nB. ROME 4 (A TALK)",
            "08LIMA123",
            "08ROME4",
        ),
    ),
    Fragment(
        "title after a dash",
        *cited(
            "REF: A. LIMA 123 -- VISIT OF JANE ROE\nB. ROME 4 -- A TALK", "08LIMA123", "08ROME4"
        ),
    ),
    Fragment("reversed", *cited("REF: 377 KATHMANDU", "08KATHMANDU377")),
    Fragment(
        "e-mail",
        *cited("REF: A. LIMA 123 B. ROE E-MAIL 12/01/08", "08LIMA123", kinds=["cable", "email"]),
    ),
    Fragment("e-mail between two people", *cited("REF: ROE-DOE 07/22/08 E-MAIL", kinds=["email"])),
    Fragment(
        "e-mail, one word",
        *cited(
            "REF: A) ROE/DOE EMAIL OF JUNE 3; B) LIMA 123", "08LIMA123", kinds=["email", "cable"]
        ),
    ),
    Fragment(
        "report of the defence agency",
        *cited("REF: A. IIR 6 832 0617 08\nB. LIMA 123", "08LIMA123", kinds=["report", "cable"]),
    ),
    Fragment(
        "report of the central agency",
        *cited("REF: A. TD-314/12345-08\nB. LIMA 123", "08LIMA123", kinds=["report", "cable"]),
    ),
    Fragment("open source report", *cited("REF: OSC EUP20080707950031", kinds=["report"])),
    Fragment(
        "message by date group", *cited("REF: A. SECDEF R162245Z OCT 08\nB. LIMA 123", "08LIMA123")
    ),
    Fragment("message by date group of a post", *cited("REF: USDAO STOCKHOLM DTG 051506ZJUN2008")),
    Fragment("airgram", *cited("REF: STATE CA-3400 NOV 2, 1966")),
    Fragment("resolution", *cited("REF: A. UNSCR 1737 B. LIMA 123", "08LIMA123")),
    Fragment("manual", *cited("REF: A. 9 FAM 40.21 B. LIMA 123", "08LIMA123")),
    Fragment("daily report", *cited("REF: EMBASSY PARIS DAILY REPORT FOR FEBRUARY 6")),
    Fragment("telephone talk", *cited("REF: ROE-DOE TELCON 06/03/08")),
    Fragment("none", *cited("REF: NONE")),
    Fragment("redacted", *cited("REF: BEIJING XXXXXXXXXXXX")),
    Fragment(
        "page line inside",
        *cited(
            "REF: A. LIMA 1\n\nPARIS 00000099  001.2 OF 002\n\n\n     B. LIMA 2",
            "08LIMA1",
            "08LIMA2",
        ),
    ),
    Fragment(
        "old page line inside",
        *cited(
            "REF: A. LIMA 1\nPAGE 02 VATICA 05693 01 OF 02 021700Z\n     B. LIMA 2",
            "08LIMA1",
            "08LIMA2",
        ),
    ),
    Fragment(
        "footer inside",
        *cited("REF: A. LIMA 1\nCONFIDENTIAL\n     B. LIMA 2", "08LIMA1", "08LIMA2"),
    ),
    Fragment(
        "blank lines between",
        *cited(
            "REF: A. LIMA 1\n\n     B. LIMA 2\n\n     C. LIMA 3", "08LIMA1", "08LIMA2", "08LIMA3"
        ),
    ),
    Fragment(
        "classifier after",
        *cited(
            "REF: LIMA 1\nClassified By: DCM Jane Roe, reasons 1.4 (b) and (d)",
            "08LIMA1",
            by=["Jane Roe"],
        ),
    ),
    Fragment(
        "ends at the classifier on the line",
        *cited(
            "REF: LIMA 1 Classified By: DCM Jane Roe, reason 1.4 (b)", "08LIMA1", by=["Jane Roe"]
        ),
    ),
    Fragment(
        "ends at dashes",
        "SUBJECT: X\n\nREF: LIMA 1\n-------\nSUMMARY\n-------\n\n1. (C) See ROME 5.\n",
        {"refs": ["08LIMA1"]},
    ),
    Fragment(
        "ends at a summary",
        "SUBJECT: X\n\nREF: LIMA 1\n\nSUMMARY: ROME 5 told of it.\n\n1. (C) Text.\n",
        {"refs": ["08LIMA1"]},
    ),
    Fragment(
        "ends at the class line",
        "SUBJECT: X\n\nREF: LIMA 1\n\nUNCLAS SECTION 02 OF 02 PARIS 000099\n\n1. (C) Text.\n",
        {"refs": ["08LIMA1"]},
    ),
    Fragment(
        "colon after the letter, semicolons",
        *cited(
            "REF: (A) LIMA 123; (B) 07 ROME 456; (C) STATE 7", "08LIMA123", "07ROME456", "08STATE7"
        ),
    ),
    Fragment(
        "year printed once for each",
        *cited("REF: A) 07 LIMA 123 B) 07 LIMA 124 C) LIMA 9", "07LIMA123", "07LIMA124", "08LIMA9"),
    ),
    Fragment(
        "letters without marks",
        *cited("REF: A LIMA 123\n     B ROME 456", "08LIMA123", "08ROME456"),
    ),
    Fragment(
        "a mission's reference",
        *cited(
            "REF: A. USUN NEW YORK 12 B. USEU BRUSSELS 34 C. UNVIE VIENNA 5 D. USNATO 6",
            "08USUNNEWYORK12",
            "08USEUBRUSSELS34",
            "08UNVIEVIENNA5",
            "08USNATO6",
        ),
    ),
    Fragment(
        "mixed case",
        *cited("Ref: A) Lima 123; b) Buenos Aires 00456", "08LIMA123", "08BUENOSAIRES456"),
    ),
    Fragment(
        "both years",
        *cited("REF: A. 07 LIMA 4321 B. LIMA 5", "07LIMA4321", "08LIMA5", assumed=[False, True]),
    ),
    Fragment("last century", *cited("REF: 98 LIMA 12", "98LIMA12")),
    Fragment(
        "cable of the seventies",
        (
            "E.O. 11652: GDS\nTAGS: PFOR\nSUBJECT: X\n\nREF: (A) STATE 150591; (B) "
            "BONN 1234\n\n1. TEXT.\n"
        ),
        {"refs": ["75STATE150591", "75BONN1234"]},
        "75PARIS99.txt",
    ),
    Fragment(
        "tosec numbers",
        "E.O. 11652: GDS\nTAGS: PFOR\nSUBJECT: X\n\nREF: STATE 311722 (TOSEC 340058)\n\n1. TEXT.\n",
        {"refs": ["75STATE311722"]},
        "75PARIS99.txt",
    ),
    Fragment(
        "blank lines and no cable between",
        *cited(
            "REF: A. LIMA 12\n\n     B. ROE/DOE E-MAIL\n\n     C. ROE-DOE TELCON\n\n     D. ROME 3",
            "08LIMA12",
            "08ROME3",
        ),
    ),
    Fragment(
        "blank line, then no cables",
        *cited(
            "REF: A. LIMA 12\n\n     B. ROE/DOE E-MAIL\n     C. ROE-DOE TELCON\n     D. ROME 3",
            "08LIMA12",
            "08ROME3",
            numbers=[1],
        ),
    ),
    Fragment(
        "pilcrow before an e-mail",
        *cited(
            "REF: A. LIMA 12\n     \u00b6B. ROE E-MAIL OF MAY 3\n     \u00b6C. ROME 3",
            "08LIMA12",
            "08ROME3",
            numbers=[1],
        ),
    ),
    Fragment(
        "embassy words",
        *cited(
            "REF: A. EMBASSY LIMA 12 B. AMEMBASSY ROME 3 C. CONGEN MUMBAI 4",
            "08LIMA12",
            "08ROME3",
            "08MUMBAI4",
        ),
    ),
    Fragment(
        "numbered lines",
        *cited(
            "REF: 1. LIMA 12\n2. ROME 3\n3. BONN 4", "08LIMA12", "08ROME3", "08BONN4", numbers=[1]
        ),
    ),
    Fragment("label without blank", *cited("REF: A.LIMA 12 B.ROME 3", "08LIMA12", "08ROME3")),
    Fragment("serial without blank", *cited("REF: A) LIMA12 B) ROME3", "08LIMA12", "08ROME3")),
    Fragment("septel", *cited("REF: SEPTEL")),
    Fragment("paragraph named", *cited("REF: A. LIMA 12 PARA 3 B. ROME 4", "08LIMA12", "08ROME4")),
    Fragment("date of the cable", *cited("REF: LIMA 12 OF MAY 3, 2008", "08LIMA12")),
    Fragment(
        "marking after the label", *cited("REF: A. LIMA 12\nB. (U) ROME 3", "08LIMA12", "08ROME3")
    ),
    Fragment(
        "offices of other agencies",
        *cited(
            "REF: A. STATE 12 B. DAO PARIS 051506Z JUN 08", "08STATE12", kinds=["cable", "other"]
        ),
    ),
    Fragment(
        "list with and",
        *cited("REF: A. LIMA 12, B. ROME 3, AND C. BONN 4", "08LIMA12", "08ROME3", "08BONN4"),
    ),
]


def signed_off(block: str, names: list[str], reasons: list[str]) -> tuple[str, dict[str, Any]]:
    """A "Classified By" block in its place, and the names and reasons in it."""
    return whole(block), {"by": names, "reasons": reasons}


BD = ["1.4(b)", "1.4(d)"]
OFFICERS = [
    Fragment(
        "title before the name",
        *signed_off(
            "Classified By: Ambassador Jane Q. Roe for reasons 1.4 (b) and (d).",
            ["Jane Q. Roe"],
            BD,
        ),
    ),
    Fragment(
        "capitals",
        *signed_off(
            "CLASSIFIED BY: JANE ROE, POLITICAL COUNSELOR, EMBASSY ATHENS; REASON: 1.4(B), (D)",
            ["JANE ROE"],
            BD,
        ),
    ),
    Fragment(
        "title after the name",
        *signed_off(
            "Classified By: Jane Roe, Deputy Chief of Mission. Reason: 1.4 (b,d).", ["Jane Roe"], BD
        ),
    ),
    Fragment(
        "charge",
        *signed_off(
            "Classified By: Charge d'Affaires a.i. Jane Roe for reasons 1.4(b) and (d)",
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "charge, short",
        *signed_off("Classified By: CDA Jane Roe for reasons 1.4 (b) and (d)", ["Jane Roe"], BD),
    ),
    Fragment(
        "charge by its letters",
        *signed_off("Classified By: Charge John A. Doe, reasons 1.4 (b, d)", ["John A. Doe"], BD),
    ),
    Fragment("derived", *signed_off("DERIVED FROM: DSCG 05-1 B, D", [], [])),
    Fragment(
        "parenthesis after",
        *signed_off("Classified By: Polcouns Jane Roe (Reasons 1.4 (b) and (d))", ["Jane Roe"], BD),
    ),
    Fragment(
        "per the order",
        *signed_off(
            "Classified By: Econ Counselor John Doe per E.O. 12958, reasons 1.4 (b) and (d)",
            ["John Doe"],
            BD,
        ),
    ),
    Fragment(
        "first reasons",
        *signed_off(
            "Classified By: PAO Jane Roe. Reasons 1.5 (b) and (d).",
            ["Jane Roe"],
            ["1.5(b)", "1.5(d)"],
        ),
    ),
    Fragment(
        "one reason",
        *signed_off("Classified By: DCM John Doe. Reason 1.4 (d)", ["John Doe"], ["1.4(d)"]),
    ),
    Fragment(
        "wrap in a word",
        *signed_off(
            "Classified By: Ambassador Jane Roe for reas \nons 1.4 (b) and (d)", ["Jane Roe"], BD
        ),
    ),
    Fragment(
        "wrap in the letters",
        *signed_off(
            "Classified By: Ambassador Jane Roe for reasons 1.4 (b) \nand (d)", ["Jane Roe"], BD
        ),
    ),
    Fragment(
        "wrap in the name",
        *signed_off(
            "Classified By: Political Counselor Jane \nRoe for reasons 1.4 (b) and (d)",
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "wrap in the title",
        *signed_off(
            "Classified By: Acting Economic \nCounselor John Doe for reasons 1.4 (b) and (d)",
            ["John Doe"],
            BD,
        ),
    ),
    Fragment(
        "slash between letters",
        *signed_off("Classified By: Pol/Econ Chief Jane Roe, Reasons 1.4 (b/d)", ["Jane Roe"], BD),
    ),
    Fragment(
        "letters bare",
        *signed_off("Classified By: A/DCM Jane Roe, Reasons 1.4 b and d", ["Jane Roe"], BD),
    ),
    Fragment(
        "blanks in brackets",
        *signed_off("Classified By: Jane Roe, Reasons 1.4 ( b, d)", ["Jane Roe"], BD),
    ),
    Fragment(
        "three letters",
        *signed_off(
            "Classified By: Jane Roe, reasons 1.4 (a), (b) and (d)",
            ["Jane Roe"],
            ["1.4(a)", "1.4(b)", "1.4(d)"],
        ),
    ),
    Fragment(
        "each with its section",
        *signed_off("Classified By: Jane Roe, reasons 1.4(b) and 1.4(d)", ["Jane Roe"], BD),
    ),
    Fragment(
        "E.O. between",
        *signed_off(
            "Classified By: Consul General Jane Roe, for E.O. 12958 reasons 1.4 (b) and (d)",
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "bureau and title",
        *signed_off(
            "Classified By: EUR A/S John Doe for reasons 1.4 (b) and (d)", ["John Doe"], BD
        ),
    ),
    Fragment(
        "office and title",
        *signed_off(
            "Classified By: NEA/ARP Director John Doe for reasons 1.4 (b) and (d)", ["John Doe"], BD
        ),
    ),
    Fragment(
        "marked",
        *signed_off(
            "(U) Classified by Ambassador Jane Roe, reasons 1.4 (b) and (d).", ["Jane Roe"], BD
        ),
    ),
    Fragment(
        "small letters",
        *signed_off(
            "Classified by: ambassador jane roe for reasons 1.4 (b) and (d)", ["jane roe"], BD
        ),
    ),
    Fragment(
        "comma after the title",
        *signed_off(
            "Classified By: Ambassador, Jane Roe, reasons 1.4 (b) and (d)", ["Jane Roe"], BD
        ),
    ),
    Fragment("no reasons", *signed_off("Classified By: Ambassador Jane Roe", ["Jane Roe"], [])),
    Fragment(
        "reason on its own line",
        *signed_off(
            "Classified By: Ambassador Jane Roe\nReason: 1.4 (b) and (d)", ["Jane Roe"], BD
        ),
    ),
    Fragment(
        "name with a particle",
        *signed_off(
            "Classified By: DCM Jean-Luc de la Roe for reasons 1.4 (b) and (d)",
            ["Jean-Luc de la Roe"],
            BD,
        ),
    ),
    Fragment(
        "name with a suffix",
        *signed_off(
            "Classified By: Ambassador John Doe, Jr. for reasons 1.4 (b) and (d)",
            ["John Doe, Jr."],
            BD,
        ),
    ),
    Fragment(
        "name with two initials",
        *signed_off(
            "Classified By: Ambassador J.D. O'Roe for reasons 1.4 (b) and (d)", ["J.D. O'Roe"], BD
        ),
    ),
    Fragment(
        "reason misspelt",
        *signed_off("Classified By: DCM Jane Roe. Resaons 1.4 (b) and (d)", ["Jane Roe"], BD),
    ),
    Fragment(
        "minister",
        *signed_off(
            (
                "Classified By: Minister-Counselor for Political Affairs Jane Roe, "
                "Reason 1.4 (b) and (d)"
            ),
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "acting for",
        *signed_off(
            "Classified By: Jane Roe, Acting Deputy Chief of Mission, for reasons 1.4 (b) and (d).",
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "in the first paragraph",
        body("1. (U) CLASSIFIED BY JANE ROE, DCM. REASON: 1.5 (D)\n\n2. (C) Y."),
        {"by": ["JANE ROE"], "reasons": ["1.5(d)"], "numbers": [1, 2]},
    ),
    Fragment(
        "in brackets in the first paragraph",
        body("1. (U) Classified by Ambassador Jane Roe, reasons 1.5 (b) and (d).\n\n2. (C) Y."),
        {"by": ["Jane Roe"], "reasons": ["1.5(b)", "1.5(d)"]},
    ),
    Fragment(
        "paragraph directly below",
        "SUBJECT: X\n\nClassified By: Ambassador Jane Roe, reasons 1.4 (b) and (d)\n1. (C) Text.\n",
        {"by": ["Jane Roe"], "reasons": BD, "numbers": [1]},
    ),
    Fragment(
        "summary below",
        (
            "SUBJECT: X\n\nClassified By: Ambassador Jane Roe, reasons 1.4 (b) and "
            "(d)\n\nSummary\n-------\n\n1. (C) Text.\n"
        ),
        {"by": ["Jane Roe"], "headings": ["Summary"]},
    ),
    Fragment(
        "page line inside",
        *signed_off(
            (
                "Classified By: Ambassador Jane Roe for reasons\n\nPARIS 00000099  "
                "001.2 OF 002\n\n1.4 (b) and (d)."
            ),
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "economic officer in short",
        *signed_off("Classified By: EconOff Jane Roe, reason 1.4 (b, d)", ["Jane Roe"], BD),
    ),
    Fragment(
        "political and economic chief",
        *signed_off("Classified By: PEC Jane Roe, reason 1.4 (d)", ["Jane Roe"], ["1.4(d)"]),
    ),
    Fragment(
        "accredited to a country",
        *signed_off(
            "Classified By: U.S. Ambassador to France Jane Roe for reasons 1.4 (b) and (d)",
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "last name first, comma",
        *signed_off(
            "Classified By: Roe, Jane, Ambassador, reason 1.4 (b)", ["Roe, Jane"], ["1.4(b)"]
        ),
    ),
    Fragment(
        "the title alone",
        *signed_off("Classified By: THE AMBASSADOR FOR REASONS 1.4 (B) AND (D).", [], BD),
    ),
    Fragment(
        "two officers",
        *signed_off(
            "Classified By: Ambassador Jane Roe and DCM John Doe, reasons 1.4 (b) and (d)",
            ["Jane Roe", "John Doe"],
            BD,
        ),
    ),
    Fragment(
        "date of declassification below",
        whole(
            "Classified By: Ambassador Jane Roe, reasons 1.4 (b) and (d).\n"
            "Declassify on: 03/29/2016"
        ),
        {"by": ["Jane Roe"], "declass": "2016-03-29"},
    ),
    Fragment(
        "squeezed apostrophe in the title",
        *signed_off(
            "Classified By: Charge d,Affaires Jane Roe, for reasons 1.4 (b) and (d)",
            ["Jane Roe"],
            BD,
        ),
    ),
    Fragment(
        "three lines",
        *signed_off(
            "Classified by: Jane Roe\nPolitical Counselor\nReason: 1.4 (d)",
            ["Jane Roe"],
            ["1.4(d)"],
        ),
    ),
    Fragment(
        "section and letters bare",
        *signed_off("Classified By: D/PolCouns Jane Roe, 1.4 b,d", ["Jane Roe"], BD),
    ),
]

NUMBERS = [
    Fragment("pilcrows", body("\u00b61. (C) A.\n\n\u00b62. (C) B."), {"numbers": [1, 2]}),
    Fragment(
        "no pilcrow on the first",
        body("1. (C) A.\n\n\u00b62. (C) B.\n\n\u00b63. (C) C."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "mojibake pilcrows",
        body("\u00c2\u00b61. (C) A.\n\n\u00c2\u00b62. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "replacement characters", body("\ufffd1. (C) A.\n\n\ufffd2. (C) B."), {"numbers": [1, 2]}
    ),
    Fragment(
        "years at the wrap",
        body(
            "\u00b61. (C) Elections were held in\n\u00b62007. Analysts expect "
            "more.\n\n\u00b62. (C) B."
        ),
        {"numbers": [1, 2], "ends": ["held in 2007. Analysts expect more.", "B."]},
    ),
    Fragment(
        "day at the wrap",
        body("\u00b61. (C) He came on September\n\u00b615. Charge met him.\n\n\u00b62. (C) B."),
        {"numbers": [1, 2], "ends": ["on September 15. Charge met him.", "B."]},
    ),
    Fragment(
        "next number at the wrap",
        body("1. (C) The price rose on June\n2. No one knew why.\n\n2. (C) B.\n\n3. (C) C."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "resolution at the wrap",
        body("\u00b61. (C) He spoke of resolution\n\u00b61737. He left.\n\n\u00b62. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment("bracket numbers", body("1) A.\n\n2) B.\n\n3) C."), {"numbers": [1, 2, 3]}),
    Fragment(
        "bracket sub-list",
        body("1. (C) Points:\n\n1) one;\n2) two;\n3) three.\n\n2. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "letter sub-list",
        body("1. (C) Points:\n\na. one;\n\nb. two.\n\n2. (C) B."),
        {"numbers": [1, 2], "ends": ["b. two.", "B."]},
    ),
    Fragment(
        "letters with pilcrows",
        body("\u00b61. (C) Points:\n\n\u00b6A. one;\n\n\u00b6B. two.\n\n\u00b62. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "numbers in brackets",
        body("1. (C) Points: (1) one,\n(2) two and\n(3) three.\n\n2. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "gap", body("1. (C) A.\n\n2. (C) B.\n\n5. (C) E.\n\n6. (C) F."), {"numbers": [1, 2, 5, 6]}
    ),
    Fragment(
        "gap without markings", body("1. A.\n\n2. B.\n\n4. D.\n\n5. E."), {"numbers": [1, 2, 4, 5]}
    ),
    Fragment("late start", body("22. (C) A.\n\n23. (C) B."), {"numbers": [22, 23]}),
    Fragment(
        "number printed twice",
        body("1. (C) A.\n\n2. (C) B.\n\n2. (C) Again.\n\n3. (C) C."),
        {"numbers": [1, 2, 2, 3]},
    ),
    Fragment(
        "annex starts again",
        body(
            "1. (C) A.\n\n2. (C) B.\n\nBegin text of annex:\n\n1. (C) First of "
            "it.\n\n2. (C) Second of it."
        ),
        {"numbers": [1, 2, 1, 2]},
    ),
    Fragment(
        "one unnumbered paragraph",
        body(
            "The Embassy has asked for an answer to the\ninvitation in reftel and "
            "will report.\n\nROE"
        ),
        {
            "numbers": [None],
            "texts": [
                "The Embassy has asked for an answer to the invitation in reftel and will report."
            ],
            "signature": ["ROE"],
        },
    ),
    Fragment(
        "unnumbered first",
        body("(C) Summary: A talk was had.\n\n1. (C) A.\n\n2. (C) B."),
        {"numbers": [None, 1, 2], "markings": ["C", "C", "C"]},
    ),
    Fragment("blank after number", body("1 . (C) A.\n\n2 . (C) B."), {"numbers": [1, 2]}),
    Fragment("no dot", body("1 (C) A.\n\n2 (C) B."), {"numbers": [1, 2]}),
    Fragment("no blank", body("1.(C) A.\n\n2.(C) B."), {"numbers": [1, 2], "markings": ["C", "C"]}),
    Fragment(
        "marking before number",
        body("(C) 1. A.\n\n(C) 2. B."),
        {"numbers": [1, 2], "markings": ["C", "C"]},
    ),
    Fragment("indented", body("   1. (C) A.\n\n   2. (C) B."), {"numbers": [1, 2]}),
    Fragment(
        "no blank lines between",
        body("1. (C) A is told here\nover two lines.\n2. (C) B.\n3. (C) C."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "glued on a line",
        (
            "UNCLAS PARIS 000099  SIPDIS  E.O. 12958: N/A TAGS: PREL, FR SUBJECT: "
            "A TALK   1.  First of it.  2.  Second of 3 talks.  3.   Third.  ROE "
        ),
        {"numbers": [1, 2, 3], "subject": "A TALK", "signature": ["ROE"]},
    ),
    Fragment(
        "decimals",
        body("1. (C) Growth was\n2.5 percent and then\n3.1 percent.\n\n2. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "continuation without number",
        body("1. (C) A.\n\nMore of it.\n\nStill more.\n\n2. (C) B."),
        {"numbers": [1, 2], "ends": ["Still more.", "B."]},
    ),
    Fragment("three digits", body("99. (C) A.\n\n100. (C) B."), {"numbers": [99, 100]}),
    Fragment("dash after number", body("1. -- (C) A.\n\n2. -- (C) B."), {"numbers": [1, 2]}),
    Fragment(
        "numbered agenda in a paragraph",
        body(
            "1. (SBU) The agenda was:\n\n1. Opening\n2. Report\n3. Close\n\n2. "
            "(SBU) B.\n\n3. (SBU) C."
        ),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "section line between",
        body(
            "1. (C) A.\n\n2. (C) B begins\n\nC O N F I D E N T I A L SECTION 02 OF "
            "02 PARIS 000099\n\nSIPDIS\n\nand ends here.\n\n3. (C) C."
        ),
        {"numbers": [1, 2, 3], "texts": ["A.", "B begins and ends here.", "C."]},
    ),
    Fragment(
        "old plain numbers",
        (
            "E.O. 11652: GDS\nTAGS: PFOR, FR\nSUBJECT: TALK\n\n1. FIRST OF IT.\n\n"
            "2. SECOND OF IT.\n\nROE\nCONFIDENTIAL\n\nNNNN\n"
        ),
        {"numbers": [1, 2], "signature": ["ROE"]},
        "75PARIS99.txt",
    ),
    Fragment(
        "gap after the first, no markings",
        body("1. A.\n\n3. C.\n\n4. D.\n\n5. E."),
        {"numbers": [1, 3, 4, 5]},
    ),
    Fragment(
        "wide gap after the first, no markings",
        body("\u00b61. A.\n\n\u00b66. F.\n\n\u00b67. G.\n\n\u00b68. H."),
        {"numbers": [1, 6, 7, 8]},
    ),
    Fragment(
        "a line of one dash before a number",
        body("1. FIRST.\n-\n2. SECOND.\n\n3. THIRD."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "a line of one dash before a pilcrow",
        body("\u00b61. First. \n- \n\u00b62. Second. \n \n\u00b63. Third. \n"),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "dashes for blank lines",
        body("1. FIRST OF IT.\n-\n-\n2. SECOND.\n-\nMORE OF THE SECOND.\n-\n3. THIRD."),
        {"numbers": [1, 2, 3], "ends": ["FIRST OF IT.", "MORE OF THE SECOND.", "THIRD."]},
        "78PARIS99.txt",
    ),
    Fragment(
        "a line of two dashes before a number",
        body("1. First.\n--\n2. Second.\n\n3. Third."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "a line of one dash, marked",
        body("1. (C) First.\n-\n2. (C) Second."),
        {"numbers": [1, 2], "texts": ["First.", "Second."]},
    ),
    Fragment(
        "order printed wrong, no markings",
        body("\u00b61. A.\n\n\u00b62. B.\n\n\u00b64. D.\n\n\u00b63. C."),
        {"numbers": [1, 2, 4, 3]},
    ),
    Fragment(
        "order printed wrong at the start",
        body("1. A.\n\n3. B.\n\n2. C.\n\n4. D."),
        {"numbers": [1, 3, 2, 4]},
    ),
    Fragment(
        "comma for the dot",
        body("1. (C) A.\n\n2. (C) B.\n\n3, (C) C.\n\n4. (C) D."),
        {"numbers": [1, 2, 3, 4]},
    ),
    Fragment(
        "colon for the dot", body("1. (C) A.\n\n2: (C) B.\n\n3. (C) C."), {"numbers": [1, 2, 3]}
    ),
    Fragment(
        "square brackets for markings",
        body("1. [C] A.\n\n2. [C] B."),
        {"numbers": [1, 2], "markings": ["C", "C"]},
    ),
    Fragment(
        "letter l for the first",
        body("l. (C) A.\n\n2. (C) B.\n\n3. (C) C."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "marked, several on a line",
        body("1. (C) A talk. 2. (C) B talk. 3. (C) C talk."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "marked, two on a line",
        body("1. (C) A talk.  2. (C) B talk.\n\n3. (C) C talk."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "treaty quoted by its numbers",
        body(
            "1. A.\n\n2. BEGIN TEXT:\n\n1. ONE OF THE TREATY.\n\n2. TWO OF THE "
            "TREATY.\n\nEND TEXT.\n\n3. C.\n\n4. D."
        ),
        {"numbers": [1, 2, 3, 4]},
    ),
    Fragment(
        "Roman titles between",
        body("I. INTRODUCTION\n\n1. (C) A.\n\n2. (C) B.\n\nII. MORE OF IT\n\n3. (C) C."),
        {"numbers": [1, 2, 3]},
    ),
    Fragment(
        "marked unnumbered continuation",
        body("1. (U) A.\n\n(C) COMMENT: B unnumbered but marked.\n\n2. (U) C."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "entire text before the first",
        body("(S ENTIRE TEXT).\n\n1. A.\n\n2. B."),
        {"numbers": [None, 1, 2]},
        "79PARIS99.txt",
    ),
    Fragment(
        "blank before the dot, missing number, no blank lines",
        "1 . FIRST OF IT IS TOLD HERE . END FYI .\n3 . FYI WE HAVE TRIED . END FYI .\nROE\n",
        {"numbers": [1, 3], "signature": ["ROE"]},
        "76STATE99_nara.txt",
    ),
    Fragment(
        "blank before the dot, missing number",
        body("1 . FIRST OF IT .\n\n3 . THIRD OF IT ."),
        {"numbers": [1, 3]},
        "76PARIS99.txt",
    ),
    Fragment(
        "series resumes within one paragraph",
        body(
            "\u00b61. Six groups met: (1) one; (2) two; (3) three;\n(4) four; (5) "
            "five; and (6) six.\n\n\u00b62. B.\n\n\u00b63. C."
        ),
        {"numbers": [1, 2, 3]},
    ),
]


def marked(printed: str, meant: str | None) -> Fragment:
    """A paragraph with that marking."""
    text = body(f"1. {printed} The talk was had.\n\n2. (C) B.")
    return Fragment(
        f"marking {printed}",
        text,
        {"markings": [meant, "C"], "starts": ["The talk was had.", "B."]},
    )


MARKINGS = [
    marked("(C)", "C"),
    marked("(S)", "S"),
    marked("(SBU)", "SBU"),
    marked("(U)", "U"),
    marked("(TS)", "TS"),
    marked("(S/NF)", "S/NF"),
    marked("(C/NF)", "C/NF"),
    marked("(S//NF)", "S//NF"),
    marked("(U//FOUO)", "U//FOUO"),
    marked("(SBU/NF)", "SBU/NF"),
    marked("(S/REL NATO)", "S/REL NATO"),
    marked("(C//REL ISAF)", "C//REL ISAF"),
    marked("(S//FGI//NF)", "S//FGI//NF"),
    marked("(C/NOFORN)", "C/NOFORN"),
    marked("(C NF)", "C NF"),
    marked("(S-NF)", "S-NF"),
    marked("(S//REL TO USA, FVEY)", "S//REL TO USA, FVEY"),
    marked("(LOU)", "LOU"),
    marked("(C - ENTIRE TEXT)", "C"),
    marked("(SNF)", "SNF"),
    marked("( C )", "C"),
    marked("(c)", "C"),
    marked("(FOUO)", "FOUO"),
    marked("(U/FOUO)", "U/FOUO"),
    marked("", None),
    marked("(S/REL UK)", "S/REL UK"),
    marked("(C/REL GBR)", "C/REL GBR"),
]

BODIES = [
    Fragment(
        "page line mid-sentence",
        body(
            "1. (C) The minister said that the\n\nPARIS 00000099  002 OF 003\n\n\n"
            "talks would go on.\n\n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
    ),
    Fragment(
        "page line with a decimal",
        body(
            "1. (C) The minister said that the\n\nPARIS 00000099  001.2 OF 002\n\n"
            "\ntalks would go on.\n\n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
    ),
    Fragment(
        "page line in double blanks",
        body(
            "1. (C) The minister said that the \n \nLA PAZ 00000906  002 OF  003 \n"
            " \n \ntalks would go on. \n \n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
        "08LAPAZ906.txt",
    ),
    Fragment(
        "page line inline",
        body(
            "1. (C) The minister said that the PARIS 00000099 002 OF 003 talks "
            "would go on.\n\n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
    ),
    Fragment(
        "page line with cut post",
        body(
            "1. (C) The minister said that the\n\nPORT AU PR 00000906  002 OF 003\n"
            "\n\ntalks would go on.\n\n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
        "08PORTAUPRINCE906.txt",
    ),
    Fragment(
        "old page line",
        body(
            "1. THE MINISTER SAID THAT THE\nCONFIDENTIAL\n\nCONFIDENTIAL\n\nPAGE "
            "02        BONN 01234  291400Z\n\nTALKS WOULD GO ON.\n\n2. B."
        ),
        {"texts": ["THE MINISTER SAID THAT THE TALKS WOULD GO ON.", "B."]},
        "75BONN1234.txt",
    ),
    Fragment(
        "old page line of two sections",
        body(
            "1. THE MINISTER SAID THAT THE\nUNCLASSIFIED\n\nPAGE 02        HARARE "
            "06677  01 OF 03  291400Z\n\nTALKS WOULD GO ON.\n\n2. B."
        ),
        {"texts": ["THE MINISTER SAID THAT THE TALKS WOULD GO ON.", "B."]},
        "85HARARE6677.txt",
    ),
    Fragment(
        "page line between paragraphs",
        body("1. (C) A.\n\nPARIS 00000099  002 OF 003\n\n\n2. (C) B."),
        {"texts": ["A.", "B."]},
    ),
    Fragment(
        "sipdis mid-sentence",
        body("1. (C) The minister spoke of the\nSIPDIS \nkilling.\n\n2. (C) B."),
        {"texts": ["The minister spoke of the killing.", "B."]},
    ),
    Fragment(
        "sipdis inline",
        body("1. (C) The Minister of Home  SIPDIS Affairs spoke.\n\n2. (C) B."),
        {"texts": ["The Minister of Home Affairs spoke.", "B."]},
    ),
    Fragment(
        "review stamp",
        body(
            "1. THE MINISTER SAID THAT THE\nMargaret P. Grafeld "
            "Declassified/Released US Department of State EO Systematic Review 04 "
            "MAY 2006\nTALKS WOULD GO ON.\n\n2. B."
        ),
        {"texts": ["THE MINISTER SAID THAT THE TALKS WOULD GO ON.", "B."]},
        "75BONN1234.txt",
    ),
    Fragment(
        "later review stamp",
        body(
            "1. THE MINISTER SAID THAT THE\nSheryl P. Walter Declassified/Released "
            "US Department of State EO Systematic Review 20 Mar 2014\nTALKS WOULD "
            "GO ON.\n\n2. B."
        ),
        {"texts": ["THE MINISTER SAID THAT THE TALKS WOULD GO ON.", "B."]},
        "79BONN1234.txt",
    ),
    Fragment(
        "redaction kept",
        body("1. (C) XXXXXXXXXXXX said that xxxxxxxx had left.\n\n2. (C) B."),
        {"texts": ["XXXXXXXXXXXX said that xxxxxxxx had left.", "B."]},
    ),
    Fragment(
        "bullets",
        body("1. (C) He asked for:\n\n-- a boat, which\nwas old; and\n\n-- a net.\n\n2. (C) B."),
        {"texts": ["He asked for:\n\n-- a boat, which was old; and\n\n-- a net.", "B."]},
    ),
    Fragment(
        "wrapped lines",
        body("1. (C) A talk \nover three \nlines.\n\n2. (C) B."),
        {"texts": ["A talk over three lines.", "B."]},
    ),
    Fragment(
        "handling notice",
        body(
            "(U) THIS DOCUMENT IS SENSITIVE BUT UNCLASSIFIED. NOT FOR THE "
            "INTERNET.\n\n1. (SBU) A.\n\n2. (SBU) B."
        ),
        {
            "numbers": [1, 2],
            "preamble": "(U) THIS DOCUMENT IS SENSITIVE BUT UNCLASSIFIED. NOT FOR THE INTERNET.",
        },
    ),
    Fragment(
        "entire text",
        body("1. (C - ENTIRE TEXT).\n\n2. (C) B."),
        {"numbers": [1, 2], "markings": ["C", "C"]},
    ),
    Fragment(
        "entire text, spaced",
        body("1. C - ENTIRE TEXT.\n\n2. A TALK WAS HAD."),
        {"numbers": [1, 2]},
        "85PARIS99.txt",
    ),
    Fragment(
        "returns",
        body("1. (C) A.\r\n\r\n2. (C) B goes\r\nover lines."),
        {"texts": ["A.", "B goes over lines."]},
    ),
    Fragment(
        "no-break blanks",
        body("1.\u00a0(C)\u00a0A.\n\n2.\u00a0(C)\u00a0B."),
        {"numbers": [1, 2], "markings": ["C", "C"]},
    ),
    Fragment(
        "end of message",
        body("1. (C) A.\n\n2. (C) B.\n\nROE\n\n\nNNNN\n"),
        {"numbers": [1, 2], "ends": ["A.", "B."], "signature": ["ROE"]},
    ),
    Fragment(
        "backslash at line ends",
        body("1. (C) A talk\\\nover lines.\\\n\\\n2. (C) B."),
        {"numbers": [1, 2]},
    ),
    Fragment(
        "visit the site",
        body(
            "1. (C) A.\n\n2. (C) B.\n\nPlease visit Paris' Classified Website at:\n"
            "http://www.state.sgov.gov/p/eur/paris/\n\nROE"
        ),
        {"numbers": [1, 2], "signature": ["ROE"]},
    ),
    Fragment(
        "page line over two lines",
        body(
            "1. (C) The minister said that the\nPARIS 00000099\n002 OF 003\ntalks "
            "would go on.\n\n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
    ),
    Fragment(
        "page line at the end of a sentence inline",
        body(
            '1. (C) The minister said "go." PARIS 00000099\n\n005 OF 005\n\nThe rest.\n\n2. (C) B.'
        ),
        {"texts": ['The minister said "go."\n\nThe rest.', "B."], "headings": [None, None]},
    ),
    Fragment(
        "page line glued to a word",
        body(
            "1. (C) The minister said that thePARIS 00000099  002 OF 003\n\n\n"
            "talks would go on.\n\n2. (C) B."
        ),
        {"texts": ["The minister said that the talks would go on.", "B."]},
    ),
    Fragment(
        "page line before a capital",
        body(
            "1. (C) The open talk between Contracting\n\nPARIS 00000099  002.2 OF "
            "036\n\n\nParties went on.\n\n2. (C) B."
        ),
        {"texts": ["The open talk between Contracting Parties went on.", "B."]},
    ),
    Fragment(
        "page line in unnumbered text",
        body(
            "The committee chose to allow the use of the tool\n\nPARIS 00000099  "
            "002.2 OF 036\n\n\n(the database), which the secretary keeps.\n\nThe "
            "end of it."
        ),
        {
            "texts": [
                (
                    "The committee chose to allow the use of the tool (the database), "
                    "which the secretary keeps."
                ),
                "The end of it.",
            ]
        },
    ),
    Fragment(
        "sipdis in unnumbered text",
        "UNCLAS PARIS 000099  SIPDIS  E.O. 12958: N/A TAGS: PREL, FR SUBJECT: "
        "A DEMARCHE DELIVERED  REF: LIMA 1  On May 5, Poloff gave the note to "
        "the ministry. "
        "The First Secretary said that he had passed our points to  SIPDIS "
        "Geneva, but had no answer yet.  Post will report any answer of "
        "substance. ROE ",
        {
            "texts": [
                (
                    "On May 5, Poloff gave the note to the ministry. The First Secretary "
                    "said that he had passed our points to Geneva, but had no answer yet. "
                    "Post will report any answer of substance."
                )
            ],
            "signature": ["ROE"],
            "refs": ["08LIMA1"],
        },
    ),
    Fragment(
        "sipdis before a name",
        body("1. (C) He met the Minister of\n\nSIPDIS\n\nTrade there.\n\n2. (C) B."),
        {"texts": ["He met the Minister of Trade there.", "B."]},
    ),
    Fragment(
        "captions mid-sentence",
        body("1. (C) He met the\n\nSENSITIVE\nSIPDIS\n\nminister.\n\n2. (C) B."),
        {"texts": ["He met the minister.", "B."]},
    ),
    Fragment(
        "header of the next section mid-sentence",
        body(
            "1. (C) He met the\nC O N F I D E N T I A L SECTION 02 OF 02 PARIS "
            "000099\n\nNOFORN\nSIPDIS\n\nE.O. 12958: DECL: 03/29/2016\nTAGS: PREL\n"
            "SUBJECT: AN INVENTED SUBJECT\n\nminister.\n\n2. (C) B."
        ),
        {"texts": ["He met the minister.", "B."]},
    ),
    Fragment(
        "table",
        body(
            "1. (C) The table:\n\nName        Age     Town\nRoe         23      "
            "Lima\nDoe         45      Rome\n\n2. (C) B."
        ),
        {
            "texts": [
                (
                    "The table:\n\nName        Age     Town\nRoe         23      Lima\nDoe "
                    "        45      Rome"
                ),
                "B.",
            ]
        },
    ),
    Fragment(
        "old footer of exemption",
        body("1. A.\n\n2. THE END OF IT.\n\nEXEMPT\n\nROE"),
        {"texts": ["A.", "THE END OF IT."], "signature": ["ROE"]},
        "73PARIS99.txt",
    ),
    Fragment(
        "addressees repeated by section two",
        body(
            "1. A.\n\n2. THE LOAN WAS TAKEN BY THE FUND IN\n\n\nUNCLASSIFIED "
            "SECTION 02 OF 02 PARIS 00099\n\nR 050256Z SEP 75\nFM AMEMBASSY PARIS\n"
            "TO SECSTATE WASHDC\nINFO AMEMBASSY ROME\nAMEMBASSY WELLINGTON\n\n\n"
            "GERMAN CAPITAL MARKET.\n\n3. C."
        ),
        {
            "numbers": [1, 2, 3],
            "texts": ["A.", "THE LOAN WAS TAKEN BY THE FUND IN GERMAN CAPITAL MARKET.", "C."],
        },
        "75PARIS99.txt",
    ),
    Fragment(
        "addressees left over mid-sentence",
        body(
            "1. A.\n\n2. THE LOAN WAS TAKEN BY THE FUND IN\n\n\n\n\nAMEMBASSY "
            "PARIS\nAMEMBASSY ROME\nAMEMBASSY WELLINGTON\n\n\n\n\nGERMAN CAPITAL "
            "MARKET.\n\n3. C."
        ),
        {"numbers": [1, 2, 3], "headings": [None, None, None]},
        "75PARIS99.txt",
    ),
    Fragment(
        "source of an item is no marking",
        body(
            "TALKS ON THE RIVER--\nTHE DELEGATES MET AND AGREED.\n\n\n"
            "(CONFIDENTIAL--USUN 3816)\nTALKS ON THE HILL--\nTHE DELEGATES MET "
            "AGAIN."
        ),
        {"markings": [None, None]},
        "75USUNNEWYORK99.txt",
    ),
]


def titled(printed: str, *headings: str | None) -> tuple[str, dict[str, Any]]:
    """Titles before the second of two paragraphs."""
    text = body(f"1. (C) Text of the first.\n\n{printed}\n\n2. (C) Text.")
    return text, {"headings": [None, *headings], "texts": ["Text of the first.", "Text."]}


HEADINGS = [
    Fragment("underlined", *titled("The Groups\n----------", "The Groups")),
    Fragment(
        "underlined in two runs",
        *titled(
            "The Groups and Their Many Leaders of the Valley\n" + "-" * 45 + " --",
            "The Groups and Their Many Leaders of the Valley",
        ),
    ),
    Fragment("over and under", *titled("----------\nThe Groups\n----------", "The Groups")),
    Fragment(
        "over and under with trailing blanks",
        *titled("---------- \nThe Groups \n---------- ", "The Groups"),
    ),
    Fragment(
        "two lines",
        *titled(
            "------------------\nThe Groups of the\nValley and the Hill\n------------------",
            "The Groups of the Valley and the Hill",
        ),
    ),
    Fragment("equal signs", *titled("The Groups\n==========", "The Groups")),
    Fragment("stars", *titled("The Groups\n**********", "The Groups")),
    Fragment("spaced dashes", *titled("The Groups\n- - - - - -", "The Groups")),
    Fragment(
        "typographic hyphens",
        *titled("The Groups\n\u2010\u2010\u2010\u2010\u2010\u2010\u2010\u2010", "The Groups"),
    ),
    Fragment("underscores", *titled("The Groups\n__________", "The Groups")),
    Fragment("tildes", *titled("The Groups\n~~~~~~~~~~", "The Groups")),
    Fragment("capitals without line", *titled("THE GROUPS", "THE GROUPS")),
    Fragment(
        "title case without line", *titled("The Groups of the Valley", "The Groups of the Valley")
    ),
    Fragment("markdown", *titled("#### The Groups", "The Groups")),
    Fragment("bold", *titled("**The Groups**", "The Groups")),
    Fragment(
        "quotation in the title",
        *titled('"We Are the Groups"\n-------------------', '"We Are the Groups"'),
    ),
    Fragment(
        "question", *titled("Who Leads the Groups?\n---------------------", "Who Leads the Groups?")
    ),
    Fragment("marked title", *titled("(C) The Groups\n--------------", "The Groups")),
    Fragment(
        "number in the title",
        *titled("Five Groups in 2008\n-------------------", "Five Groups in 2008"),
    ),
    Fragment("comment", *titled("Comment\n-------", "Comment")),
    Fragment("comment with colon", *titled("COMMENT:", "COMMENT")),
    Fragment(
        "line below the title, blank between", *titled("The Groups\n\n----------", "The Groups")
    ),
    Fragment(
        "directly above the number",
        body("1. (C) Text of the first.\n\nThe Groups\n----------\n2. (C) Text."),
        {"headings": [None, "The Groups"], "numbers": [1, 2]},
    ),
    Fragment(
        "directly under the text",
        body("1. (C) Text of the first.\nThe Groups\n----------\n2. (C) Text."),
        {"headings": [None, "The Groups"], "texts": ["Text of the first.", "Text."]},
    ),
    Fragment(
        "summary first",
        body("-------\nSummary\n-------\n\n1. (C) Text.\n\n2. (C) More."),
        {"headings": ["Summary", None], "numbers": [1, 2], "summary": "Text."},
    ),
    Fragment("ellipsis", *titled("The Groups...\n-------------", "The Groups...")),
    Fragment(
        "underline short", *titled("The Groups of the Valley\n-----", "The Groups of the Valley")
    ),
    Fragment(
        "page line after the title",
        *titled("The Groups\n----------\n\nPARIS 00000099  002 OF 003\n\n", "The Groups"),
    ),
    Fragment("old underlining", *titled("THE GROUPS\n----------", "THE GROUPS")),
    Fragment("marked, capitals without line", *titled("(U) THE GROUPS", "THE GROUPS")),
    Fragment("numbered title", *titled("1. The Groups\n-------------", "1. The Groups")),
    Fragment("lettered title", *titled("A. The Groups\n-------------", "A. The Groups")),
    Fragment("title with a colon", *titled("The Groups:", "The Groups")),
    Fragment("dashes on both sides", *titled("---- The Groups ----", "The Groups")),
    Fragment(
        "end of summary underlined is no title",
        body("1. (C) A.\n\n-----------\nEND SUMMARY\n-----------\n\n2. (C) B."),
        {"headings": [None, None]},
    ),
    Fragment("colon inside", *titled("BACKGROUND: THE GROUPS", "BACKGROUND: THE GROUPS")),
    Fragment("underscores around", *titled("_______\nComment\n_______", "Comment")),
]

SIGNATURES = [
    Fragment(
        "own line", body("1. (C) The end.\n\nROE"), {"signature": ["ROE"], "texts": ["The end."]}
    ),
    Fragment(
        "mixed case", body("1. (C) The end.\n\nRoe"), {"signature": ["Roe"], "texts": ["The end."]}
    ),
    Fragment(
        "glued to the sentence",
        body("1. (C) The end of the area. CROCKETT"),
        {"signature": ["CROCKETT"], "texts": ["The end of the area."]},
    ),
    Fragment(
        "glued after a comment", body("1. (C) The end. End Comment. ROE"), {"signature": ["ROE"]}
    ),
    Fragment(
        "after an end comment line",
        body("1. (C) The end. End Comment.\nROE"),
        {"signature": ["ROE"]},
    ),
    Fragment("particle", body("1. (C) The end.\n\nVAN DEN ROE"), {"signature": ["VAN DEN ROE"]}),
    Fragment("apostrophe", body("1. (C) The end.\n\nO'ROE"), {"signature": ["O'ROE"]}),
    Fragment("double name", body("1. (C) The end.\n\nROE-DOE"), {"signature": ["ROE-DOE"]}),
    Fragment("redacted", body("1. (C) The end.\n\nXXXXXXXXXXXX"), {"signature": ["XXXXXXXXXXXX"]}),
    Fragment(
        "end of message after",
        body("1. (C) The end.\n\nROE\n\nBT\n#0099\nNNNN"),
        {"signature": ["ROE"], "texts": ["The end."]},
    ),
    Fragment(
        "minimize before",
        body("1. (C) The end.\n\nMINIMIZE CONSIDERED\n\nROE"),
        {"signature": ["ROE"], "texts": ["The end."]},
    ),
    Fragment("no signature", body("1. (C) The end."), {"signature": []}),
    Fragment("end summary is none", body("1. (C) The end. END SUMMARY"), {"signature": []}),
    Fragment(
        "acronym at the end is none",
        body("1. (C) He spoke of the role of NATO."),
        {"signature": []},
    ),
    Fragment(
        "footer after",
        body("1. THE END.\n\nROE\n\nCONFIDENTIAL\n"),
        {"signature": ["ROE"], "texts": ["THE END."]},
        "75PARIS99.txt",
    ),
    Fragment(
        "archive's footer after",
        body("1. THE END.\n\nROE\n\nUNCLASSIFIED\n\nNNN"),
        {"signature": ["ROE"], "texts": ["THE END."]},
        "75PARIS99.txt",
    ),
    Fragment(
        "archive's restriction after",
        body(
            "1. THE END.\nROE\n\n\n*** Current Handling Restrictions *** n/a\n*** "
            "Current Classification *** UNCLASSIFIED"
        ),
        {"signature": ["ROE"], "texts": ["THE END."]},
        "75PARIS99.txt",
    ),
    Fragment(
        "page line after",
        body("1. (C) The end.\nROE\n\nPARIS 00000099  003 OF 003\n"),
        {"signature": ["ROE"]},
    ),
    Fragment("trailing blanks", body("1. (C) The end. \n \nROE \n \n"), {"signature": ["ROE"]}),
    Fragment(
        "sentence in capitals",
        body("1. THE MINISTER WILL TRAVEL TO\nROME"),
        {"signature": []},
        "75PARIS99.txt",
    ),
    Fragment(
        "bullet before",
        body("1. (C) Points:\n\n-- one; and\n\n-- two.\n\nROE"),
        {"signature": ["ROE"]},
    ),
    Fragment(
        "the Secretary",
        body("1. THE END.  KISSINGER"),
        {"signature": ["KISSINGER"], "texts": ["THE END."]},
        "75STATE99.txt",
    ),
    Fragment(
        "quotation before", body('1. (C) He said "we are the end." ROE'), {"signature": ["ROE"]}
    ),
    Fragment(
        "unquote before",
        body("1. A.\n\n2. THE TEXT IS LONG. UNQUOTE\nROE\n\nUNCLASSIFIED"),
        {"signature": ["ROE"], "texts": ["A.", "THE TEXT IS LONG. UNQUOTE"]},
        "75PARIS99.txt",
    ),
    Fragment(
        "end quote before",
        body("1. A.\n\n2. THE TEXT IS LONG. END QUOTE\nROE"),
        {"signature": ["ROE"]},
        "75PARIS99.txt",
    ),
    Fragment(
        "end text before",
        body("1. A.\n\n2. THE TEXT IS LONG. END TEXT\nROE"),
        {"signature": ["ROE"]},
        "75PARIS99.txt",
    ),
    Fragment(
        "end of transmission on the line",
        body("1. A.\n\nROE BT"),
        {"signature": ["ROE"], "texts": ["A."]},
        "75PARIS99.txt",
    ),
    Fragment(
        "a cable repeated",
        body("1. A.\n\n2. B.\n\nROE UNQUOTE DOE"),
        {"signature": ["DOE"]},
        "76STATE99.txt",
    ),
    Fragment("dot after", body("1. (C) A.\n\nROE."), {"signature": ["ROE"], "texts": ["A."]}),
    Fragment(
        "hash after", body("1. (C) A.\n\nROE\n\n#\n"), {"signature": ["ROE"], "texts": ["A."]}
    ),
    Fragment(
        "query after",
        body("1. (C) A.\n\nROE\n\nSELECT * FROM cable\n"),
        {"signature": ["ROE"], "texts": ["A."]},
    ),
    Fragment(
        "end mark after",
        body("1. (C) A.\n\nROE\n\n\n=======================CABLE ENDS============================"),
        {"signature": ["ROE"], "texts": ["A."]},
    ),
    Fragment(
        "newspaper's line after",
        body("1. (C) A.\n\nROE\n\nINVENTED @ DAILY PAPER"),
        {"signature": ["ROE"], "texts": ["A."]},
    ),
    Fragment(
        "letter above",
        body("1. (C) A.\n\n2. (C) You set a high standard.\n\nBest,\n\nJane\nROE"),
        {"signature": ["ROE"]},
    ),
    Fragment(
        "drafter in brackets above",
        body("1. (U) A.\n\n2. (U) B.\n\n(DRAFTED BY JANE ROE)\nDOE"),
        {"signature": ["DOE"]},
    ),
    Fragment(
        "words glued before",
        body("1. (C) The end of the U.S.\nROE"),
        {"signature": ["ROE"], "texts": ["The end of the U.S."]},
    ),
]


SUMMARIES = [
    Fragment(
        "label in the paragraph",
        body("1. (C) Summary: A talk was had. End summary.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "capitals",
        body("1. (C) SUMMARY: A talk was had. END SUMMARY.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "label with a dot",
        body("1. (C) Summary. A talk was had. End Summary.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "label misspelt",
        body("1. (C) SUMMAY: A talk was had. END SUMMARY.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "end split",
        body("1. (C) Summary: A talk was had. End Summar y.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "end on its own line",
        body("1. (C) Summary: A talk was had.\nEND SUMMARY.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "end in brackets",
        body("1. (C) Summary: A talk was had. (End Summary.)\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "two paragraphs",
        body("1. (C) Summary: A talk was had.\n\n2. (C) It was long. End summary.\n\n3. (C) C."),
        {"summary": "A talk was had.\n\nIt was long."},
    ),
    Fragment(
        "heading above",
        body("Summary\n-------\n\n1. (C) A talk was had.\n\nThe Talk\n--------\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "heading above, end below",
        body("SUMMARY\n-------\n\n1. (C) A talk was had. END SUMMARY.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "summary and comment",
        body("1. (C) Summary and Comment: A talk was had. End Summary and Comment.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "introduction",
        body("1. (C) Introduction and Summary: A talk was had. End Summary.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment("none", body("1. (C) A talk was had.\n\n2. (C) B."), {"summary": None}),
    Fragment(
        "label on its own line",
        body("1. (C) SUMMARY\n\nA talk was had. End summary.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "begin summary",
        body("1. (SBU) Begin summary: A talk was had. End summary.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "unnumbered",
        body("SUMMARY: A talk was had. END SUMMARY.\n\n1. (C) A.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "dashes around the label",
        body("1. (C) Summary -- A talk was had. End summary.\n\n2. (C) B."),
        {"summary": "A talk was had."},
    ),
    Fragment(
        "old",
        body("1. SUMMARY: A TALK WAS HAD. END SUMMARY\n\n2. B."),
        {"summary": "A TALK WAS HAD."},
        "75PARIS99.txt",
    ),
]

RECORD = (
    "R 050256Z SEP 08\nFM AMEMBASSY PARIS\nTO RUEHC/SECSTATE WASHDC 6431\n",
    (
        "UNCLAS PARIS 000099 \n \nSIPDIS \n \nE.O. 12958: N/A \nTAGS: PREL, FR "
        '\nSUBJECT: A \\"TALK\\" IN PARIS \n'
        ' \nREF: LIMA 1 \n \n1. (U) Text, \\"quoted\\". \n \n2. (U) More. \nROE\n'
    ),
)
PAGE = (
    "<html><head><title>Cable Viewer</title></head><body><h3>Viewing cable 08PARIS99, A TALK</h3>"
    "<table class='cable'><tr><th>Reference "
    "ID</th><th>Created</th><th>Released</th><th>Classification</th><th>Origin</th></tr>"
    "<tr><td><a "
    "href='/cable/2008/09/08PARIS99.html'>08PARIS99</a></td><td><a "
    "href='/date/2008-09_0.html'>2008-09-05 02:02</a></td>"
    "<td><a href='/reldate/2010-12-09_0.html'>2010-12-09 "
    "12:12</a></td><td><a "
    "href='/classification/5_0.html'>UNCLASSIFIED</a></td>"
    "<td><a href='/origin/52_0.html'>Embassy Paris</a></td></tr></table>"
    "<code><pre>R 050256Z SEP 08&#x000A;FM AMEMBASSY PARIS&#x000A;TO "
    "RUEHC/SECSTATE WASHDC 6431&#x000A;</pre></code>"
    "<code><pre>UNCLAS <a id='parX' href='#parX'></a>PARIS "
    "000099&#x000A;&#x000A;SIPDIS&#x000A;&#x000A;E.O. 12958: N/A&#x000A;"
    "TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a "
    "href='/tag/FR_0.html'>FR</a>&#x000A;SUBJECT: A TALK&#x000A;IN "
    "PARIS&#x000A;&#x000A;"
    "<a id='par1' href='#par1'>\u00b6</a>1. (U) Text &amp; "
    "more.&#x000A;&#x000A;<a id='par2' href='#par2'>\u00b6</a>2. (U) "
    "In&#x000A;"
    "<a id='par2007' href='#par2007'>\u00b6</a>2007. Analysts "
    "spoke.&#x000A;ROE&#x000A;</pre></code></body></html>"
)
ARCHIVE = """Message Text

LIMITED OFFICIAL USE

PAGE 01        BONN 01234  021654Z

46
ACTION EUR-12

INFO  OCT-01  ISO-00  CIAE-00  INR-07  /020 W
                       ---------------------     099491
R 021628Z MAR 76
FM AMEMBASSY BONN
TO SECSTATE WASHDC 5678
INFO USMISSION NATO
AMEMBASSY PARIS

LIMITED OFFICIAL USE BONN 01234

E.O. 11652: N/A
TAGS: PFOR, GW
SUBJ: A TALK ON THE RIVER

REF: STATE 012345

1. A TALK WAS HAD ON THE
LIMITED OFFICIAL USE

LIMITED OFFICIAL USE

PAGE 02        BONN 01234  021654Z

RIVER.

2. IT WAS LONG.
ROE

LIMITED OFFICIAL USE

<< END OF DOCUMENT >>


Message Attributes

Automatic Decaptioning: X
Capture Date: 01 JAN 1994
Channel Indicators: n/a
Current Classification: UNCLASSIFIED
Concepts: RIVERS, TALKS
Document Number: 1976BONN01234
Draft Date: 02 MAR 1976
Executive Order: N/A
From: BONN
Handling Restrictions: n/a
Locator: TEXT ON-LINE
Original Classification: LIMITED OFFICIAL USE
Subject: A TALK ON THE RIVER
TAGS: PFOR, GW
To: STATE
Type: TE
"""
SCOOP = """INDEPENDENT NEWS
Cablegate: A Talk in Guangzhou
Published: Wed 5 Sep 2007 02:56 AM
VZCZCXRO8083
RR RUEHCN RUEHGH
DE RUEHGZ #0997/01 2480256
ZNR UUUUU ZZH
R 050256Z SEP 07
FM AMCONSUL GUANGZHOU
TO RUEHC/SECSTATE WASHDC 6431
INFO RUEHOO/CHINA POSTS COLLECTIVE
UNCLAS SECTION 01 OF 02 GUANGZHOU 000997
SIPDIS
SENSITIVE
STATE FOR EAP/CM
E.O. 12958: N/A
TAGS: ELAB PGOV CH
SUBJECT: A Talk in Guangzhou
REF: 06 GUANGZHOU 32324
1. (SBU) Summary: A talk was had in the
city. End summary.
The Talk
--------
2. (SBU) It was long and
GUANGZHOU 00000997 002 OF 002
went on for days.
3. (SBU) It ended.
GOLDROE
ENDS
View as: DESKTOP | MOBILE
More information about this
(c) Scoop Media
"""

CONTAINERS = [
    Fragment(
        "record of the dump",
        '49814,"9/5/2008 2:56","08PARIS99","Embassy Paris","UNCLASSIFIED","08LIMA1",'
        f'"{RECORD[0]}","{RECORD[1]}"\n',
        {
            "layout": "cablegate-csv-record",
            "id": "08PARIS99",
            "sent": "2008-09-05T02:56Z",
            "subject": 'A "TALK" IN PARIS',
            "refs": ["08LIMA1"],
            "tags": ["PREL", "FR"],
            "texts": ['Text, "quoted".', "More."],
            "signature": ["ROE"],
            "level": "UNCLASSIFIED",
            "captions": ["SIPDIS"],
        },
        NOWHERE,
    ),
    Fragment(
        "record without newlines",
        "49814,9/5/2008 2:56,08PARIS99,Embassy Paris,SECRET,,VZCZCXYZ0001PP "
        "RUEHWEBDE RUEHFR #0099 2490256ZNY SSSSS ZZHP 050256Z SEP 08FM "
        "AMEMBASSY PARIS"
        "TO RUEHC/SECSTATE WASHDC PRIORITY 2345,S E C R E T PARIS 000099 "
        "SIPDIS E.O. 12958: DECL: 09/05/2018 TAGS: PREL SUBJECT: A TALK "
        "1. (S) First of it. 2. (S) Second of it. ROE",
        {
            "id": "08PARIS99",
            "sent": "2008-09-05T02:56Z",
            "subject": "A TALK",
            "tags": ["PREL"],
            "level": "SECRET",
            "from": "AMEMBASSY PARIS",
            "to": ["SECSTATE WASHDC"],
            "numbers": [1, 2],
            "precedence": "PRIORITY",
        },
        NOWHERE,
    ),
    Fragment(
        "web page",
        PAGE,
        {
            "id": "08PARIS99",
            "sent": "2008-09-05T02:56Z",
            "subject": "A TALK IN PARIS",
            "tags": ["PREL", "FR"],
            "captions": ["SIPDIS"],
            "from": "AMEMBASSY PARIS",
            "texts": ["Text & more.", "In 2007. Analysts spoke."],
            "numbers": [1, 2],
            "signature": ["ROE"],
        },
        NOWHERE,
    ),
    Fragment(
        "archive's export",
        ARCHIVE,
        {
            "id": "76BONN1234",
            "sent": "1976-03-02T16:28Z",
            "precedence": "ROUTINE",
            "level": "LIMITED OFFICIAL USE",
            "from": "AMEMBASSY BONN",
            "to": ["SECSTATE WASHDC"],
            "info": ["USMISSION NATO", "AMEMBASSY PARIS"],
            "tags": ["PFOR", "GW"],
            "subject": "A TALK ON THE RIVER",
            "refs": ["76STATE12345"],
            "texts": ["A TALK WAS HAD ON THE RIVER.", "IT WAS LONG."],
            "signature": ["ROE"],
        },
        NOWHERE,
    ),
    Fragment(
        "Scoop without blank lines",
        SCOOP,
        {
            "id": "07GUANGZHOU997",
            "sent": "2007-09-05T02:56Z",
            "tags": ["ELAB", "PGOV", "CH"],
            "subject": "A Talk in Guangzhou",
            "refs": ["06GUANGZHOU32324"],
            "captions": ["SIPDIS", "SENSITIVE"],
            "numbers": [1, 2, 3],
            "headings": [None, "The Talk", None],
            "passing": ["STATE FOR EAP/CM"],
            "signature": ["GOLDROE"],
            "texts": [
                "Summary: A talk was had in the city. End summary.",
                "It was long and went on for days.",
                "It ended.",
            ],
        },
        NOWHERE,
    ),
    Fragment(
        "plain text of a mirror",
        "08PARIS99\nA TALK IN PARIS\n2008-09-05 02:02\nUNCLASSIFIED\nEmbassy "
        "Paris\nR 050256Z SEP 08\nFM AMEMBASSY PARIS\nTO RUEHC/SECSTATE WASHDC "
        "6431\n\n"
        "UNCLAS PARIS 000099\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, FR\n"
        "SUBJECT: A TALK IN PARIS\n\n1. (U) Text.\n\n2. (U) More.\nROE\n",
        {"id": "08PARIS99", "subject": "A TALK IN PARIS", "numbers": [1, 2], "signature": ["ROE"]},
        NOWHERE,
    ),
    Fragment(
        "State e-mail",
        "UNCLASSIFIED U.S. Department of State Case No. F-2014-20439 Doc No. "
        "C05780000 Date: 08/31/2015\nRELEASE IN FULL\n\n"
        "MRN:\n11 PARIS 99\nDate/DTG:\nOct 05, 2011 / 051127Z OCT 11\nFrom:\n"
        "AMEMBASSY PARIS\nAction:\nWASHDC, SECSTATE ROUTINE\nE.O.:\n13526\n"
        "TAGS:\nPHUM, PGOV, FR\nCaptions:\nSENSITIVE\nReference:\n11 LIMA 1\n"
        "Subject:\nA TALK IN PARIS\n\n1. (U) Text of the first.\n\n2. (U) "
        "Text.\n\nSignature:\nRoe\n",
        {
            "id": "11PARIS99",
            "sent": "2011-10-05T11:27Z",
            "tags": ["PHUM", "PGOV", "FR"],
            "subject": "A TALK IN PARIS",
            "from": "AMEMBASSY PARIS",
            "refs": ["11LIMA1"],
            "captions": ["SENSITIVE"],
            "numbers": [1, 2],
            "signature": ["Roe"],
        },
        NOWHERE,
    ),
    Fragment(
        "State e-mail, values on the line",
        "MRN: 11 PARIS 99\nDate/DTG: Oct 05, 2011 / 051127Z OCT 11\nFrom: "
        "AMEMBASSY PARIS\nAction: WASHDC, SECSTATE ROUTINE\nE.O.: 13526\n"
        "TAGS: PHUM, PGOV, FR\nSubject: A TALK IN PARIS\n\n1. (U) Text of the "
        "first.\n\n2. (U) Text.\n",
        {
            "id": "11PARIS99",
            "sent": "2011-10-05T11:27Z",
            "tags": ["PHUM", "PGOV", "FR"],
            "subject": "A TALK IN PARIS",
            "from": "AMEMBASSY PARIS",
            "numbers": [1, 2],
            "precedence": "ROUTINE",
        },
        NOWHERE,
    ),
    Fragment(
        "record printed on a site",
        "Date: 1976 March 2, 16:28 (Tuesday)\nCanonical ID: 1976BONN01234_b\n"
        "Original Classification: CONFIDENTIAL\nCurrent Classification: "
        "UNCLASSIFIED\n"
        "Handling Restrictions: -- Not Assigned --\nCharacter Count: 200\n"
        "Executive Order: GS\nLocator: TEXT ON MICROFILM,TEXT ONLINE\nTAGS: "
        "PFOR - Political Affairs--Foreign Policy | GW - Germany\n"
        "Concepts: RIVERS\nEnclosure: -- N/A or Blank --\nType: TE - Telegram "
        "(cable)\nOffice Origin: -- N/A or Blank --\nFrom: Germany Bonn\nTo: "
        "Department of State\n\n"
        "1. A TALK WAS HAD.\n\n2. IT WAS LONG.\n\nROE\n",
        {
            "id": "76BONN1234",
            "sent": "1976-03-02T16:28Z",
            "level": "CONFIDENTIAL",
            "tags": ["PFOR", "GW"],
            "numbers": [1, 2],
            "signature": ["ROE"],
        },
        NOWHERE,
    ),
    Fragment(
        "print of the history series",
        (
            "Office of the Historian\nForeign Relations of the United States\n\n"
            "Foreign Relations of the United States, 1973\u20131976, Volume I, "
            "Rivers\n\n65. Telegram From the Embassy in the Federal Republic of "
            "Germany to the Department of State\n\nBonn, March 2, 1976, 1628Z.\n\n"
            "1234. Subj: A talk on the river. Ref: State 12345.\n\n1. A talk was "
            "had.\n\n2. It was long.\n\nRoe\n"
        ),
        {
            "id": "76BONN1234",
            "subject": "A talk on the river",
            "numbers": [1, 2],
            "sent": "1976-03-02T16:28Z",
            "refs": ["76STATE12345"],
            "signature": ["Roe"],
        },
        NOWHERE,
    ),
]


def printed(text: str) -> str:
    """A telegram as the history series prints it, with its footnotes below."""
    return (
        "Office of the Historian\nForeign Relations of the United States\n\n"
        "Foreign Relations of the United States, 1977\u20131980, Volume I, Rivers\n\n"
        "65. Telegram From the Embassy in Turkey to the Department of State[1]\n\n"
        f"Ankara, March 2, 1980, 1628Z\n\n{text}\n\nRoe\n\n\n"
        "1. Source: Invented Archives, Box 1. Secret; Immediate.\n2. Not printed.\n"
    )


PRINTED = [
    Fragment(
        "subject and numbered paragraphs",
        printed("8750. Subj: (C) A talk.\n\n1. It was had.\n\n2. It was long.\n\n3. It ended."),
        {
            "id": "80ANKARA8750",
            "sent": "1980-03-02T16:28Z",
            "subject": "A talk",
            "subject_marking": "C",
            "texts": ["It was had.", "It was long.", "It ended."],
            "signature": ["Roe"],
        },
        NOWHERE,
    ),
    Fragment(
        "second paragraph begins with Summary",
        printed(
            "8750. Subj: A talk.\n\n1. (C-entire text)\n\n2. Summary. A talk was had.\n\n"
            "3. It was long.\n\n4. It ended."
        ),
        {"numbers": [1, 2, 3, 4], "signature": ["Roe"], "summary": "A talk was had."},
        NOWHERE,
    ),
    Fragment(
        "second paragraph names a telegram",
        printed("8750. Subj: A talk.\n\n1. A.\n\n2. Telegram of May 3 was sent.\n\n3. It ended."),
        {"numbers": [1, 2, 3], "signature": ["Roe"]},
        NOWHERE,
    ),
    Fragment(
        "reference before the text",
        printed("965. Ref: Deptel 711. After telling the background he left.\n\nThe rest of it."),
        {"texts": ["After telling the background he left.", "The rest of it."]},
        NOWHERE,
    ),
    Fragment(
        "reference in full before the text",
        printed("361. Reference Deptel 302. I met with the King. I opened.\n\nThe rest of it."),
        {"texts": ["I met with the King. I opened.", "The rest of it."]},
        NOWHERE,
    ),
    Fragment(
        "subject before the text",
        printed("1558. Subject: Rivers. We are most concerned over it.\n\nThe rest of it."),
        {"subject": "Rivers", "texts": ["We are most concerned over it.", "The rest of it."]},
        NOWHERE,
    ),
    Fragment(
        "unnumbered",
        printed("2596. Embassy was again told so.\n\nThe rest of it."),
        {"numbers": [None, None], "texts": ["Embassy was again told so.", "The rest of it."]},
        NOWHERE,
    ),
    Fragment(
        "missing number",
        printed("2596. A talk was had.\n\n1. A.\n\n3. C."),
        {"numbers": [None, 1, 3]},
        NOWHERE,
    ),
    Fragment(
        "two lists",
        printed(
            "2596. He said:\n\n1. A.\n\n2. B.\n\nThe draft:\n\n1. One.\n\n2. Two.\n\n3. Three."
        ),
        {"numbers": [None, 1, 2, 1, 2, 3]},
        NOWHERE,
    ),
    Fragment(
        "signer supplied by the editor",
        printed("2596. A talk was had.\n\nThe rest of it.").replace("\n\nRoe\n", "\n\n[Roe]\n"),
        {"texts": ["A talk was had.", "The rest of it."]},
        NOWHERE,
    ),
]

GROUPS: dict[str, list[Fragment]] = {
    "identity": IDENTITY,
    "transmission": TRANSMISSION,
    "addressees": ADDRESSEES,
    "class lines": CLASS_LINES,
    "passing": PASSING,
    "orders": ORDERS,
    "tags": TAGS,
    "subjects": SUBJECTS,
    "references": REFERENCES,
    "officers": OFFICERS,
    "numbers": NUMBERS,
    "markings": MARKINGS,
    "bodies": BODIES,
    "headings": HEADINGS,
    "signatures": SIGNATURES,
    "summaries": SUMMARIES,
    "containers": CONTAINERS,
    "printed": PRINTED,
}

KNOWN_FAILURES: dict[str, tuple[str, ...]] = {
    "a paragraph number is lost where none carries a marking and one number before it was lost": (
        "numbers: order printed wrong at the start",
    ),
    "the printed form is not known": ("addressees: night action",),
    "unmarked lists that start again run together": ("printed: two lists",),
    "a number behind a gap is not seen without a blank line above it": (
        "numbers: blank before the dot, missing number, no blank lines",
    ),
}
