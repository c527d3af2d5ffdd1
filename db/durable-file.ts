import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** `writeSync` may write less than it was given, on a nearly full disk above all. */
export const writeAll = (descriptor: number, content: string | Buffer): void => {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  let written = 0;
  while (written < bytes.byteLength) written += writeSync(descriptor, bytes, written);
};

/** A rename is on disk only once its folder is. Windows syncs folders by itself and refuses to open one. */
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
 * Makes a folder for its owner only, and those above it that are missing; on disk when it returns: a power cut takes a
 * folder whose name was not synced away with everything in it, however well that was.
 */
export const makeFolder = (folder: string): void => {
  const topmost = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (topmost === undefined) return;
  const above = dirname(resolve(topmost));
  for (let made = resolve(folder); made !== above; made = dirname(made)) syncFolder(dirname(made));
};

/** Puts `text` in the place of `file`, wholly or not at all, readable by its owner only; on disk when it returns. */
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
