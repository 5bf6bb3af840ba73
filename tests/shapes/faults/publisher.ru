# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Publisher-name
DELETE WHERE { <publisher/xinhua> schema:name ?any }

#+ Publisher-state
DELETE WHERE { <publisher/xinhua> wm:ofState ?any } ;
INSERT DATA { <publisher/xinhua> wm:ofState <org/kp/workers-party-of-korea> }

#+ Publisher-wellKnownType
DELETE DATA { <publisher/xinhua> a schema:Organization }
