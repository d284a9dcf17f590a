import { describe, expect, it } from "@jest/globals";
import { chooseInstance } from "../../../../../local/sagemaker/hosting/choose-instance.ts";
import type { Instance } from "../../../../../local/sagemaker/hosting/instance.ts";

type State = { readonly holds?: readonly string[]; readonly load?: Readonly<Record<string, number>> };

const anInstance = ({ holds = [], load = {} }: State): Instance => ({
  start: async () => {},
  invoke: () => Promise.reject(new Error("not asked here")),
  holds: (target) => holds.includes(target),
  warm: () => {},
  load: (target) =>
    target === undefined ? Object.values(load).reduce((sum, each) => sum + each, 0) : (load[target] ?? 0),
  close: async () => {},
});

describe("choosing an instance", () => {
  const chosen = (...states: State[]) => {
    const instances = states.map(anInstance);
    const { instance, spill } = chooseInstance(instances, "m") ?? {};
    return { at: instances.indexOf(instance as Instance), spill: instances.indexOf(spill as Instance) };
  };

  it("stays with the instance that holds the model, however busy with others", () => {
    expect(chosen({}, { holds: ["m"], load: { other: 50 } })).toEqual({ at: 1, spill: -1 });
  });

  it("joins the instance that is loading the model", () => {
    expect(chosen({}, { load: { m: 1, other: 9 } })).toEqual({ at: 1, spill: -1 });
  });

  it("loads a model where the least is going on", () => {
    expect(chosen({ load: { other: 2 } }, { load: { other: 1 } })).toEqual({ at: 1, spill: -1 });
  });

  it("shares a model's calls among those that hold it", () => {
    expect(chosen({ holds: ["m"], load: { m: 3 } }, { holds: ["m"], load: { m: 2 } })).toEqual({
      at: 1,
      spill: -1,
    });
  });

  it("has another instance load a model that is too much for its holder, once", () => {
    const hot = { holds: ["m"], load: { m: 8 } };
    expect(chosen(hot, { load: { other: 1 } }, {})).toEqual({ at: 0, spill: 2 });
    expect(chosen(hot, { load: { m: 1 } }, {})).toEqual({ at: 0, spill: -1 });
    expect(chosen({ ...hot, load: { m: 7 } }, {})).toEqual({ at: 0, spill: -1 });
  });

  it("gives nothing where there is no instance", () => {
    expect(chooseInstance([], "m")).toBeUndefined();
  });
});
