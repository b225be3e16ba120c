/** The edge of the page: the document, the address, the events of the stub. Imperative, because it keeps the model. */
import { function as F, option as O } from 'fp-ts'
import { render } from 'preact'
import { paths } from '../src/ui/protocol.js'
import type { Message } from './Message.js'
import { emptyModel, type Model } from './Model.js'
import { perform } from './perform.js'
import { parseRoute, titleOf } from './Route.js'
import { update } from './update.js'
import { headingId, Page } from './view/Page.js'

let model: Model = { ...emptyModel, route: O.getOrElse(() => emptyModel.route)(parseRoute(location.hash)) }

const draw = (): void => {
  document.title = `${titleOf(model.route)} – so-email-stub`
  render(<Page model={model} dispatch={dispatch} />, document.body)
}

const focusHeading = (): void => document.getElementById(headingId)?.focus()

const run = perform((path, init) => fetch(path, init), focusHeading)

const dispatch = (message: Message): void => {
  const [next, effects] = update(model, message)
  model = next
  draw()
  for (const effect of effects) void run(effect).then(O.match(() => {}, dispatch))
}

const route = (): void =>
  F.pipe(
    parseRoute(location.hash),
    O.match(
      () => {},
      (shown) => dispatch({ _tag: 'Routed', route: shown }),
    ),
  )

window.addEventListener('hashchange', route)
draw()

/** In milliseconds. */
const pause = 2_000

/** A browser connects again when a connection breaks, and not after a refusal, as of one page too many. */
const follow = (): void => {
  const events = new EventSource(paths.events)
  events.addEventListener('open', () => dispatch({ _tag: 'Connected' }))
  events.addEventListener('message', () => dispatch({ _tag: 'Changed' }))
  events.addEventListener('error', () => {
    dispatch({ _tag: 'Lost' })
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, pause)
  })
}

follow()
