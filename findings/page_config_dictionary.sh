#!/usr/bin/env bash
# jupyterlab-server 2.28.1: a dictionary in labconfig/page_config.json reaches the page as a list of its keys.
#
# Guess, written before running: a page option whose value is a JSON object arrives as that object, as it does in JupyterLite, where the
# page reads the same option with PageConfig.getOption.
# Seen: get_page_config() turns every dictionary at the top level into the list of those keys whose value is true to Python. That is meant
# for disabledExtensions, and is done to every option: {"title": "Course", "units": 0} becomes ["title"]. A text is left as it is.
# So what an extension wants of its page has to be a JSON text (netcourse/lab_settings.py; tests/test_lab.py reads it back).
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check 'jupyterlab-server==2.28.1'
mkdir -p "$folder/config/labconfig"
cat > "$folder/config/labconfig/page_config.json" <<'JSON'
{"asObject": {"title": "Course", "units": 0}, "asText": "{\"title\": \"Course\", \"units\": 0}"}
JSON
JUPYTER_CONFIG_PATH="$folder/config" JUPYTER_CONFIG_DIR="$folder/none" "$folder/env/bin/python" - <<'PYTHON'
from importlib.metadata import version

from jupyterlab_server.config import get_page_config

found = get_page_config([])
print("jupyterlab-server", version("jupyterlab-server"))
print("asObject:", found["asObject"])
print("asText:  ", found["asText"])
assert found["asObject"] == ["title"], "the dictionary is handed on in another way now"
assert found["asText"] == '{"title": "Course", "units": 0}'
PYTHON
