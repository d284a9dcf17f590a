import type { Log } from "../../shared/ports/log.ts";
import type { RouteListing } from "../../shared/ports/route-store.ts";
import type { Access } from "../../shared/usecases/access/access.ts";
import type { Capture } from "../../shared/usecases/capture/create-capture.ts";
import type { AnswerPorts } from "../../shared/usecases/inference/answer-inference.ts";
import type { MetricSettings } from "./metric-settings.ts";

export type InvokerDependencies = AnswerPorts & {
  readonly listing: RouteListing;
  readonly access: Access;
  readonly log: Log;
  /** Absent where nothing is captured. */
  readonly capture?: Capture | undefined;
  /** Bytes that the endpoint takes. */
  readonly bodyLimit: number;
  readonly metrics: MetricSettings;
};
