import type { ChainLink } from "../../contract/ledger/chain.ts";
import type { DeviceId } from "../../contract/words.ts";
import type { Connection } from "../database.ts";
import { isDuplicate } from "../failure-reason.ts";
import { insertingLinks } from "../ledger/entries.ts";

interface Neighbour {
  readonly seq: number;
  readonly hash: string;
  readonly prev: string;
}

/**
 * Inserts one entry of `device` into the ledger where it is missing and fits its neighbours. An entry that contradicts a
 * stored one, or duplicates one that must be single, is refused. Returns whether it was inserted. Entries of `epochInUse`
 * and later epochs are refused.
 */
export const entryInserter = (
  connection: Connection,
  device: DeviceId,
  epochInUse = Number.POSITIVE_INFINITY,
): ((link: ChainLink) => boolean) => {
  // Prepared once: this takes longer than the insert itself.
  const around = connection.prepare<[number, number, number], Neighbour>(
    "SELECT seq, hash, text ->> '$.prev' AS prev FROM ledger_entries WHERE epoch = ? AND seq BETWEEN ? AND ?",
  );
  const insert = insertingLinks(connection);
  return (link) => {
    const { epoch, seq } = link.envelope;
    if (link.envelope.device !== device || epoch >= epochInUse) return false;
    if (!around.all(epoch, seq - 1, seq + 1).every((neighbour) => fits(link, neighbour))) return false;
    try {
      insert(link);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  };
};

const fits = ({ envelope, hash }: ChainLink, neighbour: Neighbour): boolean => {
  if (neighbour.seq === envelope.seq) return false;
  return neighbour.seq < envelope.seq ? neighbour.hash === envelope.prev : neighbour.prev === hash;
};
