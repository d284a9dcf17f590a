import type { Diagnostic } from "../../domain/diagnostic.ts";
import { diagnose, type Finding } from "./diagnose.ts";
import type { Place } from "./place.ts";
import { showPath } from "./show-path.ts";
import { toPlain } from "./to-plain.ts";

/** Makes a diagnostic about a place: it points there, names the path and, where short, shows the value. */
export const diagnoseAt = (place: Place, finding: Finding): Diagnostic => {
  const { node } = place;
  const value = finding.value ?? (node?.kind === "scalar" ? toPlain(node) : undefined);
  const origin = node?.kind === "scalar" ? node.origin : place.near;
  return diagnose(origin, {
    path: showPath(place.path),
    ...finding,
    ...(value === undefined ? {} : { value }),
  });
};
