import { type Permission, type Scope, scopeOf } from "../../contract/office/accounts/permissions.ts";
import type { DeviceStatus } from "../../contract/office/devices/devices.ts";
import type { Figures, OfficeFigures } from "../../contract/office/figures/figures.ts";
import type { Days } from "../../contract/office/figures/periods.ts";
import type { LocalText } from "../../contract/words.ts";
import { readWithin } from "../accounts/read-within.ts";
import type { Caller } from "../accounts/sessions.ts";
import { withSubUnits } from "../accounts/within-scope.ts";
import type { Sql } from "../database/sql.ts";
import { countOpenAlerts } from "../devices/alerts/read-alerts.ts";
import { countAlarmed, countStates } from "../devices/read-devices.ts";
import { readFigures } from "../figures/read-figures.ts";
import { countFlags, statesWaitingFor } from "../figures/signals/read-flags.ts";
import { readContestedServices } from "../ratings/read-contested-services.ts";
import { readNamesOf } from "../roster/names.ts";
import { countLocked } from "../shifts/read-logins.ts";

/** The figures of the whole office, or of a unit. */
export interface PlaceFigures {
  /** null for the whole office. */
  readonly unit: { readonly code: string; readonly name: LocalText } | null;
  /** null below ten ratings. */
  readonly figures: Figures | null;
  readonly switches: OfficeFigures["switches"];
  readonly definitionsVersion: string;
}

export type WaitingKind = "flags" | "contested" | "locked" | "alerts" | "alarmed";

export interface DigestContent {
  readonly places: readonly PlaceFigures[];
  /** Units of the person beyond those in `places`. */
  readonly moreUnits: number;
  /** Of IT: the devices in use by their status. */
  readonly devices: ReadonlyMap<DeviceStatus, number> | null;
  readonly waiting: readonly { readonly kind: WaitingKind; readonly count: number }[];
}

/** More are on the page: a mail is read at a glance. */
const mostPlaces = 20;

interface Asked {
  readonly caller: Caller;
  readonly days: Days;
  readonly nowMs: number;
}

const readPlace = async (
  sql: Sql,
  { days, nowMs }: Asked,
  scope: Scope,
  code: string | null,
): Promise<PlaceFigures> => {
  const asked = { scope, days, flagged: "with", by: "units", unit: code, after: null, atMs: nowMs } as const;
  const { all, switches, definitionsVersion } = await readFigures(sql, asked);
  const unit = code === null ? null : { code, name: (await readNamesOf(sql, [code], [])).unit(code) };
  return { unit, figures: all, switches, definitionsVersion };
};

/** The places whose sum the person's page of figures shows: the office, or each unit that the person leads. */
const placesOf = (scope: Scope | undefined): readonly (string | null)[] =>
  scope === undefined ? [] : scope.isAll ? [null] : scope.units.toSorted();

const readStatuses = async (sql: Sql, nowMs: number): Promise<ReadonlyMap<DeviceStatus, number>> => {
  const { live, quiet, lost, never } = await countStates(sql, {}, nowMs);
  return new Map(Object.entries({ live, quiet, lost, never }) as [DeviceStatus, number][]);
};

const readWaiting = async (sql: Sql, { grants }: Caller): Promise<DigestContent["waiting"]> => {
  const has = (permission: Permission): boolean => scopeOf(grants, permission) !== undefined;
  const waiting: { kind: WaitingKind; count: number }[] = [];
  const flags = scopeOf(grants, "read-signals");
  const states = statesWaitingFor(grants);
  if (flags && states.length > 0) {
    const scope = await withSubUnits(sql, flags);
    const count = await readWithin(sql, scope, (tx) => countFlags(tx, scope, states));
    waiting.push({ kind: "flags", count });
  }
  if (has("decide-claims")) {
    const services = await readContestedServices(sql);
    waiting.push({ kind: "contested", count: services.filter(({ decided }) => decided === null).length });
  }
  if (has("read-logins")) waiting.push({ kind: "locked", ...(await countLocked(sql)) });
  if (has("manage-devices")) {
    waiting.push({ kind: "alerts", ...(await countOpenAlerts(sql)) });
    waiting.push({ kind: "alarmed", ...(await countAlarmed(sql)) });
  }
  return waiting;
};

/**
 * A person's digest, with the scope and the suppression of the person's pages; undefined where no role of the person has
 * one: 单位领导, those who read the whole office, and IT do.
 */
export const readContent = async (sql: Sql, asked: Asked): Promise<DigestContent | undefined> => {
  const { caller, nowMs } = asked;
  const given = scopeOf(caller.grants, "read-figures");
  const scope = given && (await withSubUnits(sql, given));
  const codes = placesOf(scope);
  const isIt = caller.grants.some(({ role }) => role === "it");
  if (codes.length === 0 && !isIt) return undefined;
  const places: PlaceFigures[] = [];
  for (const code of codes.slice(0, mostPlaces))
    places.push(await readPlace(sql, asked, scope ?? { isAll: true }, code));
  return {
    places,
    moreUnits: Math.max(0, codes.length - mostPlaces),
    devices: isIt ? await readStatuses(sql, nowMs) : null,
    waiting: await readWaiting(sql, caller),
  };
};
