/** A pull request as it is listed. */
export type OpenProposal = { readonly number: number; readonly head: string };

export type ProposalSearch = {
  readonly repository: string;
  /** What the change is proposed for. */
  readonly branch: string;
  /** The status that an answer leaves beside the head. */
  readonly context: string;
  /** Changes after this moment (ISO 8601) may be under way to us. */
  readonly before: string;
  /** How many heads may be asked about. */
  readonly most: number;
};

/** Changes that were proposed and perhaps never told. */
export interface Proposals {
  /**
   * Open pull requests whose head nobody has answered, and how many heads were asked about. None where deliveries that
   * failed can be listed, which tells the same; a list that is as it was costs nothing.
   */
  unanswered(
    search: ProposalSearch,
  ): Promise<{ readonly found: readonly OpenProposal[]; readonly asked: number }>;
}
