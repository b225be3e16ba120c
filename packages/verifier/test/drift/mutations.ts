/** Every small change of a description that a check must find, each made in a copy. */
import type { Json } from './describe.js'

export interface Mutation {
  readonly name: string
  readonly mutated: () => Json
}

type Edit = (record: Json, key: string) => void

const rename =
  (change: (name: string) => string): Edit =>
  (record, key) => {
    record[change(key)] = record[key]
    delete record[key]
  }

const other = (schema: unknown) =>
  JSON.stringify(schema).includes('boolean') ? { type: 'integer', format: 'int64' } : { type: 'boolean' }

const edits: Readonly<Record<string, Edit>> = {
  renamed: rename((name) => `${name}2`),
  respelled: rename((name) => (name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase())),
  removed: (record, key) => {
    delete record[key]
  },
  added: (record, key) => {
    record[`${key}Added`] = record[key]
  },
  retyped: (record, key) => {
    record[key] = other(record[key])
  },
  listed: (record, key) => {
    record[key] = { type: 'array', items: record[key] }
  },
}

const isRecord = (u: unknown): u is Json => typeof u === 'object' && u !== null && !Array.isArray(u)

/** Where a record of the document stands, and the edits that matter for each of its keys. */
interface Site {
  readonly path: ReadonlyArray<string | number>
  readonly edits: ReadonlyArray<string>
}

/** The records whose keys are names of properties, or hold one schema. */
const sitesIn = (u: unknown, path: ReadonlyArray<string | number> = []): ReadonlyArray<Site> => {
  if (Array.isArray(u)) return u.flatMap((each, i) => sitesIn(each, [...path, i]))
  if (!isRecord(u)) return []
  return Object.entries(u).flatMap(([key, value]): ReadonlyArray<Site> => {
    const at = [...path, key]
    if (key === 'properties') return [{ path: at, edits: Object.keys(edits) }, ...sitesIn(value, at)]
    if (key === 'paths') return [{ path: at, edits: ['renamed', 'respelled', 'removed'] }, ...sitesIn(value, at)]
    if (key === 'responses') return [{ path: at, edits: ['removed', 'added'] }, ...sitesIn(value, at)]
    return sitesIn(value, at)
  })
}

/** Records with one schema in them: the items of a list, the values of a dictionary, a body. */
const holdersIn = (
  u: unknown,
  path: ReadonlyArray<string | number> = [],
): ReadonlyArray<ReadonlyArray<string | number>> => {
  if (Array.isArray(u)) return u.flatMap((each, i) => holdersIn(each, [...path, i]))
  if (!isRecord(u)) return []
  const own = Object.keys(u)
    .filter((key) => ['items', 'additionalProperties', 'schema'].includes(key))
    .map((key) => [...path, key])
  return [...own, ...Object.entries(u).flatMap(([key, value]) => holdersIn(value, [...path, key]))]
}

const parametersIn = (
  u: unknown,
  path: ReadonlyArray<string | number> = [],
): ReadonlyArray<ReadonlyArray<string | number>> => {
  if (!isRecord(u)) return []
  return Object.entries(u).flatMap(([key, value]) =>
    key === 'parameters' && Array.isArray(value)
      ? value.flatMap((each: Json, i) => (each['in'] === 'body' ? [] : [[...path, key, i]]))
      : parametersIn(value, [...path, key]),
  )
}

const inCopy = (
  document: Json,
  path: ReadonlyArray<string | number>,
  edit: (holder: Json, key: string) => void,
): Json => {
  const copy = structuredClone(document)
  const holder = path.slice(0, -1).reduce((found: unknown, key) => (found as Json)[key], copy) as Json // the path was found in it
  edit(holder, String(path.at(-1)))
  return copy
}

export const mutationsOf = (document: Json): ReadonlyArray<Mutation> => [
  ...sitesIn(document).flatMap((site) => {
    const record = site.path.reduce((found: unknown, key) => (found as Json)[key], document) as Json // as above
    return Object.keys(record).flatMap((key) =>
      site.edits.map((name) => ({
        name: `${name}: ${[...site.path, key].join(' ')}`,
        mutated: () => inCopy(document, [...site.path, key], edits[name] as Edit), // `name` is one of its keys
      })),
    )
  }),
  ...holdersIn(document).flatMap((path) =>
    ['retyped', 'listed'].map((name) => ({
      name: `${name}: ${path.join(' ')}`,
      mutated: () => inCopy(document, path, edits[name] as Edit), // as above
    })),
  ),
  ...parametersIn(document).flatMap((path) =>
    ['name', 'in', 'required', 'gone', 'twice'].map((name) => ({
      name: `parameter ${name}: ${path.join(' ')}`,
      mutated: () =>
        inCopy(document, path, (holder, key) => {
          const parameter = holder[key] as Json // a parameter stands at each such path
          if (name === 'name') parameter['name'] = `${String(parameter['name'])}2`
          if (name === 'in') parameter['in'] = parameter['in'] === 'query' ? 'header' : 'query'
          if (name === 'required') parameter['required'] = parameter['required'] !== true
          if (name === 'gone') Reflect.apply(Array.prototype.splice, holder, [Number(key), 1])
          if (name === 'twice') Reflect.apply(Array.prototype.push, holder, [{ ...parameter, name: 'another' }])
        }),
    })),
  ),
]
