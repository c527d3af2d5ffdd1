import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const serverFile = fileURLToPath(new URL("../../../central/server.ts", import.meta.url));
const codeCommand = fileURLToPath(new URL("../../../central/commands/new-enrolment-code.ts", import.meta.url));

/** The line that the server prints once it listens. */
export interface Ready {
  readonly listening: string;
  readonly office: string;
  readonly demoPassword?: string;
  readonly dataFolder: string;
}

export interface ServerProcess {
  readonly process: ChildProcess;
  readonly ready: Ready;
  /** Its standard error so far. */
  readonly errors: () => string;
  /**
   * Sends a signal, unless it has ended already, and waits for the end; the exit code, or null where the signal
   * itself ended it.
   */
  readonly end: (signal: "SIGTERM" | "SIGINT" | "SIGKILL") => Promise<number | null>;
}

const isReady = (value: unknown): value is Ready => typeof value === "object" && value !== null && "listening" in value;

export interface ServerOptions {
  readonly environment: Readonly<Record<string, string>>;
  /** The path of another copy of the server. */
  readonly file?: string;
  readonly folder?: string;
}

/** The real `server.ts` in a process of its own, once it listens. Throws with its output where it ended instead. */
export const startServerProcess = async ({ environment, file, folder }: ServerOptions): Promise<ServerProcess> => {
  const server = spawn(process.execPath, [file ?? serverFile], {
    env: { ...process.env, COUNTERSTAR_CENTRE_PORT: "0", COUNTERSTAR_DEMO: "1", ...environment },
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  server.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
  });
  const line = once(createInterface({ input: server.stdout }), "line");
  const ended = once(server, "exit").then(() => {
    throw new Error(`the server ended: ${errors}`);
  });
  ended.catch(() => undefined);
  const [text] = await Promise.race([line, ended]);
  const ready: unknown = JSON.parse(String(text));
  if (!isReady(ready)) throw new Error(`not the line of a server: ${text}`);
  const end = async (signal: "SIGTERM" | "SIGINT" | "SIGKILL") => {
    if (server.exitCode !== null || server.signalCode !== null) return server.exitCode;
    const exit = once(server, "exit");
    server.kill(signal);
    const [code] = await exit;
    return typeof code === "number" ? code : null;
  };
  return { process: server, ready, errors: () => errors, end };
};

/** The code that the command `new-enrolment-code` prints for window 3 of the demonstration office. */
export const codeFromCommand = async (dataFolder: string): Promise<string> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [codeCommand, "--unit", "330100-XZFW", "--window", "3"],
    { env: { ...process.env, COUNTERSTAR_CENTRE_DATA: dataFolder } },
  );
  return stdout.trim();
};
