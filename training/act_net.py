"""Heads that read acts and levers off the language core, whose own weights stay as they are. Torch, at training time only.

The core's encoder is shared; its last ``BRANCH`` layers exist a second time, to learn what the first copies need not know. A score of each
word says what it tells: an act (its type, whether it happened), a lever, something still to come, an actor without a name; the parties are
links from that word to another, as attributions are.
"""

from __future__ import annotations

import copy

import torch
from acts import ACTS, LINKS
from net import OUTPUTS, WIDTH, Biaffine, Net
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (what everybody calls it)

BRANCH = 6
"""Layers of the encoder that the act heads have for themselves: 0 is fastest, each costs a sixth of the encoder's time."""
DROP = 0.2
LINK = 96
MARKS = ("hold", "due", "who")
"""Yes or no for each word: it tells a lever, something still to come, an actor without a name."""
ACT_OUTPUTS = ("act", "real", *MARKS, *LINKS)


class ActHeads(nn.Module):
    def __init__(self, core: Net, branch: int = BRANCH) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(layer) for layer in list(core.encoder.layers)[6 - branch :])
        for p in self.layers.parameters():
            p.requires_grad_(True)
        self.mix, self.norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH)
        self.act = nn.Sequential(nn.Linear(WIDTH, 256), nn.GELU(), nn.Dropout(DROP), nn.Linear(256, len(ACTS)))
        self.real = nn.Linear(WIDTH, 1)
        self.hold, self.due, self.who = (
            nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Dropout(DROP), nn.Linear(128, 1)) for _ in MARKS
        )
        # Most words tell nothing: begun from there, the heads need not spend their first epochs on learning it.
        nn.init.constant_(self.act[-1].bias[:1], 3.0)
        for head in (self.hold, self.due, self.who):
            nn.init.constant_(head[-1].bias, -4.0)
        self.doer, self.whom, self.holder, self.over, self.same = (Biaffine(LINK) for _ in LINKS)

    def forward(self, x: Tensor, bias: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """``x``: (B, T, WIDTH), the encoder's state below the branch. Returns act (B, N, types), real and marks (B, N), links (B, N, N + 1)."""
        for layer in self.layers:
            x = layer(x, bias)
        w = x.gather(1, first[..., None].expand(-1, -1, WIDTH))
        w = F.dropout(self.norm(self.mix(F.dropout(w, 0.1, self.training))), DROP, self.training)
        marks = (getattr(self, name)(w).squeeze(-1) for name in ("real", *MARKS))
        links = (getattr(self, name)(w) for name in LINKS)
        return self.act(w), *marks, *links


class Full(nn.Module):
    """The core and the act heads in one pass: what is exported."""

    def __init__(self, core: Net, heads: ActHeads) -> None:
        super().__init__()
        self.core, self.heads = core, heads

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        below: list[Tensor] = []
        told = self.core(pieces, shapes, first, below)
        bias = ((pieces == 0).to(below[0].dtype) * -1e4)[:, None, None, :]
        return *told, *self.heads(below[len(self.core.encoder.layers) - len(self.heads.layers)], bias, first)


ALL_OUTPUTS = (*OUTPUTS, *ACT_OUTPUTS)


def hidden(core: Net, pieces: Tensor, shapes: Tensor, branch: int) -> tuple[Tensor, Tensor]:
    """The encoder's state below the branch, without gradient, and the attention mask's bias."""
    e = core.encoder
    with torch.no_grad():
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = e.norm(e.word(pieces) + e.position(positions)[None] + e.shape(shapes))
        bias = ((pieces == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in list(e.layers)[: len(e.layers) - branch]:
            x = layer(x, bias)
    return x, bias
