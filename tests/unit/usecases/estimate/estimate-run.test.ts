import { describe, expect, it } from "@jest/globals";
import type { DefinitionStep, PipelineDefinition } from "../../../../shared/compiler/definition.ts";
import type { PriceTable } from "../../../../shared/domain/price-table.ts";
import { estimateRun } from "../../../../shared/usecases/estimate/estimate-run.ts";
import { LIST_PRICES } from "../../../../shared/usecases/estimate/list-prices.ts";

const prices: PriceTable = {
  asOf: "2026-01",
  region: "us-east-1",
  currency: "USD",
  hourly: { "ml.small": 1, "ml.large": 10 },
};

const aStep = (Name: string, Type: string, Arguments: object, more: object = {}): DefinitionStep =>
  ({ Name, Type, Arguments, ...more }) as DefinitionStep;

const aDefinition = (
  Steps: readonly DefinitionStep[],
  Parameters: PipelineDefinition["Parameters"] = [],
): PipelineDefinition => ({
  Version: "2020-12-01",
  Metadata: {},
  Parameters,
  PipelineExperimentConfig: null,
  Steps,
});

const training = (hours: number, type: unknown = "ml.small", count: unknown = 1) => ({
  ResourceConfig: { InstanceType: type, InstanceCount: count },
  StoppingCondition: { MaxRuntimeInSeconds: hours * 3600 },
});

const processing = (hours: number, type = "ml.small", count = 1) => ({
  ProcessingResources: { ClusterConfig: { InstanceType: type, InstanceCount: count } },
  StoppingCondition: { MaxRuntimeInSeconds: hours * 3600 },
});

const estimate = (steps: readonly DefinitionStep[], more: Partial<Parameters<typeof estimateRun>[1]> = {}) =>
  estimateRun(aDefinition(steps), { prices, ...more });

describe("estimating a run", () => {
  it("multiplies instances, hours and prices", () => {
    const run = estimate([
      aStep("Prepare", "Processing", processing(2, "ml.small", 3)),
      aStep("Train", "Training", training(4, "ml.large", 2), { DependsOn: ["Prepare"] }),
    ]);
    expect(run).toMatchObject({ instanceHours: 14, cost: 86, wallHours: 6 });
    expect(run.steps.map(({ step, cost }) => [step, cost])).toEqual([
      ["Prepare", 6],
      ["Train", 80],
    ]);
  });

  it("takes the longest way through steps that may run at the same time", () => {
    const run = estimate([
      aStep("A", "Training", training(1)),
      aStep("B", "Training", training(5)),
      aStep("C", "Training", training(2), { DependsOn: ["A", "B"] }),
    ]);
    expect(run).toMatchObject({ wallHours: 7, instanceHours: 8 });
  });

  it("resolves parameters to what the run is started with, else to their defaults", () => {
    const steps = [
      aStep("Train", "Training", training(1, { Get: "Parameters.Type" }, { Get: "Parameters.Count" })),
    ];
    const definition = aDefinition(steps, [
      { Name: "Type", Type: "String", DefaultValue: "ml.large" },
      { Name: "Count", Type: "Integer", DefaultValue: 2 },
    ]);
    expect(estimateRun(definition, { prices })).toMatchObject({ instanceHours: 2, cost: 20 });
    expect(estimateRun(definition, { prices, parameters: { Type: "ml.small", Count: "3" } })).toMatchObject({
      instanceHours: 3,
      cost: 3,
    });
  });

  it("counts only the dearer side of a condition", () => {
    const run = estimate([
      aStep("Gate", "Condition", {
        Conditions: [],
        IfSteps: [aStep("Big", "Training", training(3, "ml.large"))],
        ElseSteps: [aStep("Small", "Training", training(5)), aStep("Other", "Training", training(6))],
      }),
      aStep("Always", "Training", training(1)),
    ]);
    expect(run).toMatchObject({ instanceHours: 12, cost: 31 });
  });

  it("counts only the steps that run", () => {
    const steps = [aStep("A", "Training", training(1)), aStep("B", "Training", training(5))];
    expect(estimate(steps, { runs: new Set(["A"]) })).toMatchObject({ instanceHours: 1, wallHours: 1 });
  });

  it("names what nothing bounds and what has no price, and counts neither", () => {
    const run = estimate([
      aStep("Score", "Transform", { TransformResources: { InstanceType: "ml.small", InstanceCount: 1 } }),
      aStep("Search", "AutoML", { AutoMLJobConfig: { CompletionCriteria: { MaxCandidates: 3 } } }),
      aStep("Train", "Training", training(2, "ml.rare")),
      aStep("Later", "Training", training(1, { Get: "Steps.Train.Anything" })),
    ]);
    expect(run).toMatchObject({
      instanceHours: 3,
      cost: 0,
      unbounded: ["Score", "Search"],
      unpriced: ["Train", "Later"],
    });
    expect(run.steps.find(({ step }) => step === "Train")?.unpriced).toEqual(["ml.rare"]);
  });

  it("takes SageMaker's own limit of a day where none is declared, and says so", () => {
    const { StoppingCondition: _none, ...unlimited } = training(1);
    expect(estimate([aStep("Train", "Training", unlimited)])).toMatchObject({
      instanceHours: 24,
      undeclared: ["Train"],
    });
  });

  it("takes a definition that sets SageMaker's own limit for one that sets none", () => {
    expect(estimate([aStep("register-RepackModel-0", "Training", training(24))])).toMatchObject({
      instanceHours: 24,
      undeclared: ["register-RepackModel-0"],
    });
  });

  it("bills what a warm pool keeps, and every group of a mixed cluster", () => {
    const run = estimate([
      aStep("Train", "Training", {
        ResourceConfig: {
          InstanceGroups: [
            { InstanceType: "ml.small", InstanceCount: 2 },
            { InstanceType: "ml.large", InstanceCount: 1 },
          ],
          KeepAlivePeriodInSeconds: 3600,
        },
        StoppingCondition: { MaxRuntimeInSeconds: 3600 },
      }),
    ]);
    expect(run).toMatchObject({ instanceHours: 6, cost: 24 });
  });

  const tuning = (limits: object, definitions: object): DefinitionStep =>
    aStep("Tune", "Tuning", {
      HyperParameterTuningJobConfig: {
        ResourceLimits: { MaxNumberOfTrainingJobs: 10, MaxParallelTrainingJobs: 4, ...limits },
      },
      ...definitions,
    });

  it("counts every job of a tuning, and as many rounds as run one after another", () => {
    const run = estimate([tuning({}, { TrainingJobDefinition: training(2, "ml.large", 1) })]);
    expect(run).toMatchObject({ instanceHours: 20, cost: 200, wallHours: 6 });
  });

  it("stops a tuning where its own time is over", () => {
    const run = estimate([tuning({ MaxRuntimeInSeconds: 3600 }, { TrainingJobDefinition: training(2) })]);
    expect(run).toMatchObject({ instanceHours: 4, cost: 4, wallHours: 1 });
  });

  it("takes the dearest algorithm and the dearest instance that a tuning may choose", () => {
    const offered = {
      HyperParameterTuningResourceConfig: {
        InstanceConfigs: [
          { InstanceType: "ml.small", InstanceCount: 1 },
          { InstanceType: "ml.large", InstanceCount: 2 },
        ],
      },
      StoppingCondition: { MaxRuntimeInSeconds: 3600 },
    };
    const run = estimate([tuning({}, { TrainingJobDefinitions: [training(1), offered] })]);
    expect(run).toMatchObject({ instanceHours: 20, cost: 200 });
  });

  it("asks nothing for steps that run on no machine", () => {
    const run = estimate([aStep("Register", "RegisterModel", {}), aStep("Call", "Lambda", {})]);
    expect(run).toMatchObject({ steps: [], instanceHours: 0, cost: 0, unbounded: [] });
  });

  it("knows the price of common instances", () => {
    for (const price of Object.values(LIST_PRICES.hourly)) expect(price).toBeGreaterThan(0);
    expect(LIST_PRICES.hourly["ml.m5.xlarge"]).toBe(0.23);
  });
});
