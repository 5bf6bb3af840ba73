# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ JoinDecision-joins
DELETE DATA { <decision/1> wm:joins <meeting/2024-03-22/meeting/cn.cai-qi_kp.kim-song-nam> }

#+ JoinDecision-verdict
DELETE WHERE { <decision/1> wm:verdict ?any }

#+ JoinDecision-rule
INSERT DATA { <decision/1> wm:joinRule "another" }

#+ JoinDecision-decider
DELETE WHERE { <decision/1> wm:joinRule ?any }
