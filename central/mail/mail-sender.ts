import { createTransport } from "nodemailer";

/** The mail server of the office. */
export interface MailServer {
  /** smtp://user:password@host:port, or smtps:// for TLS from the first byte. Secret. */
  readonly smtpUrl: string;
  /** The address of the sender. */
  readonly from: string;
}

export interface Mail {
  readonly to: readonly string[];
  /** One header line. */
  readonly subject: string;
  readonly text: string;
  /** The same for every attempt: a mailbox recognises a mail that comes twice. One of its own by default. */
  readonly id?: string;
}

const timeoutMs = 10_000;

/** Sends mails through a server. Never called within a `tx`. Throws the server's errors, which may quote addresses. */
export const mailSender = ({ smtpUrl, from }: MailServer): ((mail: Mail) => Promise<void>) => {
  const times = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  const transport = createTransport({ url: smtpUrl, ...times });
  const domain = from.slice(from.lastIndexOf("@") + 1);
  return async ({ id, to, ...mail }) => {
    const headers = { "auto-submitted": "auto-generated" };
    await transport.sendMail({ ...mail, from, to: [...to], headers, ...(id && { messageId: `<${id}@${domain}>` }) });
  };
};

/** The code of a failure, such as "ECONNREFUSED" or "EENVELOPE 550", without addresses or passwords. */
export const mailFailureOf = (error: unknown): string => {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const answer = "responseCode" in error && typeof error.responseCode === "number" ? ` ${error.responseCode}` : "";
  return `${code}${answer}`;
};
