import { Badge, Tabs } from "antd";
import type { ReactNode } from "react";
import type { PreviewScreen } from "../../../contract/office/policy/policy-stage.ts";
import { useWords } from "../words/use-words.ts";
import type { WordKey } from "../words/words.ts";
import { AttractFields } from "./attract-fields.tsx";
import { useDraft } from "./draft-context.ts";
import { HoursFields, PausesFields } from "./hours-fields.tsx";
import { LevelsFields } from "./levels-fields.tsx";
import { RectificationFields } from "./rectification-fields.tsx";
import { SurveyFields } from "./survey-fields.tsx";
import { SoundFields, TimesFields } from "./times-fields.tsx";

type Part = {
  readonly key: string;
  readonly label: WordKey;
  /** The first parts of the paths that belong to this tab. */
  readonly fields: readonly string[];
  /** The screen that shows a change of this part best. */
  readonly screen: PreviewScreen;
  readonly content: ReactNode;
};

const times = [
  "policy.promptMs",
  "policy.reasonsMs",
  "policy.thanksMs",
  "policy.changeWithinMs",
  "policy.formMs",
  "policy.walkUp",
  "policy.badge",
  "policy.logOut",
  "policy.complaint",
  "policy.responsible",
];

const parts: readonly Part[] = [
  {
    key: "times",
    label: "policyTimes",
    fields: [...times, "policy.allow", "followUp"],
    screen: "prompt",
    content: <TimesFields />,
  },
  { key: "sound", label: "policySound", fields: ["policy.sound"], screen: "prompt", content: <SoundFields /> },
  {
    key: "levels",
    label: "policyLevels",
    fields: ["levels", "tagsVersion", "favourable"],
    screen: "prompt",
    content: <LevelsFields />,
  },
  { key: "attract", label: "policyAttract", fields: ["attract"], screen: "attract", content: <AttractFields /> },
  { key: "hours", label: "policyHours", fields: ["hours"], screen: "closed", content: <HoursFields /> },
  { key: "pauses", label: "policyPauses", fields: ["pauseReasons"], screen: "paused", content: <PausesFields /> },
  {
    key: "rectification",
    label: "policyRectification",
    fields: ["rectification"],
    screen: "prompt",
    content: <RectificationFields />,
  },
  { key: "survey", label: "policySurvey", fields: ["survey"], screen: "survey", content: <SurveyFields /> },
];

/** The policy in parts; a part with a fault is marked. Opening one shows its screen. */
export const PolicyTabs = ({ onScreen }: { readonly onScreen: (screen: PreviewScreen) => void }) => {
  const words = useWords();
  const { issues } = useDraft();
  const wrongIn = ({ fields }: Part): number =>
    issues.filter(({ path }) => fields.some((field) => path.join(".").startsWith(field))).length;
  const items = parts.map((part) => ({
    key: part.key,
    label: (
      <Badge count={wrongIn(part)} size="small" offset={[8, 0]}>
        {words[part.label]}
      </Badge>
    ),
    children: <div className="policy-part">{part.content}</div>,
  }));
  const onChange = (key: string): void => {
    const part = parts.find((one) => one.key === key);
    if (part) onScreen(part.screen);
  };
  return <Tabs items={items} onChange={onChange} tabBarGutter={20} destroyOnHidden />;
};
