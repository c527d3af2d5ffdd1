import { type Grant, type RoleName, unitOf, windowOf } from "./roles.ts";

/** Each permission of the office, and the roles that have it, within the place of the role. */
export const permissions = {
  "read-figures": ["city", "leader", "supervisor", "inspector", "auditor"],
  "read-signals": ["city", "leader", "supervisor", "inspector", "auditor"],
  /** A unit answers about itself, and does not decide. */
  "answer-signals": ["leader", "supervisor"],
  "decide-signals": ["city"],
  "read-stars": ["city", "leader", "supervisor", "inspector", "auditor"],
  /** The rules for stars, and the frozen months. */
  "manage-stars": ["city"],
  /** 抽查: samples of the ratings of the whole office. */
  "read-draws": ["city", "inspector", "auditor"],
  "draw-samples": ["inspector"],
  "read-ratings": ["city", "leader", "supervisor", "inspector", "auditor"],
  "decide-claims": ["city"],
  "read-opinions": ["city", "leader", "supervisor", "inspector", "auditor"],
  /** With a citizen's words and telephone number. */
  "read-complaints": ["city", "leader"],
  "read-duty": ["city", "leader", "supervisor", "inspector", "auditor", "it"],
  /** 整改项. The caller reads those to call about alone. */
  "read-items": ["city", "leader", "supervisor", "inspector", "auditor"],
  /** Which step each of them takes is decided by the item. */
  "step-items": ["city", "leader", "supervisor", "inspector"],
  /** 协办: asks other units for contributions, and answers theirs. */
  "manage-helps": ["leader"],
  "call-back": ["caller"],
  /** The telephone number of a citizen: of an open item, for a purpose. */
  "open-contacts": ["city", "leader", "supervisor", "caller"],
  "read-explanations": ["city", "leader", "supervisor", "inspector", "auditor"],
  "read-logins": ["city", "it"],
  "unlock-staff": ["city", "it"],
  "read-devices": ["city", "inspector", "auditor", "it"],
  "manage-devices": ["city", "it"],
  "read-policy": ["city", "inspector", "auditor", "it"],
  "manage-policy": ["city", "it"],
  /** The working days of the office, by which due days are counted. */
  "read-calendar": ["city", "leader", "supervisor", "inspector", "auditor", "it"],
  "manage-calendar": ["city", "it"],
  /** 网上评价: whether the public sees the unit's column, and which comments stand in it; withdraws a card. */
  "manage-column": ["city", "leader"],
  /** 你说我改: a unit writes, and does not approve. */
  "write-cards": ["leader"],
  "approve-cards": ["city"],
  "import-ledger": ["city", "it"],
  "manage-accounts": ["city", "it"],
  /** Four eyes: of accounts that a person made who reads less than they do. */
  "confirm-accounts": ["city", "leader"],
  "read-access-log": ["city", "auditor"],
  "manage-tokens": ["city", "it"],
  /** 上报: how many ratings the platform above has, by state. */
  "read-uploads": ["city", "leader", "inspector", "auditor", "it"],
  /** Single refused uploads, without what the citizen said. */
  "list-uploads": ["city", "it"],
  "send-uploads": ["city"],
  /** The centre's own work and the mails, besides the person's own jobs. */
  "watch-jobs": ["city", "it"],
} as const satisfies Readonly<Record<string, readonly RoleName[]>>;

export type Permission = keyof typeof permissions;

/** The part of the office that a person may see: all of it, or these units and windows. */
export type Scope =
  | { readonly isAll: true }
  | {
      readonly isAll: false;
      readonly units: readonly string[];
      readonly windows: readonly { readonly unitCode: string; readonly windowNumber: string }[];
    };

/** The place in which `grants` give a permission; undefined where none of them does. */
export const scopeOf = (grants: readonly Grant[], permission: Permission): Scope | undefined => {
  const roles: readonly RoleName[] = permissions[permission];
  const giving = grants.filter(({ role }) => roles.includes(role));
  if (giving.length === 0) return undefined;
  if (giving.some((grant) => unitOf(grant) === null)) return { isAll: true };
  const places = giving.map((grant) => ({ unitCode: unitOf(grant) ?? "", windowNumber: windowOf(grant) }));
  return {
    isAll: false,
    units: places.flatMap(({ unitCode, windowNumber }) => (windowNumber === null ? [unitCode] : [])),
    windows: places.flatMap(({ unitCode, windowNumber }) =>
      windowNumber === null ? [] : [{ unitCode, windowNumber }],
    ),
  };
};
