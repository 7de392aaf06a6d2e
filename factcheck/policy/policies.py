"""The policies of a run: one for each set of settings that its files have."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Settings
from factcheck.knowledge.catalogue import Catalogue
from factcheck.policy.policy import Policy
from factcheck.policy.selection import named_in, unknown_names


class Policies:
    """The policy for each file; ``catalogue`` gives the names of the facts and rules that settings bring."""

    def __init__(self, resolver: SettingsResolver, catalogue: Callable[[Settings], Catalogue]) -> None:
        self._resolver = resolver
        self._catalogue = catalogue
        self._made: dict[Settings, Policy] = {}
        self._by_path: dict[str, Policy] = {}

    def for_file(self, path: str) -> Policy:
        """The policy for a file of that name, whether it is there or not."""
        if path not in self._by_path:
            self._by_path[path] = self._policy(self._resolver.for_file(Path(path)))
        return self._by_path[path]

    @property
    def base(self) -> Policy:
        """The policy for what belongs to no file but to the run."""
        return self._policy(self._resolver.base)

    def _policy(self, settings: Settings) -> Policy:
        if settings not in self._made:
            self._made[settings] = Policy(settings, partial(self._catalogue, settings))
        return self._made[settings]

    def check_names(self) -> None:
        """Raises ConfigError for a name in the settings asked for so far that no fact or rule of the run goes by."""
        asked = self._resolver.all_made
        if not any(True for settings in asked for _ in named_in(settings)):
            return  # and no catalogue has to be loaded
        for problem in unknown_names(asked, [self._catalogue(settings) for settings in asked]):
            raise problem
