# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ CoverageStatement-publisher
DELETE WHERE { <coverage/xinhua/2024-03-01/2024-03-31> schema:publisher ?any }

#+ CoverageStatement-from
DELETE WHERE { <coverage/xinhua/2024-03-01/2024-03-31> wm:coversFrom ?any } ;
INSERT DATA { <coverage/xinhua/2024-03-01/2024-03-31> wm:coversFrom "2024-04-01"^^xsd:date }

#+ CoverageStatement-through
DELETE WHERE { <coverage/xinhua/2024-03-01/2024-03-31> wm:coversThrough ?any }
