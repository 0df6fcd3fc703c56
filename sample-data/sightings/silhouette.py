"""Draws an animal as a trail camera might catch it: a dark shape, 24 x 24 grey pixels.

A `Shape` says what an animal is built like, in pixels at full size; a `View` says how the camera
saw it. Shapes are put together from ellipses and limbs (thick lines) in the animal's own frame:
x runs from tail to head, y upwards from the ground, the origin under the middle of the body.
"""

import math
from typing import NamedTuple

SIDE = 24
GROUND = 21.5  # the image row the animal stands on


class Shape(NamedTuple):
    """How an animal is built; lengths in pixels as seen from nearby."""

    plan: str            # "beast", "bird" or "seal"
    body: tuple          # half length, half height
    legs: float          # from belly to ground
    neck: tuple          # forwards, upwards
    head: tuple          # half length, half height
    ears: float = 0.0    # height of the ears or tufts
    antlers: float = 0.0
    tail: tuple = (0.0, 0.0, 0.0)  # backwards, upwards, thickness
    snout: float = 0.0   # length of the snout or beak
    hump: float = 0.0


SHAPES = {
    "red_fox": Shape("beast", (5.2, 1.9), 3.6, (1.5, 1.4), (1.8, 1.3), 1.6, 0, (5.0, -1.0, 1.9), 1.5),
    "grey_wolf": Shape("beast", (7.2, 2.7), 5.6, (2.2, 1.8), (2.3, 1.7), 1.6, 0, (4.6, -2.4, 1.4), 1.9),
    "wild_boar": Shape("beast", (6.6, 3.6), 3.0, (2.2, -0.4), (2.6, 2.0), 1.2, 0, (1.6, 0.2, 0.5), 2.0, 1.3),
    "roe_deer": Shape("beast", (5.6, 2.4), 6.0, (1.8, 4.2), (1.7, 1.1), 1.7, 1.8, (0.5, 0.0, 0.8), 0.9),
    "moose": Shape("beast", (8.2, 3.7), 8.6, (2.8, 2.8), (3.0, 1.6), 1.6, 4.0, (0.6, 0.0, 0.8), 1.6, 1.6),
    "brown_bear": Shape("beast", (8.2, 4.3), 4.4, (2.6, 0.4), (2.7, 2.3), 1.0, 0, (0.4, 0.0, 0.8), 1.4, 1.5),
    "lynx": Shape("beast", (5.6, 2.2), 4.8, (1.5, 1.5), (1.9, 1.7), 1.9, 0, (1.5, 0.6, 1.0), 0.4),
    "badger": Shape("beast", (5.0, 2.5), 1.7, (1.6, -0.2), (1.9, 1.3), 0.5, 0, (1.7, -0.2, 1.1), 1.3),
    "otter": Shape("beast", (5.8, 1.6), 1.5, (1.8, 1.0), (1.5, 1.2), 0.3, 0, (5.0, -0.7, 1.2), 0.6),
    "beaver": Shape("beast", (4.8, 2.9), 1.1, (1.6, -0.2), (1.9, 1.6), 0.4, 0, (4.4, -1.6, 1.8), 0.5),
    "eagle_owl": Shape("bird", (2.5, 4.2), 0.9, (0.3, 1.1), (2.2, 2.0), 1.7, 0, (1.3, -2.2, 1.3), 0.4),
    "crane": Shape("bird", (4.2, 2.2), 7.0, (2.3, 5.2), (1.2, 0.9), 0, 0, (2.4, -1.6, 1.9), 2.2),
    "raven": Shape("bird", (3.4, 1.9), 1.9, (1.6, 1.4), (1.5, 1.3), 0, 0, (3.0, -0.9, 1.4), 1.6),
    "grey_seal": Shape("seal", (7.2, 2.5), 0.2, (2.6, 1.5), (2.2, 1.7), 0, 0, (2.6, 0.8, 1.5), 1.4),
}


class View(NamedTuple):
    """How the camera saw an animal."""

    scale: float
    shift: tuple         # pixels to the right, pixels down
    mirrored: bool
    motion: str
    stride: float        # 0 to 1: where in its step or wing beat
    grass: list          # per image column, the height of the grass in front
    light: float         # grey of the background
    contrast: float      # how much darker the animal is
    antlered: bool


class Canvas:
    """Ink between 0 and 1 for each pixel, with a brush that works in the animal's frame."""

    def __init__(self, view):
        self.ink = [0.0] * (SIDE * SIDE)
        self.view = view

    def place(self, x, y):
        """The image position of a point of the animal."""
        view = self.view
        side = -x if view.mirrored else x
        return SIDE / 2 + side * view.scale + view.shift[0], GROUND - y * view.scale + view.shift[1]

    def limb(self, start, end, thickness):
        """A line with round ends, `thickness` wide."""
        (x1, y1), (x2, y2) = self.place(*start), self.place(*end)
        radius = max(0.4, thickness * self.view.scale / 2)
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2 or 1e-9

        def coverage(x, y):
            along = min(1.0, max(0.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
            return radius + 0.5 - math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))

        self.fill(min(x1, x2) - radius, max(x1, x2) + radius,
                  min(y1, y2) - radius, max(y1, y2) + radius, coverage)

    def ellipse(self, centre, half_length, half_height):
        """An ellipse with level axes."""
        cx, cy = self.place(*centre)
        rx, ry = half_length * self.view.scale, half_height * self.view.scale

        def coverage(x, y):
            return (1 - math.hypot((x - cx) / rx, (y - cy) / ry)) * min(rx, ry) + 0.5

        self.fill(cx - rx, cx + rx, cy - ry, cy + ry, coverage)

    def fill(self, left, right, top, bottom, coverage):
        """Inks the box's pixels as far as the shape covers them; ink never lessens."""
        for row in range(max(0, int(top) - 1), min(SIDE, int(bottom) + 2)):
            for column in range(max(0, int(left) - 1), min(SIDE, int(right) + 2)):
                ink = min(1.0, coverage(column + 0.5, row + 0.5))
                index = row * SIDE + column
                if ink > self.ink[index]:
                    self.ink[index] = ink


def draw_head(canvas, shape, chest):
    """Neck, head, snout or beak, ears and antlers, from the point where the neck begins."""
    x, y = chest[0] + shape.neck[0], chest[1] + shape.neck[1]
    length, height = shape.head
    canvas.limb(chest, (x, y), min(height * 1.5, shape.body[1] * 1.3))
    canvas.ellipse((x + length * 0.4, y), length, height)
    if shape.snout:
        tip = x + length * 1.3 + shape.snout
        canvas.limb((x + length, y - height * 0.3), (tip, y - height * 0.5), height * 0.7)
    for offset in (-0.4, 0.4) if shape.ears else ():
        base = x + length * offset
        canvas.limb((base, y + height * 0.7), (base + offset, y + height + shape.ears), 0.8)
    if shape.antlers and canvas.view.antlered:
        for lean in (-0.7, 0.5):
            tip = x + lean * shape.antlers, y + height + shape.antlers
            canvas.limb((x, y + height * 0.8), tip, 0.4 + shape.antlers * 0.25)


def draw_legs(canvas, shape, hip):
    """Four legs, spread as far as the gait and the moment of the step ask for."""
    gait = {"still": 0.05, "walking": 0.35, "running": 0.75}.get(canvas.view.motion, 0.2)
    swing = gait * shape.legs * math.cos(2 * math.pi * canvas.view.stride)
    width = 0.7 + 0.28 * shape.body[1]
    for side, reach in ((-0.75, swing), (-0.6, -swing), (0.6, swing), (0.78, -swing)):
        x = side * shape.body[0]
        canvas.limb((x, hip), (x + reach, 0.3), width)


def draw_beast(canvas, shape):
    """A four-legged animal from the side."""
    length, height = shape.body
    middle = shape.legs + height
    canvas.ellipse((0, middle), length, height)
    if shape.hump:
        canvas.ellipse((length * 0.45, middle + height * 0.5), length * 0.45, height * 0.5 + shape.hump * 0.5)
    draw_legs(canvas, shape, middle - height * 0.4)
    draw_head(canvas, shape, (length * 0.75, middle + height * 0.3))
    back, up, thickness = shape.tail
    root = -length * 0.9, middle + height * 0.2
    canvas.limb(root, (root[0] - back, root[1] + up), thickness)


def draw_bird(canvas, shape):
    """A bird on its legs, or in flight with both wings at some point of their beat."""
    length, height = shape.body
    flying = canvas.view.motion == "flying"
    if flying:  # an upright body lies flat in the air, the neck stretched forwards
        length, height = max(length, height), min(length, height)
        shape = shape._replace(neck=(max(shape.neck), 0.3))
    middle = 8.0 if flying else shape.legs + height
    canvas.ellipse((0, middle), length, height)
    draw_head(canvas, shape, (length * 0.7, middle + height * 0.5))
    back, up, thickness = shape.tail
    root = -length * 0.7, middle - height * 0.2
    canvas.limb(root, (root[0] - back, root[1] + (0 if flying else up)), thickness)
    if flying:
        span, beat = length + height + 2, math.sin(2 * math.pi * canvas.view.stride)
        for lean in (-0.5, 0.2):
            canvas.limb((0.5, middle), (lean * span, middle + beat * span), height * 0.9)
    else:
        for side in (-0.5, 0.6):
            canvas.limb((side, middle), (side, 0.2), 0.7)


def draw_seal(canvas, shape):
    """A seal lying down, head and tail raised."""
    length, height = shape.body
    canvas.ellipse((0, height), length, height)
    draw_head(canvas, shape, (length * 0.7, height * 1.2))
    back, up, thickness = shape.tail
    canvas.limb((-length * 0.9, height * 0.7), (-length - back, height + up), thickness)


PLANS = {"beast": draw_beast, "bird": draw_bird, "seal": draw_seal}


def water_row(shape, view):
    """The image row the water reaches up to; a swimming animal shows half its body above it."""
    if view.motion != "swimming":
        return SIDE + 1
    return GROUND - (shape.legs + shape.body[1]) * view.scale + view.shift[1]


def draw(animal, view, rng):
    """The picture of `animal` as `SIDE * SIDE` grey bytes, row by row."""
    shape, canvas = SHAPES[animal], Canvas(view)
    PLANS[shape.plan](canvas, shape)
    water = water_row(shape, view)
    pixels = bytearray()
    for row in range(SIDE):
        for column in range(SIDE):
            grey = view.light - view.contrast * canvas.ink[row * SIDE + column]
            if row > water:
                grey = view.light - 45
            if SIDE - row <= view.grass[column]:
                grey = view.light - 0.6 * view.contrast
            pixels.append(min(255, max(0, round(rng.gauss(grey, 9)))))
    return bytes(pixels)
