#!/bin/sh
# Fetch the third-party CSS, fonts and scripts named in package-lock.json.
# Node comes from the machine; where there is none, from the wheel in requirements/node.txt.
set -eu
bin=$1
if ! command -v npm >/dev/null 2>&1; then
  "$bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
fi
npm ci --silent --no-progress
