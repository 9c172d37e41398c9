/** The boundaries of the house, as docs/architecture.md draws them. */
const WINGS = ['registers', 'statistics', 'procedures', 'dialogue', 'publishing']

/** A wing imports from its own floor or from below. */
const floors = WINGS.flatMap((wing, floor) => {
  const above = WINGS.slice(floor + 1)
  return above.length === 0
    ? []
    : [{ name: `${wing}-is-below`, comment: `${wing} may not import ${above.join(', ')}`, severity: 'error', from: { path: `^src/${wing}/` }, to: { path: `^src/(${above.join('|')})/` } }]
})

module.exports = {
  forbidden: [
    ...floors,
    { name: 'no-cycles', comment: 'no file leads back to itself', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'pure-files',
      comment: 'model, rules, procedure and contract know no store, service, server or page',
      severity: 'error',
      from: { path: '^src/(lib/|.*/(model|rules|procedure|contract)\\.ts$|.*/rules/)', pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: '^src/(platform/|web/|.*/ui/|.*/(store|service|reference|engine)\\.ts$)|^node:' },
    },
    {
      name: 'stores-are-private',
      comment: 'a store is imported by its own module only',
      severity: 'error',
      from: { path: '^src/([^/]+)/([^/]+)/' },
      to: { path: '^src/[^/]+/[^/]+/[^/]*store\\.ts$', pathNot: '^src/$1/$2/' },
    },
    {
      name: 'http-stays-in-platform',
      comment: 'only the platform and the composition roots know HTTP',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(platform/|server\\.ts|cli\\.ts)' },
      to: { path: 'node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'pages-reach-the-server-by-the-client',
      comment: 'what the browser draws knows no server file',
      severity: 'error',
      from: { path: '^src/(web/(?!build/)|.*/ui/|browser\\.tsx|pages\\.ts)', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(platform/|(registers|statistics|procedures|dialogue|publishing)/.*/(store|service|reference|engine)\\.ts$)|^node:' },
    },
    {
      name: 'kit-knows-no-module',
      comment: 'the web kit knows no module',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: `^src/(${WINGS.join('|')})/`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'services-know-no-page',
      severity: 'error',
      from: { path: '^src/.*/(service|store|reference|engine)\\.ts$' },
      to: { path: '^src/.*/ui/' },
    },
    {
      name: 'packages-stand-alone',
      comment: 'packages know nothing of the product',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^src/' },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: `^src/(${WINGS.join('|')})/` },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.json'] },
    parser: 'swc',
  },
}
