import type { ReactElement } from "react";
import type { ItConfiguration } from "../../../contract/ipc/it.ts";
import type { Speech } from "../../words/speech.ts";
import type { ItPageProps } from "./it-page.ts";
import { Facts } from "./parts.tsx";
import { momentText } from "./time-texts.ts";

const policyText = (configuration: ItConfiguration, { words }: Speech): string =>
  [
    words(configuration.walkUp ? "it.configuration.walkUp" : "it.configuration.noWalkUp"),
    words(configuration.allowMouseRating ? "it.configuration.mouse" : "it.configuration.noMouse"),
    words(configuration.badgeLogin === "alone" ? "it.configuration.badgeAlone" : "it.configuration.badgeWithPin"),
    words(configuration.logOutAsksPin ? "it.configuration.logOutPin" : "it.configuration.noLogOutPin"),
    words(configuration.allowTwoWindows ? "it.configuration.twoWindows" : "it.configuration.oneWindow"),
    words("it.configuration.volume", { volume: configuration.volume }),
  ].join(words("it.configuration.comma"));

const placeText = ({ unitName, unitCode, windowNumber, windowName }: ItConfiguration, { words, local }: Speech) =>
  words("it.configuration.placeIs", {
    unit: local(unitName),
    code: unitCode,
    number: windowNumber,
    name: local(windowName),
  });

const versionText = ({ version, issuedAt, receivedAt }: ItConfiguration, speech: Speech): string =>
  speech.words("it.configuration.versionIs", {
    version,
    issued: momentText(issuedAt, speech),
    received: receivedAt === null ? speech.words("outOfService.unknown") : momentText(receivedAt, speech),
  });

const contentsOf = (configuration: ItConfiguration, { words, local }: Speech) => {
  const { staff, tags, tagsVersion, survey, hours, attractPages, waits } = configuration;
  return [
    {
      name: "staff",
      label: words("it.configuration.staff"),
      value: words("it.configuration.staffIs", { count: staff }),
    },
    {
      name: "tags",
      label: words("it.configuration.tags"),
      value: words("it.configuration.tagsAre", { version: tagsVersion, count: tags }),
    },
    { name: "survey", label: words("it.configuration.survey"), value: survey ? local(survey) : words("it.none") },
    {
      name: "hours",
      label: words("it.configuration.hours"),
      value: hours ? local(hours) : words("it.configuration.always"),
    },
    {
      name: "attract",
      label: words("it.configuration.attract"),
      value: words("it.configuration.attractPages", { count: attractPages }),
    },
    { name: "waits", label: words("it.configuration.waits"), value: words("it.configuration.waitsAre", { ...waits }) },
  ];
};

/** 配置: the newest configuration from the centre, and the numbers of its parts. */
export const ConfigurationPage = ({ panel: { configuration }, speech }: ItPageProps): ReactElement => {
  const { words } = speech;
  return (
    <>
      <h1>{words("it.configuration.title")}</h1>
      {configuration === null ? (
        <p>{words("it.configuration.none")}</p>
      ) : (
        <Facts
          facts={[
            { name: "version", label: words("it.configuration.version"), value: versionText(configuration, speech) },
            { name: "place", label: words("it.configuration.place"), value: placeText(configuration, speech) },
            ...contentsOf(configuration, speech),
            { name: "policy", label: words("it.configuration.policy"), value: policyText(configuration, speech) },
          ]}
        />
      )}
    </>
  );
};
