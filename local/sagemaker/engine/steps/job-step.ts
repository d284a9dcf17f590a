import { waitUntil } from "../../wait-until.ts";
import { failedRequest } from "./failed-request.ts";
import type { StepAttempt, StepKind, StepOutcome } from "./step-kind.ts";

type JobStep = {
  /** What operations and members are named for: `CreateTrainingJob`, `TrainingJobName`. */
  readonly noun: string;
  readonly metadataName: string;
  readonly longestName: number;
  /** Adds what only this kind of step may be asked for. */
  readonly enrich?: (attempt: StepAttempt, properties: Job) => Promise<Job>;
};
type Job = Readonly<Record<string, unknown>>;

const finished: Readonly<Record<string, StepOutcome["status"]>> = {
  Completed: "Succeeded",
  Failed: "Failed",
  Stopped: "Stopped",
};

const withoutTags = ({ Tags, ...job }: Job): Job => job;

/** A job may be stopped by somebody else, or by its own time limit: then the step has failed. */
const conclude = (job: Job, noun: string, wasAsked: boolean) => {
  const status = finished[String(job[`${noun}Status`])] ?? "Failed";
  const reason = job.FailureReason;
  if (status === "Succeeded" || (status === "Stopped" && wasAsked)) return { status };
  const told = reason ?? `ClientError: the job was stopped (${job.SecondaryStatus ?? "Stopped"})`;
  return { status: "Failed" as const, FailureReason: String(told) };
};

/** A step whose work is a job: it starts the job and waits for its end. */
export const jobStep =
  ({ noun, metadataName, longestName, enrich }: JobStep): StepKind =>
  async (attempt) => {
    const { call, signal, closing } = attempt;
    const nameMember = `${noun}Name`;
    const name = { [nameMember]: attempt.nameFor(longestName, attempt.arguments[nameMember]) };
    const operation = `Create${noun}`;
    const created = await call(operation, { ...attempt.arguments, ...name }).catch((error: Error) => {
      throw failedRequest(operation, error);
    });
    const Metadata = { [metadataName]: { Arn: created[`${noun}Arn`] } };
    attempt.onStarted(Metadata);

    let wasAsked = false;
    const job = await waitUntil<Job>(async () => {
      const found: Job = await call(`Describe${noun}`, name);
      if (finished[String(found[`${noun}Status`])]) return found;
      // A job may end between the two requests, and then cannot be stopped any more.
      if (signal.aborted && !wasAsked) await call(`Stop${noun}`, name).catch(() => {});
      wasAsked ||= signal.aborted;
      return undefined;
    }, closing);
    const outcome = conclude(job, noun, wasAsked);
    const properties = withoutTags(job);
    const enriched =
      outcome.status === "Succeeded" && enrich ? await enrich(attempt, properties) : properties;
    return { ...outcome, Metadata, properties: enriched };
  };
