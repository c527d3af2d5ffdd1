import type { Point, Stroke } from "../../renderer/controls/text-entry/handwriting/ink.ts";
import { indexIn, isChance, normal, type Random, within } from "./random.ts";
import { dense, formedByHand, placedByHand, smoothed, square } from "./stroke-changes.ts";

type Strokes = readonly Stroke[];

const withOneMissing = (strokes: Strokes, random: Random): Strokes =>
  strokes.length >= 6 && isChance(random, 0.1) ? strokes.toSpliced(indexIn(random, strokes.length), 1) : strokes;

const inAnyOrder = (strokes: Strokes, random: Random): Strokes =>
  strokes
    .map((stroke) => ({ stroke, place: random() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ stroke }) => stroke);

/** Half of the wrong orders are any order at all; in the others some neighbours change places. */
const inWrongOrder = (strokes: Strokes, random: Random): Strokes => {
  if (isChance(random, 0.5)) return inAnyOrder(strokes, random);
  return strokes
    .map((stroke, index) => ({ stroke, place: index + (isChance(random, 0.3) ? 1.5 : 0) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ stroke }) => stroke);
};

/** Two parts of the character, each of its own size and at its own place. */
const inTwoParts = (strokes: Strokes, random: Random): Strokes => {
  const axis = isChance(random, 0.6) ? 0 : 1;
  const border = within(random, 250, 650);
  const parts = [0, 1].map(() => ({
    across: { size: Math.exp(normal(random) * 0.13), move: normal(random) * 30 },
    down: { size: Math.exp(normal(random) * 0.13), move: normal(random) * 30 },
  }));
  return strokes.map((stroke) => {
    const middle = stroke.reduce((sum, point) => sum + point[axis], 0) / stroke.length;
    const part = parts[middle < border ? 0 : 1];
    if (part === undefined) return stroke;
    const { across, down } = part;
    return stroke.map(([x, y]): Point => [x * across.size + across.move, y * down.size + down.move]);
  });
};

/** Running hand: the finger is not lifted between some strokes. */
const joined = (strokes: Strokes, share: number, random: Random): Strokes => {
  const drawn: Stroke[] = [];
  for (const stroke of strokes) {
    const last = drawn.at(-1);
    const [end, start] = [last?.at(-1), stroke[0]];
    if (last === undefined || end === undefined || start === undefined || !isChance(random, share)) drawn.push(stroke);
    else {
      const both = [...last, ...dense([end, start]).slice(1), ...stroke];
      drawn[drawn.length - 1] = smoothed(both, indexIn(random, 3));
    }
  }
  return drawn;
};

/** Bends the whole by three waves, makes its halves uneven, slants, turns and stretches it, and lets the finger tremble. */
const bent = (strokes: Strokes, random: Random): Strokes => {
  const waves = [0, 1, 2].map(() => ({
    x: within(random, -1.2, 1.2),
    y: within(random, -1.2, 1.2),
    start: within(random, 0, 7),
    across: normal(random) * 20,
    down: normal(random) * 20,
  }));
  const [unevenX, unevenY] = [normal(random) * 0.15, normal(random) * 0.15];
  const [slant, turn] = [normal(random) * 0.13, normal(random) * 0.06];
  const [width, height] = [Math.exp(normal(random) * 0.12), Math.exp(normal(random) * 0.12)];
  const tremble = 3 * random();
  const half = square / 2;
  return strokes.map((stroke) =>
    stroke.map(([x, y]): Point => {
      const phases = waves.map((wave) => Math.sin(((x * wave.x + y * wave.y) / half) * Math.PI + wave.start));
      const moveX = waves.reduce((sum, { across }, index) => sum + across * (phases[index] ?? 0), 0);
      const moveY = waves.reduce((sum, { down }, index) => sum + down * (phases[index] ?? 0), 0);
      const [u, v] = [(x + moveX) / half - 1, (y + moveY) / half - 0.8];
      const down = v + unevenY * v * v;
      const across = u + unevenX * u * u - slant * down;
      return [
        (across * Math.cos(turn) - down * Math.sin(turn)) * 400 * width + normal(random) * tremble,
        (across * Math.sin(turn) + down * Math.cos(turn)) * 400 * height + normal(random) * tremble,
      ];
    }),
  );
};

/** The character as some hand might draw it. Its strokes come in the order of the textbook, from a square of 1024. */
export const drawnBySomeone = (textbook: Strokes, random: Random): Strokes => {
  const squareness = isChance(random, 0.2) ? within(random, 0.2, 0.8) : 0;
  const formed = withOneMissing(textbook, random).map((stroke) => dense(formedByHand(stroke, squareness, random)));
  const ordered = isChance(random, 0.45) ? inWrongOrder(formed, random) : formed;
  const placed = ordered.map((stroke) => placedByHand(stroke, random));
  const parted = isChance(random, 0.6) ? inTwoParts(placed, random) : placed;
  const run = isChance(random, 0.55) ? joined(parted, within(random, 0.2, 0.75), random) : parted;
  return bent(run, random);
};
