import type { z } from "zod";
import { NewPolicyContent, type PolicyContent } from "../../../../contract/office/policy/policy-content.ts";
import type { PolicyAtPlace } from "../../../../contract/office/policy/policy-rollouts.ts";
import { type FieldPath, withValueAt } from "./field-path.ts";

/** A policy during editing: any field may be invalid, or empty where it must not be. */
export type Draft = { readonly base: PolicyAtPlace; readonly edited: PolicyContent };

export type DraftIssue = z.core.$ZodIssue;

const mostVersionCharacters = 40;

/** "2020-05" becomes "2020-05-202612010830": other words need another version. */
export const nextTagsVersion = (version: string, now: Date): string => {
  const minute = now.toISOString().replace(/\D/g, "").slice(0, 12);
  return `${version.slice(0, mostVersionCharacters - minute.length - 1)}-${minute}`;
};

/** The draft after a change of a field. The first change of the levels' words also gives them a new version. */
export const afterEdit = ({ base, edited }: Draft, path: FieldPath, value: unknown, now: Date): Draft => {
  const changed = withValueAt(edited, path, value);
  const isOldName = path[0] === "levels" && changed.tagsVersion === base.content.tagsVersion;
  return {
    base,
    edited: isOldName ? { ...changed, tagsVersion: nextTagsVersion(changed.tagsVersion, now) } : changed,
  };
};

/** An empty English text means that there is none. */
const withoutEmptyEnglish = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutEmptyEnglish);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === "en" && inner === "" ? [] : [[key, withoutEmptyEnglish(inner)]],
    ),
  );
};

export type CheckedDraft =
  | { readonly content: PolicyContent; readonly issues: readonly [] }
  | { readonly content: null; readonly issues: readonly DraftIssue[] };

/** The content to roll out, or all faults, by the centre's own schema. */
export const checkDraft = ({ edited }: Draft): CheckedDraft => {
  const read = NewPolicyContent.safeParse(withoutEmptyEnglish(edited));
  return read.success ? { content: read.data, issues: [] } : { content: null, issues: read.error.issues };
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const rebased = <Part extends object>(before: Part, edited: Part, now: Part): Part => {
  const names = [...new Set([...Object.keys(now), ...Object.keys(edited)])] as (keyof Part)[];
  const merged = names.map((name) => [name, isSame(before[name], edited[name]) ? now[name] : edited[name]] as const);
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined)) as Part;
};

/** Applies the same changes to the policy in force now: field by field within `policy`, all other parts whole. */
export const rebaseDraft = ({ base, edited }: Draft, now: PolicyAtPlace): Draft => {
  const whole = rebased(base.content, edited, now.content);
  const policy = rebased(base.content.policy, edited.policy, now.content.policy);
  return { base: now, edited: { ...whole, policy } };
};

export const isChanged = ({ base, edited }: Draft): boolean => !isSame(base.content, withoutEmptyEnglish(edited));
