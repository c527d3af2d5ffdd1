import type { ReactElement } from "react";
import { bothSpeeches, PlainScreen } from "./both-languages.tsx";
import { FactsForIt, type FactsForItProps } from "./facts-for-it.tsx";

/**
 * The kiosk cannot serve, and the window can: citizens read that first and large. Codes, paths and addresses are for IT
 * only, small and below a rule.
 */
export const OutOfServiceScreen = (props: FactsForItProps): ReactElement => (
  <PlainScreen testId="out-of-service">
    <div className="out-of-service-words">
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
