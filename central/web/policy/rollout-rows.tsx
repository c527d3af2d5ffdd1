import { Button, type TableColumnsType } from "antd";
import type { PolicyRollout, RolloutState } from "../../../contract/office/policy/policy-rollouts.ts";
import { useMay } from "../accounts/use-session.ts";
import { Facts } from "../page/card.tsx";
import { TableOrCards } from "../page/table-or-cards.tsx";
import { Moment } from "../ratings/rating-parts.tsx";
import { useLocalText, useWords } from "../words/use-words.ts";
import { fill, type WordKey, type Words } from "../words/words.ts";
import { placeText, versionText } from "./draft/places.ts";
import { WithdrawButton } from "./withdraw-button.tsx";

const stateKeys: Readonly<Record<RolloutState, WordKey>> = {
  planned: "rolloutPlanned",
  "in-force": "rolloutInForce",
  replaced: "rolloutReplaced",
  withdrawn: "rolloutWithdrawn",
};

export type RolloutActions = {
  readonly onHolders: (row: PolicyRollout) => void;
  readonly onRollBack: (row: PolicyRollout) => void;
  readonly onWithdraw: (row: PolicyRollout) => void;
};

type RowProps = RolloutActions & { readonly row: PolicyRollout };

const Where = ({ row }: { readonly row: PolicyRollout }) => {
  const say = useLocalText();
  return <>{placeText(useWords(), row, row.unitName && say(row.unitName))}</>;
};

const State = ({ state, withdrawnBy }: PolicyRollout) => (
  <>
    <span className={`rollout-state rollout-${state}`}>{useWords()[stateKeys[state]]}</span>
    {withdrawnBy !== null && <small className="below">{withdrawnBy}</small>}
  </>
);

const Version = ({ version, backTo }: PolicyRollout) => {
  const words = useWords();
  return (
    <>
      {versionText(words, version)}
      {backTo !== null && (
        <small className="below">{fill(words.backToVersion, { version: versionText(words, backTo) })}</small>
      )}
    </>
  );
};

const Made = ({ madeBy, madeAt }: PolicyRollout) => {
  const words = useWords();
  return (
    <>
      {madeBy ?? words.madeByCommand}
      <small className="below">
        <Moment time={madeAt} />
      </small>
    </>
  );
};

const Holding = ({ row, onHolders }: RowProps) => {
  const words = useWords();
  const { state, devices, confirmed } = row;
  if (state === "replaced" || state === "withdrawn") return <span className="quiet">—</span>;
  if (devices === 0) return <span className="quiet">{words.noDevicesHere}</span>;
  if (state === "planned") return <span className="quiet">{fill(words.willGetIt, { devices })}</span>;
  return (
    <Button size="small" onClick={() => onHolders(row)}>
      {fill(words.hasItOf, { confirmed, devices })}
    </Button>
  );
};

/** A planned version can be withdrawn, and a former one rolled out again; one in force needs no action. */
const Action = ({ row, onRollBack, onWithdraw }: RowProps) => {
  const words = useWords();
  if (!useMay("manage-policy")) return null;
  if (row.state === "planned") return <WithdrawButton row={row} onWithdraw={onWithdraw} />;
  if (row.state !== "replaced") return null;
  return (
    <Button size="small" onClick={() => onRollBack(row)}>
      {words.rollBack}
    </Button>
  );
};

const columns = (words: Words, actions: RolloutActions): TableColumnsType<PolicyRollout> => [
  { title: words.rolloutVersion, width: 130, render: (_, row) => <Version {...row} /> },
  { title: words.rolloutWhere, render: (_, row) => <Where row={row} /> },
  { title: words.rolloutState, width: 120, render: (_, row) => <State {...row} /> },
  { title: words.effectiveFrom, width: 190, render: (_, row) => <Moment time={row.effectiveAt} /> },
  { title: words.madeBy, width: 190, render: (_, row) => <Made {...row} /> },
  { title: words.whoHasIt, width: 150, render: (_, row) => <Holding row={row} {...actions} /> },
  { title: words.actions, width: 150, align: "right", render: (_, row) => <Action row={row} {...actions} /> },
];

const RolloutCard = (props: RowProps) => {
  const words = useWords();
  const { row } = props;
  const facts = [
    { title: words.rolloutState, value: <State {...row} /> },
    { title: words.effectiveFrom, value: <Moment time={row.effectiveAt} /> },
    { title: words.madeBy, value: <Made {...row} /> },
    { title: words.whoHasIt, value: <Holding {...props} /> },
  ];
  return (
    <article className="card">
      <header>
        <strong>
          {versionText(words, row.version)} · <Where row={row} />
        </strong>
        <Action {...props} />
      </header>
      <Facts facts={facts} />
    </article>
  );
};

type RolloutRowsProps = RolloutActions & { readonly rollouts: readonly PolicyRollout[] };

/** The rollouts, the newest first. */
export const RolloutRows = ({ rollouts, ...actions }: RolloutRowsProps) => {
  const words = useWords();
  return (
    <TableOrCards
      rows={rollouts}
      keyOf={({ number }) => String(number)}
      columns={columns(words, actions)}
      card={(row) => <RolloutCard row={row} {...actions} />}
      none={words.noRollouts}
    />
  );
};
