/** The stub honours every committed pact. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startStub } from '@so-email/provider-stub'
import { broken, readPact, startVerifier } from '@so-email/verifier'
import { either as E, function as F, taskEither as TE } from 'fp-ts'
import { afterAll, describe, expect, it } from 'vitest'
import { stubOptions } from '../providers/stubOptions.js'

const pacts = fileURLToPath(new URL('../pacts/', import.meta.url))

const verifier = startVerifier()
afterAll(verifier.close)

describe('the stub', () => {
  it.each(readdirSync(pacts))('honours %s', async (file) => {
    const stub = await startStub({ ...stubOptions, states: true })
    try {
      const verified = F.pipe(
        TE.fromEither(readPact(`${pacts}${file}`)),
        TE.chain((pact) => verifier.verify(pact, { url: stub.url, statesUrl: `${stub.url}/_stub/states` })),
        TE.map(broken),
      )
      expect(await verified()).toEqual(E.right([]))
    } finally {
      await stub.close()
    }
  })

  it('has a pact of our client to honour', () => {
    expect(readdirSync(pacts)).toContain('so-email-client-SuperOffice-EMail.json')
  })
})
