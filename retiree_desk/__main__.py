"""``python -m retiree_desk`` is ``retiree-desk``."""

from __future__ import annotations

from retiree_desk.app import main

if __name__ == "__main__":
    raise SystemExit(main())
