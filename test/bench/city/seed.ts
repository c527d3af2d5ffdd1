import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { migrate } from "../../../central/database/migrate.ts";
import { readMigrations } from "../../../central/database/migrations.ts";
import { connect } from "../../../central/database/sql.ts";
import { isIdentityOf } from "../../../central/keys/centre-identity.ts";
import { openSigner } from "../../../central/keys/signing-key.ts";
import { startEmbeddedDatabase } from "../../../central/postgresql/embedded-database.ts";
import { type CityTotals, fillCity } from "./fill-city.ts";
import { cityPassword } from "./fill-roster.ts";

/** `npm run seed -- --city`: a data folder of a centre with a city and a year of its ratings. */

const { values } = parseArgs({
  options: {
    city: { type: "boolean" },
    size: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    folder: { type: "string" },
    "ledger-every": { type: "string" },
  },
});

const usage = "Usage: npm run seed -- --city [--size 0.1] [--seed 1] [--folder FOLDER] [--ledger-every 50]";

const size = Number(values.size);
const seed = Number(values.seed);
/** About twenty thousand ratings with their entries in a tenth of the city, and 360 windows of a whole one. */
const ledgerEvery = Number(values["ledger-every"] ?? 50);
if (values.city !== true || !(size > 0 && size <= 1) || !Number.isSafeInteger(seed) || !(ledgerEvery >= 1)) {
  process.stderr.write(`${usage}\n`);
  process.exit(1);
}

const folder = resolve(values.folder ?? join(".data", `city-${size}`));
const startedAtMs = performance.now();
const say = (line: string): void =>
  void process.stdout.write(
    `${String(Math.round((performance.now() - startedAtMs) / 1_000)).padStart(5)} s  ${line}\n`,
  );

/** The facts of a city that a bench reads. */
const cityFile = join(folder, "city.json");

const summary = (totals: CityTotals, bytes: number): readonly string[] => [
  `${totals.units} units, ${totals.windows} windows, ${totals.ratings} ratings in ${totals.entries} entries`,
  `${(bytes / 2 ** 30).toFixed(1)} GiB, ${Math.round(bytes / totals.ratings)} bytes a rating`,
  `Entries and signatures: of ${totals.devicesWithLedger} devices, ${totals.storedEntries} entries. The other devices have`,
  "read models and roll-ups alone: verify, recompute and rebuild-read-models are of no use for them.",
  "Left out: opinions, complaints, surveys, pauses, failed logins.",
  `Every account of the city has the password ${cityPassword}, such as c00001-1001, leader of its unit.`,
];

await mkdir(folder, { recursive: true, mode: 0o755 });
if (await readFile(cityFile).catch(() => undefined)) {
  process.stderr.write(`${folder} has a city already. Remove it, or name another one with --folder.\n`);
  process.exit(1);
}
const database = await startEmbeddedDatabase(folder, say);
const sql = connect(database.url, { connections: 4 });
try {
  const migrated = await migrate(sql, await readMigrations());
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.problem));
  const signer = await openSigner(folder);
  if (!(await isIdentityOf(sql, signer))) throw new Error("the database has another identity");
  const totals = await fillCity({ sql, url: database.url, signer }, { size, seed, ledgerEvery, say });
  const [row] = await sql<{ bytes: number }[]>`select pg_database_size(current_database()) as bytes`;
  await writeFile(cityFile, `${JSON.stringify({ size, seed, ledgerEvery, ...totals })}\n`);
  say(`done: ${folder}`);
  process.stdout.write(`${summary(totals, row?.bytes ?? 0).join("\n")}\n`);
} finally {
  await sql.end();
  await database.stop();
}
