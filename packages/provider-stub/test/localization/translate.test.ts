import { describe, expect, it } from 'vitest'
import { makeStub, sampleAccount } from '../../src/index.js'
import { translate } from '../../src/localization/translate.js'
import { save } from '../support/requests.js'

const resources = { SR_MANDATORY_FIELD_1281: { en: 'Company name', fr: 'Nom de société' }, SR_OTHER: { en: 'Other' } }

describe('a text in a language', () => {
  it.each([
    ['[SR_MANDATORY_FIELD_1281]', 'fr', 'Nom de société'],
    ['[SR_MANDATORY_FIELD_1281]', 'FR-ca', 'Nom de société'],
    ['a [SR_OTHER] and [SR_MANDATORY_FIELD_1281].', 'en', 'a Other and Company name.'],
    ['[SR_MANDATORY_FIELD_1281]', 'sv', '[SR_MANDATORY_FIELD_1281]'],
    ['[SR_UNKNOWN] [SR_OTHER]', 'en', '[SR_UNKNOWN] Other'],
    ['[SR_constructor]', 'en', '[SR_constructor]'],
    ['NO:"Leverandør";US:"Supplier"', 'en', 'Supplier'],
    ['NO:"Leverandør";US:"Supplier"', 'nb-no', 'Leverandør'],
    ['NO:"Leverandør";US:"Supplier"', 'sv', 'NO:"Leverandør";US:"Supplier"'],
    ['SW:"Leverantör";', 'sv', 'Leverantör'],
    ['PL:"Dostawca"', 'pl', 'Dostawca'],
    ['FI:"Toimittaja"', 'fil', 'FI:"Toimittaja"'],
    ['He said NO:"x"', 'no', 'He said NO:"x"'],
    ['NO:"x" he said', 'no', 'NO:"x" he said'],
    ['NO:"x"; he said', 'no', 'NO:"x"; he said'],
    ['XX:"x"', 'constructor', 'XX:"x"'],
    ['plain', 'en', 'plain'],
    ['', 'en', ''],
  ])('%s in %s is %s', (text, language, expected) => {
    expect(translate(resources, language)(text)).toBe(expected)
  })
})

describe('the language of a response', () => {
  const Reason = '[SR_MANDATORY_FIELD_1281]'
  const field = {
    FieldRight: { Mask: 'Update, UIHintMandatory', Reason },
    FieldType: 'System.String',
    FieldLength: 255,
  }
  const account = { ...sampleAccount, TableRight: { Mask: 'FULL', Reason }, FieldProperties: { EMailAddress: field } }
  const stub = makeStub({ accounts: [account], resources })
  const sent = {
    EMailAccountId: 270,
    InboxFolder: 'NO:"Innboks";US:"Inbox"',
    Unknown: Reason,
    IncomingCredentials: { Server: null, Password: Reason },
  }

  const reasons = async (headers: Readonly<Record<string, string>>): Promise<ReadonlyArray<unknown>> => {
    const [, value] = await save(stub, sent, headers)
    const { TableRight, FieldProperties, InboxFolder } = Object(value)
    return [TableRight.Reason, FieldProperties.EMailAddress.FieldRight.Reason, InboxFolder]
  }

  const raw = [Reason, Reason, 'NO:"Innboks";US:"Inbox"']
  const english = ['Company name', 'Company name', 'Inbox']

  it.each([
    [{}, raw],
    [{ 'Accept-Language': 'en' }, english],
    [{ 'Accept-Language': 'pl;q=0.1, en-GB;q=0.9' }, english],
    [{ 'SO-Language': 'en' }, english],
    [{ 'Accept-Language': 'nb', 'SO-Language': 'en' }, english],
    [{ 'Accept-Language': 'nb' }, [Reason, Reason, 'Innboks']],
    [{ 'Accept-Language': 'en', 'SO-Language': '*' }, raw],
    [{ 'Accept-Language': 'en', 'SO-Language': 'x' }, raw],
    [{ 'Accept-Language': 'en', 'SO-Language': '-' }, raw],
    [{ 'Accept-Language': 'en', 'SO-Language': 'no language' }, raw],
    [{ 'SO-Culture': 'en' }, raw],
  ])('follows the headers: %o', async (headers, expected) => {
    expect(await reasons(headers)).toEqual(expected)
  })

  it('has the one documented translation without any option', async () => {
    const [, value] = await save(makeStub({ accounts: [account] }), sent, { 'SO-Language': 'fr' })

    expect(Object(value).TableRight.Reason).toBe('Nom de société')
  })

  it('is found in the texts of the options in any case', async () => {
    const texts = { SR_MANDATORY_FIELD_1281: { FR: 'Raison sociale', En: 'Company name' } }
    const other = makeStub({ accounts: [account], resources: texts })
    const reasonIn = async (language: string) => {
      const [, value] = await save(other, sent, { 'SO-Language': language })
      return Object(value).TableRight.Reason
    }

    expect([await reasonIn('fr'), await reasonIn('EN')]).toEqual(['Raison sociale', 'Company name'])
  })

  it('changes neither a secret, nor an unknown property, nor the stored account', async () => {
    expect(await save(stub, sent, { 'SO-Language': 'en' })).toMatchObject([
      200,
      { Unknown: Reason, IncomingCredentials: { Password: Reason } },
    ])
    expect(stub.accounts.get(270)).toMatchObject({ InboxFolder: sent.InboxFolder, TableRight: { Reason } })
  })
})
