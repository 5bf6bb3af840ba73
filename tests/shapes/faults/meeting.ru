# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Meeting-participant
INSERT DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> wm:hasParticipant <state/cn> }

#+ Meeting-actorKnown
DELETE WHERE { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> sem:hasActor ?any }

#+ Meeting-wellKnownType
DELETE DATA { <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> a sem:Event }
