import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { BuildProblem } from "./electron-runtime/build-problem.ts";
import { type Say, sayOnStandardError } from "./electron-runtime/progress.ts";
import { isOnPath, lastLines } from "./electron-runtime/run-command.ts";

export interface DisplayOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Size of a virtual screen in pixels; an existing display keeps its own. Default 1280 × 800. */
  readonly widthPixels?: number;
  readonly heightPixels?: number;
  /** Start a virtual screen even where a display exists, for tests that depend on its size. Default false. */
  readonly alwaysVirtual?: boolean;
  readonly say?: Say;
}

export interface Display {
  readonly kind: "existing" | "virtual";
  /** The given environment with the variables that point a program at this display. */
  readonly environment: NodeJS.ProcessEnv;
  /** Ends a virtual display and waits for its end; does nothing to an existing one. May be called twice. */
  readonly stop: () => Promise<void>;
}

const START_LIMIT_MS = 10_000;
/** The position in `stdio` where Xvfb writes when it is ready. */
const READY_PIPE = 3;
/** Far from the low numbers that real screens and other tools use. */
const LOWEST_NUMBER = 100;
const HIGHEST_NUMBER = 10_000;
const ATTEMPTS = 5;

/**
 * The display that the environment names, or else a new virtual one (Xvfb) on a free number. Systems other than Linux
 * always have a display. A virtual display ends with this process, however that ends. Throws "display-failed" when Xvfb
 * is missing or does not start.
 */
export async function startDisplay(options: DisplayOptions = {}): Promise<Display> {
  const environment = options.environment ?? process.env;
  const isPresent = process.platform !== "linux" || environment["DISPLAY"] || environment["WAYLAND_DISPLAY"];
  if (isPresent && !options.alwaysVirtual) {
    return { kind: "existing", environment, stop: () => Promise.resolve() };
  }
  const say = options.say ?? sayOnStandardError;
  const size = `${options.widthPixels ?? 1280}x${options.heightPixels ?? 800}`;
  const { server, number } = await startServer(environment, size);
  say(`No display was found. Started a virtual display :${number} (${size}), which no screen shows.`);
  const { WAYLAND_DISPLAY: _ignored, ...rest } = environment;
  return { kind: "virtual", environment: { ...rest, DISPLAY: `:${number}` }, stop: () => stopServer(server) };
}

interface Server {
  readonly server: ChildProcess;
  readonly number: number;
}

/**
 * Tries random numbers until one is free. By itself Xvfb takes the lowest free number, and a server that ends while
 * another starts then deletes its successor's socket on the same number: seen with tests that run side by side.
 */
async function startServer(environment: NodeJS.ProcessEnv, size: string, attemptsLeft = ATTEMPTS): Promise<Server> {
  const number = randomInt(LOWEST_NUMBER, HIGHEST_NUMBER);
  const server = spawnServer(environment, number, size);
  const failure = await readiness(server);
  if (failure === undefined) return { server, number };
  if (attemptsLeft > 1 && /listening sockets|already/.test(failure)) {
    return startServer(environment, size, attemptsLeft - 1);
  }
  throw displayFailed(failure);
}

function spawnServer(environment: NodeJS.ProcessEnv, number: number, size: string): ChildProcess {
  // Without -noreset Xvfb restarts when its last client leaves, and may then refuse the next one.
  const screen = ["-screen", "0", `${size}x24`, "-noreset"];
  const xvfb = ["Xvfb", `:${number}`, "-displayfd", String(READY_PIPE), ...screen, "-nolisten", "tcp"];
  // The kernel then ends Xvfb with this process, also when this process is killed.
  const tied = isOnPath("setpriv", environment) ? ["setpriv", "--pdeathsig", "SIGTERM", ...xvfb] : xvfb;
  const [command = "Xvfb", ...args] = tied;
  // Detached: Ctrl+C must reach the application first; without its display it could not close cleanly.
  const server = spawn(command, args, {
    env: environment,
    detached: true,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  const killWithUs = (): boolean => server.kill("SIGTERM");
  process.once("exit", killWithUs);
  server.once("close", () => process.off("exit", killWithUs));
  return server;
}

/** Waits until Xvfb writes its number, the sign that it listens. @returns undefined then, else the reason it does not */
function readiness(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let complaint = "";
    const timer = setTimeout(() => fail(`no answer for ${START_LIMIT_MS / 1_000} s`), START_LIMIT_MS);
    const fail = (reason: string): void => {
      clearTimeout(timer);
      server.kill("SIGKILL");
      resolve(reason);
    };
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = lastLines(complaint + text);
    });
    server.once("error", (error) => fail(error.message));
    server.once("close", () => fail(complaint || "Xvfb ended at once"));
    readyPipe(server)?.on("data", (bytes: Buffer) => {
      // Xvfb writes the number and the line end separately, and dies if the second write has no reader.
      if (!bytes.includes("\n")) return;
      clearTimeout(timer);
      letGo(server);
      resolve(undefined);
    });
  });
}

/** From now on a running Xvfb must not keep this process from ending. */
function letGo(server: ChildProcess): void {
  server.unref();
  server.stderr?.destroy();
  readyPipe(server)?.destroy();
}

function readyPipe(server: ChildProcess): Readable | undefined {
  const stream = server.stdio[READY_PIPE];
  return stream && "setEncoding" in stream ? stream : undefined;
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.ref();
  server.kill("SIGTERM");
  await ended;
}

function displayFailed(reason: string): BuildProblem {
  return new BuildProblem(
    "display-failed",
    `There is no display, and the virtual display (Xvfb) did not start: ${reason}\nInstall it with: apt-get install -y --no-install-recommends xvfb`,
    "本机没有显示器，虚拟显示（Xvfb）也未能启动。请安装 xvfb。",
  );
}
