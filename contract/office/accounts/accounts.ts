import { z } from "zod";
import { isFitLogin, plainName } from "../../names.ts";
import { LocalText, StaffNumber, UnitCode } from "../../words.ts";
import { MailAddress } from "../digests/digests.ts";
import { question } from "../question.ts";
import { permissions } from "./permissions.ts";
import { Grant } from "./roles.ts";

/** 登录名, as a person types it. Compared without regard to case and width. */
export const Login = z.string().trim().min(1).max(60);

/** That of a new account. Older ones may have other characters. */
export const NewLogin = Login.refine((login) => isFitLogin(login.normalize("NFKC").toLowerCase()), {
  params: { problem: "login-unfit" },
});
export const PersonName = plainName(60);
/** Checked by the centre too, which knows the login. */
export const Password = z.string().min(1).max(256);
export const AccountId = z.uuid();

/** `POST`: begins a session, which is in a cookie. `code` is that of an authenticator, where the account has one. */
export const LoginAttempt = z.strictObject({ login: Login, password: Password, code: z.string().max(12).optional() });

/** Header of a question that a page asks by itself, without a person at it: it does not keep the session alive. */
export const unattendedHeader = "counterstar-unattended";

/** The person who is logged in. */
export const Me = z.strictObject({
  login: z.string(),
  name: z.string(),
  grants: z.array(Grant),
  permissions: z.array(z.enum(Object.keys(permissions) as [keyof typeof permissions])),
  hasCode: z.boolean(),
  /** A role of the person needs an authenticator: until it is set every permission is refused. */
  mustSetCode: z.boolean(),
  /** ISO 8601, by the centre's clock: the session ends then at the latest. */
  endsAt: z.string(),
});
export type Me = z.infer<typeof Me>;
/** Null where no person is logged in: a page asks before the log-in, and a refusal would be an error in its console. */
export const meQuestion = question("/office/v1/me", Me.nullable());

/** A one-time link: `login` is null where it creates the first account. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const LinkToCheck = z.strictObject({ token: LinkToken });
export const LinkState = z.strictObject({ login: z.string().nullable(), name: z.string().nullable() });
export const LinkToUse = z.strictObject({
  token: LinkToken,
  password: Password,
  /** Of the first account only. */
  first: z.strictObject({ login: NewLogin, name: PersonName }).optional(),
});

export const PasswordChange = z.strictObject({ old: Password, new: Password });

/** `secret` in base32, with its `otpauth:` address for a code to scan. */
export const NewAuthenticator = z.strictObject({ secret: z.string(), address: z.string() });
export const AuthenticatorToSet = z.strictObject({
  secret: z.string().max(64),
  code: z.string().max(12),
  password: Password,
});
export const AuthenticatorToRemove = z.strictObject({ password: Password });

export const AccountRow = z.strictObject({
  id: AccountId,
  login: z.string(),
  name: z.string(),
  staff: z.strictObject({ unitCode: UnitCode, staffNumber: StaffNumber }).nullable(),
  grants: z.array(Grant),
  /** For digests; null where there is none. */
  mail: z.string().nullable(),
  hasPassword: z.boolean(),
  hasCode: z.boolean(),
  /** Another person has to confirm it first. */
  isWaiting: z.boolean(),
  isDisabled: z.boolean(),
  lastUsedAt: z.string().nullable(),
  sessions: z.int(),
});
export type AccountRow = z.infer<typeof AccountRow>;
/** `units`: the names of the units in the grants, by their codes. */
export const Accounts = z.strictObject({
  accounts: z.array(AccountRow),
  units: z.record(UnitCode, LocalText),
  hasMore: z.boolean(),
});
export type Accounts = z.infer<typeof Accounts>;
export const accountsQuestion = question("/office/v1/accounts", Accounts);

export const AccountToCreate = z.strictObject({
  login: NewLogin,
  name: PersonName,
  staff: z.strictObject({ unitCode: UnitCode, staffNumber: StaffNumber }).nullable(),
  grants: z.array(Grant).min(1).max(200),
  /** Left as it is where it is not given. */
  mail: MailAddress.nullable().optional(),
});
export const AccountToChange = AccountToCreate.omit({ login: true }).extend({ id: AccountId });
export const AccountNamed = z.strictObject({ id: AccountId });
export const AccountToDisable = AccountNamed.extend({ isDisabled: z.boolean() });

/** The address of a one-time link, which the centre shows only once. */
export const IssuedLink = z.strictObject({
  address: z.string(),
  expiresAt: z.string(),
  /** Another person has to confirm the account once the password is set. */
  needsConfirmation: z.boolean(),
});
export type IssuedLink = z.infer<typeof IssuedLink>;

export const AccessRow = z.strictObject({
  id: z.int(),
  at: z.string(),
  actorKind: z.enum(["account", "token", "command"]),
  /** The login of an account, or the name of a token or command. */
  actor: z.string(),
  /** Of an account. */
  actorName: z.string().nullable(),
  action: z.string(),
  subject: z.record(z.string(), z.unknown()),
  purpose: z.string().nullable(),
});
/** `after`: the entries that follow those of an earlier answer. */
export const AccessLogQuery = z.strictObject({
  after: z
    .string()
    .regex(/^[1-9][0-9]{0,14}$/)
    .optional(),
});
/**
 * The newest first. `units`: the names of the units in the subjects, by their codes. `next`: for `after`, where there are
 * older ones.
 */
export const AccessLog = z.strictObject({
  rows: z.array(AccessRow),
  units: z.record(UnitCode, LocalText),
  next: z.string().nullable(),
});
export type AccessLog = z.infer<typeof AccessLog>;
export const accessLogQuestion = question("/office/v1/access-log", AccessLog);

export const TokenRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  grants: z.array(Grant),
  createdAt: z.string(),
  endsAt: z.string(),
  isRevoked: z.boolean(),
});
export const Tokens = z.strictObject({ tokens: z.array(TokenRow) });
export type Tokens = z.infer<typeof Tokens>;
export const tokensQuestion = question("/office/v1/tokens", Tokens);
export const TokenToIssue = z.strictObject({
  name: PersonName,
  grants: z.array(Grant).min(1).max(200),
  days: z.int().min(1).max(400),
});
export const IssuedToken = z.strictObject({ token: z.string(), endsAt: z.string() });
export const TokenToRevoke = z.strictObject({ id: z.uuid() });

/** Paths that receive data. */
export const accountPaths = {
  sessions: "/office/v1/sessions",
  logOut: "/office/v1/log-out",
  logOutEverywhere: "/office/v1/log-out-everywhere",
  passwords: "/office/v1/passwords",
  newAuthenticator: "/office/v1/new-authenticator",
  authenticators: "/office/v1/authenticators",
  authenticatorRemovals: "/office/v1/authenticator-removals",
  linkChecks: "/office/v1/account-link-checks",
  linkUses: "/office/v1/account-link-uses",
  links: "/office/v1/account-links",
  accounts: "/office/v1/accounts",
  accountChanges: "/office/v1/account-changes",
  accountDisablings: "/office/v1/account-disablings",
  accountLogOuts: "/office/v1/account-log-outs",
  tokens: "/office/v1/tokens",
  tokenRevocations: "/office/v1/token-revocations",
} as const;
