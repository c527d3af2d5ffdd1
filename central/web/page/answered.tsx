import { Spin } from "antd";
import type { ReactNode } from "react";
import type { Reading } from "../reading/use-reading.ts";
import { FailureNotice } from "./failure-notice.tsx";
import { RefusedAddress } from "./refused-address.tsx";

type AnsweredProps<Value> = {
  readonly reading: Reading<Value>;
  readonly children: (value: Value, centreNowMs: number) => ReactNode;
};

/** Failures of one question only: the head of the page shows those that concern all. */
const ownKinds: ReadonlySet<string> = new Set(["failed", "unreadable"]);

/**
 * The answer to a question; a spinner until there is one. After a failure an older answer stays, with a notice above
 * it.
 */
export const Answered = <Value,>({ reading: { known, failure, readNow }, children }: AnsweredProps<Value>) => (
  <>
    {failure?.kind === "refused" && <RefusedAddress problem={failure.problem} />}
    {failure && ownKinds.has(failure.kind) && (
      <FailureNotice failure={failure} readAtMs={known?.readAtMs ?? null} onTryNow={readNow} />
    )}
    {known && failure?.kind !== "refused" && children(known.value, known.centreNowMs)}
    {!known && !failure && <Spin />}
  </>
);
