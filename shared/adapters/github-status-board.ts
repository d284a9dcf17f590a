import type { StatusBoard } from "../ports/source-host.ts";
import type { GitHub } from "./github.ts";
import { reportCheckRun } from "./report-check-run.ts";
import { reportCommitStatus } from "./report-commit-status.ts";
import { withEnvironment } from "./with-environment.ts";
import { writingGitHub } from "./writing-github.ts";

/** Check runs where the credentials are a GitHub App's, which alone may write them; else commit statuses, which say less. */
export const createGitHubStatusBoard = (github: GitHub, environment: string): StatusBoard => ({
  report: ({ context, ...rest }) => {
    const status = { ...rest, context: withEnvironment(context, environment) };
    return writingGitHub(`the status ${status.context} of ${status.repository}@${status.commit}`, async () =>
      (await github.isApp()) ? reportCheckRun(github, status) : reportCommitStatus(github, status),
    );
  },
});
