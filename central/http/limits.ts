/** The limits for strangers and devices together on this machine. */
export interface RequestLimits {
  /** Connections in all. A kiosk has one to three; each takes about ten kilobytes. */
  readonly connections: number;
  /** Connections, and requests behind a proxy, of one address: a whole hall may share one. */
  readonly connectionsOfAddress: number;
  /** Bytes of request bodies that devices have announced and that are not answered yet. */
  readonly bodyBytes: number;
  /** After this time without a byte of the body the request fails and its connection is closed, milliseconds. */
  readonly bodySilenceMs: number;
}

export const mebibyte = 1_024 * 1_024;

export const usualLimits: RequestLimits = {
  connections: 4_000,
  connectionsOfAddress: 1_000,
  bodyBytes: 64 * mebibyte,
  bodySilenceMs: 20_000,
};
