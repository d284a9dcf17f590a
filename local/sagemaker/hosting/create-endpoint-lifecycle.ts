import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { createFleet, type Fleet } from "./create-fleet.ts";
import { endpointEvent } from "./endpoint-event.ts";
import type { Deployment, EndpointRecord } from "./endpoint-record.ts";
import type { HostingParts } from "./hosting-parts.ts";
import { openHostingRecords } from "./hosting-records.ts";
import type { EndpointMetrics } from "./metrics/create-endpoint-metrics.ts";
import { trackTasks } from "./track-tasks.ts";
import type { VariantRecord } from "./variant-record.ts";

/** Takes endpoints from one state to the next, each state kept and announced. */
export interface EndpointLifecycle {
  /** The fleet that answers for an endpoint, if one does. */
  fleetOf(endpointName: string): Fleet | undefined;
  create(endpoint: EndpointRecord): void;
  /** Brings in another deployment; the present one serves until that one answers, and goes on if it never does. */
  update(endpointName: string, deployment: Deployment): void;
  /** Changes weights and instance counts of what serves. */
  rescale(endpointName: string, variants: readonly VariantRecord[]): void;
  remove(endpointName: string): void;
  /** Brings back what a process that ended left behind. */
  resume(): void;
  close(): Promise<void>;
}

type Outcome = { readonly up: () => void; readonly down: (reason: string) => void };

const maxReasonLength = 1024;

const reasonOf = (error: unknown): string => (error as Error).message.slice(0, maxReasonLength);

/** Runs the fleets of all endpoints. */
export const createEndpointLifecycle = (
  parts: HostingParts,
  metrics: Pick<EndpointMetrics, "of">,
): EndpointLifecycle => {
  const { context } = parts;
  const endpoints = openHostingRecords<EndpointRecord>(context, "endpoint");
  const serving = new Map<string, Fleet>();
  const starting = new Map<string, Fleet>();
  const tasks = trackTasks();
  const disk = join(context.folder, "endpoints");
  let isClosed = false;

  const save = (endpoint: EndpointRecord): void => {
    endpoints.put(endpoint.EndpointName, endpoint);
    context.emit(endpointEvent(endpoint));
  };
  const change = (endpointName: string, changes: Partial<EndpointRecord>): void =>
    save({
      ...endpoints.get(endpointName),
      FailureReason: undefined,
      ...changes,
      LastModifiedTime: context.now(),
    });

  const fleetFor = (endpointName: string, records: readonly VariantRecord[]): Fleet =>
    createFleet({
      parts,
      endpointName,
      records,
      measure: metrics.of(endpointName),
      folder: join(disk, endpointName, randomUUID().slice(0, 8)),
      logFolder: join(context.folder, "logs", "aws", "sagemaker", "Endpoints", endpointName),
    });

  /** Starts a fleet beside the one that serves, and lets it take over; a fleet that was removed meanwhile just ends. */
  const launch = async (endpointName: string, fleet: Fleet, { up, down }: Outcome): Promise<void> => {
    starting.set(endpointName, fleet);
    const failure = await fleet.start().then(
      () => undefined,
      (error: unknown) => ({ reason: reasonOf(error) }),
    );
    const isWanted = starting.get(endpointName) === fleet && !isClosed;
    if (failure || !isWanted) await fleet.close();
    if (!isWanted || starting.get(endpointName) !== fleet) return;
    starting.delete(endpointName);
    if (failure) return down(failure.reason);
    const previous = serving.get(endpointName);
    serving.set(endpointName, fleet);
    up();
    await previous?.drain();
  };

  const bringUp = ({ EndpointName, Variants }: EndpointRecord): void =>
    tasks.run(() =>
      launch(EndpointName, fleetFor(EndpointName, Variants), {
        up: () => change(EndpointName, { EndpointStatus: "InService" }),
        down: (FailureReason) => change(EndpointName, { EndpointStatus: "Failed", FailureReason }),
      }),
    );

  const bringIn = (endpointName: string, deployment: Deployment): void => {
    const settled = { EndpointStatus: "InService", Pending: undefined } as const;
    tasks.run(() =>
      launch(endpointName, fleetFor(endpointName, deployment.Variants), {
        up: () => change(endpointName, { ...deployment, ...settled }),
        down: (FailureReason) => change(endpointName, { ...settled, FailureReason }),
      }),
    );
  };

  /** Serves at once: whoever invokes before the containers answer waits for them. */
  const bringBack = ({ EndpointName, Variants }: EndpointRecord): void => {
    const fleet = fleetFor(EndpointName, Variants);
    serving.set(EndpointName, fleet);
    tasks.run(() =>
      fleet.start().catch((error: unknown) => {
        if (isClosed || serving.get(EndpointName) !== fleet) return;
        serving.delete(EndpointName);
        change(EndpointName, { EndpointStatus: "Failed", FailureReason: reasonOf(error) });
        return fleet.close();
      }),
    );
  };

  const scaleTo = async (
    endpointName: string,
    { EndpointConfigName, Variants }: Deployment,
  ): Promise<void> => {
    const fleet = serving.get(endpointName);
    const before = endpoints.get(endpointName).Variants;
    const changes: Partial<EndpointRecord> = await (fleet?.rescale(Variants) ?? Promise.resolve()).then(
      () => ({ EndpointConfigName, Variants }),
      async (error: unknown) => {
        await fleet?.rescale(before).catch(() => {});
        return { FailureReason: reasonOf(error) };
      },
    );
    if (isClosed || serving.get(endpointName) !== fleet) return;
    change(endpointName, { ...changes, EndpointStatus: "InService", Pending: undefined });
  };

  const endFleets = async (endpointName: string): Promise<void> => {
    const fleets = [starting.get(endpointName), serving.get(endpointName)];
    starting.delete(endpointName);
    serving.delete(endpointName);
    await Promise.all(fleets.map((fleet) => fleet?.close()));
  };

  const takeAway = (endpointName: string): void =>
    tasks.run(async () => {
      await endFleets(endpointName);
      endpoints.delete(endpointName);
    });

  const resumeOne = (endpoint: EndpointRecord): void => {
    const { EndpointName, EndpointStatus, Pending } = endpoint;
    if (EndpointStatus === "Creating") bringUp(endpoint);
    if (EndpointStatus === "Deleting") takeAway(EndpointName);
    if (EndpointStatus === "InService" || EndpointStatus === "Updating") bringBack(endpoint);
    if (EndpointStatus === "Updating" && Pending) bringIn(EndpointName, Pending);
  };

  return {
    fleetOf: (endpointName) => serving.get(endpointName),
    create: (endpoint) => {
      save(endpoint);
      bringUp(endpoint);
    },
    update: (endpointName, deployment) => {
      change(endpointName, { EndpointStatus: "Updating", Pending: deployment });
      bringIn(endpointName, deployment);
    },
    rescale: (endpointName, Variants) => {
      const deployment = { EndpointConfigName: endpoints.get(endpointName).EndpointConfigName, Variants };
      change(endpointName, { EndpointStatus: "Updating", Pending: deployment });
      tasks.run(() => scaleTo(endpointName, deployment));
    },
    remove: (endpointName) => {
      change(endpointName, { EndpointStatus: "Deleting" });
      takeAway(endpointName);
    },
    resume: () => {
      // What the instances of an earlier process had on their disks belongs to nobody now.
      rmSync(disk, { recursive: true, force: true });
      endpoints.list().forEach(resumeOne);
    },
    close: async () => {
      isClosed = true;
      await Promise.all([...new Set([...starting.keys(), ...serving.keys()])].map(endFleets));
      await tasks.settled();
    },
  };
};
