import type { Position } from "../../contract/ledger/chain.ts";
import type { ReadConnection } from "../../db/database.ts";
import { type EntryRow, epochsOf, positionOf, readRun } from "../../db/ledger/entries.ts";
import type { EntryPlace } from "../../db/ledger/entries-around.ts";
import { type DeclaredHole, declarationOf, declaredHoles, holeAround } from "../../db/ledger/holes.ts";
import { receiptedPosition } from "../../db/receipts.ts";

type Size = Pick<Position, "epoch" | "size">;

/** The entries that the centre has, as far as this process knows, and the ones to send next. */
export interface UploadProgress {
  /** Number of entries of an epoch that the centre has stored. */
  readonly confirmedOf: (epoch: number) => number;
  readonly confirm: (to: Size) => void;
  readonly moveBack: (to: Size) => void;
  /** Skips an epoch for a time, milliseconds: the centre cannot take it from this device. */
  readonly setAside: (epoch: number, forMs: number) => void;
  /** Skips no epoch any more. */
  readonly tryAll: () => void;
  /** The centre may have been restored to a state without this epoch: it has to be asked. */
  readonly doubt: (epoch: number) => void;
  readonly doubtOlderThan: (epoch: number) => void;
  readonly answered: (epoch: number) => void;
  /**
   * The next epoch to ask about. An epoch with entries to send needs no such question: the answer to its upload shows
   * the same.
   */
  readonly doubtedEpoch: () => number | undefined;
  /** The declaration of the hole around an entry, from the newest epoch that contains one. */
  readonly declarationAround: (place: EntryPlace) => DeclaredHole | undefined;
  /** The next batch, oldest epoch first; empty where nothing may be sent. */
  readonly nextRun: (most: { readonly entries: number; readonly bytes: number }) => readonly EntryRow[];
  /**
   * These entries have a receipt, so the centre knows the holes that they declare: uploads the epochs of those holes
   * again.
   */
  readonly goOnBehindHoles: (position: Position, firstSeq: number) => void;
}

export const uploadProgress = (connection: ReadConnection, nowMs: () => number): UploadProgress => {
  const confirmed = new Map<number, number>();
  /** Older epochs that the centre cannot take from this device, and the time until which they are skipped. */
  const setAside = new Map<number, number>();
  /** Older epochs to ask about, because the centre may have been restored to an older state. */
  const doubtful = new Set<number>();

  const confirmedOf = (epoch: number): number => {
    const known = confirmed.get(epoch) ?? receiptedPosition(connection, epoch).size;
    confirmed.set(epoch, known);
    return known;
  };
  const mayGo = (epoch: number): boolean => nowMs() >= (setAside.get(epoch) ?? 0);
  const hasMore = (epoch: number): boolean => positionOf(connection, epoch).size > confirmedOf(epoch);
  const declarationAround = (place: EntryPlace): DeclaredHole | undefined => {
    const hole = holeAround(connection, place);
    return hole && declarationOf(declaredHoles(connection), hole);
  };
  /**
   * Entries behind a declared hole are sent only when the centre has the declaration. Without a declaration they are
   * sent: the centre may have the missing entries.
   */
  const isDeclaredFirst = (place: EntryPlace): boolean => {
    const declaredAt = declarationAround(place)?.declaredAt;
    return declaredAt === undefined || confirmedOf(declaredAt.epoch) >= declaredAt.seq;
  };
  return {
    confirmedOf,
    confirm: ({ epoch, size }) => {
      confirmed.set(epoch, Math.max(size, confirmedOf(epoch)));
    },
    moveBack: ({ epoch, size }) => {
      confirmed.set(epoch, Math.min(size, confirmedOf(epoch)));
    },
    setAside: (epoch, forMs) => {
      setAside.set(epoch, nowMs() + forMs);
    },
    tryAll: () => setAside.clear(),
    doubt: (epoch) => {
      doubtful.add(epoch);
    },
    doubtOlderThan: (epoch) => {
      for (const older of epochsOf(connection)) if (older < epoch) doubtful.add(older);
    },
    answered: (epoch) => {
      doubtful.delete(epoch);
    },
    doubtedEpoch: () => [...doubtful].find((epoch) => mayGo(epoch) && !hasMore(epoch)),
    declarationAround,
    nextRun: (most) => {
      for (const epoch of epochsOf(connection).filter((candidate) => mayGo(candidate) && hasMore(candidate))) {
        const next = { epoch, seq: confirmedOf(epoch) + 1 };
        if (!isDeclaredFirst(next)) continue;
        return readRun(connection, epoch, next.seq, most);
      }
      return [];
    },
    goOnBehindHoles: ({ epoch, size }, firstSeq) => {
      for (const { hole, declaredAt } of declaredHoles(connection)) {
        const isAmong = declaredAt.epoch === epoch && declaredAt.seq >= firstSeq && declaredAt.seq <= size;
        if (isAmong) setAside.delete(hole.epoch);
      }
    },
  };
};
