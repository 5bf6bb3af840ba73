# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Participation-person
DELETE WHERE { participation:1 schema:attendee ?any } ;
INSERT DATA { participation:1 schema:attendee <state/cn> }

#+ Participation-account
INSERT DATA { account:2 schema:attendee participation:1 }

#+ Participation-role
DELETE WHERE { participation:2 wm:role ?any } ;
INSERT DATA { participation:2 wm:role <https://w3id.org/whomet/concept/role/visitor> }

#+ Participation-position
DELETE WHERE { participation:2 wm:listPosition ?any } ;
INSERT DATA { participation:2 wm:listPosition 0 }

#+ Participation-name
DELETE WHERE { participation:2 wm:nameAsTold ?any }

#+ Participation-tenure
INSERT DATA { participation:2 wm:inTenure <post/kp/workers-party-of-korea/international-department/director> }

#+ Participation-onBehalfOf
INSERT DATA { participation:2 wm:onBehalfOf <person/cn/cai-qi> }

#+ Participation-delegation
DELETE WHERE { participation:2 wm:withinDelegation ?any } ;
INSERT DATA { participation:2 wm:withinDelegation statement:1 }

#+ Participation-wellKnownType
DELETE DATA { participation:2 a schema:Role }

#+ Participation-evidence
DELETE WHERE { evidence:3 oa:hasBody ?any } ;
INSERT DATA { evidence:3 oa:hasBody <person/kp/kim-song-nam> }
