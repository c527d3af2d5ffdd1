import { Alert, Button, Drawer, Popconfirm } from "antd";
import { useMemo, useState } from "react";
import { officePaths } from "../../../contract/office/office-paths.ts";
import {
  PolicyAtPlace,
  type PolicyOutcome,
  type PolicyPlace,
} from "../../../contract/office/policy/policy-rollouts.ts";
import type { PreviewScreen } from "../../../contract/office/policy/policy-stage.ts";
import { askOffice } from "../reading/ask-office.ts";
import { useWords } from "../words/use-words.ts";
import { fill } from "../words/words.ts";
import { afterEdit, checkDraft, type Draft, isChanged, rebaseDraft } from "./draft/draft.ts";
import { versionText } from "./draft/places.ts";
import { DraftContext } from "./draft-context.ts";
import { PolicyTabs } from "./policy-tabs.tsx";
import { PreviewPane } from "./preview-pane.tsx";
import { placeQuery } from "./questions.ts";
import { ReviewDialog } from "./review-dialog.tsx";

type PolicyEditorProps = {
  readonly start: PolicyAtPlace;
  readonly place: PolicyPlace;
  readonly placeName: string;
  readonly onDone: (outcome: PolicyOutcome) => void;
  readonly onClose: () => void;
};

const useEditor = ({ start, place }: PolicyEditorProps) => {
  const [draft, setDraft] = useState<Draft>({ base: start, edited: start.content });
  // Fields with a text of their own are reset when the base changes.
  const [round, setRound] = useState(0);
  const [drawn, setDrawn] = useState(start.content);
  const checked = useMemo(() => checkDraft(draft), [draft]);
  if (checked.content !== null && checked.content !== drawn) setDrawn(checked.content);
  const form = {
    edited: draft.edited,
    issues: checked.issues,
    overruled: draft.base.overruled,
    edit: (path: Parameters<typeof afterEdit>[1], value: unknown) =>
      setDraft((before) => afterEdit(before, path, value, new Date())),
  };
  const load = async (at: string | null): Promise<void> => {
    const now = await askOffice(officePaths.policy + placeQuery(place, at), PolicyAtPlace);
    if (!now.ok) return;
    setDraft((before) => rebaseDraft(before, now.value));
    setRound((before) => before + 1);
  };
  return { draft, checked, drawn, form, round, load };
};

type CloseButtonProps = { readonly changed: boolean; readonly onClose: () => void };

/** Asks for a confirmation where changes would be lost. */
const CloseButton = ({ changed, onClose }: CloseButtonProps) => {
  const words = useWords();
  if (!changed) return <Button onClick={onClose}>{words.close}</Button>;
  return (
    <Popconfirm
      title={words.discardQuestion}
      okText={words.discard}
      cancelText={words.keepEditing}
      placement="bottomRight"
      onConfirm={onClose}
    >
      <Button>{words.close}</Button>
    </Popconfirm>
  );
};

type ActionsProps = CloseButtonProps & { readonly count: number; readonly onReview: () => void };

const Actions = ({ changed, count, onClose, onReview }: ActionsProps) => {
  const words = useWords();
  return (
    <span className="policy-actions">
      {count > 0 && <span className="policy-error">{fill(words.issuesLeft, { count })}</span>}
      {!changed && <span className="quiet">{words.changesNone}</span>}
      <CloseButton changed={changed} onClose={onClose} />
      <Button type="primary" disabled={!changed || count > 0} onClick={onReview}>
        {words.reviewChanges}
      </Button>
    </span>
  );
};

/** A form for a place's policy with a preview beside it. Only its button closes it, so that no input is lost. */
export const PolicyEditor = (props: PolicyEditorProps) => {
  const { place, placeName, onDone, onClose } = props;
  const words = useWords();
  const { draft, checked, drawn, form, round, load } = useEditor(props);
  const [screen, setScreen] = useState<PreviewScreen>("prompt");
  const [reviewing, setReviewing] = useState(false);
  const count = checked.issues.length;
  const base = versionText(words, draft.base.version);
  const onLoad = (at: string | null): Promise<void> => load(at).then(() => setReviewing(false));
  const title = (
    <>
      {fill(words.editTitle, { place: placeName })}{" "}
      <small className="quiet">{fill(words.editBase, { version: base })}</small>
    </>
  );
  const extra = (
    <Actions changed={isChanged(draft)} count={count} onClose={onClose} onReview={() => setReviewing(true)} />
  );
  const preview = { content: drawn, overruled: draft.base.overruled, screen, isStale: count > 0 };
  return (
    <Drawer open size="100%" closable={false} keyboard={false} mask={{ closable: false }} title={title} extra={extra}>
      <DraftContext value={form}>
        <div className="policy-editor">
          <div className="policy-form" key={round}>
            {round > 0 && <Alert type="warning" showIcon title={fill(words.rebasedOn, { version: base })} />}
            <PolicyTabs onScreen={setScreen} />
          </div>
          <PreviewPane {...preview} place={place} onScreen={setScreen} />
        </div>
      </DraftContext>
      {reviewing && checked.content !== null && (
        <ReviewDialog
          title={words.reviewTitle}
          placeName={placeName}
          wish={{ ...place, base: draft.base.version, content: checked.content }}
          onDone={onDone}
          onCancel={() => setReviewing(false)}
          onLoad={onLoad}
        />
      )}
    </Drawer>
  );
};
