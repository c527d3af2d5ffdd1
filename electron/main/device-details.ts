import type { DeviceDetails } from "../../contract/ipc/view.ts";
import { fingerprintOf } from "../../contract/node/fingerprint.ts";
import { databaseFileIn } from "../../db/data-folder.ts";
import type { Store } from "../../db/store.ts";
import { type Clock, machineMonoMs } from "../wire/clock.ts";
import type { Identity } from "../wire/identity.ts";
import { privateKeyFrom, publicKeyText } from "../wire/key-pair.ts";
import type { SyncBegin } from "../wire/messages.ts";
import type { NetworkConfig } from "../wire/network/network-config.ts";
import type { Accepted } from "./identity/enrol-device.ts";
import type { Settings } from "./settings.ts";

/** The device's data on a screen that is out of service; null for unknown values. */
export const deviceDetails = (
  identity: Accepted | null,
  { dataFolder, enrolment }: Settings,
  store: Store | undefined,
): DeviceDetails => ({
  device: identity?.device ?? null,
  fingerprint: identity
    ? fingerprintOf({
        devicePublicKey: publicKeyText(privateKeyFrom(identity.privateKey)),
        centrePublicKey: identity.centrePublicKey,
      })
    : null,
  centreUrl: identity?.centreUrl ?? enrolment?.centreUrl ?? null,
  dataFolder,
  supportPhone: store?.configuration()?.unit.supportPhone ?? null,
});

interface Versions {
  readonly appVersion: string;
  readonly electronVersion: string;
}

/** The body of `device-started`. */
export const startedBody = ({ appVersion, electronVersion }: Versions) => ({
  appVersion,
  electronVersion,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
});

interface SyncParts {
  readonly settings: Settings;
  readonly clock: Clock;
  readonly appVersion: string;
  readonly config: NetworkConfig;
}

/** The data that the sync process of a serving device starts with. */
export const syncBegin = (identity: Identity, { settings, clock, appVersion, config }: SyncParts): SyncBegin => ({
  identity,
  config,
  databaseFile: databaseFileIn(settings.dataFolder),
  appVersion,
  everyMs: settings.syncEveryMs,
  boot: clock.boot,
  monoOriginMs: machineMonoMs() - clock.monoMs(),
});
