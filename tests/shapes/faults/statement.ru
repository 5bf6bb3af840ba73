# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Statement-speaker
DELETE WHERE { statement:1 prov:wasAttributedTo ?any }

#+ Statement-text
INSERT DATA { statement:1 schema:text "another" }

#+ Statement-joint
DELETE WHERE { statement:1 wm:isJoint ?any } ;
INSERT DATA { statement:1 wm:isJoint "perhaps"^^xsd:boolean }

#+ Statement-encounter
INSERT DATA { statement:1 wm:madeAt <place/cn/beijing> }

#+ Statement-topic
INSERT DATA { statement:1 schema:about <org/kp/workers-party-of-korea> }

#+ Statement-report
DELETE WHERE { statement:1 schema:isPartOf ?any }

#+ Statement-wellKnownType
DELETE DATA { statement:1 a schema:Statement }

#+ Statement-evidence
DELETE WHERE { evidence:5 oa:hasBody ?any } ;
INSERT DATA { evidence:5 oa:hasBody <person/kp/kim-song-nam> }
