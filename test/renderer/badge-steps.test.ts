import { describe, expect, it } from "vitest";
import type { Badge } from "../../contract/ipc/view.ts";
import { badgeSteps, besideBadge } from "../../renderer/citizen/badge-card.tsx";

const badge: Badge = {
  staffNumber: "330106",
  name: { zh: "陈晓岚" },
  post: { zh: "综合受理岗" },
  politicalStatus: "non-party",
  partyYears: null,
  duties: [{ zh: "受理" }],
  commitments: [{ zh: "一次说清" }],
  honours: [{ zh: "服务标兵" }],
  star: 3,
  portrait: null,
};

const mentor: Badge = { ...badge, staffNumber: "330101" };

describe("the parts that a badge has no space for", () => {
  it("are shown beside it, and none is lost", () => {
    expect(badgeSteps.map((_, step) => besideBadge(step, badge, mentor))).toEqual(
      badgeSteps.map((step) => ({
        honours: step.honours === "number",
        mentor: step.mentor === "here" ? null : mentor,
      })),
    );
  });

  it("are empty where nothing is left over", () => {
    expect(besideBadge(badgeSteps.length - 1, { ...badge, honours: [], star: null }, null)).toEqual({
      honours: false,
      mentor: null,
    });
  });
});
