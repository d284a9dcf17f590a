import type { GraphNode, PipelineGraph } from "./pipeline-graph.ts";

/** Where a step is drawn. */
export type Placed = {
  readonly node: GraphNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Layout = {
  readonly placed: ReadonlyMap<string, Placed>;
  readonly width: number;
  readonly height: number;
};

const HEIGHT = 44;
const GAP_X = 28;
const GAP_Y = 48;
const MARGIN = 16;
const LETTER = 7.4;

const ranksOf = ({ nodes, edges }: PipelineGraph): ReadonlyMap<string, number> => {
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const ranks = new Map<string, number>();
  const rank = (name: string, open: ReadonlySet<string>): number => {
    const known = ranks.get(name);
    if (known !== undefined || open.has(name)) return known ?? 0;
    const inner = new Set([...open, name]);
    const found = Math.max(-1, ...(before.get(name) ?? []).map((other) => rank(other, inner))) + 1;
    ranks.set(name, found);
    return found;
  };
  for (const { name } of nodes) rank(name, new Set());
  return ranks;
};

const widthOf = ({ name, type }: GraphNode): number =>
  Math.round(Math.max(name.length, type.length) * LETTER + 28);

/** Within a row, steps stand below the middle of what they follow, as far as they have room. */
const ordered = (
  row: readonly GraphNode[],
  { edges }: PipelineGraph,
  centres: ReadonlyMap<string, number>,
): readonly GraphNode[] => {
  const wish = (node: GraphNode): number => {
    const above = edges.filter(({ to }) => to === node.name).flatMap(({ from }) => centres.get(from) ?? []);
    return above.length === 0 ? 0 : above.reduce((sum, x) => sum + x, 0) / above.length;
  };
  return row
    .map((node, index) => ({ node, index, wish: wish(node) }))
    .toSorted((a, b) => a.wish - b.wish || a.index - b.index)
    .map(({ node }) => node);
};

/** Places the steps of a pipeline in rows, each below all it follows; the same graph always looks the same. */
export const layout = (graph: PipelineGraph): Layout => {
  const ranks = ranksOf(graph);
  const rows = Array.from({ length: Math.max(0, ...ranks.values()) + 1 }, (_, rank) =>
    graph.nodes.filter(({ name }) => ranks.get(name) === rank),
  );
  const rowWidth = (row: readonly GraphNode[]): number =>
    row.reduce((sum, node) => sum + widthOf(node) + GAP_X, -GAP_X);
  const width = Math.max(0, ...rows.map(rowWidth)) + 2 * MARGIN;
  const placed = new Map<string, Placed>();
  const centres = new Map<string, number>();
  for (const [rank, row] of rows.entries()) {
    let x = (width - rowWidth(row)) / 2;
    for (const node of ordered(row, graph, centres)) {
      const own = widthOf(node);
      placed.set(node.name, {
        node,
        x: Math.round(x),
        y: MARGIN + rank * (HEIGHT + GAP_Y),
        width: own,
        height: HEIGHT,
      });
      centres.set(node.name, x + own / 2);
      x += own + GAP_X;
    }
  }
  return { placed, width: Math.round(width), height: rows.length * (HEIGHT + GAP_Y) - GAP_Y + 2 * MARGIN };
};
