import type { Point, Stroke } from "../../renderer/controls/text-entry/handwriting/ink.ts";
import { indexIn, isChance, normal, type Random, within } from "./random.ts";

/** The square of a character has sides of about this length. */
export const square = 1024;

const lengthOf = (stroke: Stroke): number =>
  stroke.reduce((sum, [x, y], index) => {
    const [fromX, fromY] = stroke[index - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);

/** Points so close together that a bend of the whole bends every part of a stroke. */
const closestPoints = 24;

export const dense = (stroke: Stroke): Stroke =>
  stroke.flatMap(([x, y], index) => {
    const [fromX, fromY] = stroke[index - 1] ?? [x, y];
    const count = Math.max(1, Math.round(Math.hypot(x - fromX, y - fromY) / closestPoints));
    return Array.from({ length: index === 0 ? 1 : count }, (_, part): Point => {
      const share = (part + 1) / count;
      return index === 0 ? [x, y] : [fromX + (x - fromX) * share, fromY + (y - fromY) * share];
    });
  });

const cosineBetween = (ax: number, ay: number, bx: number, by: number): number =>
  (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1);

/** Cuts a short end after a sharp turn: a hook, or at the other end the press of a brush. */
const withoutHook = (stroke: Stroke, mostPart: number): Stroke => {
  const most = mostPart * lengthOf(stroke);
  const [endX, endY] = stroke.at(-1) ?? [0, 0];
  for (let index = stroke.length - 2; index >= 1; index -= 1) {
    if (lengthOf(stroke.slice(index)) > most) return stroke;
    const [x, y] = stroke[index] ?? [0, 0];
    const [beforeX, beforeY] = stroke[index - 1] ?? [0, 0];
    if (cosineBetween(x - beforeX, y - beforeY, endX - x, endY - y) < 0.35) return stroke.slice(0, index + 1);
  }
  return stroke;
};

/** Its corners alone: points that lie less than `tolerance` beside the straight line between two others are left out. */
const corners = (stroke: Stroke, tolerance: number): Stroke => {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (first === undefined || last === undefined || stroke.length < 3) return stroke;
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy) || 1;
  const beside = stroke.map(([x, y]) => Math.abs(dx * (y - first[1]) - dy * (x - first[0])) / length);
  const farthest = beside.indexOf(Math.max(...beside));
  if ((beside[farthest] ?? 0) <= tolerance) return [first, last];
  return [...corners(stroke.slice(0, farthest + 1), tolerance), ...corners(stroke.slice(farthest), tolerance).slice(1)];
};

/** Turns each straight part towards the nearest of across and down, as in block letters. */
const squared = (stroke: Stroke, strength: number): Stroke => {
  const quarter = Math.PI / 2;
  let [lastX, lastY] = stroke[0] ?? [0, 0];
  return stroke.map(([x, y], index): Point => {
    const [fromX, fromY] = stroke[index - 1] ?? [x, y];
    const angle = Math.atan2(y - fromY, x - fromX);
    const turned = angle + strength * (Math.round(angle / quarter) * quarter - angle);
    const length = Math.hypot(x - fromX, y - fromY);
    [lastX, lastY] = [lastX + length * Math.cos(turned), lastY + length * Math.sin(turned)];
    return [lastX, lastY];
  });
};

/** A stroke as another hand forms it: without the hook, without the press of a brush, straight, or in block letters. */
export const formedByHand = (stroke: Stroke, squareness: number, random: Random): Stroke => {
  const hookless = isChance(random, 0.5) ? withoutHook(stroke, 0.3) : stroke;
  const plain = isChance(random, 0.5) ? withoutHook(hookless.toReversed(), 0.15).toReversed() : hookless;
  if (squareness > 0) return squared(corners(plain, 30), squareness);
  return isChance(random, 0.4) ? corners(plain, within(random, 15, 60)) : plain;
};

/** Rounds its turns; the ends stay. */
export const smoothed = (stroke: Stroke, times: number): Stroke =>
  times === 0
    ? stroke
    : smoothed(
        stroke.map(([x, y], index): Point => {
          const [before, after] = [stroke[index - 1], stroke[index + 1]];
          if (before === undefined || after === undefined) return [x, y];
          return [(before[0] + 2 * x + after[0]) / 4, (before[1] + 2 * y + after[1]) / 4];
        }),
        times - 1,
      );

const withoutEnd = (stroke: Stroke, random: Random): Stroke => {
  const cut = Math.floor(Math.min(0.25, Math.abs(normal(random)) * 0.08) * stroke.length);
  if (cut === 0 || stroke.length - cut < 3) return stroke;
  return isChance(random, 0.5) ? stroke.slice(cut) : stroke.slice(0, -cut);
};

/** A stroke at a place, of a size and with a slope of its own; a dot differs more than a long stroke. */
export const placedByHand = (stroke: Stroke, random: Random): Stroke => {
  const shortness = Math.exp(-lengthOf(stroke) / 160);
  const middle = [0, 1].map((axis) => stroke.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / stroke.length);
  const [middleX = 0, middleY = 0] = middle;
  const [moveX, moveY] = [normal(random) * 22, normal(random) * 22];
  const angle = normal(random) * (0.08 + 0.3 * shortness);
  const size = Math.exp(normal(random) * (0.1 + 0.3 * shortness));
  const [cos, sin] = [Math.cos(angle) * size, Math.sin(angle) * size];
  const moved = stroke.map(([x, y]): Point => {
    const [dx, dy] = [x - middleX, y - middleY];
    return [middleX + cos * dx - sin * dy + moveX, middleY + sin * dx + cos * dy + moveY];
  });
  return smoothed(withoutEnd(moved, random), indexIn(random, 4));
};
