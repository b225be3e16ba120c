/** All mutations, by the document whose rows they check. */
import { mutationsOfClient } from './client.js'
import { mutationsOfCodecs } from './codecs.js'
import type { Mutation } from './Mutation.js'
import { mutationsOfPage } from './page.js'
import { mutationsOfDetails } from './stubDetails.js'
import { mutationsOfRefusals } from './stubRefusals.js'
import { mutationsOfResponses } from './stubResponses.js'
import { mutationsOfVersions } from './stubVersions.js'
import { mutationsOfWire } from './wire.js'

export const mutationsByDocument: Readonly<Record<string, ReadonlyArray<Mutation>>> = {
  'docs/faithfulness/page.md': mutationsOfPage,
  'docs/faithfulness/codecs.md': mutationsOfCodecs,
  'docs/faithfulness/wire.md': mutationsOfWire,
  'docs/faithfulness/client.md': mutationsOfClient,
  'docs/faithfulness/provider-stub.md': [
    ...mutationsOfRefusals,
    ...mutationsOfResponses,
    ...mutationsOfVersions,
    ...mutationsOfDetails,
  ],
}

export const mutations: ReadonlyArray<Mutation> = Object.values(mutationsByDocument).flat()
