import { lastLines, runCommand } from "./run-command.ts";

/** Far above the half second that a slow machine needs; a program that ignores ELECTRON_RUN_AS_NODE would never end. */
const PROBE_LIMIT_MS = 30_000;
const EXPECTED = "sqlite-answered";

// Loading alone proves little: a file built for another Node-API loads and then fails at its first call.
const script = `
const [packageFolder, nativeBinding] = process.argv.slice(1);
try {
  const Database = require(packageFolder);
  const database = new Database(":memory:", { nativeBinding });
  database.exec("CREATE TABLE probe (word TEXT NOT NULL) STRICT");
  database.prepare("INSERT INTO probe VALUES (?)").run("${EXPECTED}");
  process.stdout.write(database.prepare("SELECT word FROM probe").pluck().get());
  database.close();
} catch (error) {
  process.stderr.write(String(error));
  process.exitCode = 1;
}
`;

/**
 * Opens an in-memory database with a given native file in another program's Node.
 * @param executablePath an Electron (started as Node) or a Node
 * @returns undefined when a query was answered, else the error
 */
export async function probeSqlite(
  executablePath: string,
  sqliteFolder: string,
  nativeFile: string,
): Promise<string | undefined> {
  const result = await runCommand(executablePath, ["-e", script, sqliteFolder, nativeFile], {
    environment: { ...process.env, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "" },
    timeLimitMs: PROBE_LIMIT_MS,
  });
  if (result.exitCode === 0 && result.stdout === EXPECTED) return undefined;
  return lastLines(result.output, 8) || "it ended without an answer";
}

/**
 * Whether a program runs as Node at all. An Electron without its libraries, or with that fuse off, does not.
 * @returns undefined when it does, else its output
 */
export async function probeRunsAsNode(executablePath: string): Promise<string | undefined> {
  const result = await runCommand(executablePath, ["-p", "process.versions.napi"], {
    environment: { ...process.env, ELECTRON_RUN_AS_NODE: "1", NODE_OPTIONS: "" },
    timeLimitMs: PROBE_LIMIT_MS,
  });
  if (result.exitCode === 0) return undefined;
  return lastLines(result.output, 8) || "it ended without an answer";
}
