import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { type AlertNotice, alertSignatureHeader } from "../../../contract/office/devices/alerts.ts";
import { readOrCreateSecret } from "../../keys/secret-file.ts";
import { webhookSignature } from "../../keys/webhook-signature.ts";
import { type MailServer, mailSender } from "../../mail/mail-sender.ts";
import { alertSentence } from "./alert-sentence.ts";
import type { Channel } from "./channel.ts";
import type { OutgoingAlert } from "./read-alerts.ts";

interface MailSettings extends MailServer {
  readonly to: readonly string[];
}

const timeoutMs = 10_000;

const lineOf = ({ kind, unitName, windowNumber, device, raisedAt, times }: OutgoingAlert): string => {
  const { zh, en } = alertSentence(kind);
  const often = times > 1 ? ` ×${times}` : "";
  return [
    `${unitName.zh} · ${windowNumber} 号窗口 (window ${windowNumber})`,
    zh,
    en,
    `${raisedAt.toISOString()} · ${device}${often}`,
  ].join("\n");
};

/** One header line, even where a unit's name has several. */
const subjectOf = ([first, ...rest]: readonly OutgoingAlert[]): string => {
  const place = first ? `${first.unitName.zh} ${first.windowNumber} 号窗口` : "";
  const more = rest.length > 0 ? ` +${rest.length}` : "";
  return `窗口星 Counterstar: ${place}${more}`.replaceAll(/\s+/g, " ");
};

/** One mail for all alerts that are due: a hall without its network must not fill a mailbox. */
const mailChannel = ({ to, ...server }: MailSettings): Channel => {
  const send = mailSender(server);
  return {
    name: "mail",
    send: (alerts) => send({ to, subject: subjectOf(alerts), text: `${alerts.map(lineOf).join("\n\n")}\n` }),
  };
};

/** The channels besides the page; null for one that is not configured. */
export interface AlertSettings {
  readonly webhookUrl: string | null;
  readonly mail: MailSettings | null;
}

export const webhookSecretFile = (dataFolder: string): string => join(dataFolder, "alert-webhook-secret");

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

/** Posts alerts as JSON to a URL of the office's. Throws unless the answer is a 2xx. */
const webhookChannel = (url: string, secret: string): Channel => ({
  name: "webhook",
  send: async (alerts, at) => {
    const body = JSON.stringify(noticeOf(alerts, at));
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", [alertSignatureHeader]: webhookSignature(secret, body, at) },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  },
});

/** Opens the configured channels; the webhook's secret is created with its first use. */
export const openChannels = async (
  { webhookUrl, mail }: AlertSettings,
  dataFolder: string,
): Promise<readonly Channel[]> => {
  const channels: Channel[] = [];
  if (webhookUrl !== null) {
    const create = () => `${randomBytes(32).toString("base64url")}\n`;
    const secret = (await readOrCreateSecret(webhookSecretFile(dataFolder), create)).trim();
    channels.push(webhookChannel(webhookUrl, secret));
  }
  if (mail !== null) channels.push(mailChannel(mail));
  return channels;
};
