import { layout, type Placed } from "./layout.ts";
import type { GraphEdge, PipelineGraph } from "./pipeline-graph.ts";

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const COLOURS: Readonly<Record<string, string>> = {
  Condition: "#fff3cd",
  Fail: "#f8d7da",
  RegisterModel: "#d1e7dd",
  Training: "#cfe2ff",
  Tuning: "#cfe2ff",
};

const box = ({ node, x, y, width, height }: Placed): string => {
  const radius = node.type === "Condition" ? height / 2 : 6;
  const middle = x + width / 2;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${COLOURS[node.type] ?? "#f4f4f4"}" stroke="#555"/>`,
    `<text x="${middle}" y="${y + 19}" text-anchor="middle">${escapeXml(node.name)}</text>`,
    `<text x="${middle}" y="${y + 35}" text-anchor="middle" font-size="10" fill="#555">${escapeXml(node.type)}</text>`,
  ].join("");
};

const arrow = ({ label }: GraphEdge, from: Placed, to: Placed): string => {
  const [x1, y1, x2, y2] = [from.x + from.width / 2, from.y + from.height, to.x + to.width / 2, to.y - 2];
  const bend = (y2 - y1) / 2;
  const dashes = label === undefined ? "" : ' stroke-dasharray="5 4"';
  const line = `<path d="M${x1} ${y1} C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}" fill="none" stroke="#555" marker-end="url(#arrow)"${dashes}/>`;
  return label === undefined
    ? line
    : `${line}<text x="${(x1 + x2) / 2 + 6}" y="${(y1 + y2) / 2}" font-size="10" fill="#555">${label}</text>`;
};

/** Draws a pipeline as a picture; the same definition gives the same bytes. */
export const toSvg = (graph: PipelineGraph): string => {
  const { placed, width, height } = layout(graph);
  const arrows = graph.edges.flatMap((edge) => {
    const [from, to] = [placed.get(edge.from), placed.get(edge.to)];
    return from === undefined || to === undefined ? [] : [arrow(edge, from, to)];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Helvetica, Arial, sans-serif" font-size="13">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555"/></marker></defs>',
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...arrows,
    ...[...placed.values()].map(box),
    "</svg>",
    "",
  ].join("\n");
};
