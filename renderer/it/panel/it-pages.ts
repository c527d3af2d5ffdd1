import { ConfigurationPage } from "./configuration-page.tsx";
import { CounterApiPage } from "./counter-api-page.tsx";
import { DevicePage } from "./device-page.tsx";
import type { ItPage } from "./it-page.ts";
import { NetworkPage } from "./network-page.tsx";
import { NumbersPage } from "./numbers-page.tsx";
import { QueueSystemPage } from "./queue-system-page.tsx";
import { StickPage } from "./stick-page.tsx";
import { SyncPage } from "./sync-page.tsx";

/** The pages in their order; the first one is there when the panel opens. */
export const itPages = [
  { name: "counterApi", Page: CounterApiPage },
  { name: "sync", Page: SyncPage },
  { name: "stick", Page: StickPage },
  { name: "network", Page: NetworkPage },
  { name: "configuration", Page: ConfigurationPage },
  { name: "numbers", Page: NumbersPage },
  { name: "device", Page: DevicePage },
  { name: "queueSystem", Page: QueueSystemPage },
] as const satisfies readonly ItPage[];
