import { X509Certificate } from "node:crypto";
import type { Checkpoint } from "../../../contract/sync/checkpoint.ts";
import { authorityOf, type CentreWay } from "./centre-way.ts";

/** What the centre is told of the way that led to it: no user, no password. */
export const wayFacts = ({
  proxy,
  certificates,
}: CentreWay): Pick<Checkpoint["status"], "proxy" | "privateAuthorities"> => ({
  proxy: proxy && authorityOf(proxy),
  privateAuthorities: certificates.map((pem) => new X509Certificate(pem).fingerprint256),
});
