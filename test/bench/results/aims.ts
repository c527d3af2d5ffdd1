import type { Figures } from "./figures.ts";

/** What we hold ourselves to. */
interface Aim {
  readonly name: string;
  readonly valueIn: (figures: Figures) => number | null;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit: string;
}

const aims: readonly Aim[] = [
  { name: "tap to thanks, p99", valueIn: (figures) => figures.tap_to_thanks_ms.p99, atMost: 50, unit: "ms" },
  { name: "tap to thanks, p99, against bare", valueIn: ({ ratios }) => ratios.tap_p99, atMost: 1.8, unit: "×" },
  { name: "cold start against bare", valueIn: ({ ratios }) => ratios.cold_start, atMost: 1.6, unit: "×" },
  { name: "memory against bare", valueIn: ({ ratios }) => ratios.memory, atMost: 1.4, unit: "×" },
  { name: "drain of a backlog", valueIn: (figures) => figures.drain_rows_per_s, atLeast: 5_000, unit: "rows/s" },
];

export interface Judgement {
  readonly aim: string;
  /** "≤ 50 ms" */
  readonly limit: string;
  readonly value: number | null;
  /** null: not measured here. */
  readonly met: boolean | null;
}

export const judge = (figures: Figures): readonly Judgement[] =>
  aims.map(({ name, valueIn, atMost, atLeast, unit }) => {
    const value = valueIn(figures);
    const limit = atMost === undefined ? `≥ ${atLeast} ${unit}` : `≤ ${atMost} ${unit}`;
    const isWithin = value !== null && value <= (atMost ?? value) && value >= (atLeast ?? value);
    return { aim: name, limit, value, met: value === null ? null : isWithin };
  });
