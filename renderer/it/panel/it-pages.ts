import { ConfigurationPage } from "./configuration-page.tsx";
import { CounterApiPage } from "./counter-api-page.tsx";
import { DevicePage } from "./device-page.tsx";
import type { ItPage } from "./it-page.ts";
import { LogPage } from "./log-page.tsx";
import { NetworkPage } from "./network-page.tsx";
import { NumbersPage } from "./numbers-page.tsx";
import { OverviewPage } from "./overview-page.tsx";
import { QueueSystemPage } from "./queue-system-page.tsx";
import { StickPage } from "./stick-page.tsx";
import { SyncPage } from "./sync-page.tsx";
import { SystemPage } from "./system-page.tsx";
import { TestsPage } from "./tests-page.tsx";

/** The pages in their order, the ones that IT needs most often first; the panel opens with the first. */
export const itPages: readonly ItPage[] = [
  { name: "overview", Page: OverviewPage },
  { name: "sync", Page: SyncPage },
  { name: "network", Page: NetworkPage },
  { name: "device", Page: DevicePage },
  { name: "numbers", Page: NumbersPage },
  { name: "stick", Page: StickPage },
  { name: "counterApi", Page: CounterApiPage },
  { name: "queueSystem", Page: QueueSystemPage },
  { name: "system", Page: SystemPage },
  { name: "configuration", Page: ConfigurationPage },
  { name: "tests", Page: TestsPage },
  { name: "log", Page: LogPage },
];
