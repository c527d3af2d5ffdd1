import type { EnrolmentRequests, TicketOnStick } from "../../contract/ipc/enrolment.ts";
import type { EnrolInput } from "../../contract/ipc/enrolment-inputs.ts";
import type { NetworkSettingsRequests } from "../../contract/ipc/network-settings.ts";
import type { ApiOf } from "../../contract/ipc/requests.ts";
import { askFor, type KioskStore } from "./kiosk-store.ts";
import { createNetworkSettingsActions, type NetworkSettingsActions } from "./network-settings-actions.ts";

/** IT's actions at a device that is not enrolled. */
export interface EnrolmentActions extends NetworkSettingsActions {
  readonly enrol: (input: EnrolInput) => void;
  readonly enrolFromStick: (ticket: TicketOnStick) => void;
  readonly listEnrolmentFiles: (show: (tickets: readonly TicketOnStick[]) => void) => void;
  readonly confirm: (matches: boolean) => void;
}

type EnrolmentApi = Omit<ApiOf<EnrolmentRequests & NetworkSettingsRequests, unknown>, "onView">;

export const createEnrolmentActions = (store: KioskStore, api: EnrolmentApi): EnrolmentActions => {
  const listEnrolmentFiles = async (show: (tickets: readonly TicketOnStick[]) => void): Promise<void> => {
    const found = await api.findTickets();
    if (found.ok) show(found.value);
  };
  return {
    ...createNetworkSettingsActions(store, api),
    enrol: (input) =>
      void askFor(
        store,
        () => api.enrol(input),
        (state) => state,
      ),
    enrolFromStick: (ticket) =>
      void askFor(
        store,
        () => api.enrolFromStick(ticket),
        (state) => state,
      ),
    listEnrolmentFiles: (show) => void listEnrolmentFiles(show),
    confirm: (matches) =>
      void askFor(
        store,
        () => api.confirmEnrolment({ matches }),
        (state) => state,
      ),
  };
};
