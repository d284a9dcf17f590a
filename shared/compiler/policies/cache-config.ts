import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Emitted } from "../emit/emitted.ts";
import type { EmittedStep } from "../emit/emitted-step.ts";
import { fromPlace } from "../emit/from-place.ts";
import type { Scope } from "../scope.ts";

const CACHEABLE = new Set([
  "Processing",
  "Training",
  "Transform",
  "Tuning",
  "AutoML",
  "QualityCheck",
  "ClarifyCheck",
  "EMR",
  "EMRServerless",
  "Lambda",
  "Callback",
  "EndpointConfig",
  "Endpoint",
]);

// The original's ten days, in the form that the service documents.
const DEFAULT_EXPIRY = "P10D";
const DURATION = /^P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/;

type Wish = {
  readonly place: Place;
  readonly isOn: boolean;
  readonly expiry?: string | undefined;
  readonly expiryPlace?: Place;
};

const wishOf = ({ owner: { value, place } }: EmittedStep): Wish => {
  const { cache, enable_cache } = value;
  if (cache === undefined || cache === null)
    return { place: child(place, "enable_cache"), isOn: enable_cache === true };
  const at = child(place, "cache");
  if (typeof cache === "boolean") return { place: at, isOn: cache };
  return {
    place: at,
    isOn: cache.enabled !== false,
    expiry: cache.expire_after,
    expiryPlace: child(at, "expire_after"),
  };
};

const tellDefault = (scope: Scope, { type, owner }: EmittedStep): void => {
  if (type !== "Processing" && type !== "Training") return;
  if (owner.stepClass === "Metrics") return;
  scope.deviate(
    owner.place,
    "cache",
    "steps are cached only where enable_cache says so; the original cached Processing and Training for ten days whatever it said",
  );
};

/** Whether and how long a step's result is reused; undefined where it is not. */
export const cacheConfig = (scope: Scope, step: EmittedStep): Emitted => {
  const wish = wishOf(step);
  if (step.isAuxiliary) return undefined;
  if (!wish.isOn) {
    tellDefault(scope, step);
    return undefined;
  }
  if (!CACHEABLE.has(step.type)) {
    scope.report(wish.place, {
      code: "not-cacheable",
      severity: "warning",
      message: `a step of type ${step.type} cannot be cached`,
      hint: "remove the cache setting",
    });
    return undefined;
  }
  if (wish.expiry !== undefined && !DURATION.test(wish.expiry))
    scope.report(wish.expiryPlace ?? wish.place, {
      code: "duration",
      severity: "error",
      message: `"${wish.expiry}" is no ISO 8601 duration`,
      hint: "write e.g. P10D for ten days, PT12H for twelve hours",
    });
  return fromPlace(wish.place, { Enabled: true, ExpireAfter: wish.expiry ?? DEFAULT_EXPIRY });
};
