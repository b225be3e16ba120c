// A secret that travels in the query is shown nowhere.
import { agent, answers, entity, Int32, parameters, secret } from '@so-email/codecs'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { expect, it } from 'vitest'
import { basic, type ClientConfig, type ClientEvent } from '../../src/index.js'
import { ClientException, makeClient } from '../../src/promise/index.js'
import { clientWith, response } from '../support.js'

const Open = entity('Open', { '$to ken': secret(t.string), id: Int32 }, { Pin: secret(Int32) })
const open = agent('Thing')(() => ({
  name: 'Open',
  summary: 'Opens a thing.',
  parameters: parameters.query(Open, '$to ken', 'id', 'Pin'),
  answer: answers.value(Int32),
}))
const input = { '$to ken': 'hunter2 &+=?', id: 270, Pin: 804_237 }

const shownUrl = 'https://host.test/a&b=%/api/v1/Agents/Thing/Open?%24to%20ken=<redacted>&id=270&Pin=<redacted>'

it.each<readonly [string, ClientConfig['baseUrl']]>([
  ['known', 'https://host.test/a&b=%'],
  ['found for each call', async () => 'https://host.test/a&b=%'],
])('neither in an error nor in an event, where the site is %s', async (_, baseUrl) => {
  const events: Array<ClientEvent> = []
  const urls: Array<string> = []
  const config: ClientConfig = {
    baseUrl,
    auth: basic({ user: 'tje0', password: 'Tje0' }),
    retry: false,
    onEvent: (event) => events.push(event),
    transport: (request) => async () => {
      urls.push(request.url)
      const query = request.url.split('?')[1]?.replaceAll('=', ' is ') // a form would be hidden as a whole
      return E.right(response(400, { Message: `bad: ${query}, hunter2 &+=?, 804237, 270` }))
    },
  }
  const answer = await clientWith(config).call(open)(input)()
  const thrown: unknown = await makeClient(config)
    .call(open)(input)
    .catch((reason: unknown) => reason)

  const message = 'bad: %24to%20ken is <redacted>&id is 270&Pin is <redacted>, <redacted>, <redacted>, 270'
  expect(answer).toMatchObject(E.left({ request: { url: shownUrl }, rejection: { message } }))
  expect(events.map(({ request: { url } }) => url)).toEqual(events.map(() => shownUrl))
  expect(events).toHaveLength(6)
  const text = JSON.stringify([answer, thrown, events])
  expect(thrown instanceof ClientException && text).not.toMatch(/hunter2|804237/)
  const written = shownUrl.replace('<redacted>', encodeURIComponent('hunter2 &+=?')).replace('<redacted>', '804237')
  expect(urls).toEqual([written, written])
})
