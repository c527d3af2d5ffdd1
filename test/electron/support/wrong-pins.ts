import type { StartedLogin } from "./login.ts";

export const wrong = { staffNumber: "1001", pin: "000000" };
export const right = { staffNumber: "1001", pin: "246810" };
export const colleague = { staffNumber: "A-1002", pin: "246810" };
export const locked = { ok: false, problem: { code: "staff-number-locked", facts: { supportPhone: "0571-54321" } } };
export const waiting = (waitSeconds: number) => ({
  ok: false,
  problem: { code: "login-locked", facts: { waitSeconds, supportPhone: "0571-54321" } },
});

type LogIn = StartedLogin["logIn"];

export const codeOf = (answer: Awaited<ReturnType<LogIn>>): string => (answer.ok ? "on duty" : answer.problem.code);

/**
 * Enters wrong PINs, waiting as required, until `count` of them have been checked. Returns the codes of their
 * answers.
 */
export const guess = async (
  { logIn, time }: StartedLogin,
  count: number,
  input = wrong,
): Promise<readonly string[]> => {
  const codes: string[] = [];
  while (codes.length < count) {
    const answer = await logIn(input);
    const wait = answer.ok ? undefined : answer.problem.facts?.["waitSeconds"];
    if (wait === undefined) codes.push(codeOf(answer));
    else time.advance(Number(wait) * 1_000);
  }
  return codes;
};

export const kindsOf = ({ entries }: StartedLogin): readonly string[] => entries().map(({ kind }) => kind);
