import { useRef, useState } from "react";
import { z } from "zod";
import type { Problem } from "../../../contract/problems/problem.ts";
import { askOffice } from "../reading/ask-office.ts";

export interface Action {
  /** The row for which a request is under way; null between requests. */
  readonly busy: string | null;
  /** The refusal of the last request, until the next one; undefined where there is none. */
  readonly problem: Problem | null | undefined;
  /** Sends a change for a row; false where it was refused, or another one is under way. */
  readonly act: (row: string, path: string, json: unknown) => Promise<boolean>;
}

/** The changes of one list, one at a time: its refusal stays beside the list, whose rows are read again. */
export const useAction = (onDone: () => void): Action => {
  const isBusy = useRef(false);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>(undefined);
  const act: Action["act"] = async (row, path, json) => {
    if (isBusy.current) return false;
    isBusy.current = true;
    setBusy(row);
    const answer = await askOffice(path, z.undefined(), { json });
    setProblem(answer.ok ? undefined : answer.problem);
    setBusy(null);
    isBusy.current = false;
    onDone();
    return answer.ok;
  };
  return { busy, problem, act };
};
