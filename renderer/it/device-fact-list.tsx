import type { ReactElement } from "react";
import type { DeviceFacts } from "../../contract/ipc/view.ts";
import { speeches } from "../words/speech.ts";

const rows = [
  { word: "outOfService.device", fact: "device" },
  { word: "outOfService.fingerprint", fact: "fingerprint" },
  { word: "outOfService.centre", fact: "centreUrl" },
  { word: "outOfService.dataFolder", fact: "dataFolder" },
] as const satisfies readonly { readonly word: string; readonly fact: keyof DeviceFacts }[];

/** The data that staff read to IT on the telephone. */
export const DeviceFactList = ({ facts }: { readonly facts: DeviceFacts }): ReactElement => (
  <dl className="device-facts">
    {rows.map(({ word, fact }) => (
      <div key={fact}>
        <dt>
          {speeches.zh.words(word)} <span lang="en">{speeches.en.words(word)}</span>
        </dt>
        <dd data-testid={`fact-${fact}`}>{facts[fact] ?? speeches.zh.words("outOfService.unknown")}</dd>
      </div>
    ))}
  </dl>
);
