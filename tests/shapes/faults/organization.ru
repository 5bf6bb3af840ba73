# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Organization-name
DELETE WHERE { <org/xx/association-of-southeast-asian-nations> skos:prefLabel ?any }

#+ Organization-name
DELETE WHERE { <org/cn/china-vietnam-friendship-association> skos:prefLabel ?any } ;
INSERT DATA { <org/cn/china-vietnam-friendship-association> skos:prefLabel "" }

#+ Organization-partOf
DELETE WHERE { <org/cn/china-vietnam-friendship-association> org:subOrganizationOf ?any } ;
INSERT DATA { <org/cn/china-vietnam-friendship-association> org:subOrganizationOf <place/cn/beijing> }

#+ Organization-unitOf
DELETE WHERE { <org/kp/workers-party-of-korea/international-department> org:unitOf ?any } ;
INSERT DATA { <org/kp/workers-party-of-korea/international-department> org:unitOf <org/cn/china-vietnam-friendship-association> }

#+ Organization-state
DELETE WHERE { <org/cn/china-vietnam-friendship-association> wm:ofState ?any } ;
INSERT DATA { <org/cn/china-vietnam-friendship-association> wm:ofState <org/kp/workers-party-of-korea> }

#+ Organization-wellKnownType
DELETE DATA { <org/cn/china-vietnam-friendship-association> a org:Organization }
