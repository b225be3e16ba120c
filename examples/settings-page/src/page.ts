/**
 * The page shows an account, and saves what changed. The id of the account comes from the address of the page, `?account=270`.
 * The site comes from `index.html`, because a link could name a site that steals the credentials.
 */
import { basic, ClientException, type EMailAccount, makeClient } from '@so-email/client/promise'
import { advice } from './advice.js'
import { type Form, formOf, names, withForm } from './Form.js'

const element = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector)
  if (found === null) throw new Error(`the page has no ${selector}`)
  return found
}
const form = element<HTMLFormElement>('form')
const fieldset = element<HTMLFieldSetElement>('fieldset')
const status = element('[role=status]')
const input = (name: string): HTMLInputElement => element(`[name=${name}]`)

const read = (): Form => ({
  EMailAddress: input('EMailAddress').value,
  InboxFolder: input('InboxFolder').value,
  SentFolder: input('SentFolder').value,
})

/** What is shown of an account: a browser leaves out line breaks, and spaces around an address. */
const show = (account: EMailAccount): Form => {
  const values = formOf(account)
  for (const name of names) input(name).value = values[name]
  return read()
}

/** Runs a call while the form is locked, and shows how it ended. The form stays locked if no account is shown yet. */
const during = async (name: string, done: string, call: () => Promise<void>): Promise<void> => {
  const wasLocked = fieldset.disabled
  fieldset.disabled = true
  status.textContent = name
  try {
    await call()
    fieldset.disabled = false
    status.textContent = done
  } catch (thrown) {
    fieldset.disabled = wasLocked
    status.textContent = thrown instanceof ClientException ? advice(thrown.error) : String(thrown)
  }
}

await during('Loading', 'Ready', async () => {
  const query = new URLSearchParams(location.search)
  const id = Number(query.get('account') ?? 270)
  const client = makeClient({
    baseUrl: element<HTMLMetaElement>('meta[name=site]').content,
    // For the stub. A page of SuperOffice has a session: `xsrf(token)`.
    auth: basic({ user: 'tje0', password: 'Tje0' }),
  })
  const account = await client.getEMailAccount({ eMailAccountId: id })
  if (account === null) throw `There is no mailbox ${id}.`
  let shown = show(account)

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void during('Saving', 'Saved', async () => {
      shown = show(await client.changeEMailAccount(id, withForm(shown, read())))
    })
  })
})
