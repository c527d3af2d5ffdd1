import { existsSync } from "node:fs";
import { damageNoteIn } from "../data-folder.ts";
import { replaceFile } from "../durable-file.ts";
import { reasonOf } from "../failure-reason.ts";

const isDamage = (reason: string): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(reason);

/**
 * Leaves a note where a write met damage. A start reads little of the database and may not meet it: without a note it
 * would call the database whole, and every rating after it would fail again, for ever.
 */
export const noteDamage = (folder: string, error: unknown): void => {
  const reason = reasonOf(error);
  if (!isDamage(reason)) return;
  try {
    replaceFile(damageNoteIn(folder), `${reason}\n`);
  } catch {
    // A disk that refuses this as well: the write's own failure is told, and the next one leaves the note.
  }
};

export const isDamageNoted = (folder: string): boolean => existsSync(damageNoteIn(folder));
