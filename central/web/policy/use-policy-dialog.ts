import { useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import {
  PolicyAtPlace,
  type PolicyOutcome,
  type PolicyPlace,
  RolloutWithdrawn,
} from "../../../contract/office/policy/policy-rollouts.ts";
import type { Problem } from "../../../contract/problems/problem.ts";
import { askOffice } from "../reading/ask-office.ts";
import type { NamedPlace } from "./draft/places.ts";
import type { OpenDialog } from "./policy-dialogs.tsx";
import { placeQuery } from "./questions.ts";

/** The result of the last action. */
export type Ended =
  | { readonly problem: Problem | null }
  | { readonly outcome: PolicyOutcome }
  | { readonly withdrawn: number };

/** The open dialog, and functions to open and to end it. `onChanged` is called after a rollout or a withdrawal. */
export const usePolicyDialog = (onChanged: () => void) => {
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const [ended, setEnded] = useState<Ended | null>(null);
  const readAt = async (place: PolicyPlace, then: (read: PolicyAtPlace) => OpenDialog): Promise<void> => {
    const answer = await askOffice(officePaths.policy + placeQuery(place, null), PolicyAtPlace);
    setEnded(answer.ok ? null : answer);
    if (answer.ok) setOpen(then(answer.value));
  };
  return {
    open,
    ended,
    edit: (named: NamedPlace) => readAt(named.place, (start) => ({ what: "editor", ...named, start })),
    rollBack: (named: NamedPlace, backTo: number) =>
      readAt(named.place, ({ version }) => ({ what: "roll-back", ...named, backTo, base: version })),
    withdraw: async (version: number): Promise<void> => {
      const json = { version };
      const answer = await askOffice(officePaths.policyWithdrawals, RolloutWithdrawn, { json });
      setEnded(answer.ok ? { withdrawn: answer.value.version } : answer);
      onChanged();
    },
    showHolders: (version: number) => setOpen({ what: "holders", version }),
    close: () => setOpen(null),
    end: (outcome: PolicyOutcome) => {
      setOpen(null);
      setEnded({ outcome });
      onChanged();
    },
  };
};
