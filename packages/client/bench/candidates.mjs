// One save of an account, in everything that people would use for it. Each answers with the parsed account.
import http from 'node:http'
import { createRequire } from 'node:module'
import axios from 'axios'
import { either as E } from 'fp-ts'
import ky from 'ky'
import createOpenApiClient from 'openapi-fetch'
import { Agent } from 'undici'
import { basic, errorMessage, fetchTransport, makeClient } from '../dist/index.js'
import { makeClient as makePromiseClient } from '../dist/promise/index.js'

const require = createRequire(import.meta.url)

const account = {
  EMailAccountId: 270,
  EMailAddress: 'non',
  AssociateId: 244,
  IncomingCredentials: null,
  OutgoingCredentials: null,
  AccountStatus: 546,
  ErrorCount: 416,
  ErrorReason: '',
  InboxFolder: 'dolorum',
  SentFolder: 'ex',
  SimpleMode: 264,
  LastFetch: '2008-08-06T16:32:38.9926739+02:00',
}
const path = '/api/v1/Agents/EMail/SaveEMailAccount'
const headers = {
  Authorization: 'Basic dGplMDpUamUw',
  Accept: 'application/json; charset=utf-8',
  'Content-Type': 'application/json; charset=utf-8',
}

const nodeHttp = (baseUrl) => {
  const agent = new http.Agent({ keepAlive: true })
  return () =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(account)
      const options = { method: 'POST', agent, headers: { ...headers, 'Content-Length': Buffer.byteLength(body) } }
      const request = http.request(baseUrl + path, options, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk) => {
          text += chunk
        })
        response.on('end', () => resolve(JSON.parse(text)))
      })
      request.on('error', reject)
      request.end(body)
    })
}

const undici = (baseUrl) => {
  const agent = new Agent({ connections: 64 })
  return async () => {
    const body = JSON.stringify(account)
    const response = await agent.request({ origin: baseUrl, path, method: 'POST', headers, body })
    return JSON.parse(await response.body.text())
  }
}

const fetchWith = (init) => (baseUrl) => async () => {
  const response = await fetch(baseUrl + path, { method: 'POST', headers, body: JSON.stringify(account), ...init() })
  return response.json()
}

const bareFetch = fetchWith(() => ({}))

/** What anybody would ship: a server that never answers must not be waited for. */
const fetchWithTimeout = fetchWith(() => ({ signal: AbortSignal.timeout(30_000) }))

const axiosKept = (baseUrl) => {
  const client = axios.create({ baseURL: baseUrl, headers, httpAgent: new http.Agent({ keepAlive: true }) })
  return async () => (await client.post(path, account)).data
}

const kyClient = (baseUrl) => {
  const client = ky.create({ prefixUrl: baseUrl, headers, retry: 0 })
  return () => client.post(path.slice(1), { json: account }).json()
}

const openApiFetch = (baseUrl) => {
  const client = createOpenApiClient({ baseUrl, headers })
  return async () => (await client.POST(path, { body: account })).data
}

const superOffice = (baseUrl) => {
  const { EMailAgent, WebApi } = require('@superoffice/webapi')
  const api = new WebApi({ baseUrl, axiosConfig: { httpAgent: new http.Agent({ keepAlive: true }) } })
  api.authenticateWithPassword('tje0', 'Tje0')
  const agent = new EMailAgent(api)
  return () => agent.saveEMailAccountAsync(account)
}

const config = (baseUrl) => ({ baseUrl, auth: basic({ user: 'tje0', password: 'Tje0' }) })

const made = (config) => {
  const client = makeClient(config)
  if (E.isLeft(client)) throw new Error(errorMessage(client.left))
  return client.right
}

const ours = (baseUrl) => {
  const client = made(config(baseUrl))
  return async () => (await client.saveEMailAccount(account)()).right
}

const oursWithEvents = (baseUrl) => {
  const client = made({ ...config(baseUrl), onEvent: () => {} })
  return async () => (await client.saveEMailAccount(account)()).right
}

const oursWithPromises = (baseUrl) => {
  const client = makePromiseClient(config(baseUrl))
  return () => client.saveEMailAccount(account)
}

const oursOnFetch = (baseUrl) => {
  const client = made({ ...config(baseUrl), transport: fetchTransport })
  return async () => (await client.saveEMailAccount(account)()).right
}

export const candidates = {
  'node:http': nodeHttp,
  'bare undici': undici,
  'so-email': ours,
  'so-email, promises': oursWithPromises,
  'so-email, events': oursWithEvents,
  'so-email on fetch': oursOnFetch,
  'global fetch': bareFetch,
  'global fetch, timeout': fetchWithTimeout,
  axios: axiosKept,
  ky: kyClient,
  'openapi-fetch': openApiFetch,
  '@superoffice/webapi': superOffice,
}
