import { runAsCommand } from "./build-problem.ts";
import { prepareRuntime } from "./prepare-runtime.ts";
import { sayOnStandardError } from "./progress.ts";

// Prints the path of the executable as the only line on standard output, for scripts.
await runAsCommand(async () => {
  const { runtime, sqlite } = await prepareRuntime();
  const support = runtime.isSupportedRelease ? "" : " (no longer supported: for development and test only)";
  sayOnStandardError(`Electron ${runtime.version} from ${runtime.source}${support}, SQLite ${sqlite.origin}`);
  process.stdout.write(`${runtime.executablePath}\n`);
});
