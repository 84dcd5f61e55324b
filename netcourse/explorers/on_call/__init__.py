"""The on-call telephone: sixteen calls, questions that cost minutes, a decision, and three sentences."""

from netcourse.explorers.on_call.explorer import OnCall

__all__ = ["OnCall"]
