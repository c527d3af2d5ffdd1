import type { ItNetwork, ItRequests, NewCounterToken } from "../../contract/ipc/it.ts";
import type { Stick } from "../../contract/ipc/it-air-gap.ts";
import type { ExportInput } from "../../contract/ipc/it-inputs.ts";
import type { LogLine } from "../../contract/ipc/it-system.ts";
import type { NetworkSettingsRequests } from "../../contract/ipc/network-settings.ts";
import type { ApiOf } from "../../contract/ipc/requests.ts";
import type { ItSetting } from "../../contract/ledger/bodies/it.ts";
import type { StaffNumber } from "../../contract/words.ts";
import { withItAsked, withItHeard, withItPanel, withoutIt } from "./it-state.ts";
import { withProblem } from "./kiosk-state.ts";
import { askFor, type KioskStore } from "./kiosk-store.ts";
import { createNetworkSettingsActions, type NetworkSettingsActions } from "./network-settings-actions.ts";

/** Every action of IT at the screen. */
export interface ItActions extends NetworkSettingsActions {
  /** The mark was held. */
  readonly knock: () => void;
  readonly enter: (pin: string) => void;
  /** Leaves the PIN screen or the panel. */
  readonly leave: () => void;
  /** Takes over the current state of the panel, or the end of its session. */
  readonly refresh: () => void;
  readonly touch: () => void;
  readonly change: (setting: ItSetting) => void;
  /** The token itself goes to `show` and is stored nowhere else. */
  readonly makeToken: (show: (token: string) => void) => void;
  readonly unlock: (staffNumber: StaffNumber) => void;
  readonly syncNow: () => void;
  /** Whether the centre has accepted the code goes to `show`. It may take a while, and holds up no other request. */
  readonly renewEnrolment: (code: string, show: (isAccepted: boolean) => void) => void;
  /** The test result goes to `show`; null if the session is over. */
  readonly testNetwork: (show: (found: ItNetwork | null) => void) => void;
  /** The USB sticks go to `show`; nothing if the session is over. */
  readonly listSticks: (show: (sticks: readonly Stick[]) => void) => void;
  readonly exportLedger: (input: ExportInput) => void;
  readonly importReceipts: (folder: string) => void;
  readonly restart: () => void;
  readonly openDesktop: (isOpen: boolean) => void;
  readonly readLog: (show: (lines: readonly LogLine[]) => void) => void;
  /** The name of the file on the USB stick goes to `show`. */
  readonly copyLog: (folder: string, show: (fileName: string) => void) => void;
}

type ItApi = Omit<ApiOf<ItRequests & NetworkSettingsRequests, unknown>, "onView">;

export const createItActions = (store: KioskStore, api: ItApi): ItActions => {
  const refresh = async (): Promise<void> => {
    const heard = await api.itPanel();
    store.setState((state) => withItHeard(state, heard));
  };
  const makeToken = async (show: (token: string) => void): Promise<void> => {
    let made: NewCounterToken | undefined;
    await askFor(store, api.newCounterToken, (state, answer) => {
      made = answer;
      return withItPanel(state, answer.panel);
    });
    if (made) show(made.token);
  };
  const listSticks = async (show: (sticks: readonly Stick[]) => void): Promise<void> => {
    const found = await api.sticks();
    if (found.ok) show(found.value);
  };
  const testNetwork = async (show: (found: ItNetwork | null) => void): Promise<void> => {
    const found = await api.testNetwork();
    show(found.ok ? found.value : null);
  };
  const renewEnrolment = async (code: string, show: (isAccepted: boolean) => void): Promise<void> => {
    const renewed = await api.renewEnrolment({ code });
    store.setState((state) => {
      // IT has left, or a citizen's prompt has closed the panel.
      if (state.it?.at !== "panel") return state;
      return renewed.ok ? withItPanel(state, renewed.value) : withProblem(state, renewed.problem);
    });
    show(renewed.ok);
  };
  const readLog = async (show: (lines: readonly LogLine[]) => void): Promise<void> => {
    const found = await api.readLog();
    if (found.ok) show(found.value);
  };
  const copyLog = async (folder: string, show: (fileName: string) => void): Promise<void> => {
    let fileName: string | undefined;
    await askFor(
      store,
      () => api.copyLog({ folder }),
      (state, copied) => {
        fileName = copied.fileName;
        return state;
      },
    );
    if (fileName !== undefined) show(fileName);
  };
  return {
    ...createNetworkSettingsActions(store, api),
    restart: () => void askFor(store, api.restartKiosk, (state) => state),
    openDesktop: (isOpen) => void askFor(store, () => api.openDesktop({ isOpen }), withItPanel),
    readLog: (show) => void readLog(show),
    copyLog: (folder, show) => void copyLog(folder, show),
    testNetwork: (show) => void testNetwork(show),
    listSticks: (show) => void listSticks(show),
    exportLedger: (input) => void askFor(store, () => api.exportLedger(input), withItPanel),
    importReceipts: (folder) => void askFor(store, () => api.importReceipts({ folder }), withItPanel),
    knock: () => void askFor(store, api.requestItPanel, withItAsked),
    enter: (pin) => void askFor(store, () => api.openItPanel({ pin }), withItPanel),
    leave: () => {
      store.setState(withoutIt);
      void api.leaveItPanel();
    },
    refresh: () => void refresh(),
    touch: () => void api.touchItPanel(),
    change: (setting) => void askFor(store, () => api.changeSetting(setting), withItPanel),
    makeToken: (show) => void makeToken(show),
    syncNow: () => void askFor(store, api.syncNow, withItPanel),
    renewEnrolment: (code, show) => void renewEnrolment(code, show),
    unlock: (staffNumber) => void askFor(store, () => api.unlockNumber({ staffNumber }), withItPanel),
  };
};
