/** An HTTP proxy: encrypted requests pass it by CONNECT, plain ones are sent to it. */
export interface HttpProxy {
  /** A name or an address; IPv6 without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  /** Secret. */
  readonly password: string | null;
}

/** The network path from this device to its centre, and the authorities trusted there. */
export interface NetworkConfig {
  readonly proxy: HttpProxy | null;
  /** PEM, one certificate each: authorities trusted in addition to the default ones. */
  readonly certificates: readonly string[];
}

/** The default until IT sets a path. */
export const directNetwork: NetworkConfig = { proxy: null, certificates: [] };

/** "host:port", as in a request line. */
export const authorityOf = ({ host, port }: Pick<HttpProxy, "host" | "port">): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;
