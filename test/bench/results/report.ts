import type { Spread } from "../support/statistics.ts";
import type { Judgement } from "./aims.ts";
import type { Figures } from "./figures.ts";

export type Row = readonly string[];

/** Columns as wide as their widest cell; the first is aligned left, numbers right. */
export const table = (rows: readonly Row[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("   ")
      .trimEnd();
  return rows.map(line).join("\n");
};

const shown = (value: number | null): string => (value === null ? "not measured" : String(value));

/** A row for each quantile, the ratio beside the last one. */
const spreadRows = (name: string, kiosk: Spread, bare?: Spread, ratio?: number): readonly Row[] =>
  (["p50", "p95", "p99"] as const).map((key) => [
    `${name}, ${key}, ms`,
    String(kiosk[key]),
    bare ? String(bare[key]) : "",
    key === "p99" && ratio !== undefined ? String(ratio) : "",
  ]);

const tapRows = (figures: Figures): readonly Row[] => {
  const { ratios, bare_tap_ms: bareTap, bare_touch_ms: bareTouch } = figures;
  const { bare_tap_beside_150k_ms: laterBareTap, bare_touch_beside_150k_ms: laterBareTouch } = figures;
  return [
    ...spreadRows("tap to thanks", figures.tap_to_thanks_ms, bareTap, ratios.tap_p99),
    ...spreadRows("touch to thanks", figures.touch_to_thanks_ms, bareTouch, ratios.touch_p99),
    ...spreadRows("hasty touch to thanks", figures.hasty_touch_to_thanks_ms),
    ...spreadRows("tap, 150k entries", figures.tap_to_thanks_150k_ms, laterBareTap, ratios.tap_150k_p99),
    ...spreadRows("touch, 150k entries", figures.touch_to_thanks_150k_ms, laterBareTouch, ratios.touch_150k_p99),
  ];
};

const figureRows = (figures: Figures): readonly Row[] => {
  const { durable_commit_ms: commit, bare_cold_start_ms: bareStart, ratios } = figures;
  return [
    ["", "kiosk", "bare", "ratio"],
    ...tapRows(figures),
    ...spreadRows("ready to prompt", figures.ready_to_prompt_ms),
    ...spreadRows("prompt to interactive", figures.prompt_to_interactive_ms),
    ...spreadRows("idle to badge", figures.idle_to_badge_ms),
    ...spreadRows("key to candidates", figures.key_to_candidates_ms),
    ["cold start, median, ms", `${figures.cold_start_ms}`, `${bareStart}`, `${ratios.cold_start}`],
    ["cold start, 150k entries, ms", `${figures.cold_start_150k_ms}`, `${bareStart}`, `${ratios.cold_start_150k}`],
    ["memory, MiB", shown(figures.memory_mb), shown(figures.bare_memory_mb), shown(ratios.memory)],
    ["drain, rows/s", String(figures.drain_rows_per_s), "", ""],
    ["wire, bytes an entry", String(figures.wire_bytes_per_entry), "", ""],
    ["durable commit, p50, ms", "", String(commit.p50), ""],
    ["durable commit, p99, ms", "", String(commit.p99), ""],
  ];
};

const startLine = (figures: Figures): string =>
  [
    `cold starts, ms: kiosk ${figures.cold_starts_ms.join(" ")}`,
    `150k entries ${figures.cold_starts_150k_ms.join(" ")}`,
    `bare ${figures.bare_cold_starts_ms.join(" ")}`,
  ].join("; ");

const verdict = ({ met }: Judgement): string => (met === null ? "not measured" : met ? "met" : "NOT MET");

/** The report for the terminal. */
export const reportOf = (figures: Figures, judgements: readonly Judgement[]): string =>
  [
    table(figureRows(figures)),
    startLine(figures),
    "",
    table([
      ["aim", "limit", "measured", ""],
      ...judgements.map((one): Row => [one.aim, one.limit, shown(one.value), verdict(one)]),
    ]),
    "",
  ].join("\n");
