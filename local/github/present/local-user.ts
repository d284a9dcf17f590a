/** Whoever pushes and calls on one machine is the same person. */
export const LOCAL_USER = { login: "local-user", email: "local-user@users.noreply.localhost" };
