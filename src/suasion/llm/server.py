"""The one place that touches the network: a request to the server that the user named, through pydantic-ai."""

from __future__ import annotations

import asyncio
import warnings
from collections.abc import Coroutine
from threading import Thread
from types import TracebackType
from typing import Any

from suasion.errors import MissingExtra, SuasionError
from suasion.llm.failing import explained
from suasion.llm.prompts import Request
from suasion.llm.schema import ANSWERS, Answer
from suasion.llm.settings import Settings, limits
from suasion.vocab import load

SENT_HEADERS = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "content-type", "host", "transfer-encoding"}
)
"""All that goes along with a request, besides our key and name. Client libraries would add the platform, and keys,
organisations and headers of their own from the environment."""

JOIN_SECONDS = 5.0
"""How long closing waits for the thread; it only has to leave its loop."""


class Server:
    """Asks, one request at a time. A context manager: connections live until it is left.

    The event loop runs in a thread of its own, so that this works inside notebooks too, where a loop already runs.
    """

    def __init__(self, settings: Settings) -> None:
        _packages()
        self._settings = settings
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._client: Any = None
        self._agents: dict[str, Any] = {}

    def __enter__(self) -> Server:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="suasion-llm", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        loop, thread = self._loop, self._thread
        if loop is None or thread is None:
            return
        if self._client is not None:
            self._run(self._client.close())
        self._run(loop.shutdown_asyncgens())
        loop.call_soon_threadsafe(loop.stop)
        thread.join(JOIN_SECONDS)
        loop.close()
        self._loop = self._thread = self._client = None
        self._agents.clear()

    def ask(self, request: Request, where: str) -> Answer:
        """The answer, fitting its schema. SuasionError, about the report ``where``, if none came."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # such as: this model takes no temperature
                answer: Answer = self._run(self._ask(request))
        except Exception as error:  # a server may answer anything, and any library may trip over it
            # "from None": what libraries say may repeat headers or the body of a request
            raise explained(error, self._settings, where) from None
        return answer

    def _run(self, job: Coroutine[Any, Any, Any]) -> Any:
        if self._loop is None:
            job.close()
            raise SuasionError("the llm reader is closed", mend="Use it inside its `with` block")
        future = asyncio.run_coroutine_threadsafe(job, self._loop)
        try:
            return future.result()
        except BaseException:  # Ctrl-C: the request must not go on behind our back
            future.cancel()
            raise

    async def _ask(self, request: Request) -> Answer:
        agent = self._agents.get(request.kind) or self._agent(request.kind)
        self._agents[request.kind] = agent
        async with asyncio.timeout(self._settings.seconds):
            done = await agent.run(request.user, instructions=request.system)
        answer: Answer = ANSWERS[request.kind].model_validate(done.output.model_dump())
        return answer

    def _agent(self, kind: str) -> Any:
        from pydantic_ai import Agent, NativeOutput, PromptedOutput, ToolOutput
        from pydantic_ai.models.openai import OpenAIChatModel
        from pydantic_ai.profiles.openai import OpenAIModelProfile
        from pydantic_ai.providers.openai import OpenAIProvider

        if self._client is None:
            self._client = client(self._settings)
        words, output, schema = load("llm"), self._settings.output, ANSWERS[kind]
        # What a server can do is the user's to say (``output``), not to be guessed from the name of the model.
        profile = OpenAIModelProfile(
            supports_json_object_output=False,
            supports_json_schema_output=True,
            openai_chat_supports_max_completion_tokens=False,  # "max_tokens" is what compatible servers know
        )
        model = OpenAIChatModel(
            self._settings.model, provider=OpenAIProvider(openai_client=self._client), profile=profile
        )
        shape: Any = PromptedOutput(schema, template=words["schema"])
        if output == "native":
            shape = NativeOutput(schema, name=kind)
        elif output == "tool":
            shape = ToolOutput(schema, name=kind)
        return Agent(
            model,
            output_type=shape,
            retries=limits()["tries"] - 1,
            model_settings={"temperature": words["temperature"], "max_tokens": limits()["answer_tokens"]},
        )


def client(settings: Settings) -> Any:
    """An HTTP client that sends our key and nothing of the environment's, and follows no redirect to another server."""
    from openai import AsyncOpenAI, DefaultAsyncHttpxClient

    from suasion import __version__

    async def only_ours(request: Any) -> None:
        for name in list(request.headers):
            if name.lower() not in SENT_HEADERS:
                del request.headers[name]
        request.headers["user-agent"] = f"suasion/{__version__}"
        if settings.key:
            request.headers["authorization"] = f"Bearer {settings.key}"

    http = DefaultAsyncHttpxClient(
        follow_redirects=False, timeout=settings.seconds, event_hooks={"request": [only_ours]}
    )
    return AsyncOpenAI(
        base_url=settings.url, api_key=settings.key or "none", max_retries=limits()["resend"], http_client=http
    )


def _packages() -> None:
    try:
        import openai
        import pydantic_ai
    except ImportError as error:
        raise MissingExtra("The llm reader", "llm") from error
    del openai, pydantic_ai
