import type { ItPanel } from "../../../contract/ipc/it.ts";
import type { MachineStatus } from "../../../contract/sync/machine-status.ts";
import { isDamage, reasonOf } from "../../../db/failure-reason.ts";
import { log } from "../../wire/log.ts";
import { type ItParts, type ItService, itPanelOf } from "./it-panel.ts";

/** Adds the values of the IT panel to the next report to the centre. */
export const reportMachine = (parts: ItParts, service: ItService): void => {
  try {
    service.sync.tell({ type: "machine-seen", facts: machineFactsOf(itPanelOf(parts, service)) });
  } catch (error) {
    if (isDamage(error)) throw error;
    log("machine not seen", { reason: reasonOf(error) });
  }
};

const machineFactsOf = ({ device, system, numbers, counterApi, queueSystem }: ItPanel): MachineStatus => ({
  electronVersion: device.electronVersion,
  nodeVersion: system.nodeVersion,
  sqliteVersion: system.sqliteVersion,
  schema: system.schema,
  ledgerMib: Math.round(system.ledgerMib * 10) / 10,
  setAside: system.quarantined,
  isSalvaging: system.isSalvaging,
  isDesktopOpen: system.isDesktopOpen,
  numbersInWait: numbers.length,
  counterApi: {
    isOpen: counterApi.isOpen,
    reach: counterApi.reach,
    listensAt: counterApi.listensAt,
    problem: counterApi.problem?.code ?? null,
  },
  queueSystem: queueSystem && {
    link: queueSystem.link,
    due: queueSystem.due,
    problem: queueSystem.problem?.code ?? null,
  },
});
