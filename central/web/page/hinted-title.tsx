import { Tooltip } from "antd";

/** A column's title with an explanation as its tooltip. */
export const HintedTitle = ({ title, hint }: { readonly title: string; readonly hint: string }) => (
  <Tooltip title={hint}>
    <span className="hinted">{title}</span>
  </Tooltip>
);
