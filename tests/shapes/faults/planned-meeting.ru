# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ PlannedMeeting-notHeld
INSERT DATA { <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> a wm:Meeting , sem:Event } ;
INSERT DATA { <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> sem:hasActor <person/cn/cai-qi> , <person/kp/kim-song-nam> } ;
DELETE WHERE { <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate ?any } ;
INSERT DATA { <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> schema:startDate "2024-03"^^xsd:gYearMonth } ;
DELETE WHERE { account:2 wm:dateAsTold ?any } ;
INSERT DATA { account:2 wm:dateAsTold "2024-03"^^xsd:gYearMonth }

#+ PlannedMeeting-noParticipant
INSERT DATA { <planned/2024-07/meeting/cn.cai-qi_kp.kim-song-nam> wm:hasParticipant <person/cn/cai-qi> }
