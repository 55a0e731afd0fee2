"""The network: one MiniLM encoder and the heads that read words off it. Torch, at training time only.

Shapes: B chunks, T pieces, N words. The encoder is BERT's (Devlin et al., 2019) with the two-row token-type embedding replaced by
a word-shape embedding; arcs and labels are scored biaffinely (Dozat and Manning, 2017); so are two links: from the first word
of a source or content to its cue, and from a mention's head to its antecedent.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 (what everybody calls it)

LAYERS, WIDTH, HEADS, INNER = 6, 384, 12, 1536
SHAPE_ROWS = 16
ARC, LABEL, LINK = 256, 96, 96


class Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = 0.1

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias, dropout_p=self.drop)
        else:  # written out, so that the exported graph has plain operators
            a = ((q @ k.transpose(-1, -2)) * (WIDTH // HEADS) ** -0.5 + bias).softmax(-1) @ v
        a = self.out(a.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + F.dropout(a, self.drop, self.training))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(h, self.drop, self.training))


class Encoder(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(30522, WIDTH)
        self.position = nn.Embedding(512, WIDTH)
        self.shape = nn.Embedding(SHAPE_ROWS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, shapes: Tensor, below: list[Tensor] | None = None) -> Tensor:
        """The last layer's state; ``below`` collects the states under each layer and the last one."""
        positions = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.norm(self.word(pieces) + self.position(positions)[None] + self.shape(shapes))
        x = F.dropout(x, 0.1, self.training)
        bias = ((pieces == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            if below is not None:
                below.append(x)
            x = layer(x, bias)
        if below is not None:
            below.append(x)
        return x

    @staticmethod
    def pretrained(state: dict[str, Tensor]) -> Encoder:
        """From the weights of all-MiniLM-L6-v2 under their original names."""
        e = Encoder()
        own: dict[str, Tensor] = {
            "word.weight": state["embeddings.word_embeddings.weight"],
            "position.weight": state["embeddings.position_embeddings.weight"],
            "shape.weight": state["embeddings.token_type_embeddings.weight"][:1].repeat(SHAPE_ROWS, 1),
            "norm.weight": state["embeddings.LayerNorm.weight"],
            "norm.bias": state["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            p = f"encoder.layer.{i}."
            for w in ("weight", "bias"):
                own[f"layers.{i}.qkv.{w}"] = torch.cat(
                    [state[f"{p}attention.self.{n}.{w}"] for n in ("query", "key", "value")]
                )
                own[f"layers.{i}.out.{w}"] = state[f"{p}attention.output.dense.{w}"]
                own[f"layers.{i}.norm1.{w}"] = state[f"{p}attention.output.LayerNorm.{w}"]
                own[f"layers.{i}.up.{w}"] = state[f"{p}intermediate.dense.{w}"]
                own[f"layers.{i}.down.{w}"] = state[f"{p}output.dense.{w}"]
                own[f"layers.{i}.norm2.{w}"] = state[f"{p}output.LayerNorm.{w}"]
        e.load_state_dict({k: v.float() for k, v in own.items()})
        return e


class Biaffine(nn.Module):
    """Scores of (dependent, head) pairs: (B, N, N + 1); column 0 is "no head" (the root, no link)."""

    def __init__(self, width: int, drop: float = 0.33) -> None:
        super().__init__()
        self.dep, self.head = nn.Linear(WIDTH, width), nn.Linear(WIDTH, width)
        self.weight = nn.Linear(width + 1, width, bias=False)
        self.none = nn.Parameter(torch.zeros(width))
        self.drop = drop
        nn.init.zeros_(self.weight.weight)

    def forward(self, x: Tensor) -> Tensor:
        d = F.dropout(F.leaky_relu(self.dep(x), 0.1), self.drop, self.training)
        h = F.dropout(F.leaky_relu(self.head(x), 0.1), self.drop, self.training)
        d = self.weight(torch.cat([d, torch.ones_like(d[..., :1])], -1))
        h = torch.cat([self.none.to(h.dtype).expand(h.shape[0], 1, -1), h], 1)
        return d @ h.transpose(1, 2)


class Net(nn.Module):
    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.upos, self.xpos = nn.Linear(WIDTH, sizes["upos"]), nn.Linear(WIDTH, sizes["xpos"])
        self.lemma = nn.Linear(WIDTH, sizes["lemma"])
        self.end = nn.Linear(WIDTH, 1)
        self.ner = nn.Sequential(nn.Linear(WIDTH, 192), nn.GELU(), nn.Linear(192, sizes["ner"]))
        self.roles = nn.Sequential(nn.Linear(WIDTH, 192), nn.GELU(), nn.Linear(192, sizes["roles"]))
        self.arc, self.link, self.chain = Biaffine(ARC), Biaffine(LINK), Biaffine(LINK)
        self.label_dep, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.label = nn.Linear(LABEL + 1, sizes["deprel"] * (LABEL + 1), bias=False)
        nn.init.normal_(self.label.weight, std=0.02)
        self.labels = sizes["deprel"]

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, below: list[Tensor] | None = None
    ) -> tuple[Tensor, ...]:
        """``pieces``, ``shapes``: (B, T); ``first``: (B, N), the index of each word's first piece.

        Returns upos, xpos, lemma (B, N, .), end (B, N), ner, roles (B, N, .), arc, link, chain (B, N, N + 1),
        label_dep (B, N, labels, LABEL + 1), label_head (B, N, LABEL + 1).
        """
        x = self.encoder(pieces, shapes, below)
        w = x.gather(1, first[..., None].expand(-1, -1, WIDTH))
        w = F.dropout(w, 0.1, self.training)
        d = F.dropout(F.leaky_relu(self.label_dep(w), 0.1), 0.33, self.training)
        h = F.dropout(F.leaky_relu(self.label_head(w), 0.1), 0.33, self.training)
        one = torch.ones_like(d[..., :1])
        d, h = torch.cat([d, one], -1), torch.cat([h, one], -1)
        d = self.label(d).view(d.shape[0], d.shape[1], self.labels, LABEL + 1)
        return (
            self.upos(w), self.xpos(w), self.lemma(w), self.end(w).squeeze(-1), self.ner(w), self.roles(w),
            self.arc(w), self.link(w), self.chain(w), d, h,
        )  # fmt: skip


OUTPUTS = ("upos", "xpos", "lemma", "end", "ner", "roles", "arc", "link", "chain", "label_dep", "label_head")


def load_encoder(path: Path) -> dict[str, Tensor]:
    from safetensors.torch import load_file

    return load_file(path)
