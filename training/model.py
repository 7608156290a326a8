"""The multi-task network: word pieces and shapes enter; scores for tags, entities, sentence starts and arcs leave.

MiniLM-L6 with a shape embedding at its input and again beside each word's vector; linear heads for tags, entities and
sentence starts; deep biaffine scores for arcs and relations (Dozat and Manning 2017).
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from regesta.annotate.parse.pieces import SHAPES

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
SHAPE_SIZE, ARC_SIZE, RELATION_SIZE, NAME_SIZE = 16, 256, 80, 192
CORPORA = ("ewt", "gum", "re3d")
"""Corpora with habits of their own in naming; our templates go with the first."""
EPSILON = 1e-12


class Layer(nn.Module):
    """One encoder layer of BERT's kind, norms after."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm1, self.norm2 = (nn.LayerNorm(HIDDEN, eps=EPSILON) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n = x.shape[0], x.shape[1]
        q, k, v = (f(x).view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        if mask is None:  # one window, no padding: plain operations, which ONNX Runtime fuses
            weights = torch.softmax(q @ k.transpose(-1, -2) * (HIDDEN // HEADS) ** -0.5, dim=-1)
            context = weights @ v
        else:
            context = functional.scaled_dot_product_attention(
                q, k, v, attn_mask=mask, dropout_p=self.dropout.p if self.training else 0.0
            )
        x = self.norm1(x + self.dropout(self.joined(context.transpose(1, 2).reshape(b, n, HIDDEN))))
        return self.norm2(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))  # type: ignore[no-any-return]


class Encoder(nn.Module):
    """MiniLM with shapes added to its word-piece embeddings."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words, self.positions = nn.Embedding(30522, HIDDEN), nn.Embedding(512, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.shapes = nn.Embedding(SHAPES, HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.01)
        self.norm, self.dropout = nn.LayerNorm(HIDDEN, eps=EPSILON), nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor | None) -> Tensor:
        x = self.words(ids) + self.shapes(shapes) + self.positions.weight[: ids.shape[1]] + self.kind
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x  # type: ignore[no-any-return]

    def load_minilm(self, path: Path) -> None:
        """Take over the published weights."""
        from safetensors.torch import load_file

        given = load_file(str(path))
        ours = {"words.weight": given["embeddings.word_embeddings.weight"]}
        ours["positions.weight"] = given["embeddings.position_embeddings.weight"]
        ours["kind"] = given["embeddings.token_type_embeddings.weight"][0]
        for end in ("weight", "bias"):
            ours[f"norm.{end}"] = given[f"embeddings.LayerNorm.{end}"]
            for i in range(LAYERS):
                for mine, theirs in LAYER_NAMES.items():
                    ours[f"layers.{i}.{mine}.{end}"] = given[f"encoder.layer.{i}.{theirs}.{end}"]
        missing = self.load_state_dict(ours, strict=False)
        if missing.missing_keys != ["shapes.weight"] or missing.unexpected_keys:
            raise ValueError(f"{path} is not MiniLM-L6: {missing}")


LAYER_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm2": "output.LayerNorm",
}


def with_one(x: Tensor) -> Tensor:
    """Append a constant, so that a biaffine product has its linear terms."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


class Network(nn.Module):
    """The encoder and its heads. Scores are per window; words count from 0, head column 0 is the root."""

    def __init__(self, *, xpos: int, upos: int, entities: int, relations: int, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = Encoder()
        size = HIDDEN + SHAPE_SIZE
        self.word_shapes = nn.Embedding(SHAPES, SHAPE_SIZE)
        self.xpos, self.upos = nn.Linear(size, xpos), nn.Linear(size, upos)
        self.name_vector, self.entities = nn.Linear(size, NAME_SIZE), nn.Linear(NAME_SIZE, entities)
        self.habits = nn.Parameter(torch.zeros(len(CORPORA) - 1, NAME_SIZE + 1, entities))
        self.start, self.start_before = nn.Linear(size, 1), nn.Linear(size, 1)
        self.arc_dependent, self.arc_head = nn.Linear(size, ARC_SIZE), nn.Linear(size, ARC_SIZE)
        self.relation_dependent, self.relation_head = nn.Linear(size, RELATION_SIZE), nn.Linear(size, RELATION_SIZE)
        self.root = nn.Parameter(torch.randn(size) * 0.02)
        self.arc = nn.Parameter(torch.empty(ARC_SIZE + 1, ARC_SIZE))
        self.relation = nn.Parameter(torch.empty(relations, RELATION_SIZE + 1, RELATION_SIZE + 1))
        nn.init.xavier_uniform_(self.arc)
        nn.init.xavier_uniform_(self.relation)
        self.dropout = nn.Dropout(dropout)

    def read(self, ids: Tensor, shapes: Tensor, first: Tensor, last: Tensor, mask: Tensor | None) -> Tensor:
        """Give one vector a word: the mean of its first and last piece, and its shape."""
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.training):
            hidden = self.encoder(ids, shapes, mask)
        hidden = hidden.float()
        wide = [position.unsqueeze(-1).expand(-1, -1, HIDDEN) for position in (first, last)]
        words = (torch.gather(hidden, 1, wide[0]) + torch.gather(hidden, 1, wide[1])) * 0.5
        return torch.cat([words, self.word_shapes(torch.gather(shapes, 1, first))], -1)

    def score(self, words: Tensor) -> dict[str, Tensor]:
        """Score everything of word vectors [windows, words, size]."""
        words = self.dropout(words)
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        start = self.start(words) + self.start_before(rooted[:, :-1])
        named = self.dropout(functional.gelu(self.name_vector(words)))
        arc_dependent = with_one(self.dropout(functional.gelu(self.arc_dependent(words))))
        arc_head = self.dropout(functional.gelu(self.arc_head(rooted)))
        return {
            "xpos": self.xpos(words),
            "upos": self.upos(words),
            "entities": self.entities(named),
            "named": with_one(named),
            "starts": start.squeeze(-1),
            "arcs": arc_dependent @ self.arc @ arc_head.transpose(1, 2),
            "dependents": with_one(self.dropout(functional.gelu(self.relation_dependent(words)))),
            "heads": with_one(self.dropout(functional.gelu(self.relation_head(rooted)))),
        }

    def add_habits(self, scores: dict[str, Tensor], corpus: Tensor) -> Tensor:
        """Score entities as the annotators of each window's corpus would; the first corpus' habits are shipped.

        GUM and re3d draw the line between names and other words elsewhere than UNER; what only they do is learnt here
        and left behind at export.
        """
        habits = torch.cat([torch.zeros_like(self.habits[:1]), self.habits])[corpus]
        return scores["entities"] + scores["named"] @ habits

    def score_relations(self, dependents: Tensor, heads: Tensor, chosen: Tensor) -> Tensor:
        """Score the relations of each word to its chosen head."""
        index = chosen.clamp(min=0).unsqueeze(-1).expand(-1, -1, heads.shape[-1])
        return torch.einsum("bwi,rij,bwj->bwr", dependents, self.relation, torch.gather(heads, 1, index))
