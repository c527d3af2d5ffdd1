import { createHash } from "node:crypto";

/** Random numbers that depend on the seed alone: a script is the same each time it is read. */
export interface Random {
  /** At least 0, below 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly isTrue: (chance: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** The place of one of these weights. */
  readonly place: (weights: readonly number[]) => number;
  /** Standard normal. */
  readonly normal: () => number;
  readonly uuid: () => string;
}

const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** A UUID of version 4 in form. Not from the 32-bit state below: two windows could draw the same. */
export const uuidOf = (text: string): string => {
  const hex = digestOf(text).toString("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** Mulberry32, seeded with a hash of the text. */
export const randomOf = (seed: string): Random => {
  let state = digestOf(seed).readUInt32BE();
  let uuids = 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    isTrue: (chance) => next() < chance,
    pick: (items) => {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new Error("nothing to pick from");
      return item;
    },
    place: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const found = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return found < 0 ? weights.length - 1 : found;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    uuid: () => {
      uuids += 1;
      return uuidOf(`${seed}/${uuids}`);
    },
  };
};
