/** A service worker: a page meets the stub without a server. */
import { makeStub } from '@so-email/provider-stub'

const stub = makeStub({ basePath: '/Cust12345' })

/** What a listener for `fetch` gets. */
interface FetchEvent extends Event {
  readonly request: Request
  readonly respondWith: (response: Promise<Response>) => void
}

const isFetch = (event: Event): event is FetchEvent => 'respondWith' in event

/** `register(self)` in the worker's script. */
export const register = (worker: EventTarget): void =>
  worker.addEventListener('fetch', (event) => {
    if (isFetch(event) && new URL(event.request.url).pathname.startsWith('/Cust12345/'))
      event.respondWith(stub.fetch(event.request))
  })
