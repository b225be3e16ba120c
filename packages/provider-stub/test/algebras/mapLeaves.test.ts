import { EMailAccount } from '@so-email/codecs'
import { describe, expect, it } from 'vitest'
import { mapLeaves, unchanged } from '../../src/algebras/mapLeaves.js'
import { sampleAccount } from '../../src/store/seed.js'

const upper = (text: string) => text.toUpperCase()

describe('changing the leaves of a value', () => {
  it('returns the value itself if nothing changes', () => {
    expect(mapLeaves(EMailAccount, unchanged)(sampleAccount)).toBe(sampleAccount)
  })

  it('changes texts at any depth, and neither secrets, nor unknown properties, nor the original', () => {
    const right = { FieldRight: { Mask: 'None', Reason: 'why' }, FieldType: 'x', FieldLength: 1 }
    const credentials = { ServiceAuthId: 1, Server: 'imap', Port: 1, AuthType: null, Username: 'u', Password: 'pw' }
    const account = JSON.parse(
      JSON.stringify({
        ...sampleAccount,
        IncomingCredentials: credentials,
        FieldProperties: { __proto__: null },
      }).replace('"FieldProperties":{}', `"FieldProperties":{"__proto__":${JSON.stringify(right)}},"Extra":"extra"`),
    )
    const before = JSON.stringify(account)
    const changed = JSON.stringify(mapLeaves(EMailAccount, { ...unchanged, text: upper })(account))

    expect(JSON.stringify(account)).toBe(before)
    expect(changed).toContain('"Server":"IMAP","Port":1,"AuthType":null,"Username":"U","Password":"pw"')
    expect(changed).toContain(
      '{"__proto__":{"FieldRight":{"Mask":"None","Reason":"WHY"},"FieldType":"X","FieldLength":1}}',
    )
    expect(changed).toContain('"Extra":"extra"')
  })

  it.each([null, 1, 'text', [], { IncomingCredentials: 5, FieldProperties: [] }])(
    'leaves a value that has not the shape of the codec: %o',
    (value) => {
      expect(mapLeaves(EMailAccount, { ...unchanged, text: upper })(value)).toEqual(value)
    },
  )
})
