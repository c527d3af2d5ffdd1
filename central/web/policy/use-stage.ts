import { useEffect, useMemo, useRef, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import type { PolicyContent } from "../../../contract/office/policy/policy-content.ts";
import type { PolicyPlace } from "../../../contract/office/policy/policy-rollouts.ts";
import { PolicyStage } from "../../../contract/office/policy/policy-stage.ts";
import { askOffice, readPicture } from "../reading/ask-office.ts";
import { placeQuery } from "./questions.ts";

/** The window of a preview; "failed" without an answer. */
export const useStage = (place: PolicyPlace | null): PolicyStage | "failed" | null => {
  const [stage, setStage] = useState<PolicyStage | "failed" | null>(null);
  const query = place && placeQuery(place, null);
  useEffect(() => {
    let isOver = false;
    setStage(null);
    if (query === null) return;
    void askOffice(officePaths.policyStage + query, PolicyStage).then((answer) => {
      if (!isOver) setStage(answer.ok ? answer.value : "failed");
    });
    return () => {
      isOver = true;
    };
  }, [query]);
  return stage;
};

const hashesIn = (stage: PolicyStage | null, content: PolicyContent): readonly string[] =>
  [
    ...new Set(
      [stage?.person?.portrait, ...(content.attract?.pages ?? []).map(({ picture }) => picture)].filter(Boolean),
    ),
  ] as string[];

/**
 * The pictures of a preview, by hash; null until all of them have arrived or failed, because a screen drawn without one
 * would stay without it. The frame has no key of its own to fetch them.
 */
export const usePictures = (
  stage: PolicyStage | null,
  content: PolicyContent,
): Readonly<Record<string, string>> | null => {
  const [settled, setSettled] = useState<Readonly<Record<string, string | null>>>({});
  const asked = useRef(new Set<string>());
  const names = hashesIn(stage, content).join(" ");
  useEffect(() => {
    for (const hash of names.split(" ").filter((name) => name !== "" && !asked.current.has(name))) {
      asked.current.add(hash);
      void readPicture(`${officePaths.pictures}/${hash}`).then((address) =>
        setSettled((before) => ({ ...before, [hash]: address })),
      );
    }
  }, [names]);
  return useMemo(() => {
    const isComplete = names.split(" ").every((hash) => hash === "" || Object.hasOwn(settled, hash));
    if (!isComplete) return null;
    return Object.fromEntries(Object.entries(settled).flatMap(([hash, address]) => (address ? [[hash, address]] : [])));
  }, [names, settled]);
};
