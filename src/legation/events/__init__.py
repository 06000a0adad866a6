"""What was done to whom: frames over the dependency tree, coded in PLOVER."""

from legation.events.code import code_events
from legation.events.lexicon.frames import FrameError, Lexicon, load_frames

__all__ = ["FrameError", "Lexicon", "code_events", "load_frames"]
