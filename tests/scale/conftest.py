"""The coders of these tests are a module that worker processes can import too."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
