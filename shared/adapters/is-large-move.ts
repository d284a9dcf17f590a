import type { ProjectChange } from "../ports/project-store.ts";

// What a move may take along within its last transaction.
const FEW = 20;

/** Whether a change moves more from one project to another than its last transaction is sure to take. */
export const isLargeMove = ({ moves, fragments }: ProjectChange): boolean => {
  if (moves === undefined) return false;
  const { from, head, pipelines } = moves;
  const left = from.fragments.filter(({ repository }) => repository === head.repository);
  return pipelines.length + left.length + (fragments?.write.length ?? 0) > FEW;
};
