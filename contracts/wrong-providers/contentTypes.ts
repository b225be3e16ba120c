/** Providers that read or write another body than they should where a message is XML, a form or `text/json`. */
import { deleteEMailAccount, getEMailAccount, pathOf } from '@so-email/codecs'
import { idIn } from '@so-email/verifier'
import { function as F, taskEither as TE } from 'fp-ts'
import { of, onSave, requesting, responseHeader, text, typeOf, withText, xml } from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { inEachMediaType, inTextJson, inXml, readInEachMediaType, unreadable, wrong } from './form.js'

/** Deletes at once what was saved in XML. */
const notStored: Change = (respond) => (request) =>
  F.pipe(
    respond(request),
    TE.tap((response) =>
      /xml/.test(typeOf(request))
        ? respond(
            withText(() => '')({
              ...request,
              url: `${pathOf(deleteEMailAccount)}?EMailAccountId=${idIn(response)}`,
            }),
          )
        : TE.right(undefined),
    ),
  )

export const contentTypes: Readonly<Record<string, Provider>> = {
  'writes an integer of XML as a word': unreadable(
    xml((body) => body.replace(/<ErrorCount>\d+/, '<ErrorCount>many')),
    { [inXml]: 'body $.EMailAccount.ErrorCount' },
  ),
  'saves another address than that of a request in XML': wrong(
    'a client that keeps the response writes mail from the wrong address',
    xml((body) => body.replace('sales@', 'other@')),
    { [inXml]: 'body $.EMailAccount.EMailAddress' },
  ),
  'responds with JSON where XML was requested': wrong(
    'the client refuses a type that it did not accept',
    responseHeader('Content-Type', () => 'application/json; charset=utf-8'),
    { [inXml]: 'header Content-Type' },
    { clientGets: 'NotUnderstood' },
  ),
  'gives a new account no id in XML': wrong(
    'the account can never be found again',
    xml((body) => body.replace(/<EMailAccountId>\d+/, '<EMailAccountId>0')),
    { [inXml]: 'body $.EMailAccount.EMailAccountId' },
  ),
  'leaves out a property in XML': unreadable(
    xml((body) => body.replace(/<AccountStatus>\d+<\/AccountStatus>/, '')),
    { [inXml]: 'body $.EMailAccount' },
  ),
  'writes an integer as a text in text/json': unreadable(
    text((body) => body.replace('"AssociateId":244', '"AssociateId":"244"')),
    { [inTextJson]: 'body $' },
  ),
  'writes an integer with a fraction in text/json': unreadable(
    text((body) => body.replace('"AssociateId":244', '"AssociateId":244.5')),
    { [inTextJson]: 'body $' },
  ),
  'writes an id with a fraction in text/json': unreadable(
    text((body) => body.replace(/"EMailAccountId":\d+/, '$&.5')),
    { [inTextJson]: 'body $' },
  ),
  'breaks off before the closing brace in text/json': unreadable(
    text((body) => body.replace(/}$/, '')),
    { [inTextJson]: 'body $' },
  ),
  'writes a word behind the end of a line in text/json': unreadable(
    text((body) => body.replace(/}$/, ',\nword "Further":1}')),
    { [inTextJson]: 'body $' },
  ),
  'puts the account into an object in text/json': unreadable(
    text((body) => `{"EMailAccount":${body}}`),
    { [inTextJson]: 'body $' },
  ),
  'leaves out a property in text/json': unreadable(
    text((body) => body.replace(/"ErrorCount":\d+,/, '')),
    {
      [inTextJson]: 'body $',
    },
  ),
  'saves another address than that of a request in text/json': wrong(
    'a client that keeps the response writes mail from the wrong address',
    text((body) => body.replace('sales@', 'other@')),
    { [inTextJson]: 'body $' },
  ),
  'gives a new account no id in text/json': wrong(
    'the account can never be found again',
    text((body) => body.replace(/"EMailAccountId":\d+/, '"EMailAccountId":0')),
    { [inTextJson]: 'body $' },
  ),
  'stores nothing of a request in XML, and responds as if it had': wrong(
    'the account can never be found again',
    onSave(notStored),
    { [inEachMediaType]: 'the account that was saved in application/xml by its id' },
  ),
  'reads credentials as others in XML': wrong(
    'logging in to the mail server fails',
    of(
      getEMailAccount,
      xml((body) => body.replace(/<Port>\d+/g, '<Port>25')),
    ),
    { [readInEachMediaType]: 'the account in application/xml' },
  ),
  'reads a form in another charset': wrong(
    'mail is fetched from a folder that does not exist',
    onSave(requesting(withText((body) => body.replace(/%C3%/g, '%C3%83%C2%'), /form/))),
    { [inEachMediaType]: 'the account that was saved in application/x-www-form-urlencoded by its id' },
  ),
  'loses the letters of other languages': wrong(
    'mail is fetched from a folder that does not exist',
    onSave(requesting(withText((body) => body.replace(/[^\0-\x7F]/g, '?')))),
    { 'a request to update the folders of an account to other ones': 'body $.InboxFolder' },
  ),
}
