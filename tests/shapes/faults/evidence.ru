# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Evidence-type
INSERT DATA {
    <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3/evidence/9> a wm:Evidence ;
        oa:motivatedBy oa:identifying ; oa:hasBody <person/cn/cai-qi> ; oa:hasTarget e2:target
}

#+ Evidence-motivation
DELETE WHERE { evidence:2 oa:motivatedBy ?any }

#+ Evidence-body
INSERT DATA { evidence:2 oa:hasBody <person/kp/kim-song-nam> }

#+ Evidence-target
INSERT DATA { evidence:2 oa:hasTarget e1:target }

#+ Evidence-attestedStatus
INSERT DATA { evidence:2 wm:attestedStatus <https://w3id.org/whomet/concept/status/late> }

#+ Evidence-attestedOn
INSERT DATA { evidence:2 wm:attestedOn "yesterday" }

#+ Target-source
DELETE WHERE { e2:target oa:hasSource ?any }

#+ Target-position
DELETE DATA { e2:target oa:hasSelector e2:position }

#+ Target-quote
INSERT DATA { e2:target oa:hasSelector e3:quote } ;
DELETE DATA { e2:target oa:hasSelector e2:quote } ;
INSERT DATA { e2:target oa:hasSelector e2:quote , e2:again . e2:again a oa:TextQuoteSelector ; oa:exact "Cai Qi" } ;
DELETE DATA { e2:target oa:hasSelector e3:quote }

#+ Quote-exact
DELETE WHERE { e2:quote oa:exact ?any }

#+ Position-start
DELETE WHERE { e2:position oa:start ?any } ;
INSERT DATA { e2:position oa:start 600 }

#+ Position-end
DELETE WHERE { e2:position oa:end ?any }
