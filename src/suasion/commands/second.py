"""``--reader llm``: the options of the second reader, and its place behind the embedded one."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from suasion.commands.common import Command, count, say

if TYPE_CHECKING:
    from suasion.llm import LlmReader
    from suasion.pipeline import Coded
    from suasion.reports import Failure


@dataclass(frozen=True, slots=True)
class Second:
    """Which reader, and where its server is. Without ``--reader llm`` nothing here does anything."""

    reader: str
    url: str | None
    model: str | None
    cache: Path | None

    def over(self, items: Iterable[Coded | Failure]) -> Iterable[Coded | Failure]:
        """The same, in order, each report read again if the llm reader was asked for.

        A report that the server fails on becomes a failure. What is missing (extra, URL, model) is said at once.
        """
        if self.reader != "llm":
            if self.url or self.model or self.cache:
                raise click.UsageError("--llm-url, --llm-model and --llm-cache need --reader llm.")
            return items
        from suasion.llm import LlmReader, settings_from

        return _again(LlmReader(settings_from(url=self.url, model=self.model, cache=self.cache)), items)


def reader_options(command: Command) -> Command:
    """The four options, handed to the command as one argument, ``second``."""

    @wraps(command)
    def packed(*, reader: str, llm_url: str | None, llm_model: str | None, llm_cache: Path | None, **rest: Any) -> Any:
        return command(second=Second(reader, llm_url, llm_model, llm_cache), **rest)

    options = (
        click.option(
            "--reader",
            type=click.Choice(["embedded", "llm"]),
            default="embedded",
            show_default=True,
            help="Who reads. llm: the embedded reader, then a language model on a server that you name; the reports"
            " are sent there.",
        ),
        click.option(
            "--llm-url", metavar="URL", help="Base URL of an OpenAI-compatible server. [env: SUASION_LLM_URL]"
        ),
        click.option("--llm-model", metavar="NAME", help="The model to ask there. [env: SUASION_LLM_MODEL]"),
        click.option(
            "--llm-cache",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="FOLDER",
            help="Keep answers here. [default: the user's cache folder]",
        ),
    )
    for option in reversed(options):
        packed = option(packed)
    return packed  # type: ignore[return-value]


def _again(reader: LlmReader, items: Iterable[Coded | Failure]) -> Iterator[Coded | Failure]:
    from suasion.errors import SuasionError
    from suasion.llm.refusing import in_words
    from suasion.pipeline import Coded
    from suasion.reports import Failure

    asked = cached = 0
    with reader:
        for item in items:
            if isinstance(item, Failure):
                yield item
                continue
            try:
                second = reader.read(item.report, item.document)
            except SuasionError as error:
                yield Failure(origin=item.report.origin, error=error)
                continue
            except Exception as error:  # as in the pipeline: one report must never stop a batch
                what = f"the llm reader failed ({type(error).__name__})"
                wrapped = SuasionError(
                    what, where=item.report.origin, mend="This is a defect in suasion: please report it"
                )
                wrapped.add_note(traceback.format_exc())
                yield Failure(origin=item.report.origin, error=wrapped)
                continue
            asked, cached = asked + second.asked, cached + second.cached
            if refused := in_words(second.refused):
                say(f"{item.report.origin}: llm: {refused}")
            yield Coded(item.report, second.document)
    say(f"llm: {count(asked, 'answer')} from the server, {count(cached, 'answer')} from the cache")
