import type { TestDevice } from "../../support/centre/device.ts";
import type { TestCentre } from "../../support/centre/start-centre.ts";

/** The stored submissions about a device's ratings. */
export const submissionsTo = async ({ sql }: TestCentre, { id }: TestDevice) => {
  const rows = await sql<
    { device: string; given_at: Date; number: number }[]
  >`select * from follow_ups where device = ${id} order by number`;
  return rows.map(({ device: _device, given_at: givenAt, ...row }) => ({ ...row, givenAt: Number(givenAt) }));
};

export const pageOf = async (answer: Response) => ({ status: answer.status, text: await answer.text() });

export const titleOf = async (answer: Response) => {
  const { status, text } = await pageOf(answer);
  return [status, /<h1>(.*?)<\/h1>/.exec(text)?.[1]];
};
