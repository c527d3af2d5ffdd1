/** Every failure of preparing, running or packaging whose reason lies outside the code. Codes are stable. */
export type BuildProblemCode =
  | "override-incomplete"
  | "runtime-not-available"
  | "fallback-download-failed"
  | "fallback-integrity-mismatch"
  | "fallback-unpack-failed"
  | "headers-missing"
  | "sqlite-compile-failed"
  | "sqlite-does-not-load"
  | "system-packages-missing"
  | "display-failed"
  | "sandbox-not-possible"
  | "application-not-built"
  | "release-needs-supported-electron"
  | "package-failed"
  | "setting-wrong"
  | "already-started"
  | "centre-failed";

/**
 * A failure that a person can repair: the sentence gives the repair, in English and in Chinese. Only a command line's
 * outermost function catches it (see `runAsCommand`).
 */
export class BuildProblem extends Error {
  override readonly name = "BuildProblem";
  readonly code: BuildProblemCode;

  constructor(code: BuildProblemCode, english: string, chinese: string) {
    super(`${english}\n${chinese}`);
    this.code = code;
  }
}

/**
 * Runs a command line's work and sets the exit code: 0, or 1 after printing a BuildProblem's sentence.
 * Anything else is a bug and keeps its stack trace.
 */
export async function runAsCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof BuildProblem)) throw error;
    process.stderr.write(`\n[${error.code}] ${error.message}\n`);
    process.exitCode = 1;
  }
}
