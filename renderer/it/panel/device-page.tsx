import type { ReactElement } from "react";
import type { ItDevice } from "../../../contract/ipc/it.ts";
import { sentenceOf } from "../../../contract/problems/sentences.ts";
import type { Speech } from "../../words/speech.ts";
import { diskText, keyWords } from "./fact-texts.ts";
import type { ItPageProps } from "./it-page.ts";
import { type Fact, Facts, Fault } from "./parts.tsx";
import { momentText } from "./time-texts.ts";

const unsentText = ({ unsent: { count, oldestAt } }: ItDevice, speech: Speech): string =>
  count === 0 || oldestAt === null
    ? speech.words("it.device.allSent")
    : speech.words("it.device.unsentSince", { count, since: momentText(oldestAt, speech) });

const factsOf = (device: ItDevice, speech: Speech): readonly Fact[] => {
  const { words } = speech;
  const unknown = words("outOfService.unknown");
  return [
    { name: "device", label: words("outOfService.device"), value: device.device ?? unknown },
    { name: "fingerprint", label: words("outOfService.fingerprint"), value: device.fingerprint ?? unknown },
    { name: "centreUrl", label: words("outOfService.centre"), value: device.centreUrl ?? unknown },
    { name: "dataFolder", label: words("outOfService.dataFolder"), value: device.dataFolder },
    {
      name: "versions",
      label: words("it.device.versions"),
      value: words("it.device.versionsAre", {
        app: device.appVersion,
        electron: device.electronVersion,
        configuration: device.configurationVersion,
      }),
    },
    { name: "unsent", label: words("it.device.unsent"), value: unsentText(device, speech) },
    {
      name: "disk",
      label: words("it.device.disk"),
      value: diskText(device, speech),
      standing: device.isDiskLow ? "check" : undefined,
    },
    { name: "key", label: words("it.device.key"), value: words(keyWords[device.keyAtRest]) },
  ];
};

/** 本机: the data that staff read to IT on the telephone. */
export const DevicePage = ({ panel: { device, sync }, speech }: ItPageProps): ReactElement => (
  <>
    <h1>{speech.words("it.device.title")}</h1>
    {sync.trouble && !sync.trouble.isOver && (
      <Fault testId="it-centre-trouble">{sentenceOf(sync.trouble.problem, speech.language)}</Fault>
    )}
    <Facts facts={factsOf(device, speech)} />
  </>
);
