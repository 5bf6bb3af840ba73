"""The peer of benchmarks/extraction.py, run by an interpreter that has spaCy and its model.

    python benchmarks/spacy_peer.py MODEL < TEXTS.jsonl

Reads one JSON string a line, runs the pipeline over each text alone on one core, and prints
what it is and the seconds each text took as one JSON object. Needs nothing of this project.
"""

import json
import os
import sys
import time

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import spacy  # noqa: E402 (the threads must be set before it loads)

# The comparison is with tagger, parser and named entities; lemmas are left out in its favour.
LEFT_OUT = ["lemmatizer", "attribute_ruler"]


def main() -> None:
    pipeline = spacy.load(sys.argv[1], exclude=LEFT_OUT)
    texts = [json.loads(line) for line in sys.stdin]
    for text in texts[:5]:
        pipeline(text)
    seconds = []
    for text in texts:
        began = time.process_time()
        pipeline(text)
        seconds.append(time.process_time() - began)
    meta = pipeline.meta
    model = f"{meta['lang']}_{meta['name']} {meta['version']}"
    side = {"name": f"spaCy {spacy.__version__}, {model}", "parts": pipeline.pipe_names}
    print(json.dumps({**side, "seconds": seconds}))


if __name__ == "__main__":
    main()
