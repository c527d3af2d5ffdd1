import { createContext, useCallback, useContext, useEffect, useState } from "react";
import { Me, meQuestion } from "../../../contract/office/accounts/accounts.ts";
import type { Permission } from "../../../contract/office/accounts/permissions.ts";
import { askOffice } from "../reading/ask-office.ts";

/** Who is logged in. `unreachable` until the centre has answered once. */
export type SessionState =
  | { readonly kind: "asking" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "out" }
  | { readonly kind: "in"; readonly me: Me };

const retryMs = 5_000;

const stateNow = async (): Promise<SessionState> => {
  const answer = await askOffice(meQuestion.path, Me.nullable());
  if (!answer.ok) return { kind: "unreachable" };
  return answer.value ? { kind: "in", me: answer.value } : { kind: "out" };
};

/** The session of this browser, asked for at the start, after a log-in, and again where the centre did not answer. */
export const useSession = () => {
  const [state, setState] = useState<SessionState>({ kind: "asking" });
  const ask = useCallback(async (): Promise<void> => setState(await stateNow()), []);
  useEffect(() => void ask(), [ask]);
  useEffect(() => {
    if (state.kind !== "unreachable") return;
    const timer = setTimeout(() => void ask(), retryMs);
    return () => clearTimeout(timer);
  }, [state, ask]);
  const leave = useCallback((): void => setState({ kind: "out" }), []);
  return { state, ask, leave };
};

export const MeContext = createContext<Me | null>(null);

/** The person who is logged in; only below the office's page. */
export const useMe = (): Me => {
  const me = useContext(MeContext);
  if (me === null) throw new Error("no person is logged in here");
  return me;
};

/** Whether the person has a permission. The centre checks it again with each request. */
export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission);
