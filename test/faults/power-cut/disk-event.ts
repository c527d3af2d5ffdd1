/** A file or a folder, independent of its names. */
export type Inode = number;

/** The folder above the kiosk's data folder: on disk before anything is recorded. */
export const rootFolder: Inode = 0;

export interface Place {
  readonly folder: Inode;
  readonly name: string;
}

/** The effect of one system call on the disk, or a promise of the kiosk in between. */
export type DiskEvent =
  | { readonly kind: "put"; readonly to: Place; readonly inode: Inode; readonly isFolder: boolean }
  | { readonly kind: "link"; readonly to: Place; readonly inode: Inode }
  | { readonly kind: "drop"; readonly from: Place; readonly inode: Inode }
  | { readonly kind: "move"; readonly from: Place; readonly to: Place; readonly inode: Inode }
  | { readonly kind: "write"; readonly inode: Inode; readonly offset: number; readonly bytes: Uint8Array }
  | {
      readonly kind: "copy";
      readonly source: Inode;
      readonly from: number;
      readonly inode: Inode;
      readonly offset: number;
      readonly length: number;
    }
  | { readonly kind: "resize"; readonly inode: Inode; readonly size: number }
  | { readonly kind: "sync"; readonly inode: Inode }
  | { readonly kind: "acknowledge"; readonly hash: string }
  /** From here on the centre has everything up to this entry, and the journal may drop it. */
  | { readonly kind: "release"; readonly hash: string };

/** The changes of a kiosk to its disk, call by call. */
export interface Recording {
  readonly name: string;
  readonly events: readonly DiskEvent[];
  /** The events before this one make the disk on which the recorded kiosk started; all of it was synced. */
  readonly start: number;
  /** Hashes of the entries that were acknowledged before the start. */
  readonly before: readonly string[];
}
