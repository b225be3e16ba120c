/**
 * Verifies the stub against the committed pacts, through pact-core: the JavaScript `Verifier` stays green on an unknown
 * provider state and rewrites form bodies (see docs/decisions).
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import core from '@pact-foundation/pact-core'
import { startStub } from '@so-email/provider-stub'
import { describe, expect, it } from 'vitest'

const pacts = fileURLToPath(new URL('../pacts/', import.meta.url))

for (const name of Object.keys(process.env)) if (name.startsWith('PACT_BROKER_')) delete process.env[name]

/** The result of the verifier, which is JSON text, also when it rejects. */
const verify = async (providerBaseUrl: string, file: string): Promise<{ readonly errors: ReadonlyArray<unknown> }> => {
  const text = await core.default
    .verifyPacts({
      provider: 'SuperOffice-EMail',
      providerBaseUrl,
      pactUrls: [file],
      providerStatesSetupUrl: `${providerBaseUrl}/_stub/states`,
      failIfNoPactsFound: true,
      logLevel: 'error',
    })
    .catch((error: Error) => error.message)
  return JSON.parse(String(text))
}

describe('the stub', () => {
  it.each(readdirSync(pacts))('honours %s', async (file) => {
    const stub = await startStub({ states: true })
    try {
      const { errors } = await verify(stub.url, `${pacts}${file}`)
      expect(errors).toEqual([])
    } finally {
      await stub.close()
    }
  })

  it('has pacts to honour', () => {
    expect(readdirSync(pacts)).toContain('so-email-client-SuperOffice-EMail.json')
  })
})
