import { createHmac } from "node:crypto";

/** The header that proves the sender and the time of a body: `t=<seconds since 1970>,v1=<hex>`. */
export const webhookSignature = (secret: string, body: string, at: Date): string => {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`, "utf8").digest("hex")}`;
};
