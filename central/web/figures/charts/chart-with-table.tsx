import { Table, type TableColumnsType } from "antd";
import { Chart, type ChartProps } from "./chart.tsx";

type ChartWithTableProps<Row> = ChartProps & {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly columns: TableColumnsType<Row>;
};

/** The lines of a table at once: no longer than the longest chart beside it. */
const linesAPage = 15;

/** A chart, and its data as a table beside or below it. */
export const ChartWithTable = <Row extends object>({ rows, keyOf, columns, ...chart }: ChartWithTableProps<Row>) => (
  <div className="chart-with-table">
    <Chart {...chart} />
    <Table
      rowKey={keyOf}
      columns={columns}
      dataSource={rows}
      size="small"
      pagination={{ pageSize: linesAPage, hideOnSinglePage: true, showSizeChanger: false }}
    />
  </div>
);
