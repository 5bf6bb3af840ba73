"""The small words of English grammar that the facts stage reads by.

Closed classes only (determiners, prepositions, auxiliaries ...); what names a post, a body
or a state stands in the registers.
"""

from __future__ import annotations

SUBJECT_PRONOUNS = frozenset({"he", "she", "they"})
OBJECT_PRONOUNS = frozenset({"him", "them", "her"})
DETERMINERS = frozenset("the a an his her their its this that both each another".split())
# Who a person is to another; the name follows after a comma ("his wife, X,").
RELATIONS = frozenset(
    """wife husband spouse son daughter brother sister father mother colleague counterpart
    successor predecessor deputy""".split()
)
DEFINITE = frozenset({"the", "his", "her", "its", "their"})
MODIFIERS = frozenset(
    """visiting senior top new newly late respected veteran ruling outgoing incoming comrade
    comrades dear great supreme young elder younger fellow then current acting former ex-
    brother successor wife husband predecessor colleague counterpart leader legislator diplomat
    official general his her their its country kingdom nation two three four five several
    opposition foreign prime chief party state government special lead leading host""".split()
)
APPOSITION_FILLERS = frozenset(
    """, a an the and who is was also as well concurrently both its his her he she with then
    currently himself herself which of at""".split()
)
GROUP_HEADS = frozenset(
    """sides leaders parties ministers presidents officials heads countries statesmen men women
    envoys delegations chiefs secretaries diplomats nations premiers counterparts legislators
    governments allies pair neighbours neighbors teams trio""".split()
)
COUNT_WORDS = frozenset("two three four five both".split())
GROUP_MODIFIERS = MODIFIERS | COUNT_WORDS | frozenset("all general defense defence".split())
DESCRIPTION_HEADS = frozenset(
    """leader guest visitor host envoy official diplomat legislator lawmaker statesman general
    counterpart latter representative commissioner
    premier president minister chancellor secretary chairman chairwoman ambassador
    highness majesty king queen emir speaker chief commander governor mayor director spokesman
    spokeswoman spokesperson politician monarch prince dignitary marshal adviser advisor""".split()
)
BEFORE_HEAD = MODIFIERS | frozenset(
    """distinguished party's former top visiting newly 's ’s military state head vice deputy first
    honoured honored lao most own respective said latter's""".split()
)
DEMONYMIC = ("ese", "ish", "an", "i", "ch")
CLAUSE_WORDS = frozenset("who which that whose where when while took went came saw left".split())
HONORIFICS = frozenset("Mr Mrs Ms Dr H.E Mme Sir Gen Lt Col Comrade Shri Dato Sheikh Hon".split())
AFTER_APPOSITION = frozenset(", . ; : ) and on in at during here to for from – — - --".split())
QUOTES = frozenset({'"', "“", "”", "``", "''"})
ADVERBS = frozenset(
    """also then later too again once further now here there earlier today yesterday tomorrow
    still even just not only however likewise meanwhile instead moreover already always soon
    first last finally afterwards afterward together once never since both separately virtually
    respectively thus so therefore long often recently briefly all each himself herself
    themselves today this morning afternoon evening night day same""".split()
)
PREPOSITIONS = frozenset(
    """of in on at to for with by from about over under between among after before during
    through against into onto upon within without towards toward across behind beside besides
    including like via per since until as alongside despite regarding concerning than amid
    following ahead""".split()
)
PARENTHETICAL = frozenset(
    """who whose whom which where also for in on at too however accompanied led headed joined
    speaking representing adding noting himself herself together along as along-with including
    citing referring meanwhile then now once with according after following during when while
    though although after before upon hailing echoing like flanked of""".split()
)
CONJUNCTIONS = frozenset({"and", "but", "or", "yet"})
SUBORDINATORS = frozenset(
    """that which who whom whose where when while as because since until if whether though
    although what how why after before so once unless""".split()
)
PAST_IRREGULAR = frozenset(
    """took went came saw flew left led built won lost grew rose fell became began got ran stood
    kept felt found brought sent sought spent taught thought wore drew drove broke chose rode
    arose bore beat bent bought caught cost dealt fed fought forgot forgave froze hid hit hurt
    knew lent let meant quit sang sank shook shot shut slept sold stole struck swore threw
    understood woke wrote underwent withdrew sat met held said told gave made paid laid
    read""".split()
)
CLOSERS = frozenset({'"', "”", "''", ")", "]"})
DASHES = frozenset({"–", "—", "-", "--"})
OPENERS = frozenset({'"', "“", "``"})
PLANNED = frozenset(
    """scheduled due expected set planned going about slated likely supposed intends plans intend
    plan expects expect agreed agree planning decided prepares preparing""".split()
)
# Before an infinitive: what is wished for, offered, refused is neither done nor announced.
WISHED = frozenset(
    """invited ready hoping willing able wants want hopes hope aims wishes wish invite invitation
    need needs ought readiness opportunity desire refused declined proposed offered prepared
    wanted hoped eager keen failed unable reluctant asked urged seeking sought trying
    tried""".split()
)
BE = frozenset("is are was were be been being am".split())
HAVE = frozenset("has have had having 've".split())
DO = frozenset("do does did".split())
MODAL = frozenset("will would shall should can could may might must 'll".split())
NEGATION = frozenset("nor not n't never no without neither nor".split())
