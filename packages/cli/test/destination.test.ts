import { either as E, function as F } from 'fp-ts'
import { expect, it } from 'vitest'
import { destinationOf } from '../src/settings/clientConfig.js'
import { credentials, sessionOf } from './support/session.js'

const user = { SUPEROFFICE_USER: 'tje0', SUPEROFFICE_PASSWORD: 'Tje0' }

const destination = async (variables: Readonly<Record<string, string>>, url: string | null = null) => {
  const { environment } = sessionOf({ variables })
  return F.pipe(await destinationOf({ url, settings: null })(environment)(), E.toUnion)
}

it.each([
  ['https://crm.example.test', 'https://crm.example.test'],
  ['https://CRM.example.test:443/', 'https://crm.example.test'],
  ['https://crm.example.test/Cust1', 'https://crm.example.test/Cust1'],
  ['https://crm.example.test/Cust1/api', 'https://crm.example.test/Cust1'],
  ['https://crm.example.test/Cust1//API//V1//', 'https://crm.example.test/Cust1'],
  ['https://crm.example.test/api/v1', 'https://crm.example.test'],
  ['https://crm.example.test/api/v12', 'https://crm.example.test/api/v12'],
  ['https://crm.example.test/rapid', 'https://crm.example.test/rapid'],
  ['https://crm.example.test/v1', 'https://crm.example.test/v1'],
  ['no URL', 'no URL'],
])('the target of the site %s is %s, whichever way it is named', async (baseUrl, target) => {
  expect(await destination({ ...user, SUPEROFFICE_URL: baseUrl })).toMatchObject({ target, config: { baseUrl } })
  expect(await destination({ ...user, SUPEROFFICE_TENANT: 'Cust1' }, baseUrl)).toMatchObject({ target })
})

it('the target of a tenant is its name, in its environment', async () => {
  const tenant = { ...user, SUPEROFFICE_TENANT: 'Cust1' }

  expect(await destination(tenant)).toMatchObject({ target: 'online/Cust1' })
  expect(await destination({ ...tenant, SUPEROFFICE_ENVIRONMENT: 'sod' })).toMatchObject({ target: 'sod/Cust1' })
})

it('the token of the application is sent where it is set, and only there', async () => {
  const without = await destination(credentials)
  const withToken = await destination({ ...credentials, SUPEROFFICE_APP_TOKEN: 'sample-app-token' })

  expect('config' in without && Object.keys(without.config)).toEqual(['baseUrl', 'auth'])
  expect(withToken).toMatchObject({ config: { appToken: 'sample-app-token' } })
})
