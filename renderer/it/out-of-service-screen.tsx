import { type ReactElement, useRef } from "react";
import { type FittingStep, useFittingStep } from "../layout/use-fitting-step.ts";
import { bothSpeeches, PlainScreen } from "./both-languages.tsx";
import { FactsForIt, type FactsForItProps } from "./facts-for-it.tsx";

/** A cause with long paths takes the room of larger words. */
const sizes = [{ size: "large" }, { size: "usual" }, { size: "small" }] as const satisfies readonly FittingStep[];

/**
 * The kiosk cannot serve, and the window can: citizens read that first and large. Codes, paths and addresses are for IT
 * only, small and below a rule.
 */
export const OutOfServiceScreen = (props: FactsForItProps): ReactElement => {
  const main = useRef<HTMLElement>(null);
  useFittingStep(main, sizes, JSON.stringify([props.problem, props.facts]));
  return (
    <PlainScreen testId="out-of-service" main={main}>
      <div className="out-of-service-words" data-fits="">
        {bothSpeeches.map(({ locale, words }) => (
          <section key={locale} lang={locale}>
            <h1>{words("outOfService.title")}</h1>
            <p>{words("outOfService.sorry")}</p>
          </section>
        ))}
      </div>
      <FactsForIt {...props} />
    </PlainScreen>
  );
};
