import type { World } from "./a-world.ts";
import { codeOf, type DeclaredPipeline, filesOf, nameOf, PROJECTS, pipelinesOf, type Spec } from "./spec.ts";

/** What is taken up of each repository. */
export type TakenUp = ReadonlyMap<string, Spec>;

const contentOf = (repository: string, spec: Spec): string =>
  JSON.stringify(filesOf(repository, { ...spec, docs: 0 }));

const hasTwins = (names: readonly string[]): boolean => new Set(names).size < names.length;

/** Whether a project makes sense as a whole: each name is given once, and whatever is used is there. */
export const fits = (all: TakenUp, project: Spec["project"]): boolean => {
  const members = [...all].filter(([, spec]) => spec.project === project);
  const models = members.map(([, { model }]) => model);
  const pipelines = members.flatMap(([repository, spec]) => pipelinesOf(repository, spec));
  return (
    members.every(([, { isBroken }]) => !isBroken) &&
    !hasTwins(models) &&
    !hasTwins(pipelines.map(({ name }) => name)) &&
    pipelines.every((pipeline) => pipeline.models.every((model) => models.includes(model)))
  );
};

/** Whether a repository's head can be taken up beside the others. */
export const isAcceptable = (all: TakenUp, repository: string, head: Spec): boolean => {
  const others = new Map([...all].filter(([name]) => name !== repository));
  const names = pipelinesOf(repository, head).map(({ name }) => name);
  // A name belongs to the project that had it first.
  const isClaimed = [...others].some(
    ([name, spec]) =>
      spec.project !== head.project && pipelinesOf(name, spec).some((each) => names.includes(each.name)),
  );
  return !isClaimed && fits(new Map([...others, [repository, head]]), head.project);
};

export type ExpectedPipeline = DeclaredPipeline & { readonly repository: string; readonly project: string };

export const expectedPipelines = (all: TakenUp): readonly ExpectedPipeline[] =>
  [...all].flatMap(([repository, spec]) =>
    pipelinesOf(repository, spec).map((pipeline) => ({ ...pipeline, repository, project: spec.project })),
  );

type Step = {
  readonly Name: string;
  readonly Arguments: { readonly HyperParameters: Record<string, string> };
};

/** What a definition trains, in the model's words. */
const trainingsOf = (plane: World["plane"], definition: string): readonly unknown[] =>
  (JSON.parse(definition) as { Steps: readonly Step[] }).Steps.map(
    ({ Name, Arguments: { HyperParameters } }) => {
      const key = (JSON.parse(HyperParameters.sagemaker_submit_directory ?? "") as string).replace(
        "s3://bucket/",
        "",
      );
      const [file] = plane.code.packages.get(key) ?? [];
      return [Name, HyperParameters.epochs, new TextDecoder().decode(file?.content)];
    },
  );

const wantedTrainings = (all: TakenUp, { models, project }: ExpectedPipeline): unknown =>
  models.map((model) => {
    const [repository = "", spec] =
      [...all].find(([, each]) => each.model === model && each.project === project) ?? [];
    return [`${model}-train`, String(spec?.epochs), spec === undefined ? "" : codeOf(repository, spec)];
  });

/** Runs that trained something else than the commit that they were started for. */
const findStrayRuns = ({ plane, commits }: World): readonly string[] =>
  plane.pipelines.starts.flatMap(({ pipeline, token, description }) => {
    const [repository = "", commit = ""] = description.split("@");
    const spec = commits.get(commit)?.spec;
    // Of what other repositories declare, the commit says nothing.
    if (spec === undefined || nameOf(repository) !== pipeline) return [];
    const [own] = trainingsOf(plane, plane.pipelines.trained.get(token)?.definition ?? "");
    const [is, wanted] = [own, [`${spec.model}-train`, String(spec.epochs), codeOf(repository, spec)]].map(
      (each) => JSON.stringify(each),
    );
    return is === wanted ? [] : [`a run of ${pipeline} trained ${is}, not ${wanted}`];
  });

/** Every way in which the world is not as the heads of its branches say. */
export const findFaults = async (world: World, isInterleaved: boolean): Promise<readonly string[]> => {
  const { plane, heads, commits } = world;
  const faults: string[] = [];
  const check = (isTrue: boolean, what: string): void => {
    if (!isTrue) faults.push(what);
  };
  const states = await world.states();
  const taken = states.flatMap((state) => state.heads);
  check(!hasTwins(taken.map(({ repository }) => repository)), "a repository is in two projects");
  const all = new Map(
    taken.flatMap(({ repository, commit }) => {
      const spec = commits.get(commit)?.spec;
      return spec === undefined ? [] : [[repository, spec] as const];
    }),
  );
  for (const { repository, project, commit } of taken)
    check(
      commits.get(commit)?.spec.project === project,
      `${repository} is in ${project}, which it does not name`,
    );
  for (const repository of all.keys())
    check(heads.has(repository), `${repository} is remembered, though deleted`);
  for (const [repository, head] of heads) {
    const accepted = all.get(repository);
    if (accepted === undefined || contentOf(repository, accepted) !== contentOf(repository, head))
      check(
        !isAcceptable(all, repository, head),
        `the head of ${repository} is not taken up, though it could be`,
      );
    check(accepted?.isBroken !== true, `${repository} was taken up with mistakes`);
  }
  const expected = expectedPipelines(all);
  const records = new Map(
    states.flatMap(({ pipelines }) => pipelines.map((record) => [record.name, record] as const)),
  );
  const broken = new Set(PROJECTS.filter((project) => !fits(all, project)));
  for (const pipeline of expected) {
    const { name } = pipeline;
    const record = records.get(name);
    const live = plane.pipelines.live.get(name);
    check(record !== undefined && record.retired === undefined, `${name} is not recorded`);
    // Git moves on without it, or it awaits a model that is gone: its last good state stays.
    if (record === undefined || record.suspended || broken.has(pipeline.project as Spec["project"])) continue;
    check(live !== undefined, `${name} is not live`);
    check(live?.description === undefined, `${name} is as somebody edited it`);
    check(
      record.applied?.digest === record.desired.digest &&
        record.applied.generation === record.desired.generation,
      `${name} is not applied`,
    );
    check(record.waiting === undefined, `${name} is owed a run`);
    if (record.hold !== undefined || live === undefined) continue;
    const [is, wanted] = [trainingsOf(plane, live.definition), wantedTrainings(all, pipeline)].map((each) =>
      JSON.stringify(each),
    );
    check(is === wanted, `${name} trains ${is}, not ${wanted}`);
    const { repository, commit } = record.desired;
    const isStarted = plane.pipelines.starts.some(
      (start) => start.pipeline === name && start.description === `${repository}@${commit}`,
    );
    check(isStarted || record.policy.on !== "on_change", `${name} was never started at its last revision`);
  }
  for (const name of new Set([...plane.pipelines.live.keys(), ...records.keys()]))
    check(
      expected.some((each) => each.name === name),
      `${name} is still there, though git has it no more`,
    );
  // Writers at once may undo each other's update until the later of them looks again; a run started meanwhile is started.
  return isInterleaved ? faults : [...faults, ...findStrayRuns(world)];
};
