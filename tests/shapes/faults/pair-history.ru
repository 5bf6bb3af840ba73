# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ PairHistory-members
INSERT DATA { <pair/cn_kp/2024> wm:pairMember <person/cn/cai-qi> }

#+ PairHistory-count
DELETE WHERE { <pair/cn_kp/2024> wm:meetingCount ?any } ;
INSERT DATA { <pair/cn_kp/2024> wm:meetingCount 0 }

#+ PairHistory-first
DELETE WHERE { <pair/cn_kp/2024> wm:firstMet ?any } ;
INSERT DATA { <pair/cn_kp/2024> wm:firstMet "2024" }

#+ PairHistory-last
INSERT DATA { <pair/cn_kp/2024> wm:lastMet "2024-12"^^xsd:gYearMonth }

#+ PairHistory-year
DELETE WHERE { <pair/cn_kp/2024> wm:inYear ?any } ;
INSERT DATA { <pair/cn_kp/2024> wm:inYear "24"^^xsd:gYear }

#+ PairHistory-dateOrder
DELETE WHERE { <pair/cn_kp/2024> wm:lastMet ?any } ;
INSERT DATA { <pair/cn_kp/2024> wm:lastMet "2023-12-31"^^xsd:date }
