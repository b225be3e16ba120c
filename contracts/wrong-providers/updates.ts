/** Providers that save new accounts as they should, and not every update or not every login. */
import { function as F, taskEither as TE } from 'fp-ts'
import {
  isUpdate,
  json,
  type Members,
  onSave,
  propertiesIn,
  requesting,
  textIn,
  withCredentials,
  withJson,
  withText,
} from '../providers/changes.js'
import type { Change, Provider } from '../providers/Provider.js'
import { inEachMediaType, renewedIsFound, savedIsFound, unknownIsNotMade, wrong } from './form.js'

const atCreate = 'the response to the create'
const noLogin = 'logging in to the mail server fails'

/** Requests with another text, if they are of a media type. */
const inType = (type: RegExp, change: (text: string) => string): Change => onSave(requesting(withText(change, type)))

const asNew = (text: string): string => text.replace(/(EMailAccountId"?[:>])\d+/, '$10')

/** Requests with other credentials, where they have some. */
const withLogin = (change: (login: Members) => Members): Change =>
  onSave(requesting(withJson((account) => withCredentials(change)(Object(account)))))

const withPassword = (change: (password: string) => string): Change =>
  withLogin((login) => ({ ...login, Password: change(String(login['Password'])) }))

/** Another response to a request with right credentials that updates an account and keeps its address. */
const keepingAddress = (response: (account: Members) => ReturnType<typeof json>): Change =>
  onSave((respond, stub) => (request) => {
    const account = propertiesIn(request)
    const before = stub.accounts.get(Number(account['EMailAccountId']))
    return F.pipe(
      // A request with a wrong password is not looked at.
      respond({ ...request, body: new TextEncoder().encode(JSON.stringify({ ...before })) }),
      TE.map(({ status }) => status === 200 && before?.EMailAddress === account['EMailAddress']),
      TE.chain((isKept) => (isKept ? TE.right(response(account)) : respond(request))),
    )
  })

/** Keeps the password of an account where its user stays. */
const keepingPassword: Change = onSave((respond, stub) => (request) => {
  const before: Members = { ...stub.accounts.get(Number(propertiesIn(request)['EMailAccountId'])) }
  const login = Object(before['IncomingCredentials'])
  return withLogin((each) => (each['Username'] === login.Username ? { ...each, Password: login.Password } : each))(
    respond,
    stub,
  )(request)
})

/** Makes an account at an update that found none, and reports none. */
const makingAnother: Change = onSave(
  (respond) => (request) =>
    F.pipe(
      respond(request),
      TE.tap((response) =>
        isUpdate(request) && textIn(response) === 'null' ? respond(withText(asNew)(request)) : TE.right(response),
      ),
    ),
)

export const updates: Readonly<Record<string, Provider>> = {
  'makes a new account at an update in XML': wrong(
    'the mailbox that was changed stays as it was, and there are two of it',
    inType(/xml/, asNew),
    { [inEachMediaType]: 'the response to the update in application/xml' },
  ),
  'makes an account at an update of one that does not exist, and responds with null': wrong(
    'mail is fetched for a mailbox that no client knows of',
    makingAnother,
    { [unknownIsNotMade]: 'the account that does not exist' },
  ),
  'ignores an update that keeps the address, and responds as if it had not': wrong(
    'a change is lost without an error',
    keepingAddress(json),
    { [renewedIsFound]: 'the account by its id' },
  ),
  'refuses an update that keeps the address': wrong(
    'a mailbox is taken for its own duplicate, and cannot be changed',
    keepingAddress(() => json({ Error: true, ErrorType: 'ArgumentException', Message: 'taken', ErrorSource: '' }, 400)),
    { [renewedIsFound]: 'the response of SaveEMailAccount' },
  ),
  'keeps the password where the user stays': wrong(
    'no mail is fetched from the day on which a password is renewed',
    keepingPassword,
    { [renewedIsFound]: 'the response to the update' },
  ),
  'stores no credentials of a request in XML': wrong(
    noLogin,
    inType(/xml/, (text) => text.replace(/<(\w+Credentials)>.*?<\/\1>/g, '')),
    { [inEachMediaType]: 'the account that was saved in application/xml by its id' },
  ),
  'stores user names in lower case': wrong(
    noLogin,
    withLogin((login) => ({ ...login, Username: String(login['Username']).toLowerCase() })),
    { [savedIsFound]: atCreate },
  ),
  'stores passwords in lower case': wrong(
    noLogin,
    withPassword((password) => password.toLowerCase()),
    { [savedIsFound]: atCreate },
  ),
  'stores passwords as HTML': wrong(
    noLogin,
    withPassword((password) => password.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
    { [savedIsFound]: atCreate },
  ),
}
