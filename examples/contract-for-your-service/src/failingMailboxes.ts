/**
 * A service of another team: it reports the mailboxes that SuperOffice could not read. It has a client of its own, which reads
 * three properties, and knows nothing of `@so-email/client`.
 */
export interface FailingMailbox {
  readonly address: string
  readonly reason: string
}

interface Settings {
  readonly site: string
  /** As `Basic dGplMDpUamUw`. */
  readonly authorization: string
}

const failing = 2

const isAccount = (value: unknown): value is { EMailAddress: string; AccountStatus: number; ErrorReason?: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'EMailAddress' in value &&
  typeof value.EMailAddress === 'string' &&
  'AccountStatus' in value &&
  typeof value.AccountStatus === 'number'

/** The mailbox with this id, if it is failing; `null` if there is none, or if it works. */
export const failingMailbox = async (settings: Settings, id: number): Promise<FailingMailbox | null> => {
  const response = await fetch(`${settings.site}/api/v1/Agents/EMail/GetEMailAccount?eMailAccountId=${id}`, {
    method: 'POST',
    headers: { Authorization: settings.authorization, Accept: 'application/json' },
  })
  if (response.status === 204) return null
  if (response.status !== 200) throw new Error(`SuperOffice answered ${response.status}`)
  const account: unknown = await response.json()
  if (account === null) return null
  if (!isAccount(account)) throw new Error('SuperOffice answered something else')
  const { AccountStatus, EMailAddress: address, ErrorReason: reason } = account
  return AccountStatus === failing ? { address, reason: typeof reason === 'string' ? reason : 'unknown' } : null
}
