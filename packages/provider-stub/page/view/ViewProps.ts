import type { Dispatch } from '../Message.js'
import type { Model } from '../Model.js'

/** What every part of the page is drawn from. */
export interface ViewProps {
  readonly model: Model
  readonly dispatch: Dispatch
}
