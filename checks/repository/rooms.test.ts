/** Inside a package, imports between rooms go one way: no cycle, and the outer rooms are imported by none but those named. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../published/repository.js'
import { arrowsOf, cyclic, type Room, sourcesOf } from './rooms.js'

/** The rooms that may import a room; every other arrow to it is forbidden. */
const importers: Readonly<Record<string, Readonly<Record<Room, ReadonlyArray<Room>>>>> = {
  codecs: { operations: ['index.ts'], failure: ['index.ts', 'schema'] },
  wire: { headers: ['index.ts', 'openApi.ts'] },
  client: { promise: [] },
  'provider-stub': {
    server: ['cli', 'index.ts'],
    ui: ['server'],
    cli: [],
  },
  store: {
    file: ['openStore.ts'],
    postgres: ['openStore.ts'],
  },
  verifier: {
    broker: [],
    command: ['cli.ts', 'index.ts'],
    live: ['command', 'index.ts'],
    report: ['broker', 'command', 'index.ts'],
  },
}

const folders = [
  ...['packages', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => [name, join(root, folder, name, 'src')] as const),
  ),
  ['comparison', join(root, 'comparison/src')] as const,
].filter(([, src]) => existsSync(src))

describe.each(folders)('%s', (name, src) => {
  const arrows = arrowsOf(sourcesOf(src))

  it('has no cycle between its rooms', () => {
    expect(cyclic(arrows)).toEqual([])
  })

  it('imports its outer rooms from where it may only', () => {
    const forbidden = Object.entries(importers[name] ?? {}).flatMap(([to, allowed]) =>
      [...arrows].flatMap(([from, targets]) =>
        targets.has(to) && !allowed.includes(from) ? [`${from} -> ${to}`] : [],
      ),
    )

    expect(forbidden).toEqual([])
  })
})

describe('the reader of imports', () => {
  it('sees every form of import, of files and of folders', () => {
    const arrows = arrowsOf([
      { path: 'a/one.ts', text: "import { x } from '../b/two.js'\nimport type { Y } from './own.js'\n" },
      { path: 'b/deep/two.ts', text: "export * from '../../c.js'\nimport '../../d/e.js'\n" },
      { path: 'c.ts', text: "import {\n  z,\n} from './a/one.js'\nconst later = () => import('./d/e.js')\n" },
      { path: 'd/e.ts', text: "import { readFileSync } from 'node:fs'\n// from './a/one.js'\n" },
    ])

    expect(arrows).toEqual(
      new Map([
        ['a', new Set(['b'])],
        ['b', new Set(['c.ts', 'd'])],
        ['c.ts', new Set(['a', 'd'])],
        ['d', new Set()],
      ]),
    )
    expect(cyclic(arrows)).toEqual(['a -> b', 'b -> c.ts', 'c.ts -> a'])
  })
})
