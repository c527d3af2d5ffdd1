import { Alert, Table, type TableColumnsType } from "antd";
import type { PolicyOutcome } from "../../../contract/office/policy/policy-rollouts.ts";
import { useWords } from "../words/use-words.ts";
import { fill, type Words } from "../words/words.ts";
import { pathText, valueText } from "./draft/field-text.ts";
import { type LeafDifference, leafDifferences } from "./draft/leaf-differences.ts";
import { versionText } from "./draft/places.ts";

const columns = (words: Words): TableColumnsType<LeafDifference> => [
  { title: words.changedField, width: "34%", render: (_, { path }) => pathText(words, path) },
  {
    title: words.changedBefore,
    render: (_, { path, before }) => <span className="policy-before">{valueText(words, path, before)}</span>,
  },
  {
    title: words.changedAfter,
    render: (_, { path, after }) => <span className="policy-after">{valueText(words, path, after)}</span>,
  },
];

/** Every text and number that changes. */
export const Changes = ({ differences }: Pick<PolicyOutcome, "differences">) => {
  const words = useWords();
  if (differences.length === 0) return <Alert type="warning" showIcon title={words.reviewNothing} />;
  return (
    <Table
      className="policy-changes"
      size="small"
      rowKey={({ path }) => path.join(".")}
      columns={columns(words)}
      dataSource={leafDifferences(differences)}
      pagination={{ defaultPageSize: 20, hideOnSinglePage: true }}
    />
  );
};

type WhoProps = { readonly outcome: PolicyOutcome; readonly placeName: string };

/** The windows that get it, and the versions that they have until then. */
export const Who = ({ outcome: { windows, devices, replaces }, placeName }: WhoProps) => {
  const words = useWords();
  const part = ({ version, windows: count }: PolicyOutcome["replaces"][number]): string =>
    fill(words.reviewReplacesPart, { version: versionText(words, version), windows: count });
  return (
    <dl className="policy-who">
      <dt>{words.reviewWhere}</dt>
      <dd>
        <strong>{fill(words.reviewWhereText, { place: placeName, windows, devices })}</strong>
      </dd>
      {replaces.length > 0 && (
        <>
          <dt>{words.reviewReplaces}</dt>
          <dd>
            {replaces.map(part).join(words.listComma)}
            {replaces.length > 1 && <span className="watched notice policy-note">{words.reviewMixed}</span>}
          </dd>
        </>
      )}
    </dl>
  );
};
