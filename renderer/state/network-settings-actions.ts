import type {
  CertificatesInFile,
  NetworkSettings,
  NetworkSettingsRequests,
} from "../../contract/ipc/network-settings.ts";
import type { ApiOf } from "../../contract/ipc/requests.ts";
import { type Result, success } from "../../contract/result.ts";
import { askFor, type KioskStore } from "./kiosk-store.ts";

type Show<Value> = (value: Value) => void;

/** IT's actions on the network settings. */
export interface NetworkSettingsActions {
  /** Main's answer goes to `show`; nothing goes there if it refuses. */
  readonly readSettings: (show: Show<NetworkSettings>) => void;
  readonly listCertificateFiles: (show: Show<readonly string[]>) => void;
  /** Main's answers to these go to `show`, refusals too: the caller shows the error at its own place. */
  readonly setProxy: (address: string | null, show: Show<Result<NetworkSettings>>) => void;
  readonly readCertificates: (file: string, show: Show<Result<CertificatesInFile>>) => void;
  readonly trust: (read: CertificatesInFile, show: Show<Result<NetworkSettings>>) => void;
  readonly removeCertificates: (show: Show<Result<NetworkSettings>>) => void;
}

type NetworkSettingsApi = Omit<ApiOf<NetworkSettingsRequests, unknown>, "onView">;

export const createNetworkSettingsActions = (store: KioskStore, api: NetworkSettingsApi): NetworkSettingsActions => {
  const askAndShow = async <Value>(request: () => Promise<Result<Value>>, show: Show<Result<Value>>): Promise<void> => {
    const answers: Result<Value>[] = [];
    const shown = async () => {
      const answer = await request();
      if (!answer.ok && answer.problem.code === "it-panel-locked") return answer;
      return success(answers.push(answer));
    };
    await askFor(store, shown, (state) => state);
    answers.forEach(show);
  };
  /** A request without a touch: it does not wait for, or block, another request. */
  const lookAndShow = async <Value>(request: () => Promise<Result<Value>>, show: Show<Value>): Promise<void> => {
    const found = await request();
    if (found.ok) show(found.value);
  };
  return {
    readSettings: (show) => void lookAndShow(api.networkSettings, show),
    listCertificateFiles: (show) => void lookAndShow(api.findCertificateFiles, show),
    setProxy: (address, show) => void askAndShow(() => api.setProxy({ address }), show),
    readCertificates: (file, show) => void askAndShow(() => api.readCertificateFile({ file }), show),
    trust: ({ file, sha256 }, show) => void askAndShow(() => api.trustCertificates({ file, sha256 }), show),
    removeCertificates: (show) => void askAndShow(api.removeCertificates, show),
  };
};
