/** msw: one handler for every request to the site. */
import { makeStub } from '@so-email/provider-stub'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { site } from './site.js'

const stub = makeStub({ basePath: '/Cust12345' })

/** `listen` starts to intercept, `close` ends it; in a browser `setupWorker` takes the same handler. */
export const server = setupServer(http.all(`${site}/*`, ({ request }) => stub.fetch(request)))
