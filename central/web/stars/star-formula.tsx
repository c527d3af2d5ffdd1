import { Button } from "antd";
import { useState } from "react";
import type { StarPolicyVersion } from "../../../contract/office/stars/star-policy.ts";
import type { OfficeStars } from "../../../contract/office/stars/stars.ts";
import { useMay } from "../accounts/use-session.ts";
import { formatRate } from "../format/text.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { RulesDialog } from "./rules-dialog.tsx";

/** "4.50": thresholds with as many digits as the rules have. */
const threshold = (value: number): string => value.toFixed(2);

type StarFormulaProps = Pick<OfficeStars, "formulaVersion" | "policy"> & {
  /** Null where these are the rules of a frozen month. */
  readonly onChanged: (() => void) | null;
};

/** For the city office: a dialog that makes the next version of the rules. */
const RulesButton = ({
  current,
  onChanged,
}: {
  readonly current: StarPolicyVersion;
  readonly onChanged: () => void;
}) => {
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  if (!useMay("manage-stars")) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.changeRules}</Button>
      {isOpen && (
        <RulesDialog
          current={current}
          onClose={close}
          onChanged={() => {
            close();
            onChanged();
          }}
        />
      )}
    </>
  );
};

/** The formula with the rules in force, and why it is this one. */
export const StarFormula = ({ formulaVersion, policy: current, onChanged }: StarFormulaProps) => {
  const words = useWords();
  const { version, policy } = current;
  const [two, three, four, five] = policy.thresholds.map(threshold);
  const facts = {
    ...{ two: two ?? "", three: three ?? "", four: four ?? "", five: five ?? "" },
    ...{ ratings: policy.fewestRatings, coverage: formatRate(policy.fewestCoverage) },
  };
  return (
    <details className="star-formula">
      <summary>{words.starFormula}</summary>
      <ol>
        <li>{words.starFormulaMean}</li>
        <li>{fill(words.starFormulaScore, { ...facts, z: policy.scoreZ })}</li>
        <li>{fill(words.starFormulaWithheld, facts)}</li>
        <li>{fill(words.starFormulaPlace, { z: policy.intervalZ })}</li>
        <li>
          {policy.fewestPeers === null
            ? words.starFormulaNoPeers
            : fill(words.starFormulaPeers, { peers: policy.fewestPeers })}
        </li>
      </ol>
      <p>{fill(words.starFormulaSource, { formula: formulaVersion, policy: version })}</p>
      <h3>{words.starWhyNotShrink}</h3>
      <p>{fill(words.starWhyNotShrinkText, facts)}</p>
      <h3>{words.starWhyNoDefault}</h3>
      <p>{words.starWhyNoDefaultText}</p>
      {onChanged && <RulesButton current={current} onChanged={onChanged} />}
    </details>
  );
};
