import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

export interface CommandResult {
  /** null when the command was stopped by a signal or by its time limit. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Standard output and standard error in the order received, the newest 64 Ki characters. */
  readonly output: string;
}

export interface CommandOptions {
  readonly workingFolder?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly timeLimitMs?: number;
  /** Aborting stops the command; the result then has `exitCode: null`. */
  readonly signal?: AbortSignal;
}

const KEPT_CHARACTERS = 65_536;
/** A shell's exit code for a command that does not exist. */
const COMMAND_NOT_FOUND = 127;

/** Runs a command without a shell and collects its output. Never rejects: a missing command is exit code 127. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    let stdout = "";
    let output = "";
    const child = spawn(command, args, {
      cwd: options.workingFolder,
      env: options.environment ?? process.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stop = (): boolean => child.kill("SIGKILL");
    const timer = options.timeLimitMs === undefined ? undefined : setTimeout(stop, options.timeLimitMs);
    options.signal?.addEventListener("abort", stop, { once: true });
    const finish = (exitCode: number | null): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", stop);
      resolve({ exitCode, stdout, output });
    };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output = (output + text).slice(-KEPT_CHARACTERS);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    });
    child.on("error", (error) => {
      output += error.message;
      finish(COMMAND_NOT_FOUND);
    });
    child.on("close", finish);
  });
}

/** The last lines of a command's output, for a sentence that explains its failure. */
export function lastLines(output: string, count = 15): string {
  return output.trimEnd().split("\n").slice(-count).join("\n");
}

/** Whether an executable of this name is on PATH. */
export function isOnPath(command: string, environment: NodeJS.ProcessEnv = process.env): boolean {
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
