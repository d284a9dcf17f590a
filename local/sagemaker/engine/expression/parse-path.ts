/** One part of a path: a member, a key in quotes, or an index. */
export type Segment =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "key"; readonly name: string }
  | { readonly kind: "index"; readonly index: number };

const segment = /\.?([^.[\]'"]+)|\[(\d+)\]|\[(?:'([^']*)'|"([^"]*)")\]/y;

const toSegment = ([, member, index, single, double]: RegExpExecArray): Segment => {
  if (member !== undefined) return { kind: "member", name: member };
  if (index !== undefined) return { kind: "index", index: Number(index) };
  return { kind: "key", name: single ?? double ?? "" };
};

/** Reads a path such as `Steps.A.Outputs['train'].S3Output` or `metrics.list[0]`; refuses what is none. */
export const parsePath = (path: string): readonly Segment[] => {
  const segments: Segment[] = [];
  segment.lastIndex = 0;
  while (segment.lastIndex < path.length) {
    const found = segment.exec(path);
    if (!found) throw new Error(`"${path}" is not a path`);
    segments.push(toSegment(found));
  }
  return segments;
};
