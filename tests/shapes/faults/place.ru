# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Place-name
DELETE WHERE { <place/cn/beijing> skos:prefLabel ?any }

#+ Place-country
DELETE WHERE { <place/cn/beijing> wm:inCountry ?any } ;
INSERT DATA { <place/cn/beijing> wm:inCountry <org/kp/workers-party-of-korea> }

#+ Place-countryKnown
DELETE WHERE { <place/cn/beijing> wm:inCountry ?any }

#+ Place-wellKnownType
DELETE DATA { <place/cn/beijing> a schema:Place }
