import type { Permission, Scope } from "../../contract/office/accounts/permissions.ts";
import type { RoleName } from "../../contract/office/accounts/roles.ts";
import type { NeedKind } from "../../contract/office/today/needs.ts";
import type { Caller } from "../accounts/sessions.ts";
import type { Centre } from "../centre.ts";

export interface NeedAsked {
  readonly centre: Pick<Centre, "sql" | "clock" | "authenticatorRoles">;
  readonly caller: Caller;
  /** The place in which the caller has the need's permission. */
  readonly scope: Scope;
}

export interface Waiting {
  readonly count: number;
  /** As in `NeedRow`; null by default. */
  readonly over?: number | null;
  readonly oldestAt: Date | string | null;
  /** Filters that depend on what waits. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** Something of a department that may wait for a person, counted by one cheap query. */
export interface Need {
  readonly kind: NeedKind;
  /** The path of the page where it is done, and its filters. */
  readonly page: string;
  readonly filters?: Readonly<Record<string, string>>;
  /** Who may do it; "person" for a need of the person alone. */
  readonly may: Permission | "person";
  /** The roles for which it is work, where others only read it. */
  readonly roles?: readonly RoleName[];
  /** Whether it is about places: a brief of one unit counts it there alone. */
  readonly isOfPlaces: boolean;
  readonly count: (asked: NeedAsked) => Promise<Waiting>;
}

export const nothing: Waiting = { count: 0, oldestAt: null };
