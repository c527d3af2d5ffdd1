import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { BuildProblem } from "./electron-runtime/build-problem.ts";
import { type Say, sayOnStandardError } from "./electron-runtime/progress.ts";
import { isOnPath, lastLines } from "./electron-runtime/run-command.ts";

export interface DisplayOptions {
  readonly environment?: NodeJS.ProcessEnv;
  /** Size of a virtual screen in pixels; a display that exists keeps its own. Default 1280 × 800. */
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
/** The position in `stdio` where Xvfb writes the number it chose. */
const NUMBER_PIPE = 3;

/**
 * The display that the environment names, or else a virtual one (Xvfb) of our own on a free number.
 * Systems other than Linux always have theirs. A virtual display ends with this process, however that ends.
 * Throws "display-failed" when Xvfb is missing or does not start.
 */
export async function startDisplay(options: DisplayOptions = {}): Promise<Display> {
  const environment = options.environment ?? process.env;
  const isPresent = process.platform !== "linux" || environment["DISPLAY"] || environment["WAYLAND_DISPLAY"];
  if (isPresent && !options.alwaysVirtual) {
    return { kind: "existing", environment, stop: () => Promise.resolve() };
  }
  const say = options.say ?? sayOnStandardError;
  const size = `${options.widthPixels ?? 1280}x${options.heightPixels ?? 800}`;
  const server = spawnServer(environment, size);
  const number = await displayNumber(server);
  say(`No display here: started a virtual one, :${number} (${size}). Nothing will be seen on a screen.`);
  const { WAYLAND_DISPLAY: _ignored, ...rest } = environment;
  return { kind: "virtual", environment: { ...rest, DISPLAY: `:${number}` }, stop: () => stopServer(server) };
}

/** Runs `work` with a display and ends a virtual one afterwards, whatever happened. Throws what `work` or starting throws. */
export async function withDisplay<T>(options: DisplayOptions, work: (display: Display) => Promise<T>): Promise<T> {
  const display = await startDisplay(options);
  try {
    return await work(display);
  } finally {
    await display.stop();
  }
}

function spawnServer(environment: NodeJS.ProcessEnv, size: string): ChildProcess {
  const xvfb = ["Xvfb", "-displayfd", String(NUMBER_PIPE), "-screen", "0", `${size}x24`, "-nolisten", "tcp"];
  // The kernel then ends Xvfb with us even when we are killed without a chance to clean up.
  const tied = isOnPath("setpriv", environment) ? ["setpriv", "--pdeathsig", "SIGTERM", ...xvfb] : xvfb;
  const [command = "Xvfb", ...args] = tied;
  // Detached: Ctrl+C must reach the application first, or it loses its display while it is still closing.
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

/** Waits until Xvfb has written the number of the display it listens on. */
function displayNumber(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let complaint = "";
    let digits = "";
    const timer = setTimeout(() => fail(`no answer for ${START_LIMIT_MS / 1_000} s`), START_LIMIT_MS);
    const fail = (reason: string): void => {
      clearTimeout(timer);
      server.kill("SIGKILL");
      reject(displayFailed(reason));
    };
    server.stderr?.setEncoding("utf8").on("data", (text: string) => {
      complaint = lastLines(complaint + text);
    });
    server.once("error", (error) => fail(error.message));
    server.once("exit", () => fail(complaint || "Xvfb ended at once"));
    numberPipe(server)
      ?.setEncoding("utf8")
      .on("data", (text: string) => {
        digits += text;
        if (!digits.endsWith("\n")) return;
        clearTimeout(timer);
        letGo(server);
        resolve(Number.parseInt(digits, 10));
      });
  });
}

/** From here on a running Xvfb must not keep our own process from ending. */
function letGo(server: ChildProcess): void {
  server.removeAllListeners("exit").removeAllListeners("error");
  server.unref();
  server.stderr?.destroy();
  numberPipe(server)?.destroy();
}

function numberPipe(server: ChildProcess): Readable | undefined {
  const stream = server.stdio[NUMBER_PIPE];
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
    `There is no display, and a virtual one (Xvfb) did not start: ${reason}\nInstall it with: apt-get install -y --no-install-recommends xvfb`,
    "本机没有显示器，虚拟显示（Xvfb）也未能启动。请安装 xvfb。",
  );
}
