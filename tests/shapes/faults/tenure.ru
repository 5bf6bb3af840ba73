# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Tenure-member
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:member ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:member <state/kp> } ;
DELETE WHERE { participation:2 wm:inTenure ?any }

#+ Tenure-post
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> opengov:post ?any }

#+ Tenure-status
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:status ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:status <https://w3id.org/whomet/concept/status/retired> }

#+ Tenure-firstAttested
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:firstAttested ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:firstAttested "2024-13"^^xsd:gYearMonth } ;
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:lastAttested ?any }

#+ Tenure-lastAttested
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:lastAttested ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:lastAttested "2025-01-01" }

#+ Tenure-validFrom
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> schema:validFrom "2023-01-01T00:00:00Z"^^xsd:dateTime }

#+ Tenure-validThrough
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> schema:validThrough "2030"^^xsd:date }

#+ Tenure-wellKnownType
DELETE DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> a org:Membership }

#+ Tenure-evidence
DELETE WHERE { evidence:6 oa:hasBody ?any } ;
INSERT DATA { evidence:6 oa:hasBody <person/kp/kim-song-nam> }

#+ Tenure-attestedOrder
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:lastAttested ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> wm:lastAttested "2023"^^xsd:gYear }

#+ Tenure-validOrder
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> schema:validFrom "2024-02"^^xsd:gYearMonth ; schema:validThrough "2024-01-31"^^xsd:date }

#+ Tenure-organization
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:organization ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:organization "Workers' Party of Korea" }
