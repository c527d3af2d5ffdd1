import type { ReactElement } from "react";
import type { Transaction } from "../../contract/ledger/bodies/prompt.ts";
import { matterNameMostCharacters } from "../../contract/text-limits.ts";
import { type ReferenceScreenProps, TwoTexts } from "./two-texts.tsx";

interface AskAboutScreenProps extends ReferenceScreenProps {
  readonly onAsk: (transaction: Transaction) => void;
}

/** 按办件编号邀请: the 办件's number, and optionally the matter's name as the citizen will read it. */
export const AskAboutScreen = ({ onAsk, ...screen }: AskAboutScreenProps): ReactElement => {
  const { words } = screen.speech;
  return (
    <TwoTexts
      {...screen}
      referenceLabel={words("askAbout.reference")}
      textLabel={(reference) => words("askAbout.matter", { reference })}
      textPlace={words("askAbout.matterPlace")}
      textMostCharacters={matterNameMostCharacters}
      withoutText={words("askAbout.withoutMatter")}
      onDone={(transactionRef, text) =>
        onAsk({ transactionRef, serviceNumber: 1, ...(text !== "" && { matterName: text }) })
      }
    />
  );
};
