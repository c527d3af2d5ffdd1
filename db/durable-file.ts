import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** `writeSync` may write less than it was given, on a nearly full disk above all. */
export const writeAll = (descriptor: number, text: string): void => {
  const bytes = Buffer.from(text, "utf8");
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
