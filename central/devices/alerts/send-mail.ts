import { createTransport } from "nodemailer";
import { alertSentence } from "./alert-sentence.ts";
import type { Channel } from "./channel.ts";
import type { OutgoingAlert } from "./read-alerts.ts";

export interface MailSettings {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. Secret. */
  readonly smtpUrl: string;
  readonly from: string;
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
export const mailChannel = ({ smtpUrl, from, to }: MailSettings): Channel => {
  const times = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url: smtpUrl, ...times });
  return {
    name: "mail",
    send: async (alerts) => {
      const text = `${alerts.map(lineOf).join("\n\n")}\n`;
      await transport.sendMail({ from, to: [...to], subject: subjectOf(alerts), text });
    },
  };
};
