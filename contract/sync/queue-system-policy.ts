import { z } from "zod";
import { StaffNumber } from "../words.ts";

const mark = z.int().min(1).max(5);

/** The queue system's four marks of one rating, each 1 to 5, 5 is best. */
export const QueueMarks = z.strictObject({
  /** 服务态度 */
  attitude: mark,
  /** 业务水平 */
  quality: mark,
  /** 办事效率 */
  efficiency: mark,
  /** 廉洁自律 */
  honest: mark,
});
export type QueueMarks = z.infer<typeof QueueMarks>;

/**
 * The hall's JackQChen/QueueSystem, to which the kiosk connects as its evaluator. Off where a policy does not name it.
 * The link has neither encryption nor passwords: any host in that network can read and write ratings there. Switch it
 * on only in a network that the hall isolates. The ratings that count are in the kiosk's own ledger, whatever arrives
 * there.
 */
export const QueueSystemPolicy = z.strictObject({
  /** Its address, usually "ws://10.0.0.8:3348"; "wss:" only with a proxy before it. */
  url: z
    .url({ protocol: /^wss?$/ })
    .max(200)
    .refine((url) => !url.includes("#")),
  /** The marks of each level: it wants four marks where a citizen gives one of five levels. */
  marks: z.strictObject({ 1: QueueMarks, 2: QueueMarks, 3: QueueMarks, 4: QueueMarks, 5: QueueMarks }),
  /** A rating is submitted when the visit has ended: it may be changed until then, and a mark cannot be withdrawn. */
  submitAfter: z.literal("visit"),
  /** Staff codes of the queue system by 工号, where the two differ. */
  userCodes: z.record(StaffNumber, z.string().min(1).max(40)).optional(),
});
export type QueueSystemPolicy = z.infer<typeof QueueSystemPolicy>;
