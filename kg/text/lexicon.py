"""The orthography of English reports: abbreviations with their dot, words that open a sentence."""

from __future__ import annotations

# Before a name, never at the end of a sentence.
TITLES = frozenset(
    "Mr Mrs Ms Mx Dr Prof Rev Hon Amb Gov Sen Rep Reps Sens Pres Gen Lt Col Maj Capt Cmdr Cdr Adm "
    "Brig Sgt Cpl Supt Msgr Messrs Mme Mlle Fr Sr Sra St Ste Mt Ft Pvt Insp Shri Smt Engr Atty "
    "Del Dep Asst Secy Min vs Vs viz cf Nos Eng".split()
)
TITLES |= frozenset("MR MRS MS DR SEN REP GOV GEN COL LT SGT PROF AMB".split())
# Initials of names from Cyrillic that take two letters: "Ts. Bold".
DIGRAPHS = frozenset("Ts Sh Kh Dz Zh Lh".split())
# Before a number; "No." alone is an answer.
NUMBERED = frozenset("No Nos Art Sec Fig Vol Ch para Para pp p".split())
MONTHS = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
# May end a sentence as well.
TAILS = frozenset(
    "Co Ltd Inc Corp Jr Bros Univ Dept dept etc al Assn Plc Pty Est est approx".split()
)
# Words that begin a sentence far more often than they follow an abbreviation inside one.
STARTERS = frozenset(
    "The A An In On At He She It They We I You This That These Those His Her Their Its "
    "Our Both But And As After Before During For From While When With According Also "
    "However Meanwhile Earlier Later Since There Such Then To If What Who Speaking Noting "
    "Under Through Following Regarding Asked By Last".split()
)
# Trade names and the like that are one word although a capital stands inside.
PREFIXES = frozenset(
    "Mc Mac De Di Du La Le Van Von Fitz Mer Del Da Dos El Al Bin Ben Abu Ma Te Ka".split()
)
