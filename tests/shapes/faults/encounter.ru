# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Encounter-label
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> skos:prefLabel ?any }

#+ Encounter-kind
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:meetingKind ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:meetingKind <https://w3id.org/whomet/concept/kind/message> }

#+ Encounter-startDate
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate "2024-3-22"^^xsd:date } ;
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:endDate ?any } ;
DELETE WHERE { account:1 wm:dateAsTold ?any }

#+ Encounter-endDate
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:endDate ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:endDate "2024-03-22" }

#+ Encounter-dateKnown
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate ?any }

#+ Encounter-location
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:location ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:location <state/cn> }

#+ Encounter-onePlace
INSERT DATA { <place/kp/pyongyang> a wm:Place , schema:Place ; skos:prefLabel "Pyongyang"@en ; wm:inCountry <state/kp> } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:location <place/kp/pyongyang> }

#+ Encounter-venue
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:venue ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:venue "" }

#+ Encounter-occasion
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:occasion ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:occasion <topic/exchanges-and-cooperation> }

#+ Encounter-actor
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> sem:hasActor <state/cn> }

#+ Encounter-account
INSERT DATA { <meeting/lonely> a wm:Meeting , schema:Event , sem:Event ; skos:prefLabel "lonely"@en ; wm:meetingKind kind:meeting ; schema:startDate "2024"^^xsd:gYear ; sem:hasActor <person/cn/cai-qi> , <person/kp/kim-song-nam> }

#+ Encounter-wellKnownType
DELETE DATA { <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> a schema:Event }

#+ Encounter-dateOrder
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:endDate ?any } ;
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> schema:endDate "2024-02"^^xsd:gYearMonth }
