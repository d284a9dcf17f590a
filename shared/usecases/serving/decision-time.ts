import type { Decision } from "../../domain/decision.ts";
import type { ModelPackage } from "../../domain/model-package.ts";

const second = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/**
 * When an approved package was approved, in epoch milliseconds: the registry tells only the last change, which may be
 * one of other members, so an earlier time in the hint counts. Of the same second, the registry's is the exact one.
 */
export const decisionTime = ({ decidedAt }: Decision, { modifiedAt }: ModelPackage): number =>
  decidedAt === undefined || second(decidedAt) >= second(modifiedAt) ? modifiedAt : decidedAt;
