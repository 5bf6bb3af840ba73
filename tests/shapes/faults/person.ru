# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Person-name
DELETE WHERE { <person/cn/cai-qi> skos:prefLabel ?any }

#+ Person-preferredName
INSERT DATA { <person/cn/cai-qi> skos:prefLabel "Cai"@en }

#+ Person-wellKnownType
DELETE DATA { <person/cn/cai-qi> a foaf:Person }

#+ Person-represents
DELETE WHERE { <person/cn/cai-qi> wm:represents ?any } ;
INSERT DATA { <person/cn/cai-qi> wm:represents <place/cn/beijing> }

#+ Person-stateKnown
DELETE WHERE { <person/cn/cai-qi> wm:represents ?any }

#+ Person-oneState
INSERT DATA { <person/cn/cai-qi> wm:represents <state/kp> }

#+ Person-currentPost
INSERT DATA { <person/cn/cai-qi> wm:currentPost <state/cn> }

#+ Person-metWith
INSERT DATA { <person/cn/cai-qi> wm:metWith <state/kp> } ;
INSERT DATA { <state/kp> wm:metWith <person/cn/cai-qi> }
