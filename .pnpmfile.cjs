// What a published package leads to in place of what tsc makes: the files of `.ci/bundle.mjs`. Inside of the workspace nothing
// needs to be bundled before it is read.

const inFolder = (folder) => (file) => file.replace(/^\.\/dist\/(?=.*\.js$)/, `./dist/${folder}/`)
const [onNode, elsewhere] = ['node', 'web'].map(inFolder)

/** Bun and Deno also take what is for Node, and a bundler for a browser may. */
const entrance = ({ types, default: file }) => ({
  types,
  ...Object.fromEntries(['browser', 'workerd', 'bun', 'deno'].map((condition) => [condition, elsewhere(file)])),
  node: onNode(file),
  default: elsewhere(file),
})

const mapped = (object, map) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]))

const beforePacking = ({ exports, imports = {}, ...manifest }) => ({
  ...manifest,
  exports: mapped(exports, (each) => (typeof each === 'string' ? each : entrance(each))),
  imports: {
    ...mapped(imports, (conditions) => mapped(conditions, elsewhere)),
    '#fp-ts/*': { node: 'fp-ts/lib/*.js', default: 'fp-ts/es6/*.js' },
  },
})

module.exports = {
  hooks: {
    // What a package is developed with is of no use to those who install it, and some of it is not published.
    beforePacking: ({ devDependencies: _, ...manifest }) =>
      manifest.files?.includes('dist/node') ? beforePacking(manifest) : manifest,
  },
}
