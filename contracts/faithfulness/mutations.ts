/** All mutations, by the page of `docs` whose rows they check. */
import type { Mutation } from './Mutation.js'
import { mutationsOfPage } from './page.js'

export const mutationsByDocument: Readonly<Record<string, ReadonlyArray<Mutation>>> = {
  'docs/faithfulness.md': mutationsOfPage,
}

export const mutations: ReadonlyArray<Mutation> = Object.values(mutationsByDocument).flat()
