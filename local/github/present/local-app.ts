/** The app that every account here has installed. */
export const LOCAL_APP = { slug: "local-app", name: "Local app" };
