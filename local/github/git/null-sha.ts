/** What git puts in the place of a commit where a reference did not exist before, or does not after. */
export const NULL_SHA = "0".repeat(40);
