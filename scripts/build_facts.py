"""Build the datasets that ship with factcheck; the same as `factcheck facts build`.

usage: python scripts/build_facts.py [--downloads FOLDER] [--into FOLDER]
"""

from __future__ import annotations

import sys

from factcheck.cli.main import main

if __name__ == "__main__":
    sys.argv[1:1] = ["facts", "build"]
    main()
