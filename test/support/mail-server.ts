import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As received, with its body decoded. */
  readonly message: string;
}

export interface MailServer {
  /** With the required name and password. */
  readonly url: string;
  readonly mails: readonly TakenMail[];
  readonly stop: () => Promise<void>;
}

/** Quoted-printable and base64 bodies as text. */
const decoded = (message: string): string => {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/transfer-encoding: base64/i.test(head)) return `${head}\n\n${Buffer.from(body, "base64").toString("utf8")}`;
  if (!/transfer-encoding: quoted-printable/i.test(head)) return message;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number(`0x${hex}`)));
  return `${head}\n\n${Buffer.from(bytes, "latin1").toString("utf8")}`;
};

/** The decoded subject of a mail. */
export const subjectOf = ({ message }: TakenMail): string => {
  const [head = ""] = message.split(/\r?\n\r?\n/);
  const encoded = /^Subject: (.*(?:\r?\n .*)*)/m.exec(head)?.[1] ?? "";
  return encoded
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind, text: string) =>
      kind.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("utf8")
        : Buffer.from(
            text
              .replaceAll("_", " ")
              .replaceAll(/=([0-9A-F]{2})/g, (__, hex) => String.fromCharCode(Number(`0x${hex}`))),
            "latin1",
          ).toString("utf8"),
    );
};

/**
 * A real SMTP server on the loopback address that requires a password and stores its messages. It answers a message once
 * `beforeAnswer` is over.
 */
export const startMailServer = async (
  beforeAnswer: () => Promise<unknown> = async () => undefined,
): Promise<MailServer> => {
  const mails: TakenMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === "centre" && password === "p@ss" ? callback(null, { user: "centre" }) : callback(new Error("wrong")),
    onData: (stream, { envelope }, callback) => {
      void text(stream).then((message) => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), message: decoded(message) });
        void beforeAnswer().then(() => callback());
      });
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://centre:${encodeURIComponent("p@ss")}@127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
