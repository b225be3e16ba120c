/** The part of the page that is shown, which the fragment of its address names. */
import { function as F, option as O } from 'fp-ts'

export type Route =
  | { readonly _tag: 'Journal' }
  | { readonly _tag: 'Exchange'; readonly number: number }
  | { readonly _tag: 'Accounts' }
  | { readonly _tag: 'States' }
  | { readonly _tag: 'Faults' }
  | { readonly _tag: 'Rules' }

export const journal: Route = { _tag: 'Journal' }

const named: Readonly<Record<string, Route>> = {
  '': journal,
  journal,
  accounts: { _tag: 'Accounts' },
  states: { _tag: 'States' },
  faults: { _tag: 'Faults' },
  rules: { _tag: 'Rules' },
}

/** The route of a fragment, as `#journal/12`; `none` for one that names no part, such as that of the skip link. */
export const parseRoute = (fragment: string): O.Option<Route> => {
  const name = fragment.replace(/^#/, '')
  const [, number] = /^journal\/(\d{1,15})$/.exec(name) ?? []
  if (number !== undefined) return O.some({ _tag: 'Exchange', number: Number(number) })
  return F.pipe(
    O.fromPredicate((text: string) => Object.hasOwn(named, text))(name),
    O.chain((known) => O.fromNullable(named[known])),
  )
}

/** The fragment of an exchange. */
export const exchangeAddress = (number: number): string => `#journal/${number}`

/** What each part is called, in headings and in the title of the window. */
export const titleOf = (route: Route): string => {
  switch (route._tag) {
    case 'Journal':
      return 'Journal'
    case 'Exchange':
      return `Exchange ${route.number}`
    case 'Accounts':
      return 'Accounts'
    case 'States':
      return 'Provider states'
    case 'Faults':
      return 'Faults'
    case 'Rules':
      return 'Rules'
  }
}

/** The links of the navigation. */
export const parts: ReadonlyArray<{ readonly href: string; readonly route: Route }> = [
  { href: '#journal', route: journal },
  { href: '#accounts', route: { _tag: 'Accounts' } },
  { href: '#states', route: { _tag: 'States' } },
  { href: '#faults', route: { _tag: 'Faults' } },
  { href: '#rules', route: { _tag: 'Rules' } },
]
