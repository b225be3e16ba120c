import { expect, it } from 'vitest'
import { rejectsCredentials } from '../../src/features/rejectsCredentials.js'
import { response } from '../support.js'

const rejects = (status: number, body: string, [name, value]: readonly [string, string]) =>
  rejectsCredentials(response(status, body, [[name, value]]))

const html = ['Content-Type', 'text/html; charset=utf-8'] as const
const json = ['Content-Type', 'application/json'] as const
const login = ['Location', '/login?from=/'] as const
const loginPage = '<form action="/"><input type="password"></form>'
const expiry = '{"Message":"The access token has expired."}'

it.each([
  ['401', 401, '', json],
  ['403 that reports an expiry', 403, expiry, json],
  ['403 with a login page', 403, loginPage, html],
  ['200 with a login page', 200, loginPage, html],
  ['300 to a login page', 300, '', login],
  ['399 to a login page', 399, '', login],
])('a response rejects the credentials: %s', (_, status, body, header) => {
  expect(rejects(status, body, header)).toBe(true)
})

it.each([
  ['200 that mentions an expiry', 200, expiry, json],
  ['a web page that mentions an expiry', 200, 'The access token has expired.', html],
  ['a login page that is no web page', 200, loginPage, json],
  ['a login page that is not found', 404, loginPage, html],
  ['a login page that failed', 500, loginPage, html],
  ['400 to a login page', 400, '', login],
  ['299 to a login page', 299, '', login],
  ['a redirect elsewhere', 302, '', ['Location', '/logins']],
  ['a redirect to nowhere', 302, '', ['X-Location', '/login']],
  ['a web page with another form', 200, '<form><input type="text"></form>', html],
  ['a web page without a form', 200, '<formal><input type="password">', html],
] as const)('a response does not reject the credentials: %s', (_, status, body, header) => {
  expect(rejects(status, body, header)).toBe(false)
})

it.each([
  ...['/login', '/Account/Log-In', '/logon.aspx', '/signin-oidc', 'https://login.test/', '/LOGIN', '/SignIn?a=b'],
  ...['/LoginPage.aspx', '/login_form', '/loginRedirect', '/LOGINPAGE', '/userLogin'],
])('a redirect to %s is one to a login page', (location) => {
  expect(rejects(302, '', ['Location', location])).toBe(true)
})

it.each(['/logins', '/designing', '/cataloginfo', '/Assigned'])(
  'a redirect to %s is none to a login page',
  (location) => {
    expect(rejects(302, '', ['Location', location])).toBe(false)
  },
)

it.each(['type=password', 'type="password"', "type='Password'", 'TYPE = "password"', 'type\n=\tpassword'])(
  'a login page may spell its field as <input %s>',
  (field) => {
    expect(rejects(200, `<FORM><input ${field}></FORM>`, html)).toBe(true)
  },
)

it.each(['password=type', 'ctype=password', 'type=passwords', 'type="" value="password"'])(
  'a web page with a form and <input %s> is no login page',
  (field) => {
    expect(rejects(200, `<form><input ${field}></form>`, html)).toBe(false)
  },
)
