/** The stub honours every committed pact. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startStub } from '@so-email/provider-stub'
import { broken, readPact } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { ourPact } from '../ourPact.js'
import { stubOptions } from '../providers/stubOptions.js'
import { verifier } from '../providers/verifier.js'

const pacts = fileURLToPath(new URL('../pacts/', import.meta.url))

const verify = async (file: string) => {
  const stub = await startStub({ ...stubOptions, states: true })
  try {
    return await F.pipe(
      TE.fromEither(readPact(`${pacts}${file}`)),
      TE.chain((pact) => verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` })),
    )()
  } finally {
    await stub.close()
  }
}

const ours = 'so-email-client-SuperOffice-EMail.json'
let verified: ReturnType<typeof verify>
beforeAll(() => {
  verified = verify(ours)
})

describe('the stub honours', () => {
  it.each(ourPact.interactions.map(({ description }) => description))('%s', async (description) => {
    const outcomes = F.pipe(
      await verified,
      E.map(({ interactions }) => interactions.filter((each) => each.description === description)),
    )

    expect(outcomes).toEqual(E.right([expect.objectContaining({ outcome: { _tag: 'Passed' } })]))
  })
})

describe('the stub', () => {
  it.each(readdirSync(pacts).filter((file) => file !== ours))('honours %s', async (file) => {
    expect(E.map(broken)(await verify(file))).toEqual(E.right([]))
  })
})
