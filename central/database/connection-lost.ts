/**
 * The connection to the database could not be opened, or ended before the answer. It is unknown whether a commit
 * arrived.
 */
export class ConnectionLost extends Error {
  /** The system's error code (ECONNREFUSED), or one of ours. */
  readonly code: string;

  constructor(cause: unknown) {
    const { message = String(cause), code } = cause as { readonly message?: string; readonly code?: string };
    super(`the database cannot be reached: ${message}`, { cause });
    this.name = "ConnectionLost";
    this.code = code ?? (/timeout/i.test(message) ? "CONNECT_TIMEOUT" : "CONNECTION_LOST");
  }
}
