import type { ItRequests } from "../../../contract/ipc/it.ts";
import type { ItSetting } from "../../../contract/ledger/bodies/it.ts";
import type { EntryBody } from "../../../contract/ledger/entry.ts";
import { problem } from "../../../contract/problems/problem.ts";
import { failure, type Result, success } from "../../../contract/result.ts";
import type { CounterApiChange } from "../counter-api/counter-api.ts";
import type { HandlersOf } from "../ipc/serve-requests.ts";
import { numbersInWait, unlockAtDevice } from "../login/attempts.ts";
import { airGapRequests } from "./air-gap-requests.ts";
import { checkItPin, itPinOf } from "./check-it-pin.ts";
import { type ItParts, type ItService, itPanelOf } from "./it-panel.ts";
import { systemRequests } from "./system-requests.ts";

/** The page's requests for IT. Outside a session every answer is `it-panel-locked`. */
export const itRequests = (parts: ItParts): HandlersOf<ItRequests> => {
  const { session, counterApi, clock } = parts;

  const panelOf = (service: ItService) => itPanelOf(parts, service);
  /** The panel never covers a visit: the citizen at the screen comes first. */
  const beforeIdle = (): Result<ItService> => {
    const found = parts.service();
    return !found.ok || found.value.visit.session().stage.at === "idle" ? found : failure(problem("citizen-busy"));
  };
  const atPanel = (): Result<ItService> => {
    const found = parts.service();
    return !found.ok || session.isOpen() ? found : failure(problem("it-panel-locked"));
  };
  const write = ({ store, appended }: ItService, to: EntryBody<"it-setting-changed">): Result<unknown> => {
    const written = store.append([{ kind: "it-setting-changed", body: to }]);
    appended();
    return written;
  };

  return {
    requestItPanel: () => {
      const found = beforeIdle();
      const pin = found.ok ? itPinOf(found.value.store.configuration()) : found;
      return pin.ok ? success(null) : pin;
    },
    openItPanel: async ({ pin }) => {
      const found = parts.service();
      if (!found.ok) return found;
      const { store, visit, appended } = found.value;
      const checked = await checkItPin({ store, clock, pepper: parts.pepper }, pin);
      appended();
      if (!checked.ok) return checked;
      // A visit may have begun during the check.
      const stillIdle = beforeIdle();
      if (!stillIdle.ok) return stillIdle;
      session.open(visit.view());
      return success(panelOf(found.value));
    },
    itPanel: () => {
      const found = atPanel();
      return found.ok ? success(panelOf(found.value)) : found;
    },
    touchItPanel: () => {
      const found = atPanel();
      session.touch();
      return found.ok ? success(null) : found;
    },
    changeSetting: async (setting) => {
      const found = atPanel();
      if (!found.ok) return found;
      const written = write(found.value, setting);
      const changed = written.ok ? await counterApi.change(wishOf(setting)) : written;
      return changed.ok ? success(panelOf(found.value)) : changed;
    },
    newCounterToken: async () => {
      const found = atPanel();
      if (!found.ok) return found;
      if (counterApi.read().token === "environment") return failure(problem("counter-token-given"));
      const written = write(found.value, { what: "counter-api-token", to: "new" });
      const made = written.ok ? await counterApi.newToken() : written;
      return made.ok ? success({ token: made.value, panel: panelOf(found.value) }) : made;
    },
    unlockNumber: ({ staffNumber }) => {
      const found = atPanel();
      if (!found.ok) return found;
      const { store, appended } = found.value;
      const isHere = numbersInWait({ store, clock }).some((tried) => tried.staffNumber === staffNumber);
      const unlocked = isHere ? unlockAtDevice(store, staffNumber) : success(null);
      appended();
      return unlocked.ok ? success(panelOf(found.value)) : unlocked;
    },
    syncNow: () => {
      const found = atPanel();
      if (!found.ok) return found;
      found.value.sync.tell({ type: "try-now" });
      return success(panelOf(found.value));
    },
    testNetwork: async () => {
      const found = atPanel();
      return found.ok ? parts.testNetwork() : found;
    },
    ...airGapRequests({ atPanel, panelOf, watch: parts.airGapWatch, sticks: parts.machine.sticks }),
    ...systemRequests({ ...parts, atPanel, panelOf, now: clock.date }),
    leaveItPanel: () => {
      session.end();
      return success(null);
    },
  };
};

const wishOf = (setting: ItSetting): CounterApiChange => {
  switch (setting.what) {
    case "counter-api-open":
      return { isOpen: setting.to };
    case "counter-api-reach":
      return { reach: setting.to };
    case "counter-api-port":
      return { port: setting.to };
    case "counter-api-origins":
      return { origins: setting.to };
  }
};
