import { useEffect, useEffectEvent, useState } from "react";
import type { NetworkSettings } from "../../../contract/ipc/network-settings.ts";
import type { NetworkSettingsActions } from "../../state/network-settings-actions.ts";

/** The network settings, requested once; null until the first answer. */
export const useSettings = (actions: NetworkSettingsActions) => {
  const [settings, setSettings] = useState<NetworkSettings | null>(null);
  const read = useEffectEvent(() => actions.readSettings(setSettings));
  useEffect(() => read(), []);
  return [settings, setSettings] as const;
};
