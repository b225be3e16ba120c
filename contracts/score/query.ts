/** The query of a request, and whether a stub does what `$select` in it demands. */
import type { HttpRequest } from '@so-email/wire'
import { answerTo, entityIn, jsonOf } from './exchange.js'

export const withQuery = (request: HttpRequest, name: string, value: string): HttpRequest => {
  const url = new URL(request.url)
  for (const key of [...url.searchParams.keys()])
    if (key.toLowerCase() === name.toLowerCase()) url.searchParams.delete(key)
  url.searchParams.set(name, value)
  return { ...request, url: url.href }
}

/** Whether `$select` makes null of what it does not name, and of nothing else. */
export const selects = async (request: HttpRequest): Promise<boolean> => {
  const whole = entityIn(jsonOf(await answerTo(request)))
  const [name, ...others] = Object.keys(whole).filter((each) => whole[each] !== null)
  const selected = entityIn(jsonOf(await answerTo(withQuery(request, '$select', name ?? ''))))
  const isKept = (each: string) => selected[each] === whole[each]
  return name !== undefined && isKept(name) && others.length > 0 && others.every((each) => selected[each] === null)
}
