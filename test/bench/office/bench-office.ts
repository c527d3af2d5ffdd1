import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cleanUp, cleanUpOnSignals } from "../support/clean-up.ts";
import { measureOffice, type OfficeFigures } from "./measure-office.ts";

/** `npm run bench-office -- --json FILE`: a city's office and its kiosks, and the same at a tenth of the size. */

const { values } = parseArgs({
  options: {
    json: { type: "string" },
    size: { type: "string", default: "1" },
    /** The folders of cities; those that are missing are made. */
    folder: { type: "string", default: ".data" },
    seconds: { type: "string", default: "15" },
    /** Only this size, without the tenth. */
    alone: { type: "boolean", default: false },
  },
});

const seedFile = fileURLToPath(new URL("../city/seed.ts", import.meta.url));

const folderOf = (size: number): string => {
  const folder = resolve(join(values.folder, `city-${size}`));
  if (existsSync(join(folder, "city.json"))) return folder;
  const made = spawnSync(process.execPath, [seedFile, "--city", "--size", String(size), "--folder", folder], {
    stdio: "inherit",
  });
  if (made.status !== 0) throw new Error(`no city in ${folder}`);
  return folder;
};

const measured = async (size: number): Promise<OfficeFigures> => {
  console.log(`city of size ${size}`);
  return measureOffice(folderOf(size), Number(values.seconds), (line) => console.log(`  ${line}`));
};

const named = [
  ...["windows", "ratings", "report_p95_ms", "largest_answer_kB", "ingest_one_visit_per_s", "ingest_one_visit_p99_ms"],
  ...[
    "ingest_entries_per_s",
    "raw_insert_rows_per_s",
    "ingest_to_raw_ratio",
    "poll_cores",
    "rollup_lag_ms",
    "peak_memory_mib",
  ],
  "peak_memory_with_postgres_mib",
] as readonly (keyof OfficeFigures)[];

const row = (name: string, cells: readonly unknown[]): string =>
  [name.padEnd(64), ...cells.map((cell) => String(cell).padStart(12))].join("");

/** The figures of both sizes side by side; the reports by route, the slowest first. */
const printed = (runs: readonly OfficeFigures[]): string => {
  const [first] = runs;
  const reports = (first?.reports ?? []).toSorted((one, other) => other.p95Ms - one.p95Ms);
  const lines = reports.map(({ route, query, role, kB }) => {
    const same = runs.map((run) =>
      run.reports.find((each) => each.route === route && each.query === query && each.role === role),
    );
    const name = `${role} ${route.replace("/office/v1/", "")}${decodeURIComponent(query)}`;
    return row(name.slice(0, 62), [
      ...same.map((each) => each?.p95Ms ?? "-"),
      kB,
      same.map((each) => each?.status).join(" "),
    ]);
  });
  return [
    row(
      "size",
      runs.map(({ size }) => size),
    ),
    ...named.map((name) =>
      row(
        name,
        runs.map((run) => run[name]),
      ),
    ),
    "",
    row("report", [...runs.map(({ size }) => `p95 ms, ${size}`), "kB", "status"]),
    ...lines,
    ...(first?.missing ?? []).map((route) => `without an example: ${route}`),
  ].join("\n");
};

cleanUpOnSignals();
try {
  const size = Number(values.size);
  const runs = [await measured(size), ...(values.alone ? [] : [await measured(size / 10)])];
  console.log(printed(runs));
  if (values.json) await writeFile(values.json, `${JSON.stringify(runs, null, 2)}\n`);
  if (runs.some(({ missing }) => missing.length > 0)) process.exitCode = 1;
} finally {
  await cleanUp();
}
process.exit(process.exitCode ?? 0);
