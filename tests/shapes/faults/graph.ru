# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ QuoteFitsPosition
DELETE WHERE { e2:position oa:end ?any } ;
INSERT DATA { e2:position oa:end 514 }

#+ QuoteFitsPosition
DELETE WHERE { e2:quote oa:exact ?any } ;
INSERT DATA { e2:quote oa:exact "Cai Qi, a senior official" }

#+ TextQuoted
DELETE { ?target oa:hasSelector ?quote } WHERE { ?target oa:hasSelector ?quote . ?quote oa:exact ?any }

#+ QuotesAllowed
DELETE WHERE { r:text wm:quotePolicy ?any } ;
INSERT DATA { r:text wm:quotePolicy <https://w3id.org/whomet/concept/quotes/none> }

#+ EvidenceOfItsReport
INSERT DATA { <report/other/evidence/1> a wm:Evidence , oa:Annotation ; oa:motivatedBy oa:identifying ; oa:hasBody <person/cn/cai-qi> ; oa:hasTarget e2:target }

#+ TenureOfOwnPost
DELETE WHERE { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:organization ?any } ;
INSERT DATA { <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> org:organization <org/kp/workers-party-of-korea> }

#+ ParticipationInOwnTenure
INSERT DATA { participation:1 wm:inTenure <tenure/kp/kim-song-nam/workers-party-of-korea/international-department/director> }

#+ OrganizationNotInItself
INSERT DATA { <org/kp/workers-party-of-korea> org:subOrganizationOf <org/kp/workers-party-of-korea/international-department> }

#+ MeetsSomebodyElse
INSERT DATA { <person/cn/cai-qi> wm:metWith <person/cn/cai-qi> }

#+ MetBothWays
DELETE DATA { <person/cn/cai-qi> wm:metWith <person/kp/kim-song-nam> }

#+ JointStatement
INSERT DATA { statement:1 prov:wasAttributedTo <person/cn/cai-qi> }

#+ DelegationOfItsReport
INSERT DATA {
    <report/other/delegation/1> a wm:Delegation , foaf:Group ; wm:sentBy <org/kp/workers-party-of-korea> .
    evidence:4 oa:hasBody delegation:1 .
    <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3/evidence/9>
        a wm:Evidence , oa:Annotation ; oa:motivatedBy oa:identifying ;
        oa:hasBody <report/other/delegation/1> ; oa:hasTarget e4:target
} ;
DELETE WHERE { participation:2 wm:withinDelegation ?any } ;
INSERT DATA { participation:2 wm:withinDelegation <report/other/delegation/1> }

#+ OrderOfNames
DELETE WHERE { participation:2 wm:listPosition ?any } ;
INSERT DATA { participation:2 wm:listPosition 1 }

#+ DateFitsAccount
DELETE WHERE { account:1 wm:dateAsTold ?any } ;
INSERT DATA { account:1 wm:dateAsTold "2024-03-21"^^xsd:date }

#+ ReportedAfterwards
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:datePublished ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:datePublished "2024-03-20"^^xsd:date }
