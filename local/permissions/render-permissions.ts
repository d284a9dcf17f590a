import type { Compared, Comparison } from "./compare-grants.ts";

const HEAD = `<!-- Written by \`npm run permissions -- --write\`; do not edit. -->
# Permissions

What each role allows, and which tests of the whole system made use of it. The local system refuses whatever a role does not
allow, as AWS would, so the same tests show that nothing else is needed. What no test uses stays only for the reason beside it.
`;

// arn:partition:service:region:account:resource: the action names the service, and place and account differ anyway.
const resourceOf = (arn: string): string =>
  arn.startsWith("arn:") ? arn.split(":").slice(5).join(":") : arn;

const rowOf = ({ grant: { action, resource }, usedBy, because }: Compared): string =>
  `| \`${action}\` | \`${resourceOf(resource)}\` | ${usedBy.length > 0 ? usedBy.join(", ") : `— ${because ?? "nothing uses it"}`} |`;

/** The page that shows a comparison, a table for each role; its stack's name is left out of theirs. */
export const renderPermissions = ({ rows }: Comparison, stack: string): string => {
  const roles = Map.groupBy(rows, ({ grant }) => grant.bearer.replace(`${stack}-`, ""));
  const sections = [...roles].map(([bearer, of]) =>
    [`## ${bearer}`, "", "| action | resource | used by |", "| --- | --- | --- |", ...of.map(rowOf)].join(
      "\n",
    ),
  );
  return `${[HEAD, ...sections].join("\n\n").replace("\n\n\n", "\n\n")}\n`;
};
