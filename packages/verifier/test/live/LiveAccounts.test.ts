import { operations, pathOf } from '@so-email/codecs'
import type { HttpRequest } from '@so-email/wire'
import { either as E, taskEither as TE } from 'fp-ts'
import { describe, expect, it } from 'vitest'
import { makeLiveAccounts } from '../../src/live/LiveAccounts.js'
import { unusedId } from '../../src/live/unusedId.js'
import { writes } from '../../src/live/Write.js'

const { mayAsk } = makeLiveAccounts(() => TE.left('nothing is sent'), [], TE.right(244))

const save = pathOf(operations.saveEMailAccount)
const remove = pathOf(operations.deleteEMailAccount)
const agent = save.replace('/SaveEMailAccount', '')
const [json, form, xml] = ['application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'application/xml']

const asked = (url: string, contentType = '', body = ''): HttpRequest => ({
  method: 'POST',
  url,
  headers: contentType === '' ? [] : [['Content-Type', contentType]],
  body: new TextEncoder().encode(body),
})

describe('an account that was not made here', () => {
  it.each([
    ['a path in lower case', save.toLowerCase(), json, '{"EMailAccountId":5}'],
    ['an encoded path', `${agent}/%53aveEMailAccount`, json, '{"EMailAccountId":5}'],
    ['a path that cannot be decoded', `${save}%`, json, '{"EMailAccountId":0}'],
    ['a path that the server may resolve', `${agent}/x/../SaveEMailAccount`, json, '{"EMailAccountId":0}'],
    ['an operation that nobody here knows', `${agent}/MergeEMailAccounts`, json, '{"EMailAccountId":0}'],
    ['an id that is a text', save, json, '{"EMailAccountId":"5"}'],
    ['an id twice', save, json, '{"EMailAccountId":0,"EMailAccountId":5}'],
    ['an id twice, the other one last', save, json, '{"EMailAccountId":5,"EMailAccountId":0}'],
    ['an id in two spellings', save, json, '{"EMailAccountId":0,"eMailAccountId":5}'],
    ['another id inside, first', save, json, '{"x":{"EMailAccountId":0},"EMailAccountId":5}'],
    ['an id inside only', save, json, '{"entity":{"EMailAccountId":5}}'],
    ['an id under an escaped name', save, json, '{"\\u0045MailAccountId":5}'],
    ['JSON that is none', save, json, "{'EMailAccountId':5}"],
    ['an encoded id in a form', save, form, 'EMailAccountId=%35'],
    ['an id in a form, under the name of the parameter', save, form, 'entity.EMailAccountId=5'],
    ['an id in CDATA', save, xml, '<EMailAccount><EMailAccountId><![CDATA[5]]></EMailAccountId></EMailAccount>'],
    ['a form that calls itself JSON', save, json, 'EMailAccountId=0'],
    ['a body of no type', save, undefined, '{"EMailAccountId":0}'],
    ['a charset that nobody reads', save, 'application/json; charset=utf-7', '{"EMailAccountId":0}'],
    ['an id in the query, another in the body', `${save}?EMailAccountId=5`, json, '{"EMailAccountId":0}'],
    ['an encoded id in the query', `${remove}?EMailAccountId=%35`, undefined, ''],
    ['an encoded name in the query', `${remove}?EMailAccountI%64=5`, undefined, ''],
    ['no id to delete', remove, undefined, ''],
    ['an id in the query, another in a form', `${remove}?EMailAccountId=${unusedId}`, form, 'EMailAccountId=5'],
  ])('is not written by %s', (_what, url, contentType, body) => {
    expect(mayAsk(asked(url, contentType, body))).toBe(false)
  })

  it('is not written by any operation that changes something', () => {
    const changing = Object.values(operations).filter(({ changes }) => changes)

    expect(changing.length).toBeGreaterThan(0)
    for (const operation of changing) {
      expect(mayAsk(asked(`${pathOf(operation)}?EMailAccountId=5`))).toBe(false)
      expect(mayAsk(asked(pathOf(operation), json, '{"EMailAccountId":5}'))).toBe(false)
    }
  })

  it.each([
    ['a new account', save, json, '{"EMailAddress":"a@example.test"}'],
    ['a new account whose id is null', save, json, '{"EMailAccountId":null}'],
    ['a new account with credentials that are wrong', save, json, '{"IncomingCredentials":{"Port":"993"}}'],
    ['rights on the id', save, json, '{"FieldProperties":{"EMailAccountId":{"FieldLength":0}},"EMailAccountId":0}'],
    ['a new account in a form', save, form, 'eMailAccountId=0&IncomingCredentials.Port=x'],
    ['a new account in XML', save, 'text/xml', '<EMailAccount><EMailAccountId>0</EMailAccountId></EMailAccount>'],
    ['an account that nobody has', save, json, `{"emailaccountid":${unusedId}}`],
    ['deleting one that nobody has', `${remove.toUpperCase()}?emailaccountid=${unusedId}`, json, ''],
    ['reading one', `${pathOf(operations.getEMailAccount).toLowerCase()}?eMailAccountId=5`, undefined, ''],
  ])('is left alone by %s', (_what, url, contentType, body) => {
    expect(mayAsk(asked(url, contentType, body))).toBe(true)
  })
})

describe('an account that an interaction deleted', () => {
  it('is gone, also for a server that refuses to delete it twice', async () => {
    const response = (status: number, text = '') => ({ status, headers: [], body: new TextEncoder().encode(text) })
    const accounts = makeLiveAccounts(
      ({ url }) => TE.right(url.startsWith(save) ? response(200, '{"EMailAccountId":7}') : response(400)),
      [],
      TE.right(244),
    )

    expect(await accounts.create()).toMatchObject(E.right({ id: 7, associateId: 244 }))
    expect(await accounts.removeAll()).toEqual(E.left('account 7 is still there: deleting it was answered 400'))
    accounts.watch(asked(`${remove}?EMailAccountId=7`), response(204))
    expect(await accounts.removeAll()).toEqual(E.right(undefined))
  })
})

describe('a request writes', () => {
  it('unless its path is that of an operation that only reads', () => {
    const reading = Object.values(operations).filter(({ changes }) => !changes)

    expect(reading.filter((operation) => writes(`${pathOf(operation)}?a=1`))).toEqual([])
    for (const path of [save, save.toLowerCase(), `${save}?a=1`, `${agent}/%53aveEMailAccount`, `${agent}/Other`, '/'])
      expect([path, writes(path)]).toEqual([path, true])
  })
})
