/** Files of another encoding than UTF-8: none is read with other characters than it has. */
import { describe, expect, it } from 'vitest'
import { credentials, sessionOf } from './support/session.js'

const latin1 = Buffer.from('[{},\n {"InboxFolder":"Garçon"}]', 'latin1')
const utf16 = Buffer.from('\ufeffSUPEROFFICE_PASSWORD=Tje0', 'utf16le')

const files = {
  'latin1.json': latin1,
  one: latin1.subarray(6, -1),
  password: Buffer.from('Garçon', 'latin1'),
  lines: 'first\nsecond\n',
  '.env': utf16,
}

describe('a file that is not UTF-8', () => {
  it('has a problem where its first wrong byte stands', async () => {
    const { out, code } = await sessionOf({ files }).execute('check', 'latin1.json')

    expect([out, code]).toEqual(['latin1.json:2:21: the text is not UTF-8\n1 problem in 1 account.\n', 1])
  })

  it('is not saved', async () => {
    const { execute, stub } = sessionOf({ files: { one: files.one } })

    expect(await execute('save', 'one')).toEqual({
      out: '',
      err: 'so-email: one:1:20: the text is not UTF-8\n',
      code: 1,
    })
    expect(stub.journal.entries()).toEqual([])
  })

  it.each(['password', 'lines'])('is no password, and neither is more than a line (%s)', async (file) => {
    const { execute, stub } = sessionOf({ files: { [file]: files[file as keyof typeof files] } })
    const { err, code } = await execute('change', '270', `IncomingCredentials.Password=@${file}`)

    expect([err.split('\n')[0], code]).toEqual([
      `so-email: IncomingCredentials.Password=@${file} needs a file with one line in UTF-8`,
      2,
    ])
    expect(stub.journal.entries()).toEqual([])
  })

  it('holds no settings', async () => {
    expect(await sessionOf({ variables: credentials, files }).execute('get', '270')).toEqual({
      out: '',
      err: 'so-email: .env cannot be read: the text is not UTF-8\n',
      code: 2,
    })
  })
})
