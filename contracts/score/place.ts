/** Places in a body, as `ConnectionInfo.ServerName`. Names have no case; `*` is the first property, whatever its name is. */
import { entityIn } from './exchange.js'

const keyIn = (entity: object, name: string): string =>
  Object.keys(entity).find((key) => name === '*' || key.toLowerCase() === name.toLowerCase()) ?? name

/** The value at a place, or undefined if there is none. */
export const valueAt = (value: unknown, place: string): unknown =>
  place.split('.').reduce((at, name) => entityIn(at)[keyIn(entityIn(at), name)], value)

export const withValueAt = (value: unknown, place: string, changed: unknown): Readonly<Record<string, unknown>> => {
  const [name = '', ...rest] = place.split('.')
  const entity = entityIn(value)
  const key = keyIn(entity, name)
  return { ...entity, [key]: rest.length === 0 ? changed : withValueAt(entity[key], rest.join('.'), changed) }
}
