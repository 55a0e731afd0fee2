"""A small OpenAI-compatible server on 127.0.0.1 with scripted answers, for tests: no model, no network."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from suasion.llm.prompts import question
from suasion.llm.schema import ANSWERS


@dataclass(frozen=True)
class Reply:
    """What goes over the wire. ``wait``: seconds before it does."""

    body: bytes
    status: int = 200
    wait: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)


def said(content: str | None, *, finish: str = "stop", wait: float = 0.0, tool: str | None = None) -> Reply:
    """A chat completion with this content; with ``tool``, the content is the argument of a call of that tool."""
    message: dict[str, Any] = {"role": "assistant", "content": None if tool else content}
    if tool:
        call = {"id": "call-1", "type": "function", "function": {"name": tool, "arguments": content}}
        message["tool_calls"] = [call]
    whole = {
        "id": "chat-1",
        "object": "chat.completion",
        "created": 1,
        "model": "scripted",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
    }
    return Reply(json.dumps(whole).encode(), wait=wait)


def items(*found: dict[str, Any]) -> str:
    return json.dumps({"items": list(found)})


def failed(status: int, message: str = "", **headers: str) -> Reply:
    return Reply(json.dumps({"error": {"message": message}}).encode(), status, headers=headers)


Script = Callable[[str, dict[str, Any]], Reply]
"""(kind, body of the request) -> the reply."""


@dataclass
class Asked:
    """One request as it arrived."""

    kind: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    def words(self, role: str) -> str:
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] == role and m.get("content"))


@dataclass
class Scripted:
    """``url`` is the base; ``script`` may be changed while it runs; ``asked`` holds all requests in order."""

    url: str
    script: Script
    asked: list[Asked] = field(default_factory=list)

    def answer(self, **kinds: str | Reply) -> None:
        """Each kind's reply, or its content; a kind that is not named finds nothing."""
        replies = {kind: r if isinstance(r, Reply) else said(r) for kind, r in kinds.items()}
        self.script = lambda kind, body: replies.get(kind, said(items()))


def kind_of(body: dict[str, Any]) -> str:
    words = "\n".join(str(m.get("content")) for m in body["messages"])
    return next(kind for kind in ANSWERS if question(kind).splitlines()[0] in words)


@contextmanager
def serving() -> Iterator[Scripted]:
    """The server, until the block is left."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            asked = Asked(kind_of(body), self.path, {k.lower(): v for k, v in self.headers.items()}, body)
            state.asked.append(asked)
            reply = state.script(asked.kind, body)
            time.sleep(reply.wait)
            try:
                self.send_response(reply.status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(reply.body)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
            except OSError:  # the client has given up: that is what some tests want
                self.close_connection = True

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state = Scripted(f"http://127.0.0.1:{server.server_address[1]}/v1", lambda kind, body: said(items()))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
