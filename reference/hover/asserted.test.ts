/** Every export has an assertion of its type, in `test/types` of its package; `tsc` is the judge of what they assert. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { entrances, exportsOf } from './exports.js'

/** A value as `typeof name`, a type as `name`; one may be both. */
const namesOf = (declarations: string): ReadonlyArray<string> =>
  exportsOf(declarations).flatMap(({ name, isValue, isType }) => [
    ...(isValue ? [`typeof ${name}`] : []),
    ...(isType ? [name] : []),
  ])

const assertedIn = (file: string): ReadonlyArray<string> =>
  existsSync(file)
    ? [...readFileSync(file, 'utf8').matchAll(/expectTypeOf<\s*(?:\w+<)?(typeof )?api\.([\w.]+)/g)].map(
        ([, isValue = '', name = '']) => `${isValue}${name.replace(/\[.*/, '')}`,
      )
    : []

test.each(entrances)(
  'the type of each export of $name is asserted, and of nothing else',
  ({ folder, name, declarations }) => {
    const [, entrance = 'index'] = /^[\w-]+\.(.+)$/.exec(name) ?? []
    const exported = namesOf(declarations)

    expect(exported.length).toBeGreaterThan(0)
    expect([...new Set(assertedIn(join(folder, `test/types/${entrance}.test.ts`)))].toSorted()).toEqual(
      exported.toSorted(),
    )
  },
)
