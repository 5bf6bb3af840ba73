# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Occasion-name
DELETE WHERE { <occasion/75th-anniversary-of-diplomatic-ties> skos:prefLabel ?any }

#+ Occasion-ordinal
DELETE WHERE { <occasion/75th-anniversary-of-diplomatic-ties> wm:ordinal ?any } ;
INSERT DATA { <occasion/75th-anniversary-of-diplomatic-ties> wm:ordinal "75th" }

#+ Occasion-wellKnownType
DELETE DATA { <occasion/75th-anniversary-of-diplomatic-ties> a skos:Concept }
