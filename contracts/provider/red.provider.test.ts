/** The first table of `docs/how-to/my-provider-is-red.md` has the lines that providers really cause in a report. */
import { only, report } from '@so-email/verifier'
import { function as F, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../coverage/rows.js'
import { ourPact } from '../ourPact.js'
import { asItIs, responseHeader, status } from '../providers/changes.js'
import { type Provider, startProvider } from '../providers/Provider.js'
import { verifier } from '../providers/verifier.js'
import { read } from '../repository.js'
import { create, update } from '../wrong-providers/form.js'
import { wrongs } from '../wrong-providers/wrongs.js'

type Cause = Pick<Provider, 'change' | 'options'>

const known = (name: string): Cause => wrongs[name] ?? expect.fail(`no wrong provider ${name}`)

/** A provider for each row, by the beginning of its first cell, and the interaction whose report is read. */
const causes: Readonly<Record<string, readonly [provider: Cause, description: string]>> = {
  '`status: expected 200, got 401`': [{ change: asItIs, options: { users: [] } }, update],
  '`status: expected 200, got 403`': [{ change: asItIs, options: { granted: false } }, update],
  '`status: expected 200, got 400`, for every': [{ change: status(400) }, create],
  '`header Content-Type: ...`': [{ change: responseHeader('Content-Type', () => 'text/html') }, update],
  '`body $: missing: AccountStatus, AssociateId, ...` with every': [known('writes names in camelCase'), update],
  '`body $.LastFetch: expected the value': [
    known('cuts dates to milliseconds'),
    'a request to update a date with ticks and an offset',
  ],
  '`body $: missing: ...` with one name': [known('leaves out the ErrorReason'), update],
}

/** Rows about a running server and about a verifier that broke off; `running.provider.test.ts` has those reports. */
const elsewhere = ['`UNKNOWN`', '`the verifier stopped']

const [first = ''] = read('docs/how-to/my-provider-is-red.md').split(/^## .*$/m)
const rows = rowsOf(first).map(([cell = '']) => cell)

const linesOf = async (provider: Cause, description: string): Promise<ReadonlyArray<string>> => {
  const server = await startProvider(provider)
  const verified = await F.pipe(
    verifier.verify(
      only(ourPact, (interaction) => interaction.description === description),
      server,
    ),
    TE.map((verification) => report(server.url, [verification])),
    TE.getOrElse((reason) => () => Promise.resolve(reason)),
  )()
  await server.close()
  return verified.split('\n').map((line) => line.trim())
}

describe('a row of the most frequent causes', () => {
  it('is there for every cause that is tried, and the other way round', () => {
    const tried = [...Object.keys(causes), ...elsewhere]

    expect(rows.filter((row) => !tried.some((each) => row.startsWith(each)))).toEqual([])
    expect(tried.filter((each) => !rows.some((row) => row.startsWith(each)))).toEqual([])
  })

  it.each(Object.entries(causes))('has what the report has: %s', async (row, [provider, description]) => {
    const [, shown = ''] = /^`(.*?)(?:,? ?\.\.\.)?`/.exec(rows.find((each) => each.startsWith(row)) ?? '') ?? []
    const lines = await linesOf(provider, description)

    expect(shown).not.toBe('')
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^${shown.replace(/[$.]/g, '\\$&')}`)))
  })
})
