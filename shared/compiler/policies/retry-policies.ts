import { child } from "../../config/yaml/child.ts";
import type { Emitted } from "../emit/emitted.ts";
import type { EmittedStep } from "../emit/emitted-step.ts";
import { fromPlace } from "../emit/from-place.ts";

/** When a step is tried again; undefined where the config says nothing. */
export const retryPolicies = ({ owner, isAuxiliary }: EmittedStep): Emitted => {
  const { retry } = owner.value;
  if (retry === undefined || retry === null || isAuxiliary) return undefined;
  const place = child(owner.place, "retry");
  const policies = [retry].flat().map((policy, index) =>
    fromPlace(Array.isArray(retry) ? child(place, index) : place, {
      ExceptionType: [policy.on].flat(),
      IntervalSeconds: policy.interval_seconds,
      BackoffRate: policy.backoff_rate,
      MaxAttempts: policy.max_attempts ?? (policy.expire_after_minutes === undefined ? 5 : undefined),
      ExpireAfterMin: policy.expire_after_minutes,
    }),
  );
  return fromPlace(place, policies);
};
