import type { RoleName } from "../contract/office/accounts/roles.ts";
import type { Policy } from "../contract/sync/configuration.ts";
import type { SingleSignOnSettings } from "./accounts/single-sign-on/provider.ts";
import type { Sql } from "./database/sql.ts";
import type { Digests } from "./digests/open-digests.ts";
import type { Jobs } from "./jobs/start-jobs.ts";
import type { SealingKeys } from "./keys/sealing-key.ts";
import type { Signer } from "./keys/signing-key.ts";
import type { Notices } from "./notices/open-notices.ts";
import type { PlatformUploads } from "./platform/start-platform.ts";
import type { SendSms } from "./sms/sms.ts";

/** Fields of the policy in the database that the environment overrides. */
export type PolicyOverride = Readonly<Partial<Policy>>;

/** The dependencies of all endpoints. Clock and random source are parameters. */
export interface Centre {
  readonly sql: Sql;
  readonly signer: Signer;
  readonly sealingKeys: SealingKeys;
  /** The secret from which every device's pepper is derived. */
  readonly pepperRoot: Buffer;
  /** Milliseconds since 1970: the only clock that decides anything here. */
  readonly clock: () => number;
  readonly random: (size: number) => Buffer;
  readonly policy: PolicyOverride;
  readonly jobs: Jobs;
  readonly digests: Digests;
  readonly platform: PlatformUploads;
  readonly notices: Notices;
  /** null where the office sends no text messages. */
  readonly sms: SendSms | null;
  /** Persons with one of these roles have to use an authenticator; none by default. */
  readonly authenticatorRoles?: readonly RoleName[] | undefined;
  /** Absent where the office has no provider. */
  readonly singleSignOn?: SingleSignOnSettings | undefined;
  /** The address of this centre for citizens' phones, without a slash at its end. Known once the centre listens. */
  readonly publicUrl: () => string;
}
