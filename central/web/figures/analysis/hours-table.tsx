import { Table, type TableColumnsType } from "antd";
import type { OfficeBreakdown } from "../../../../contract/office/figures/breakdowns.ts";
import { formatCount } from "../../format/text.ts";
import { useWords } from "../../words/use-words.ts";
import { fill } from "../../words/words.ts";
import { dayNames, hoursIn, partsOf } from "./breakdown-options.ts";

interface Hour {
  readonly hour: number;
  /** Ratings by the number of the weekday, 1 for Monday. */
  readonly byDay: ReadonlyMap<number, number>;
}

/** The same numbers as in the heat map, a line an hour. */
export const HoursTable = ({ lines }: Pick<OfficeBreakdown, "lines">) => {
  const words = useWords();
  const cells = lines.filter(({ key }) => key !== null).map(partsOf);
  const others = lines.find(({ key }) => key === null);
  const hours = hoursIn(cells).map((hour): Hour => {
    const ofHour = cells.filter(([, at]) => at === hour);
    return { hour, byDay: new Map(ofHour.map(([weekday, , ratings]) => [weekday, ratings])) };
  });
  const columns: TableColumnsType<Hour> = [
    { title: words.byHour, render: (_, { hour }) => <span className="figures">{hour}:00</span> },
    ...dayNames(words).flatMap((title, index) =>
      cells.some(([weekday]) => weekday === index + 1)
        ? [
            {
              title,
              key: title,
              align: "right" as const,
              render: (_: unknown, { byDay }: Hour) => {
                const ratings = byDay.get(index + 1);
                return ratings === undefined ? "" : formatCount(ratings);
              },
            },
          ]
        : [],
    ),
  ];
  return (
    <div>
      <Table rowKey="hour" columns={columns} dataSource={hours} size="small" pagination={false} />
      {others && <p className="quiet">{fill(words.otherHours, { count: formatCount(others.ratings) })}</p>}
    </div>
  );
};
