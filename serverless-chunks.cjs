// A plugin of osls: what a function loads later is packed with that function alone.

module.exports = class Chunks {
  constructor(serverless) {
    const assign = () => {
      for (const definition of Object.values(serverless.service.functions)) {
        const folder = definition.handler.slice(0, definition.handler.lastIndexOf("/"));
        // serverless-esbuild knows the chunks of all functions, and takes what comes last.
        definition.package = {
          ...definition.package,
          patterns: ["!functions/*/chunks/**", `${folder}/chunks/**`],
        };
      }
    };
    this.hooks = { initialize: assign };
  }
};
