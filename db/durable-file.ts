import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Writes everything: `writeSync` may write less than it was given, mainly on a nearly full disk. */
export const writeAll = (descriptor: number, content: string | Buffer): void => {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  let written = 0;
  while (written < bytes.byteLength) written += writeSync(descriptor, bytes, written);
};

/** Syncs a folder: a rename is on disk only after that. Windows does it itself and cannot open a folder. */
export const syncFolder = (folder: string): void => {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/**
 * Makes a folder, and the missing ones above it, for its owner only. All of them are synced when it returns: after a
 * power cut a folder whose name was not synced is lost with its whole content.
 */
export const makeFolder = (folder: string): void => {
  const topmost = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (topmost === undefined) return;
  const above = dirname(resolve(topmost));
  for (let made = resolve(folder); made !== above; made = dirname(made)) syncFolder(dirname(made));
};

/** Replaces `file` by `text`, wholly or not at all, readable by its owner only; on disk when it returns. */
export const replaceFile = (file: string, text: string): void => {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, "w", 0o600);
  try {
    writeAll(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
  syncFolder(dirname(file));
};
