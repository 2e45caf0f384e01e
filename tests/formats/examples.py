"""Invented cables in authentic form, one for each way in which a cable comes."""

HEAD = """VZCZCXRO0101
RR RUEHGZ RUEHVC
DE RUEHLP #0123/01 0451410
ZNY CCCCC ZZH
R 141410Z FEB 08
FM AMEMBASSY LA PAZ
TO RUEHC/SECSTATE WASHDC PRIORITY 1234
INFO RUEHAC/AMEMBASSY ASUNCION 0007
RUEHOO/INVENTED POSTS COLLECTIVE
"""

BODY = """C O N F I D E N T I A L SECTION 01 OF 02 LA PAZ 000123

SIPDIS

STATE FOR WHA/AND
TREASURY FOR SGOOCH

NOFORN
SIPDIS

E.O. 12958: DECL: 02/14/2018
TAGS: PGOV PHUM SOCI BL
SUBJECT: (C) AN INVENTED MEETING OF RIVER GROUPS IN A
TOWN BY THE LAKE

REF: A. LA PAZ 99
     B. 07 LIMA 4321
     C. DOE-ROE E-MAIL 02/01/08

Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).

1. (C) Summary: The invented River Watch met on February 12. Its
leader asked for help. End summary.

The Groups
----------

2. (C/NF) River Watch (RW) was founded by fishermen. It now has
twelve members in

LA PAZ 00000123  002 OF 002


four villages. They include the following:

-- a teacher, who keeps the books
and the boat; and

-- a nurse.

3. (SBU) Comment: The group is small. End comment.
PUBLIC
"""

CABLE = HEAD + "\n" + BODY


def in_html(text):
    """A text as the pages of 2010 wrote it inside <pre>."""
    return text.replace("\n", "&#x000A;")


SITE_PAGE = f"""<html><head><title>x</title><script>var y;</script></head><body>
<a href='/tag/PGOV_0.html'>PGOV</a>
<h3>Viewing cable 08LAPAZ123, AN INVENTED MEETING OF RIVER GROUPS IN A</h3>
<table class='cable'>
<tr><th>Reference ID</th><th>Created</th><th>Released</th>
<th>Classification</th><th>Origin</th></tr>
<tr><td><a href='/cable/2008/02/08LAPAZ123.html'>08LAPAZ123</a></td>
<td>2008-02-14 14:02</td><td>2011-08-30 01:44</td>
<td>CONFIDENTIAL//NOFORN</td><td>Embassy La Paz</td></tr>
</table>
<code><pre>{in_html(HEAD)}</pre></code>
<code><pre>{in_html(BODY).replace("1. (C)", "<a id='par1' href='#par1'>¶</a>1. (C)")}</pre></code>
</body></html>"""

CSV_ROW = (
    '"7","2/14/2008 14:10","08LAPAZ123","Embassy La Paz","CONFIDENTIAL//NOFORN",'
    '"08LAPAZ99|07LIMA4321","' + HEAD + '","' + BODY.replace('"', '\\"') + '"\n'
)

ARCHIVE = """Message Text

CONFIDENTIAL

PAGE 01 LA PAZ 01234 141410Z

ORIGIN ARA-10

INFO OCT-01 ISO-00 /011 W
--------------------- 099491
R 141410Z FEB 75
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 4321
C O N F I D E N T I A L LA PAZ 1234

E.O. 11652: GDS
TAGS: PFOR, BL
SUBJECT: INVENTED LAKE TALKS

REF: LA PAZ 1200

1. TALKS BEGAN TODAY IN AN INVENTED TOWN AND WILL
CONFIDENTIAL

PAGE 02 LA PAZ 01234 141410Z

GO ON TOMORROW.

2. NO DATE IS SET FOR THEIR END.
ROE

CONFIDENTIAL

NNN

Message Attributes

Automatic Decaptioning: X
Document Number: 1975LAPAZ01234
Draft Date: 14 FEB 1975
Executive Order: GS
From: LA PAZ
Locator: TEXT ON-LINE
Original Classification: CONFIDENTIAL
Subject: INVENTED LAKE TALKS
TAGS: PFOR, BL
To: STATE
Type: TE
"""

PLUSD = """WikiLeaks
-----BEGIN PGP PUBLIC KEY BLOCK-----
xyz
INVENTED LAKE TALKS
Date:
1975 February 14, 14:10 (Friday)
Canonical ID:
1975LAPAZ01234_b
Original Classification:
CONFIDENTIAL
Current Classification:
UNCLASSIFIED
Handling Restrictions:
-- N/A or Blank --
TAGS:
BL - Bolivia | PFOR - Political Affairs--Foreign Relations
From:
Bolivia La Paz
To:
Department of State
Content
R 141410Z FEB 75
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 4321
C O N F I D E N T I A L LA PAZ 1234
E.O. 11652: GDS
SUBJECT: INVENTED LAKE TALKS
1. TALKS BEGAN TODAY.
2. NO DATE IS SET FOR THEIR END.
ROE
"""

SCOOP = """Scoop
Cablegate: An Invented Meeting Of River Groups
Published: Thu 14 Feb 2008 02:10 PM
DE RUEHLP #0123/01 0451410
R 141410Z FEB 08
E.O. 12958: N/A
1. (SBU) River Watch met on February 12 in an invented town.
It will meet again.
Next Steps
----------
2. (SBU) A boat was promised to the members by the
LA PAZ 00000123 002 OF 002
3. (U) Nothing else is planned.
PUBLIC
(c) Scoop Media
World Headlines
Another Story: Not Of The Cable
"""

ONE_LINE = (
    "UNCLAS LA PAZ 000123  SIPDIS  STATE FOR WHA  E.O. 12958: N/A TAGS: PGOV, BL, Lake Fish "
    "SUBJECT: INVENTED FISH OF THE LAKE  REF: LIMA 77  1. (SBU) Summary: The fish are few. "
    "End summary.  Causes of Decline ----------------- 2.  Nets are too fine, and on February 10,  "
    "SIPDIS the council said so.  It will act. PUBLIC "
)

BANNER = (
    "     UNCLASSIFIED U.S. Department of State Case No. F-2014-00000 "
    "Doc No. C00000000 Date: 01/01/2016"
)

SMART = f"""{BANNER}
RELEASE IN FULL
From: Doe, Jane <doe@example.org>
Sent: Thursday, February 16, 2012 9:25 AM

                    UNCLASSIFIED

MRN:               12 LA PAZ 123
Date/DTG:          Feb 16, 2012 / 161410Z FEB 12
From:              AMEMBASSY LA PAZ
Action:            WASHDC, SECSTATE PRIORITY; LIMA, AMEMBASSY ROUTINE
E.O.:              13526
TAGS:              PGOV, BL
Captions:          SENSITIVE
{BANNER}
Reference:         A) 11 LIMA 77
                   B) 12 LA PAZ 100
Pass Line:         STATE FOR WHA
Subject:           An Invented Vote in a Town
                   by the Lake

1. (SBU) Summary: The vote was calm. End Summary.

2. (SBU) Nobody disputes the
{BANNER}
count.

Signature:         PUBLIC

Drafted By:        LA PAZ:Doe, Jane
Info:              INVENTED COLLECTIVE ROUTINE
"""

FRUS = """Office of the Historian
Foreign Relations of the United States, 1973–1976, Volume X, Invented Documents

7. Telegram 1234 From the Department of State to the Embassy in Turkey[1]

Washington, February 14, 1975, 1410Z.

1234. Subject: Invented Lake Talks. Ref: Ankara 77.

1. The talks began today.

2. No date is set for their end.

Ingersoll


1. Source: National Archives, RG 59, Central Files. Confidential; Priority. Drafted by Doe.
"""

BODY_ONLY = """C) LA PAZ 1200

1. TALKS BEGAN TODAY IN AN INVENTED TOWN.


THEY WILL GO ON.


2. NO DATE IS SET FOR THEIR END. 3. NOBODY IS IN A HURRY, AND THE COMMITTEE OF THE LAKE WAITS
UNTIL THE WATER FALLS.


ROE
"""
