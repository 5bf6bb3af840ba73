# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Topic-name
DELETE WHERE { <topic/exchanges-and-cooperation> skos:prefLabel ?any }

#+ Topic-wellKnownType
DELETE DATA { <topic/exchanges-and-cooperation> a skos:Concept }
