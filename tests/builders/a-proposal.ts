import type { PriceTable } from "../../shared/domain/price-table.ts";
import type { ChangePlan } from "../../shared/usecases/change/change-plan.ts";
import { type PlanSettings, planChange } from "../../shared/usecases/change/plan-change.ts";
import { createInMemoryRouteStore, type InMemoryRouteStore } from "../fakes/in-memory-route-store.ts";
import type { aControlPlane } from "./a-control-plane.ts";
import { anAllowList } from "./an-allow-list.ts";

/** Prices that are easy to reckon with. */
export const SOME_PRICES: PriceTable = {
  asOf: "2026-01",
  region: "us-east-1",
  currency: "USD",
  hourly: { "ml.m5.large": 0.115, "ml.m5.xlarge": 0.23, "ml.m5.2xlarge": 0.461 },
};

/** What the installation of a control plane over fakes is told. */
export const SOME_SETTINGS: PlanSettings = {
  compile: {
    region: "us-east-1",
    accountId: "111122223333",
    bucket: "bucket",
    roleArn: "arn:aws:iam::111122223333:role/jobs",
    subnets: [],
    securityGroupIds: [],
    variables: { SMP_REGION: "us-east-1" },
  },
  prices: SOME_PRICES,
  allowed: anAllowList("acme/*"),
};

export type ProposalOptions = {
  readonly isFork?: boolean;
  readonly routes?: InMemoryRouteStore;
  readonly allowed?: string;
};

/** The plan of files that are proposed for the branch main of a repository, on a branch of their own. */
export const aProposal = (
  plane: ReturnType<typeof aControlPlane>,
  repository: string,
  files: Readonly<Record<string, string>>,
  { isFork = false, routes = createInMemoryRouteStore(), allowed = "acme/*" }: ProposalOptions = {},
): Promise<ChangePlan> =>
  planChange(
    { ...plane.ports, routes },
    { ...SOME_SETTINGS, allowed: anAllowList(allowed) },
    {
      repository,
      branch: "main",
      commit: plane.repositories.commit(repository, files, "proposal"),
      isFork,
    },
  );
