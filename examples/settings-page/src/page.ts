/**
 * The page: shows an account, and saves what changed. The site and the id of the account come from its address:
 * `?server=http://127.0.0.1:4010&account=270`.
 */
import { basic, ClientException, makeClient } from '@so-email/client/promise'
import { advice } from './advice.js'
import { type Form, formOf, names, withForm } from './Form.js'

const query = new URLSearchParams(location.search)
const id = Number(query.get('account') ?? 270)
const client = makeClient({
  baseUrl: query.get('server') ?? 'http://127.0.0.1:4010',
  // For the stub. A page of SuperOffice has a session: `xsrf(token)`.
  auth: basic({ user: 'tje0', password: 'Tje0' }),
})

const element = <E extends Element>(selector: string): E => {
  const found = document.querySelector<E>(selector)
  if (found === null) throw new Error(`the page has no ${selector}`)
  return found
}
const form = element<HTMLFormElement>('form')
const fieldset = element<HTMLFieldSetElement>('fieldset')
const status = element('[role=status]')
const input = (name: string): HTMLInputElement => element(`[name=${name}]`)

const show = (values: Form): void => {
  for (const name of names) input(name).value = values[name]
}

const read = (): Form => ({
  EMailAddress: input('EMailAddress').value,
  InboxFolder: input('InboxFolder').value,
  SentFolder: input('SentFolder').value,
})

/** Runs a call while the form is locked, and shows how it ended. */
const during = async (name: string, done: string, call: () => Promise<void>): Promise<void> => {
  fieldset.disabled = true
  status.textContent = name
  try {
    await call()
    fieldset.disabled = false
    status.textContent = done
  } catch (thrown) {
    fieldset.disabled = false
    status.textContent = thrown instanceof ClientException ? advice(thrown.error) : String(thrown)
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void during('Saving', 'Saved', async () => show(formOf(await client.changeEMailAccount(id, withForm(read())))))
})

await during('Loading', 'Ready', async () => {
  const account = await client.getEMailAccount({ eMailAccountId: id })
  if (account === null) throw `There is no mailbox ${id}.`
  show(formOf(account))
})
