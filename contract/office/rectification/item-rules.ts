import { z } from "zod";
import { LocalText } from "../../words.ts";
import { RootCause } from "./item-events.ts";

/** The rules of an office for 整改项: data of its policy. Days are working days. */
export const ItemRules = z.strictObject({
  verifyDays: z.int().min(1).max(30),
  rectifyDays: z.int().min(1).max(60),
  callDays: z.int().min(1).max(30),
  /** Calls without an answer that count as 未联系上. */
  tries: z.int().min(1).max(5),
  /** Calendar days for which a citizen's contact is kept after its item is closed; older versions do not name them. */
  contactDays: z.int().min(30).max(365).default(90),
  /** The closed list of 根本原因. */
  rootCauses: z
    .array(z.strictObject({ code: RootCause, name: LocalText }))
    .min(1)
    .max(40),
});
export type ItemRules = z.infer<typeof ItemRules>;

const cause = (code: string, zh: string, en: string) => ({ code, name: { zh, en } });

/** Where an office has none of its own. */
export const usualItemRules: ItemRules = {
  ...{ verifyDays: 1, rectifyDays: 5, callDays: 3, tries: 3, contactDays: 90 },
  rootCauses: [
    cause("attitude", "服务态度", "Attitude"),
    cause("skill", "业务不熟练", "Skill"),
    cause("guidance", "告知不清楚", "Unclear guidance"),
    cause("waiting", "等候时间长", "Long wait"),
    cause("process", "流程或材料繁琐", "Process or papers"),
    cause("overdue", "超过承诺时限", "Later than promised"),
    cause("system", "系统或设备故障", "System or equipment"),
    cause("place", "场所或设施", "Premises"),
    cause("rules", "政策规定限制", "Limits of the rules"),
    cause("departments", "部门衔接不畅", "Between departments"),
    cause("other", "其他", "Other"),
  ],
};
