# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ OtherOrganization-stateKnown
DELETE WHERE { <org/cn/china-vietnam-friendship-association> wm:ofState ?any }
