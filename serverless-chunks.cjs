// A plugin of osls: what a function loads later is packed with that function alone.

module.exports = class Chunks {
  constructor(serverless) {
    const assign = () => {
      for (const definition of Object.values(serverless.service.functions)) {
        const folder = definition.handler.slice(0, definition.handler.lastIndexOf("/"));
        const { patterns = [] } = definition.package ?? {};
        const chunks = ["!functions/*/chunks/**", `${folder}/chunks/**`];
        // What comes last decides: without the first, a package would hold the chunks of all functions.
        definition.package = { ...definition.package, patterns: [...chunks, ...patterns] };
      }
    };
    this.hooks = { initialize: assign };
  }
};
