"""Retiree Desk (离退休工作台): the register, visits and paper of one retiree-administration office.

Layers, each importing only those to its left: ``domain`` < ``store`` | ``exchange`` | ``documents`` < ``services``
< ``cli`` | ``ui`` < ``app``. The contracts in ``pyproject.toml`` keep this.
"""

__version__ = "0.1.0"
