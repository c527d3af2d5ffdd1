import type { Judgement } from "./aims.ts";
import type { Figures } from "./figures.ts";

type Row = readonly string[];

/** Columns as wide as their widest cell; the first reads from the left, numbers from the right. */
const table = (rows: readonly Row[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: Row): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("   ")
      .trimEnd();
  return rows.map(line).join("\n");
};

const shown = (value: number | null): string => (value === null ? "not measured" : String(value));

const figureRows = (figures: Figures): readonly Row[] => {
  const { tap_to_thanks_ms: tap, bare_tap_ms: bareTap, durable_commit_ms: commit, ratios } = figures;
  const tapRow = (name: string, key: keyof typeof tap): Row => [name, String(tap[key]), String(bareTap[key])];
  return [
    ["", "kiosk", "bare", "ratio"],
    [...tapRow("tap to thanks, p50, ms", "p50"), ""],
    [...tapRow("tap to thanks, p95, ms", "p95"), ""],
    [...tapRow("tap to thanks, p99, ms", "p99"), String(ratios.tap_p99)],
    ["cold start, median, ms", `${figures.cold_start_ms}`, `${figures.bare_cold_start_ms}`, `${ratios.cold_start}`],
    ["memory, MiB", shown(figures.memory_mb), shown(figures.bare_memory_mb), shown(ratios.memory)],
    ["drain, rows/s", String(figures.drain_rows_per_s), "", ""],
    ["wire, bytes an entry", String(figures.wire_bytes_per_entry), "", ""],
    ["durable commit, p50, ms", "", String(commit.p50), ""],
    ["durable commit, p99, ms", "", String(commit.p99), ""],
  ];
};

const verdict = ({ met }: Judgement): string => (met === null ? "not measured" : met ? "met" : "NOT MET");

/** What a person reads on the terminal. */
export const reportOf = (figures: Figures, judgements: readonly Judgement[]): string =>
  [
    table(figureRows(figures)),
    `cold starts, ms: kiosk ${figures.cold_starts_ms.join(" ")}; bare ${figures.bare_cold_starts_ms.join(" ")}`,
    "",
    table([
      ["aim", "limit", "measured", ""],
      ...judgements.map((one): Row => [one.aim, one.limit, shown(one.value), verdict(one)]),
    ]),
    "",
  ].join("\n");
