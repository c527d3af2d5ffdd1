import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readOrCreateSecret } from "../../keys/secret-file.ts";
import type { Channel } from "./channel.ts";
import { type MailSettings, mailChannel } from "./send-mail.ts";
import { webhookChannel } from "./send-webhook.ts";

/** Where alerts go besides the page; null for a way that nobody asked for. */
export interface AlertSettings {
  readonly webhookUrl: string | null;
  readonly mail: MailSettings | null;
}

export const webhookSecretFile = (dataFolder: string): string => join(dataFolder, "alert-webhook-secret");

/** The ways out that are set up; the webhook's secret is made with the first of it. */
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
