# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ State-code
DELETE WHERE { <state/kp> skos:notation ?any } ;
INSERT DATA { <state/kp> skos:notation "PRK" }

#+ State-notAPlace
INSERT DATA { <state/kp> a schema:Country }

#+ State-independent
INSERT DATA { <state/kp> org:subOrganizationOf <org/xx/association-of-southeast-asian-nations> }
