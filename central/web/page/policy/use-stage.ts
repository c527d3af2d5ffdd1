import { useEffect, useRef, useState } from "react";
import { officePaths } from "../../../../contract/office/office.ts";
import type { PolicyContent } from "../../../../contract/office/policy-content.ts";
import type { PolicyPlace } from "../../../../contract/office/policy-rollouts.ts";
import { PolicyStage } from "../../../../contract/office/policy-stage.ts";
import { askOffice, readPicture } from "../../reading/ask-office.ts";
import { placeQuery } from "../../reading/questions.ts";

/** The window of a preview; "failed" where the centre did not say. */
export const useStage = (place: PolicyPlace | null, officeKey: string): PolicyStage | "failed" | null => {
  const [stage, setStage] = useState<PolicyStage | "failed" | null>(null);
  const query = place && placeQuery(place, null);
  useEffect(() => {
    let isOver = false;
    setStage(null);
    if (query === null) return;
    void askOffice(officePaths.policyStage + query, PolicyStage, { key: officeKey }).then((answer) => {
      if (!isOver) setStage(answer.ok ? answer.value : "failed");
    });
    return () => {
      isOver = true;
    };
  }, [query, officeKey]);
  return stage;
};

const hashesIn = (stage: PolicyStage | null, content: PolicyContent): readonly string[] =>
  [
    ...new Set(
      [stage?.person?.portrait, ...(content.attract?.pages ?? []).map(({ picture }) => picture)].filter(Boolean),
    ),
  ] as string[];

/** The pictures that a preview shows, by hash, as far as they have come. A frame of its own has no key to fetch them. */
export const usePictures = (
  stage: PolicyStage | null,
  content: PolicyContent,
  officeKey: string,
): Readonly<Record<string, string>> => {
  const [pictures, setPictures] = useState<Readonly<Record<string, string>>>({});
  const asked = useRef(new Set<string>());
  const wanted = hashesIn(stage, content).join(" ");
  useEffect(() => {
    for (const hash of wanted.split(" ").filter((name) => name !== "" && !asked.current.has(name))) {
      asked.current.add(hash);
      void readPicture(`${officePaths.pictures}/${hash}`, { key: officeKey }).then((address) => {
        if (address !== null) setPictures((before) => ({ ...before, [hash]: address }));
      });
    }
  }, [wanted, officeKey]);
  return pictures;
};
