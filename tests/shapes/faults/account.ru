# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Account-encounter
INSERT DATA { account:1 wm:accountOf <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> } ;
DELETE WHERE { account:1 wm:dateAsTold ?any }

#+ Account-report
DELETE WHERE { account:1 prov:wasDerivedFrom ?any }

#+ Account-kind
DELETE WHERE { account:1 wm:kindAsTold ?any }

#+ Account-date
DELETE WHERE { account:1 wm:dateAsTold ?any } ;
INSERT DATA { account:1 wm:dateAsTold "2024-03-22T10:00:00"^^xsd:dateTime } ;
DELETE WHERE { account:1 wm:endDateAsTold ?any } ;
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate "2024-03"^^xsd:gYearMonth }

#+ Account-endDate
DELETE WHERE { account:1 wm:endDateAsTold ?any } ;
INSERT DATA { account:1 wm:endDateAsTold "22 March"^^xsd:date }

#+ Account-place
DELETE WHERE { account:1 wm:placeAsTold ?any } ;
INSERT DATA { account:1 wm:placeAsTold <state/cn> }

#+ Account-venue
INSERT DATA { account:1 wm:venueAsTold "elsewhere" }

#+ Account-background
DELETE WHERE { account:1 wm:isBackground ?any } ;
INSERT DATA { account:1 wm:isBackground "no" }

#+ Account-occasion
DELETE WHERE { account:1 wm:occasion ?any } ;
INSERT DATA { account:1 wm:occasion <topic/exchanges-and-cooperation> }

#+ Account-participation
INSERT DATA { account:1 schema:attendee <person/cn/cai-qi> }

#+ Account-participantKnown
DELETE WHERE { account:2 schema:attendee ?any } ;
DELETE WHERE { participation:3 ?p ?o }

#+ Account-wellKnownType
DELETE DATA { account:1 a prov:Entity }

#+ Account-evidence
DELETE WHERE { evidence:1 oa:hasBody ?any } ;
INSERT DATA { evidence:1 oa:hasBody <person/kp/kim-song-nam> }

#+ Account-dateOrder
DELETE WHERE { account:1 wm:endDateAsTold ?any } ;
INSERT DATA { account:1 wm:endDateAsTold "2024-03-21"^^xsd:date }
