# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ ReportText-hash
DELETE WHERE { r:title schema:sha256 ?any } ;
INSERT DATA { r:title schema:sha256 "8992" }

#+ ReportText-form
DELETE WHERE { r:title schema:encodingFormat ?any } ;
INSERT DATA { r:title schema:encodingFormat "plain text" }

#+ ReportText-licence
DELETE WHERE { r:title dcterms:license ?any }

#+ ReportText-quotePolicy
DELETE WHERE { r:title wm:quotePolicy ?any } ;
INSERT DATA { r:title wm:quotePolicy <https://w3id.org/whomet/concept/quotes/all> }

#+ ReportText-report
DELETE DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:titleText r:title }
