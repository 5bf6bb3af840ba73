# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ InternationalOrganization-noState
INSERT DATA { <org/xx/association-of-southeast-asian-nations> wm:ofState <state/cn> }
