# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Body-parentKnown
DELETE WHERE { <org/kp/workers-party-of-korea/international-department> org:subOrganizationOf ?any }
