# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Delegation-sender
DELETE WHERE { delegation:1 wm:sentBy ?any } ;
INSERT DATA { delegation:1 wm:sentBy <place/cn/beijing> }

#+ Delegation-senderKnown
DELETE WHERE { delegation:1 wm:sentBy ?any }

#+ Delegation-head
DELETE WHERE { delegation:1 wm:headedBy ?any } ;
INSERT DATA { delegation:1 wm:headedBy <org/kp/workers-party-of-korea> }

#+ Delegation-member
INSERT DATA { delegation:1 foaf:member <org/kp/workers-party-of-korea> }

#+ Delegation-wellKnownType
DELETE DATA { delegation:1 a foaf:Group }

#+ Delegation-evidence
DELETE WHERE { evidence:4 oa:hasBody ?any } ;
INSERT DATA { evidence:4 oa:hasBody <person/kp/kim-song-nam> }
