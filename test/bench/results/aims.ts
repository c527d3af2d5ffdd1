import type { Figures } from "./figures.ts";

/** A limit that this project sets for itself. */
interface Aim {
  readonly name: string;
  readonly valueIn: (figures: Figures) => number | null;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit: string;
}

type TapFigure = "tap_to_thanks_ms" | "touch_to_thanks_ms" | "tap_to_thanks_150k_ms" | "touch_to_thanks_150k_ms";
type TapRatio = "tap_p99" | "touch_p99" | "tap_150k_p99" | "touch_150k_p99";

/** Thanks appear at once, and nearly as soon as technically possible. */
const tapAims = (name: string, figure: TapFigure, ratio: TapRatio): readonly Aim[] => [
  { name: `${name}, p99`, valueIn: (figures) => figures[figure].p99, atMost: 50, unit: "ms" },
  { name: `${name}, p99, against bare`, valueIn: ({ ratios }) => ratios[ratio], atMost: 1.8, unit: "×" },
];

const aims: readonly Aim[] = [
  ...tapAims("tap to thanks", "tap_to_thanks_ms", "tap_p99"),
  ...tapAims("touch to thanks", "touch_to_thanks_ms", "touch_p99"),
  ...tapAims("tap to thanks, 150k entries", "tap_to_thanks_150k_ms", "tap_150k_p99"),
  ...tapAims("touch to thanks, 150k entries", "touch_to_thanks_150k_ms", "touch_150k_p99"),
  { name: "ready to prompt, p99", valueIn: (figures) => figures.ready_to_prompt_ms.p99, atMost: 100, unit: "ms" },
  {
    // 50 ms for the screen, and the 400 ms during which its levels ignore touches meant for the previous screen.
    name: "prompt to interactive, p99",
    valueIn: (figures) => figures.prompt_to_interactive_ms.p99,
    atMost: 450,
    unit: "ms",
  },
  { name: "idle to badge, p99", valueIn: (figures) => figures.idle_to_badge_ms.p99, atMost: 200, unit: "ms" },
  { name: "key to candidates, p99", valueIn: (figures) => figures.key_to_candidates_ms.p99, atMost: 30, unit: "ms" },
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
