import { createHmac } from "node:crypto";
import { type AlertNotice, alertSignatureHeader } from "../../../contract/office/devices/alerts.ts";
import { alertSentence } from "./alert-sentence.ts";
import type { Channel } from "./channel.ts";
import type { OutgoingAlert } from "./read-alerts.ts";

const timeoutMs = 10_000;

const noticeOf = (alerts: readonly OutgoingAlert[], sentAt: Date): AlertNotice => ({
  type: "alerts",
  v: 1,
  sentAt: sentAt.toISOString(),
  alerts: alerts.map(({ raisedAt, ...alert }) => ({
    ...alert,
    raisedAt: raisedAt.toISOString(),
    text: alertSentence(alert.kind),
  })),
});

/** The header that proves the sender and the time of the body. */
export const signatureOf = (secret: string, body: string, at: Date): string => {
  const seconds = Math.floor(at.getTime() / 1_000);
  return `t=${seconds},v1=${createHmac("sha256", secret).update(`${seconds}.${body}`, "utf8").digest("hex")}`;
};

/** Posts alerts as JSON to a URL of the office's. Throws unless the answer is a 2xx. */
export const webhookChannel = (url: string, secret: string): Channel => ({
  name: "webhook",
  send: async (alerts, at) => {
    const body = JSON.stringify(noticeOf(alerts, at));
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", [alertSignatureHeader]: signatureOf(secret, body, at) },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  },
});
