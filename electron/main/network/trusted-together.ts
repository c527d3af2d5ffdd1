import { X509Certificate } from "node:crypto";
import { type Result, success } from "../../../contract/result.ts";
import { eachOnce } from "./read-certificates.ts";

/** Those before and more of them, PEM, each once; none of those before is dropped. `certificates-too-many`. */
export const trustedTogether = (before: readonly string[], more: readonly string[]): Result<readonly string[]> => {
  const together = eachOnce([...before, ...more].map((pem) => new X509Certificate(pem)));
  return together.ok ? success(together.value.map(String)) : together;
};
