import { resolve } from "node:path";
import { z } from "zod";
import { type RoleName, roleNames } from "../contract/office/accounts/roles.ts";
import { Policy } from "../contract/sync/configuration.ts";
import type { SingleSignOnSettings } from "./accounts/single-sign-on/provider.ts";
import type { PolicyOverride } from "./centre.ts";
import type { AlertSettings } from "./devices/alerts/open-channels.ts";
import { isAddressOrNetwork } from "./http/addresses.ts";
import { mebibyte, type RequestLimits, usualLimits } from "./http/limits.ts";
import type { MailServer } from "./mail/mail-sender.ts";
import type { ReceiverSettings } from "./notices/open-receiver.ts";
import type { PlatformSettings } from "./platform/open-platform.ts";
import { StartupTrouble } from "./startup-trouble.ts";

/** Within the bounds of the contract. */
const milliseconds = (field: "promptMs" | "reasonsMs" | "thanksMs" | "formMs") =>
  z.coerce.number().pipe(Policy.shape[field]).optional();

/** An address to which a path can be appended; a slash at its end is removed. */
const PublicUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => !/[?#]/.test(url))
  .transform((url) => url.replace(/(?<!\/)\/+$/, ""));

const MailAddresses = z
  .string()
  .transform((text) => text.split(",").map((address) => address.trim()))
  .pipe(z.array(z.email()).min(1).max(20));

/** PostgreSQL's clients accept several hosts; a URL parser does not. */
const DatabaseUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:\/\//.test(text) && (text.includes(",") || URL.canParse(text)));

const Proxies = z
  .string()
  .transform((text) => text.split(",").map((one) => one.trim()))
  .refine((proxies) => proxies.every(isAddressOrNetwork));

const AuthenticatorRoles = z
  .string()
  .transform((text) => (text === "all" ? [...roleNames] : text.split(",").map((role) => role.trim())))
  .pipe(z.array(z.enum(roleNames)));

const wholeNumber = (least: number, most: number) => z.coerce.number().pipe(z.int().min(least).max(most));

const Environment = z.object({
  COUNTERSTAR_CENTRE_HOST: z.string().min(1).default("127.0.0.1"),
  /** 0: the system chooses. */
  COUNTERSTAR_CENTRE_PORT: z.coerce.number().pipe(z.int().min(0).max(65_535)).default(7600),
  COUNTERSTAR_CENTRE_DATA: z.string().min(1).default(".data/centre"),
  DATABASE_URL: DatabaseUrl.optional(),
  COUNTERSTAR_DEMO: z.enum(["0", "1"]).default("0"),
  /** The address of the centre for citizens' phones, mostly a proxy's. */
  COUNTERSTAR_CENTRE_PUBLIC_URL: PublicUrl.optional(),
  /** The URL that alerts are posted to. */
  COUNTERSTAR_ALERT_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
  /** The receivers of alert mails, separated by commas; and the mail server, with name and password where it needs them. */
  COUNTERSTAR_ALERT_MAIL: MailAddresses.optional(),
  COUNTERSTAR_ALERT_SMTP: z.url({ protocol: /^smtps?$/ }).optional(),
  /** The sender of all mails; the first receiver of alerts by default. */
  COUNTERSTAR_ALERT_MAIL_FROM: z.email().optional(),
  /** The platform that ratings are uploaded to, the mapping of its fields, and the secret of signatures. */
  COUNTERSTAR_PLATFORM_URL: z.url({ protocol: /^https?$/ }).optional(),
  COUNTERSTAR_PLATFORM_MAPPING: z.string().optional(),
  COUNTERSTAR_PLATFORM_SECRET_FILE: z.string().optional(),
  /** The address that daily notices of work are posted to, and the secret that signs them. */
  COUNTERSTAR_NOTICE_WEBHOOK: z.url({ protocol: /^https?$/ }).optional(),
  COUNTERSTAR_NOTICE_SECRET_FILE: z.string().optional(),
  /** Describes how text messages are sent. */
  COUNTERSTAR_SMS_FILE: z.string().optional(),
  /** Proxies on other machines that may name the client, separated by commas: addresses, or networks as 10.0.0.0/24. */
  COUNTERSTAR_CENTRE_PROXIES: Proxies.default([]),
  COUNTERSTAR_CENTRE_CONNECTIONS: wholeNumber(10, 100_000).default(usualLimits.connections),
  COUNTERSTAR_CENTRE_ADDRESS_CONNECTIONS: wholeNumber(1, 100_000).default(usualLimits.connectionsOfAddress),
  /** At least two whole uploads. */
  COUNTERSTAR_CENTRE_BODY_MIB: wholeNumber(8, 65_536).default(usualLimits.bodyBytes / mebibyte),
  /** The provider of single sign-on, and this centre's name and secret there. */
  COUNTERSTAR_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  COUNTERSTAR_OIDC_CLIENT_ID: z.string().optional(),
  COUNTERSTAR_OIDC_CLIENT_SECRET: z.string().optional(),
  /** The claim with a person's login here. */
  COUNTERSTAR_OIDC_LOGIN_CLAIM: z.string().default("preferred_username"),
  /** The provider's name on the button. */
  COUNTERSTAR_OIDC_NAME: z.string().max(40).default("统一身份认证"),
  /** Roles, separated by commas, whose persons have to use an authenticator; "all" for every one. */
  COUNTERSTAR_AUTHENTICATOR_ROLES: AuthenticatorRoles.default([]),
  COUNTERSTAR_PROMPT_MS: milliseconds("promptMs"),
  COUNTERSTAR_REASONS_MS: milliseconds("reasonsMs"),
  COUNTERSTAR_THANKS_MS: milliseconds("thanksMs"),
  COUNTERSTAR_FORM_MS: milliseconds("formMs"),
});

export interface Settings {
  readonly host: string;
  readonly port: number;
  /** As configured; PostgreSQL may need another place. */
  readonly dataFolder: string;
  /** A PostgreSQL of the operator's own; without it the centre runs one. */
  readonly databaseUrl: string | undefined;
  readonly isDemo: boolean;
  /** By default the address that the centre listens on. */
  readonly publicUrl: string | undefined;
  readonly policy: PolicyOverride;
  readonly singleSignOn: SingleSignOnSettings | undefined;
  readonly authenticatorRoles: readonly RoleName[];
  readonly alerts: AlertSettings;
  /** Of digests; null where the office has none. */
  readonly mail: MailServer | null;
  /** null where ratings are uploaded nowhere. */
  readonly platform: PlatformSettings | null;
  /** null where notices of work are posted nowhere. */
  readonly notices: ReceiverSettings | null;
  /** The file that describes how text messages are sent; null where none are. */
  readonly smsFile: string | null;
  readonly limits: RequestLimits;
  /** In addition to those on this machine. */
  readonly proxies: readonly string[];
}

/** Empty means unset, as shells and service files write it. */
const withoutEmpty = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => (value ? [[name, value]] : [])));

const policyIn = (read: z.infer<typeof Environment>): PolicyOverride => {
  const { COUNTERSTAR_PROMPT_MS: promptMs, COUNTERSTAR_REASONS_MS: reasonsMs } = read;
  const { COUNTERSTAR_THANKS_MS: thanksMs, COUNTERSTAR_FORM_MS: formMs } = read;
  return {
    ...(promptMs === undefined ? {} : { promptMs }),
    ...(reasonsMs === undefined ? {} : { reasonsMs }),
    ...(thanksMs === undefined ? {} : { thanksMs }),
    ...(formMs === undefined ? {} : { formMs }),
  };
};

/** Alerts by mail need a receiver and a server; digests alone, a server and a sender. */
const mailIn = (read: z.infer<typeof Environment>): Pick<Settings, "alerts" | "mail"> => {
  const { COUNTERSTAR_ALERT_MAIL: to, COUNTERSTAR_ALERT_SMTP: smtpUrl } = read;
  const from = read.COUNTERSTAR_ALERT_MAIL_FROM ?? to?.[0];
  if ((to !== undefined && smtpUrl === undefined) || (smtpUrl !== undefined && from === undefined)) {
    throw new StartupTrouble(
      "COUNTERSTAR_ALERT_MAIL 和 COUNTERSTAR_ALERT_SMTP 要一起设置；只发邮件摘要的，设置 COUNTERSTAR_ALERT_SMTP 和 COUNTERSTAR_ALERT_MAIL_FROM。",
      "COUNTERSTAR_ALERT_MAIL and COUNTERSTAR_ALERT_SMTP must be set together; for digests alone, COUNTERSTAR_ALERT_SMTP and COUNTERSTAR_ALERT_MAIL_FROM.",
    );
  }
  const mail = smtpUrl !== undefined && from !== undefined ? { smtpUrl, from } : null;
  const webhookUrl = read.COUNTERSTAR_ALERT_WEBHOOK ?? null;
  return { alerts: { webhookUrl, mail: mail && to ? { ...mail, to } : null }, mail };
};

const platformIn = (read: z.infer<typeof Environment>): PlatformSettings | null => {
  const { COUNTERSTAR_PLATFORM_URL: url, COUNTERSTAR_PLATFORM_MAPPING: mapping } = read;
  const { COUNTERSTAR_PLATFORM_SECRET_FILE: secret } = read;
  if (!url !== !mapping || (secret && !url)) {
    throw new StartupTrouble(
      "COUNTERSTAR_PLATFORM_URL 和 COUNTERSTAR_PLATFORM_MAPPING 要一起设置；COUNTERSTAR_PLATFORM_SECRET_FILE 不能单独设置。",
      "COUNTERSTAR_PLATFORM_URL and COUNTERSTAR_PLATFORM_MAPPING must be set together; COUNTERSTAR_PLATFORM_SECRET_FILE not without them.",
    );
  }
  return url && mapping ? { url, mappingFile: resolve(mapping), secretFile: secret && resolve(secret) } : null;
};

const noticesIn = (read: z.infer<typeof Environment>): ReceiverSettings | null => {
  const { COUNTERSTAR_NOTICE_WEBHOOK: url, COUNTERSTAR_NOTICE_SECRET_FILE: secret } = read;
  if (!url !== !secret) {
    throw new StartupTrouble(
      "COUNTERSTAR_NOTICE_WEBHOOK 和 COUNTERSTAR_NOTICE_SECRET_FILE 要一起设置。",
      "COUNTERSTAR_NOTICE_WEBHOOK and COUNTERSTAR_NOTICE_SECRET_FILE must be set together.",
    );
  }
  return url && secret ? { url, secretFile: resolve(secret) } : null;
};

const singleSignOnIn = (read: z.infer<typeof Environment>): SingleSignOnSettings | undefined => {
  const { COUNTERSTAR_OIDC_ISSUER: issuer, COUNTERSTAR_OIDC_CLIENT_ID: clientId } = read;
  const { COUNTERSTAR_OIDC_CLIENT_SECRET: clientSecret } = read;
  const given = [issuer, clientId, clientSecret].filter((one) => one !== undefined).length;
  if (given !== 0 && given !== 3) {
    throw new StartupTrouble(
      "COUNTERSTAR_OIDC_ISSUER、COUNTERSTAR_OIDC_CLIENT_ID 和 COUNTERSTAR_OIDC_CLIENT_SECRET 要一起设置。",
      "COUNTERSTAR_OIDC_ISSUER, COUNTERSTAR_OIDC_CLIENT_ID and COUNTERSTAR_OIDC_CLIENT_SECRET must be set together.",
    );
  }
  if (!issuer || !clientId || !clientSecret) return undefined;
  const { COUNTERSTAR_OIDC_LOGIN_CLAIM: loginClaim, COUNTERSTAR_OIDC_NAME: name } = read;
  return { issuer, clientId, clientSecret, loginClaim, name };
};

/** The settings of the environment. Throws `StartupTrouble` that names the wrong variable. */
export const readSettings = (environment: NodeJS.ProcessEnv): Settings => {
  const read = Environment.safeParse(withoutEmpty(environment));
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0] ?? "");
    throw new StartupTrouble(
      `环境变量 ${name} 的值不正确。`,
      `The value of the environment variable ${name} is not valid.`,
    );
  }
  return {
    host: read.data.COUNTERSTAR_CENTRE_HOST,
    port: read.data.COUNTERSTAR_CENTRE_PORT,
    dataFolder: resolve(read.data.COUNTERSTAR_CENTRE_DATA),
    databaseUrl: read.data.DATABASE_URL,
    isDemo: read.data.COUNTERSTAR_DEMO === "1",
    publicUrl: read.data.COUNTERSTAR_CENTRE_PUBLIC_URL,
    policy: policyIn(read.data),
    singleSignOn: singleSignOnIn(read.data),
    authenticatorRoles: read.data.COUNTERSTAR_AUTHENTICATOR_ROLES,
    ...mailIn(read.data),
    platform: platformIn(read.data),
    notices: noticesIn(read.data),
    smsFile: read.data.COUNTERSTAR_SMS_FILE ? resolve(read.data.COUNTERSTAR_SMS_FILE) : null,
    limits: {
      ...usualLimits,
      connections: read.data.COUNTERSTAR_CENTRE_CONNECTIONS,
      connectionsOfAddress: read.data.COUNTERSTAR_CENTRE_ADDRESS_CONNECTIONS,
      bodyBytes: read.data.COUNTERSTAR_CENTRE_BODY_MIB * mebibyte,
    },
    proxies: read.data.COUNTERSTAR_CENTRE_PROXIES,
  };
};
