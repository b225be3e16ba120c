/** One exchange: each body beside what its codec says of it. */
import { function as F, option as O } from 'fp-ts'
import type { VNode } from 'preact'
import type { Body, ExchangeDetail, Verdict } from '../../src/ui/protocol.js'
import { bytesOf, durationOf, timeOf } from './format.js'
import { outcomeOf } from './JournalView.js'
import type { ViewProps } from './ViewProps.js'

/** A text that may be wider than its place. */
export const Code = ({ text, label }: { readonly text: string; readonly label: string }): VNode => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by the keyboard
  <section class="code" tabIndex={0} aria-label={label}>
    <pre>{text}</pre>
  </section>
)

const VerdictView = ({ verdict, label }: { readonly verdict: Verdict; readonly label: string }): VNode => {
  switch (verdict._tag) {
    case 'Decoded':
      return <Code text={verdict.text} label={label} />
    case 'NotDecoded':
      return <p>Not decoded: {verdict.reason}.</p>
    case 'Wrong':
      return (
        <ul class="problems">
          {verdict.problems.map(({ place, problem }) => (
            <li key={`${place} ${problem}`}>
              <code>{place === '' ? 'the whole body' : place}</code> {problem}
            </li>
          ))}
        </ul>
      )
  }
}

const BodyView = ({ name, body }: { readonly name: string; readonly body: Body }): VNode => (
  <section class="pair" aria-labelledby={`${name}-heading`}>
    <h3 id={`${name}-heading`}>{name}</h3>
    <div>
      <h4>As it crossed the wire</h4>
      <p class="below">
        {bytesOf(body.bytes)}
        {body.type !== null && `, ${body.type}`}
      </p>
      {body.text !== null && <Code text={body.text} label={`${name}, as it crossed the wire`} />}
    </div>
    <div>
      <h4>What the codec says</h4>
      <VerdictView verdict={body.verdict} label={`${name}, decoded`} />
    </div>
  </section>
)

const Detail = ({ detail: { line, headers, request, response } }: { readonly detail: ExchangeDetail }): VNode => (
  <>
    <dl class="facts">
      <dt>Request</dt>
      <dd>
        {line.method} {line.path}
      </dd>
      <dt>Operation</dt>
      <dd>{line.operation ?? 'none'}</dd>
      <dt>Status</dt>
      <dd>{line.status}</dd>
      <dt>Outcome</dt>
      <dd>{outcomeOf(line) || 'answered'}</dd>
      <dt>Time</dt>
      <dd>
        {timeOf(line.at)}, {durationOf(line.duration)}
      </dd>
    </dl>
    <BodyView name="Request body" body={request} />
    <BodyView name="Response body" body={response} />
    <h3>Request headers</h3>
    <ul class="headers">
      {headers.map(([name, value], i) => (
        <li key={`${i} ${name}`}>
          <code>
            {name}: {value}
          </code>
        </li>
      ))}
    </ul>
  </>
)

export const ExchangeView = ({ model: { detail } }: ViewProps): VNode => (
  <>
    <p>
      <a href="#journal">Back to the journal</a>
    </p>
    {F.pipe(
      detail,
      O.match(
        () => <p>It is being loaded, or it is no longer kept.</p>,
        (each) => <Detail detail={each} />,
      ),
    )}
  </>
)
