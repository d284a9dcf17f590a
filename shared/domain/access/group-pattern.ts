/** What the name of a model package group may look like, with `*` for any part of it. */
export const GROUP_PATTERN = /^[a-zA-Z0-9*][a-zA-Z0-9*-]{0,62}$/;
