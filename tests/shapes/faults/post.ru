# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Post-title
DELETE WHERE { <post/kp/workers-party-of-korea/international-department/director> wm:postTitle ?any }

#+ Post-title
INSERT DATA { <post/kp/workers-party-of-korea/international-department/director> wm:postTitle "head" }

#+ Post-label
DELETE WHERE { <post/kp/workers-party-of-korea/international-department/director> skos:prefLabel ?any }

#+ Post-organization
INSERT DATA { <post/kp/workers-party-of-korea/international-department/director> org:postIn <place/cn/beijing> } ;
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:organization ?any }

#+ Post-organizationKnown
DELETE WHERE { <post/kp/workers-party-of-korea/international-department/director> org:postIn ?any }

#+ Post-rank
DELETE WHERE { <post/kp/workers-party-of-korea/international-department/director> wm:rank ?any } ;
INSERT DATA { <post/kp/workers-party-of-korea/international-department/director> wm:rank <https://w3id.org/whomet/concept/rank/king> }

#+ Post-wellKnownType
DELETE DATA { <post/kp/workers-party-of-korea/international-department/director> a org:Post }
