"""Reads subtitles, SubRip and WebVTT: what is said in the cues, sentences that run over several of them joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.documents.document import Block, Comment, Part
from factcheck.documents.html.text import put_text
from factcheck.documents.positions import Line, LineIndex
from factcheck.documents.prose import ProseBuilder

PAUSE = 5.0
"""Seconds without a cue after which nobody goes on with a sentence."""
LONGEST = 800
"""Characters after which a passage is cut that no full stop ends: captions made by machines have none."""
ROLLED = 12
"""Characters of a line from which on the next one is the same because captions roll up, not because of what is said."""

_STAMP = r"(?:(\d+):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_TIMES = re.compile(rf"\s*{_STAMP}\s*-->\s*{_STAMP}")
_COUNTER = re.compile(r"\s*\d+\s*$")
_MARKUP = re.compile(r"<(/?[A-Za-z][^>]*|\d[\d:.]*)>|\{\\[^}]*\}|\\[Nnh]")
_RUBY = re.compile(r"<rt>.*?(?:</rt>|$)")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]*)>")
_SPEAKER = re.compile(r"\s*(?:-\s*)?(?:[A-Z][A-Z.'’ ]+(?:\s\d+)?|>>[^:]{0,40}):\s+|\s*>>\s*")
_DASH = re.compile(r"\s*[-–—]\s*(?=[^\s-])")
_SOUND = re.compile(r"\s*[-–—]?\s*(?:\[[^\]]*\]|[♪♫#].*|\*[^*]*\*)\s*$")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)$")
_LEADING_ELLIPSIS = re.compile(r"\s*(?:\.{2,}|…)\s*")


def read(source: str) -> Iterator[Part]:
    """The passages of a file of subtitles, and the notes in it as comments, in order."""
    lines = list(LineIndex(source))
    is_web = source.startswith("WEBVTT")
    parts: list[Part] = [*_notes(lines)] if is_web else []
    parts += _Passages(source).read(_cues(lines, blank_ends=is_web))
    yield from sorted(parts, key=lambda part: part.start)


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is shown at a time, in seconds from the start."""

    begin: float
    end: float
    lines: tuple[Line, ...]


def _notes(lines: Sequence[Line]) -> Iterator[Comment]:
    """The notes of WebVTT: blocks that begin with NOTE and go on to the next empty line."""
    at = 0
    while at < len(lines):
        text = lines[at].text
        opens = at > 0 and not lines[at - 1].text.strip()
        if opens and (text.rstrip() == "NOTE" or text.startswith(("NOTE ", "NOTE\t"))):
            start = lines[at].start
            said = [text[len("NOTE") :]]
            while at + 1 < len(lines) and lines[at + 1].text.strip():
                at += 1
                said.append(lines[at].text)
            yield Comment("\n".join(said).strip(), start, lines[at].start + len(lines[at].text))
        at += 1


def _cues(lines: Sequence[Line], *, blank_ends: bool) -> Iterator[_Cue]:
    """The cues in order. An empty line ends one in WebVTT; in SubRip only the times of the next cue are a sure sign."""
    times = [(number, match) for number, line in enumerate(lines) if (match := _TIMES.match(line.text))]
    for place, (number, match) in enumerate(times):
        following = times[place + 1][0] if place + 1 < len(times) else len(lines)
        last = following
        if following < len(lines) and following - 1 > number:
            before = lines[following - 1].text
            named = blank_ends and not lines[following - 2].text.strip()
            if _COUNTER.match(before) or named:
                last = following - 1
        text = list(lines[number + 1 : last])
        if blank_ends:
            blank = next((at for at, line in enumerate(text) if not line.text.strip()), len(text))
            text = text[:blank]
        numbers = match.groups()
        yield _Cue(_seconds(numbers[:4]), _seconds(numbers[4:]), tuple(line for line in text if line.text.strip()))


def _seconds(stamp: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = (part or "0" for part in stamp)
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction}")


class _Passages:
    """Joins the lines of cues into passages that end where a sentence does, or a speaker."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = ProseBuilder(source)
        self._size = 0
        self._before = ""
        self._voice = ""

    def read(self, cues: Iterator[_Cue]) -> Iterator[Block]:
        end = 0.0
        for cue in cues:
            if cue.begin - end > PAUSE:
                yield from self._finish()
            for line in cue.lines:
                yield from self._line(line)
            end = cue.end
        yield from self._finish()

    def _line(self, line: Line) -> Iterator[Block]:
        plain = _MARKUP.sub("", _RUBY.sub("", line.text)).strip()
        if plain == self._before and len(plain) >= ROLLED:
            return
        self._before = plain
        if not plain:
            return
        if _SOUND.match(plain):
            yield from self._finish()
            return
        skipped = self._skipped(line.text)
        tail = self._builder.tail(8).rstrip()
        voice = _VOICE.search(line.text)
        starts = skipped > 0 or (voice is not None and voice[1] != self._voice)
        self._voice = voice[1] if voice else self._voice
        trails_off = _ELLIPSIS.search(tail) is not None
        leading = _LEADING_ELLIPSIS.match(plain)
        if trails_off and not starts and (leading or plain[:1].islower()):
            for _ in range(len(tail) - len(tail.rstrip(".…"))):
                self._builder.drop_last()
        elif starts or _STOP.search(tail) or self._size > LONGEST:
            yield from self._finish()
        self._builder.space(line.start, line.start + 1)
        self._put(line, skipped)

    def _skipped(self, text: str) -> int:
        """How much of a line is the dash or the label that tells who speaks."""
        at = 0
        while markup := _MARKUP.match(text, at):
            at = markup.end()
        label = _SPEAKER.match(text, at) or _DASH.match(text, at)
        return label.end() if label else 0

    def _put(self, line: Line, skipped: int) -> None:
        at, end = skipped, len(line.text.rstrip())
        if self._builder.tail(1) and (leading := _LEADING_ELLIPSIS.match(line.text, at)):
            at = leading.end()
        hidden = [match.span() for match in _RUBY.finditer(line.text)]
        for markup in [*_MARKUP.finditer(line.text, at), None]:
            until = markup.start() if markup else end
            if at < until and not any(first <= at < last for first, last in hidden):
                put_text(self._builder, self._source, line.start + at, line.start + until)
                self._size += until - at
            if markup:
                if markup[0].startswith("\\"):
                    self._builder.space(line.start + markup.start(), line.start + markup.end())
                at = markup.end()

    def _finish(self) -> Iterator[Block]:
        block = self._builder.block("paragraph")
        self._builder = ProseBuilder(self._source)
        self._size = 0
        if block is not None:
            yield block
