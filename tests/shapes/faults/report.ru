# Faults put into the examples of ontology/examples/, each found by exactly the shape named.

#+ Report-text
DELETE DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:reportText r:text } ;
DELETE DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:titleText r:title } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:titleText r:text } ;
DELETE WHERE { r:title ?p ?o }

#+ Report-titleText
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:titleText <place/cn/beijing> }

#+ Report-headline
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:headline "Another headline"@en }

#+ Report-headlineKnown
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:headline ?any }

#+ Report-published
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:datePublished ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:datePublished "2024-03-23T09:50:00+08:00"^^xsd:dateTime }

#+ Report-publishedKnown
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:datePublished ?any }

#+ Report-publisher
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:publisher ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:publisher <org/kp/workers-party-of-korea> }

#+ Report-publisherKnown
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:publisher ?any }

#+ Report-url
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:url ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:url <ftp://news.example/a> }

#+ Report-agency
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:agency ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:agency "Xinhua" }

#+ Report-datelinePlace
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:datelinePlace ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:datelinePlace <state/cn> }

#+ Report-datelineDate
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:datelineDate ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:datelineDate "March 22" }

#+ Report-credit
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:creditText ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:creditText "" }

#+ Report-language
DELETE WHERE { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:inLanguage ?any } ;
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:inLanguage "English" }

#+ Report-mention
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> schema:mentions "Cai Qi" }

#+ Report-softwareVersion
INSERT DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> wm:softwareVersion "0.2.0" }

#+ Report-wellKnownType
DELETE DATA { <report/89926d91925af963e06f9139ec03052baf7a550bfca2171403c967c16ee142b3> a schema:NewsArticle }
