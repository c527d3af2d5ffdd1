import { ConfigurationPage } from "./configuration-page.tsx";
import { CounterApiPage } from "./counter-api-page.tsx";
import { DevicePage } from "./device-page.tsx";
import type { ItPage } from "./it-page.ts";
import { LogPage } from "./log-page.tsx";
import { NetworkPage } from "./network-page.tsx";
import { NumbersPage } from "./numbers-page.tsx";
import { QueueSystemPage } from "./queue-system-page.tsx";
import { StickPage } from "./stick-page.tsx";
import { SyncPage } from "./sync-page.tsx";
import { SystemPage } from "./system-page.tsx";
import { TestsPage } from "./tests-page.tsx";

/** The pages in their order; the panel opens with the first. */
export const itPages = [
  { name: "counterApi", Page: CounterApiPage },
  { name: "sync", Page: SyncPage },
  { name: "stick", Page: StickPage },
  { name: "network", Page: NetworkPage },
  { name: "configuration", Page: ConfigurationPage },
  { name: "numbers", Page: NumbersPage },
  { name: "device", Page: DevicePage },
  { name: "queueSystem", Page: QueueSystemPage },
  { name: "tests", Page: TestsPage },
  { name: "log", Page: LogPage },
  { name: "system", Page: SystemPage },
] as const satisfies readonly ItPage[];
