const localReference =
  /^\s*(\.|\/|file:|-e\b|--editable\b|-r\b|--requirement\b|-c\b|--constraint\b|(-f|--find-links)[ =]+\.)|@\s*(file:|\.)|\.(whl|tar\.gz|zip)\s*$/m;

/** Tells whether a `requirements.txt` means files beside it, so that only the job itself can install it. */
export const namesLocalFiles = (requirements: string): boolean => localReference.test(requirements);
