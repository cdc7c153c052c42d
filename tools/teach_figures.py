#!/usr/bin/env python3
"""Teach the small reader of figures from figures drawn in many fonts, and write it as an ONNX model.

    teach_figures.py make FOLDER        draw the samples (a file per width)
    teach_figures.py teach FOLDER MODEL  teach and write the model

Needs jax, optax, onnx and fonts: those of the system and any OpenType file under --fonts. The model is committed; this
program is how it came to be.
Roboto, Caladea and Red Hat are left out, so that a reader taught so can be tried on what it never saw.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import time
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

HEIGHT = 32
SIGNS = "0123456789.,-SIP%#"
"""What the reader can say; # is any other letter."""
WIDTHS = (48, 64, 96, 128, 192)
WORDS = [
    "Muy Alta",
    "Alta",
    "Media",
    "INFORME",
    "ACCION",
    "PROG.",
    "EJEC.",
    "PROGRAMADO",
    "EJECUTADO",
    "Acumulado Anual",
    "Acumulado",
    "Anual",
    "No Acumulado",
    "Mensual",
    "Ene",
    "Feb",
    "Mar",
    "Abr",
    "May",
    "Jun",
    "Jul",
    "Ago",
    "Set",
    "Oct",
    "Nov",
    "Dic",
    "TIPO",
    "UE",
    "AO",
    "AEI",
    "OEI",
    "Todos",
    "DE",
    "de",
    "la",
    "con",
    "y",
    "el",
    "a",
    "S",
    "I",
    "II",
    "P",
    "SI",
    "SP",
    "S/",
    "AOI001",
    "OEI.01",
    "AEI.02.03",
    "2021-annual",
    "PERSONA",
    "DOCUMENTO",
    "SERVICIO",
    "Lima",
    "ESTUDIO",
    "KM",
    "PORCENTAJE",
    "GESTIÓN",
    "para",
    "(1)",
    "b)",
]


def figure(dice: random.Random) -> str:
    """A figure or mark as reports print them, or a word that is none."""
    kind = dice.random()
    if kind < 0.10:
        return dice.choice(("S.I.", "S.P.", "S.I.", "S.P.", "-", "-"))
    if kind < 0.26:
        word = dice.choice(WORDS)
        if dice.random() < 0.5:
            word = "".join(
                dice.choice("ABCDEFGHIJKLMNOPRSTUVYZabcdefghilmnoprstuvyz") for _ in range(dice.randint(1, 8))
            )
        return word
    size = dice.choice((1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8))
    whole = "".join(dice.choice("0123456789") for _ in range(size)).lstrip("0") or "0"
    if dice.random() < 0.12:
        whole = dice.choice("0123456789") * dice.randint(1, 4)
        whole = whole.lstrip("0") or "0"
    if dice.random() < 0.5 and len(whole) > 3:
        whole = f"{int(whole):,}"
    point = dice.random()
    tail = (
        ""
        if point < 0.2
        else "." + "".join(dice.choice("0123456789") for _ in range(1 if point < 0.3 else 2))
    )
    if point > 0.7:
        tail = ".00"
    if dice.random() < 0.03:
        whole = "-" + whole
    return whole + tail + ("%" if dice.random() < 0.08 else "")


def target(text: str) -> list[int]:
    """The signs of a text; any letter that no figure has is #, and so is each of a word's."""
    if re.fullmatch(r"-?[\d,]+(\.\d+)?%?|S\.[IP]\.|-", text):
        return [SIGNS.index(c) + 1 for c in text]
    return [SIGNS.index("#") + 1]


def fonts(folders: list[Path]) -> list[Path]:
    """Upright faces of usual weight and bold."""
    every = [p for folder in folders for p in folder.rglob("*") if p.suffix.lower() in (".ttf", ".otf")]
    bad = ("italic", "oblique", "it.", "thin", "black", "light", "math", "awesome")
    held = ("roboto", "caladea", "redhat")
    return sorted(p for p in every if not any(part in p.name.lower() for part in (*bad, *held)))


def drawn(text: str, face: Path, dice: random.Random, noise: np.random.Generator) -> np.ndarray:
    """A text as it comes out of a scanned page: 32 high, dark on 235, cut as the reader is handed it."""
    em = dice.uniform(15, 38)  # pixels at 300 dpi: 3.6 to 9 points
    dpi = dice.choice((150, 150, 200, 200, 200, 240, 300, 300, 400))
    up = 4
    scanned = em * dpi / 300
    font = ImageFont.truetype(str(face), max(8, round(scanned * up)))
    left, _, right, _ = font.getbbox(text)
    cap = font.getbbox("0")
    unit = (cap[3] - cap[1]) / 0.72 * dice.uniform(0.93, 1.07)
    pad = 3 * up
    base = cap[3]
    width = right - left + round(2 * unit) + 2 * pad
    height = round(2.6 * unit)
    stretch = dice.uniform(0.88, 1.08)
    img = Image.new("L", (width, height), 255)
    x, y = round(unit) + pad - left, round(1.5 * unit) - base
    ImageDraw.Draw(img).text((x, y), text, font=font, fill=dice.randint(0, 70))
    ink0, ink1, baseline = x + left, x + right, round(1.5 * unit)
    page = np.asarray(img, np.float32)
    turn = dice.uniform(-0.35, 0.35)
    matrix = cv2.getRotationMatrix2D((width / 2, baseline), turn, 1.0)
    matrix[0, 2] += dice.uniform(-up, up)
    matrix[1, 2] += dice.uniform(-up, up)
    page = cv2.warpAffine(page, matrix, (width, height), borderValue=255)
    small = cv2.resize(
        page, (max(4, round(width / up * stretch)), max(4, round(height / up))), interpolation=cv2.INTER_AREA
    )
    sigma = dice.choice((0, 0.35, 0.5, 0.6, 0.75, 0.9)) * (dpi / 250) ** 0.5
    if sigma:
        small = cv2.GaussianBlur(small, (0, 0), sigma)
    if dice.random() < 0.3:
        small = 255 - (255 - small) * dice.uniform(0.45, 0.9)
    small = small + noise.normal(0, dice.choice((0, 3, 6, 10, 16)), small.shape)
    if dice.random() < 0.15:
        small = np.where(small < dice.uniform(110, 200), 20, 245).astype(np.float32)
        flips = noise.random(small.shape) < 0.004
        small = np.where(flips, 265 - small, small)
    small = np.clip(small, 0, 255).astype(np.uint8)
    if dice.random() < 0.7:
        out = io.BytesIO()
        Image.fromarray(small).save(out, "JPEG", quality=dice.randint(35, 90))
        small = np.asarray(Image.open(out))
    f = 300 / dpi
    big = cv2.resize(small, None, fx=f, fy=f, interpolation=dice.choice((cv2.INTER_LINEAR, cv2.INTER_CUBIC)))
    k = f / up
    size = unit * k * dice.uniform(0.95, 1.05)
    line = baseline * k + size * dice.uniform(-0.05, 0.05)
    margin = dice.uniform(0.12, 0.3) * size
    x0, x1 = ink0 * k * stretch - margin, ink1 * k * stretch + margin
    y0, y1 = line - 0.99 * size, line + 0.25 * size
    big = np.pad(big, 40, mode="edge")
    part = big[max(0, round(y0) + 40) : round(y1) + 40, max(0, round(x0) + 40) : round(x1) + 40]
    if dice.random() < 0.12:
        part = part.copy()
        edge = dice.randint(0, 3)
        level = dice.randint(60, 180)
        if edge == 0:
            part[: dice.randint(1, 2)] = level
        elif edge == 1:
            part[-dice.randint(1, 2) :] = level
        elif edge == 2:
            part[:, :1] = level
        else:
            part[:, -1:] = level
    ground = float(np.median(part[:, :2]))
    part = np.clip(part.astype(np.float32) - ground + 235, 0, 255).astype(np.uint8)
    return cv2.resize(
        part, (max(12, round(part.shape[1] * HEIGHT / part.shape[0])), HEIGHT), interpolation=cv2.INTER_CUBIC
    )


def make(folder: Path, faces: list[Path], count: int, seed: int) -> None:
    dice, noise = random.Random(seed), np.random.default_rng(seed)
    kept: dict[int, list[tuple[np.ndarray, list[int]]]] = {w: [] for w in WIDTHS}
    for _ in range(count):
        text = figure(dice)
        try:
            picture = drawn(text, dice.choice(faces), dice, noise)
        except (ValueError, cv2.error, OSError):
            continue
        width = next((w for w in WIDTHS if w >= picture.shape[1]), None)
        labels = target(text)
        if width is None or len(labels) > 14:
            continue
        padded = np.full((HEIGHT, width), 235, np.uint8)
        padded[:, : picture.shape[1]] = picture
        kept[width].append((padded, labels))
    for width, rows in kept.items():
        labels = np.zeros((len(rows), 14), np.int32)
        for i, (_, signs) in enumerate(rows):
            labels[i, : len(signs)] = signs
        np.savez(folder / f"{seed}-{width}.npz", x=np.stack([r[0] for r in rows]), y=labels)
        print(width, len(rows), flush=True)


LAYERS = (
    (16, (3, 3), (2, 2)),
    (32, (3, 3), (2, 2)),
    (48, (3, 3), (2, 1)),
    (64, (3, 3), (2, 1)),
    (72, (2, 3), (1, 1)),
    (len(SIGNS) + 1, (1, 3), (1, 1)),
)
"""Channels, kernel and stride of each convolution."""


def teach(folder: Path, model: Path, minutes: float, start: Path | None) -> None:
    import jax
    import jax.numpy as jnp
    import optax

    rng = np.random.default_rng(0)
    weights, before = [], 1
    for out, (kh, kw), _ in LAYERS:
        weights.append(
            (
                rng.normal(0, (2 / (before * kh * kw)) ** 0.5, (out, before, kh, kw)).astype(np.float32),
                np.zeros(out, np.float32),
            )
        )
        before = out
    if start:
        loaded = np.load(start)
        weights = [(loaded[f"w{i}"], loaded[f"b{i}"]) for i in range(len(LAYERS))]

    def forward(weights, x):
        for i, ((w, b), (_, (kh, _), stride)) in enumerate(zip(weights, LAYERS, strict=True)):
            pad = (((1, 1) if kh == 3 else (0, 0)), (1, 1))
            x = (
                jax.lax.conv_general_dilated(x, w, stride, pad, dimension_numbers=("NCHW", "OIHW", "NCHW"))
                + b[:, None, None]
            )
            if i < len(LAYERS) - 1:
                x = jax.nn.relu(x)
        return x[:, :, 0].transpose(0, 2, 1)

    def loss(weights, x, y):
        logits = forward(weights, x)
        return optax.ctc_loss(logits, jnp.zeros(logits.shape[:2]), y, (y == 0).astype(jnp.float32)).mean()

    files = {w: [np.load(p) for p in sorted(folder.glob(f"*-{w}.npz"))] for w in WIDTHS}
    data = {w: [np.concatenate([part[k] for part in parts]) for k in "xy"] for w, parts in files.items()}
    counts = np.array([len(d[0]) for d in data.values()], float)
    print(counts, flush=True)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.scale_by_adam())
    state = optimiser.init(weights)

    @jax.jit
    def step(weights, state, x, y, rate):
        value, grads = jax.value_and_grad(loss)(weights, x, y)
        updates, state = optimiser.update(grads, state)
        return jax.tree.map(lambda w, u: w - rate * u, weights, updates), state, value

    peak = 1.2e-3 if start else 2e-3
    begin, n, mean = time.time(), 0, None
    while (share := (time.time() - begin) / 60 / minutes) < 1:
        w = WIDTHS[rng.choice(len(WIDTHS), p=counts / counts.sum())]
        x, y = data[w]
        pick = rng.integers(0, len(x) - (len(x) // 50), 64)
        ink = 235.0 - x[pick].astype(np.float32)
        top = np.maximum(np.percentile(ink, 98, axis=(1, 2), keepdims=True), 30)
        ink = ink / top * rng.uniform(0.85, 1.15, (64, 1, 1)) + rng.normal(0, 0.03, ink.shape)
        shift = int(rng.integers(-1, 2))
        if shift:
            ink = np.roll(ink, shift, axis=1)
        rate = peak * min(1, n / 200) * (0.5 * (1 + np.cos(np.pi * share)) + 0.01)
        weights, state, value = step(weights, state, ink[:, None].astype(np.float32), y[pick], rate)
        mean = float(value) if mean is None else 0.99 * mean + 0.01 * float(value)
        n += 1
        if n % 500 == 0:
            print(n, round(time.time() - begin), round(mean, 4), flush=True)
        if n % 2000 == 0:
            write(weights, model)
    write(weights, model)
    wrong = total = 0
    for w in WIDTHS:
        x, y = data[w]
        x, y = x[-(len(x) // 50) :], y[-(len(y) // 50) :]
        ink = 235.0 - x.astype(np.float32)
        ink /= np.maximum(np.percentile(ink, 98, axis=(1, 2), keepdims=True), 30)
        best = np.asarray(forward(weights, ink[:, None])).argmax(2)
        for row, truth in zip(best, y, strict=True):
            kept = [int(c) for i, c in enumerate(row) if c and not (i and c == row[i - 1])]
            if len(SIGNS) in kept:
                kept = [len(SIGNS)]
            total += 1
            wrong += kept != [int(c) for c in truth if c]
    print("held out", wrong, total)


def write(weights, model: Path) -> None:
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    nodes, inits, name = [], [], "ink"
    for i, ((w, b), (_, (kh, _), stride)) in enumerate(zip(weights, LAYERS, strict=True)):
        inits += [
            numpy_helper.from_array(np.asarray(w), f"w{i}"),
            numpy_helper.from_array(np.asarray(b), f"b{i}"),
        ]
        up = 1 if kh == 3 else 0
        nodes.append(
            helper.make_node(
                "Conv", [name, f"w{i}", f"b{i}"], [f"c{i}"], strides=list(stride), pads=[up, 1, up, 1]
            )
        )
        name = f"c{i}"
        if i < len(LAYERS) - 1:
            nodes.append(helper.make_node("Relu", [name], [f"r{i}"]))
            name = f"r{i}"
    nodes.append(helper.make_node("Softmax", [name], ["odds"], axis=1))
    graph = helper.make_graph(
        nodes,
        "figures",
        [helper.make_tensor_value_info("ink", TensorProto.FLOAT, ["n", 1, HEIGHT, "width"])],
        [helper.make_tensor_value_info("odds", TensorProto.FLOAT, ["n", len(SIGNS) + 1, 1, "steps"])],
        inits,
    )
    out = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)])
    out.ir_version = 8
    onnx.save(out, str(model))
    np.savez(
        model.with_suffix(".npz"),
        **{
            f"{k}{i}": np.asarray(v)
            for i, pair in enumerate(weights)
            for k, v in zip("wb", pair, strict=True)
        },
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("act", choices=("make", "teach"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("model", type=Path, nargs="?")
    parser.add_argument("--fonts", type=Path, nargs="*", default=[])
    parser.add_argument("--count", type=int, default=60000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--start", type=Path)
    args = parser.parse_args()
    if args.act == "make":
        faces = fonts([Path("/usr/share/fonts"), *args.fonts])
        print(len(faces), "faces")
        make(args.folder, faces, args.count, args.seed)
    else:
        teach(args.folder, args.model, args.minutes, args.start)


if __name__ == "__main__":
    main()
