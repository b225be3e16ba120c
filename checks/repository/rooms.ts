/** The rooms of a package and the imports between them, read from its sources. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A folder of `src` with everything in it, such as `media-types`; or a file beside the folders, such as `Client.ts`. */
export type Room = string

/** The rooms that each room imports. */
export type Arrows = ReadonlyMap<Room, ReadonlySet<Room>>

export interface Source {
  /** Its path below `src`, with `/`. */
  readonly path: string
  readonly text: string
}

/** The sources of a package. */
export const sourcesOf = (src: string): ReadonlyArray<Source> =>
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.m?ts$/.test(path))
    .map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(src, path), 'utf8') }))

const importOf = /^(?:import|export)\b[^'"]*?\bfrom '(\.[^']+)'|^import '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gm

const importsIn = ({ path, text }: Source): ReadonlyArray<string> =>
  [...text.matchAll(importOf)].map(([, from, bare, dynamic]) =>
    normalize(join(dirname(path), from ?? bare ?? dynamic ?? '')).replace(/\.(m?)js$/, '.$1ts'),
  )

const roomOf = (path: string): Room => path.split('/')[0] ?? path

/** The arrows between the rooms of some sources. */
export const arrowsOf = (sources: ReadonlyArray<Source>): Arrows =>
  sources.reduce((arrows, source) => {
    const from = roomOf(source.path)
    const targets = importsIn(source)
      .map(roomOf)
      .filter((to) => to !== from)
    return arrows.set(from, new Set([...(arrows.get(from) ?? []), ...targets]))
  }, new Map<Room, ReadonlySet<Room>>())

const reachableFrom = (arrows: Arrows, start: Room, reached: Set<Room> = new Set()): ReadonlySet<Room> => {
  for (const next of arrows.get(start) ?? []) if (!reached.has(next)) reachableFrom(arrows, next, reached.add(next))
  return reached
}

/** The arrows that are part of a cycle, as `from -> to`. */
export const cyclic = (arrows: Arrows): ReadonlyArray<string> =>
  [...arrows]
    .flatMap(([from, targets]) =>
      [...targets].filter((to) => reachableFrom(arrows, to).has(from)).map((to) => `${from} -> ${to}`),
    )
    .toSorted()
