/** An HTTP proxy: what may be encrypted passes it by CONNECT, what is not is handed to it. */
export interface HttpProxy {
  /** A name or an address; IPv6 without its brackets. */
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  /** Secret. */
  readonly password: string | null;
}

/** How this device gets to its centre, and whom it believes there. */
export interface NetworkConfig {
  readonly proxy: HttpProxy | null;
  /** PEM, one certificate each: authorities that count beside those that count anyway. */
  readonly certificates: readonly string[];
}

/** Where IT has set nothing. */
export const directNetwork: NetworkConfig = { proxy: null, certificates: [] };

/** "host:port", as a request line and a person write it. */
export const authorityOf = ({ host, port }: Pick<HttpProxy, "host" | "port">): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;
