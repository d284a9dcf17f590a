import { describe, expect, it } from "@jest/globals";
import { pipelineGraph } from "../../../shared/compiler/graph/pipeline-graph.ts";
import { toDot } from "../../../shared/compiler/graph/to-dot.ts";
import { toMermaid } from "../../../shared/compiler/graph/to-mermaid.ts";
import { toSvg } from "../../../shared/compiler/graph/to-svg.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";

const graph = () => {
  const steps =
    "- {step_name: end, step_class: Training}\n- {step_name: U, step_class: Training, chain_input_source_step: end, depends_on: end}\n- {step_name: C, step_class: Condition, depends_on: U, conditions: [{left: 1, op: '==', value: 1}], if: [{step_name: V, step_class: Training}], else: [{step_name: F, step_class: Fail, message: stop}]}";
  const [pipeline] = compileText(aModelConf({ steps })).pipelines;
  return pipelineGraph(pipeline?.definition ?? { Steps: [] });
};

describe("the picture of a pipeline", () => {
  it("has one arrow between two steps, and ways to branches", () => {
    expect(graph().edges).toEqual([
      { from: "end", to: "U" },
      { from: "U", to: "C" },
      { from: "C", to: "V", label: "if" },
      { from: "C", to: "F", label: "else" },
    ]);
  });

  it("is drawn in mermaid, with ids that are no words of its language", () => {
    expect(toMermaid(graph())).toBe(
      'flowchart TD\n  s0["end<br/><small>Training</small>"]\n  s1["U<br/><small>Training</small>"]\n  s2{"C<br/><small>Condition</small>"}\n  s3["V<br/><small>Training</small>"]\n  s4(["F<br/><small>Fail</small>"])\n  s0 --> s1\n  s1 --> s2\n  s2 -. if .-> s3\n  s2 -. else .-> s4\n',
    );
  });

  it("is drawn for Graphviz", () => {
    expect(toDot(graph())).toContain('"C" -> "F" [style=dashed, label=else];');
    expect(toDot(graph())).toContain('"C" [shape=diamond, label="C\\nCondition"];');
  });

  it("is drawn as SVG, the same each time, with every step once and none over another", () => {
    const svg = toSvg(graph());
    expect(svg).toBe(toSvg(graph()));
    expect([...svg.matchAll(/text-anchor="middle">(\w+)</g)].map(([, name]) => name)).toEqual([
      "end",
      "U",
      "C",
      "V",
      "F",
    ]);
    const boxes = [...svg.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map(
      (match) => match.slice(1).map(Number) as [number, number, number, number],
    );
    for (const [i, [x, y, width, height]] of boxes.entries())
      for (const [a, b, w, h] of boxes.slice(i + 1))
        expect(x + width <= a || a + w <= x || y + height <= b || b + h <= y).toBe(true);
  });
});
