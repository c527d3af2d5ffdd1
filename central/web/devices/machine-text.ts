import type { MachineStatus } from "../../../contract/sync/machine-status.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";

const linkKeys: Readonly<Record<string, WordKey>> = {
  "nobody-on-duty": "queueNobody",
  waiting: "queueWaiting",
  connecting: "queueConnecting",
  connected: "queueConnected",
  "logged-in": "queueLoggedIn",
};

const queueText = (words: Words, { link, due }: NonNullable<MachineStatus["queueSystem"]>): string => {
  const key = linkKeys[link];
  return fill(words.queueLink, { link: key === undefined ? link : String(words[key]), due });
};

const counterApiText = (words: Words, { isOpen, listensAt, reach }: MachineStatus["counterApi"]): readonly string[] => {
  if (listensAt === null) return isOpen ? [] : [words.counterApiShut];
  const where = reach === "lan" ? words.counterApiLan : words.counterApiHere;
  return [fill(words.counterApiListens, { port: listensAt, reach: where })];
};

/** The details in a line each. */
export const machineLines = (words: Words, facts: MachineStatus): readonly string[] => {
  const { electronVersion: electron, nodeVersion: node, sqliteVersion: sqlite, schema, queueSystem } = facts;
  return [
    fill(words.machineVersions, { electron, node, sqlite, schema }),
    fill(words.machineLedger, { size: facts.ledgerMib, count: facts.setAside }),
    ...(facts.isSalvaging ? [words.machineCarrying] : []),
    ...counterApiText(words, facts.counterApi),
    ...(queueSystem?.problem === null ? [queueText(words, queueSystem)] : []),
  ];
};

/** The details that need attention. */
export const noticesOf = (words: Words, facts: MachineStatus): readonly string[] => {
  const { counterApi, queueSystem } = facts;
  return [
    ...(facts.isDesktopOpen ? [words.machineDesktop] : []),
    ...(facts.numbersInWait > 0 ? [fill(words.machineNumbers, { count: facts.numbersInWait })] : []),
    ...(counterApi.problem === null ? [] : [fill(words.counterApiFails, { code: counterApi.problem })]),
    ...(queueSystem?.problem ? [fill(words.queueLinkFails, { code: queueSystem.problem, due: queueSystem.due })] : []),
  ];
};
