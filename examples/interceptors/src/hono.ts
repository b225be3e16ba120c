/** Hono: the stub as a part of a server of your own, on any platform that Hono runs on. */
import { makeStub } from '@so-email/provider-stub'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'

const stub = makeStub({ basePath: '/Cust12345' })

/** The stub reads the whole body, so the server bounds it. */
export const app = new Hono().all('/Cust12345/*', bodyLimit({ maxSize: 1_048_576 }), ({ req }) => stub.fetch(req.raw))
