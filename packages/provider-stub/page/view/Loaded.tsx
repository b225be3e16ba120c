import { function as F, option as O } from 'fp-ts'
import type { VNode } from 'preact'
import type { Overview } from '../../src/ui/protocol.js'

/** What needs the overview, as soon as it is there. */
export const Loaded = ({
  overview,
  children,
}: {
  readonly overview: O.Option<Overview>
  readonly children: (overview: Overview) => VNode
}): VNode =>
  F.pipe(
    overview,
    O.match(() => <p>It is being loaded.</p>, children),
  )

/** What is wrong with a form, which its fields point at. */
export const Problem = ({ id, problem }: { readonly id: string; readonly problem: O.Option<string> }): VNode => (
  <p id={id} class="problem">
    {F.pipe(
      problem,
      O.getOrElse(() => ''),
    )}
  </p>
)
