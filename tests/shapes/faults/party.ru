# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Party-stateKnown
DELETE WHERE { <org/kp/workers-party-of-korea> wm:ofState ?any }

#+ Party-wellKnownType
DELETE DATA { <org/cn/communist-party-of-china> a org:FormalOrganization } ;
INSERT DATA { <org/cn/communist-party-of-china> a org:Organization }
