import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readOrCreateSecret } from "../../keys/secret-file.ts";
import type { Channel } from "./channel.ts";
import { type MailSettings, mailChannel } from "./send-mail.ts";
import { webhookChannel } from "./send-webhook.ts";

/** The channels besides the page; null for one that is not configured. */
export interface AlertSettings {
  readonly webhookUrl: string | null;
  readonly mail: MailSettings | null;
}

export const webhookSecretFile = (dataFolder: string): string => join(dataFolder, "alert-webhook-secret");

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
